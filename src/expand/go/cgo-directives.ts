import type { Gap } from "../../idl/gap.ts";
import type { Span } from "../../source/source-file.ts";
import {
  type BuildExpression,
  buildExpressionHolds,
  NEVER,
  parseBuildExpression,
  parsePlusBuild,
} from "./build-expression.ts";
import type { CgoLine } from "./preamble.ts";
import { splitArguments } from "./split-arguments.ts";
import type { TagHolds } from "./target-tags.ts";

const VERBS = ["CFLAGS", "CPPFLAGS", "CXXFLAGS", "FFLAGS", "LDFLAGS", "pkg-config"] as const;

/** One `#cgo` line that sets options (cmd/cgo, Using cgo with the go command). */
export interface CgoDirective {
  readonly verb: (typeof VERBS)[number];
  /** Alternatives; without any the line always counts. */
  readonly conditions: readonly BuildExpression[];
  /** With `${SRCDIR}` as written. */
  readonly arguments: readonly string[];
  readonly span: Span;
}

export interface CgoDirectives {
  readonly directives: readonly CgoDirective[];
  readonly gaps: readonly Gap[];
}

/** Reads the `#cgo` lines of a file; those that tell how calls escape set no options and are left out. */
export function readCgoDirectives(lines: readonly CgoLine[]): CgoDirectives {
  const directives: CgoDirective[] = [];
  const gaps: Gap[] = [];
  for (const line of lines) {
    const words = line.text.split(/\s+/);
    if (words.length === 3 && (words[1] === "noescape" || words[1] === "nocallback")) continue;
    const read = readDirective(line);
    if (typeof read === "string") gaps.push({ reason: "directive", detail: read, span: line.span });
    else directives.push(read);
  }
  return { directives, gaps };
}

/** The directive, or what is wrong with it. */
function readDirective({ text, span }: CgoLine): CgoDirective | string {
  const colon = text.indexOf(":");
  if (colon === -1) return "this `#cgo` line has no `:` behind what it sets";
  const words = text.slice("#cgo".length, colon).trim().split(/\s+/);
  const spelled = words.pop() ?? "";
  const verb = VERBS.find((known) => known === spelled);
  if (verb === undefined) return `\`${spelled}\` is nothing that a \`#cgo\` line sets`;
  const split = splitArguments(text.slice(colon + 1));
  if (split === null) return "a quote in this `#cgo` line is not closed";
  return { verb, conditions: words.map(conditionOf), arguments: split, span };
}

/** A word with operators is read as a `//go:build` line, any other as a `// +build` line; a malformed one never holds. */
function conditionOf(word: string): BuildExpression {
  if (!/[&|()]/.test(word)) return parsePlusBuild(word);
  const result = parseBuildExpression(word);
  return result.ok ? result.expression : NEVER;
}

export function directiveHolds({ conditions }: CgoDirective, holds: TagHolds): boolean {
  return conditions.length === 0 || conditions.some((condition) => buildExpressionHolds(condition, holds));
}
