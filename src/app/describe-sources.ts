import type { Language, SourceInfo } from "../findings/run-result.ts";
import type { SideName } from "./compare-sides.ts";
import type { Input, SourcePlan } from "./input-kinds.ts";
import type { ReadSource } from "./read-kinds.ts";

const LANGUAGES = {
  headers: "c",
  contract: "contract",
  rust: "rust",
  go: "go",
} as const satisfies Readonly<Record<Exclude<Input["kind"], "project">, Language>>;

/** As people are told of them. */
const LANGUAGE_NAMES = { rust: "Rust", go: "Go", headers: "C" } as const;

/** What a run says of a source that it took. */
export function takenLine({ input, kind, why }: ReadSource): string {
  return `taken: ${input.text} (${LANGUAGE_NAMES[kind]}${why === null ? "" : `: ${why}`})`;
}

/** What a run says of what it left out; empty if that is nothing. */
export function leftOutLines({ leftOut }: Pick<SourcePlan, "leftOut">): readonly string[] {
  return leftOut.length === 0 ? [] : [`left out: ${leftOut.join(", ")}`];
}

/** What a run says of the sources that it took by itself, and of what it left out. */
export function sourceLines(input: Input, sources: readonly ReadSource[]): readonly string[] {
  const taken = sources.filter(({ why }) => why !== null).map(takenLine);
  return [...taken, ...(input.kind === "project" ? leftOutLines(input.plan) : [])];
}

/** The sources of one side as a report lists them. */
export function sourceInfos(sources: readonly ReadSource[], side: SideName): readonly SourceInfo[] {
  return sources.map(({ kind, input, why }) => ({ language: LANGUAGES[kind], input: input.text, side, why }));
}

/** An input that somebody named as a report lists it, or the sources of which it is made. */
export function inputInfos(
  input: Input,
  sources: readonly ReadSource[],
  side: SideName,
): readonly SourceInfo[] {
  if (input.kind === "project") return sourceInfos(sources, side);
  return [{ language: LANGUAGES[input.kind], input: input.text, side, why: null }];
}
