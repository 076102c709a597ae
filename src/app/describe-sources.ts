import type { Language, SourceInfo } from "../findings/run-result.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type { SideName } from "./compare-sides.ts";
import type { Input } from "./input-kinds.ts";
import type { ReadSource } from "./read-kinds.ts";
import type { ReadProject } from "./read-sources.ts";

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
export function leftOutLines({ leftOut }: Pick<ReadProject, "leftOut">): readonly string[] {
  return leftOut.length === 0 ? [] : [`left out: ${leftOut.map(({ text }) => text).join(", ")}`];
}

/** More of one package are told in one line. */
const MOST_TOLD = 3;
/** Tags that such a line names. */
const MOST_TAGS = 5;

/** What a run says of a package's C that it left out because a build tag is not set. */
export function unsetTagLines(source: ReadSource): readonly string[] {
  if (source.kind !== "go") return [];
  const { unsetTags } = source.extraction;
  if (unsetTags.length <= MOST_TOLD) {
    return unsetTags.map(({ what, tags }) => {
      const named = tags.map((tag) => `\`${tag}\``).join(" and ");
      const are = tags.length === 1 ? `build tag ${named} is` : `build tags ${named} are`;
      const options = tags.map((tag) => `--tag ${tag}`).join(" ");
      return `left out: ${what} (${are} not set; ${options} reads it)`;
    });
  }
  const all = [...new Set(unsetTags.flatMap(({ tags }) => tags))].sort(byCodeUnit);
  const shown = all.slice(0, MOST_TAGS).map((tag) => `\`${tag}\``);
  const more = all.length > MOST_TAGS ? ` and ${all.length - MOST_TAGS} more` : "";
  const what = `${unsetTags.length} files or \`#cgo\` lines of ${source.input.text}`;
  const first = unsetTags[0]?.what ?? "";
  return [
    `left out: ${what}, the first ${first} (build tags ${shown.join(", ")}${more} are not set; --tag TAG reads them)`,
  ];
}

/** What a run says of the sources that it took by itself, and of what it left out. */
export function sourceLines({ sources, leftOut }: ReadProject): readonly string[] {
  const taken = sources.filter(({ why }) => why !== null).map(takenLine);
  const untagged = sources.flatMap(unsetTagLines);
  return [...taken, ...leftOutLines({ leftOut }), ...untagged];
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
