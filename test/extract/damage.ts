import fc from "fast-check";
import { lexFile } from "../../src/syntax/c/lexer.ts";
import type { Token } from "../../src/syntax/c/token.ts";

/**
 * One mishap: a token is lost, is there twice, or changes places with the next or with any other. Places are
 * fractions of the text, so that one mishap fits every header.
 */
export interface Mishap {
  readonly kind: "lose" | "double" | "swap" | "exchange";
  readonly at: number;
  readonly other: number;
}

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

export const mishap: fc.Arbitrary<Mishap> = fc.record({
  kind: fc.constantFrom("lose", "double", "swap", "exchange"),
  at: place,
  other: place,
});

/** The tokens of declarations: a changed directive makes another header, which is as good as the first. */
function declarationTokens(text: string): readonly Token[] {
  const kept: Token[] = [];
  let inDirective = false;
  for (const token of lexFile({ path: "a.h", text }).tokens) {
    if (token.startsLine) inDirective = token.text === "#";
    if (!inDirective) kept.push(token);
  }
  return kept;
}

/**
 * Tokens that may not change places with one far away, because the result may be right C with fewer functions: `typedef`
 * makes types of them, and between braces that moved they are a body.
 */
const BOUND = new Set(["typedef", "{", "}"]);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function editsOf({ kind, at, other }: Mishap, tokens: readonly Token[]): readonly Edit[] {
  const index = Math.floor(at * tokens.length);
  const token = tokens[index];
  if (token === undefined) return [];
  const { start, end } = token.span;
  if (kind === "lose") return [{ start, end, text: "" }];
  if (kind === "double") return [{ start, end, text: `${token.text} ${token.text}` }];
  const partner = tokens[kind === "swap" ? index + 1 : Math.floor(other * tokens.length)];
  if (partner === undefined || partner === token) return [];
  if (kind === "exchange" && (BOUND.has(token.text) || BOUND.has(partner.text))) return [];
  return [
    { start, end, text: ` ${partner.text} ` },
    { start: partner.span.start, end: partner.span.end, text: ` ${token.text} ` },
  ];
}

function touchesBrace({ start, end }: Edit, text: string): boolean {
  return /[{}]/.test(text.slice(start, end));
}

/** The text after the mishaps; of those that overlap, or move a second brace, the later ones do not happen. */
export function damage(text: string, mishaps: readonly Mishap[]): string {
  const tokens = declarationTokens(text);
  const edits: Edit[] = [];
  for (const next of mishaps.map((one) => editsOf(one, tokens))) {
    const overlaps = next.some((a) => edits.some((b) => a.start < b.end && b.start < a.end));
    const moved = [...edits, ...next].filter((edit) => touchesBrace(edit, text)).length;
    if (!overlaps && moved <= 1) edits.push(...next);
  }
  let damaged = text;
  for (const { start, end, text: put } of edits.sort((a, b) => b.start - a.start))
    damaged = damaged.slice(0, start) + put + damaged.slice(end);
  return damaged;
}
