import type { TagHolds } from "./target-tags.ts";

/** A condition on build tags, or what is wrong with it. */
export type BuildExpression =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "not"; readonly of: BuildExpression }
  | { readonly kind: "and" | "or"; readonly of: readonly BuildExpression[] };

export type BuildExpressionResult =
  | { readonly ok: true; readonly expression: BuildExpression }
  | { readonly ok: false; readonly fault: string };

/** More tokens, which Go refuses too, could nest too deep. */
const MOST_TOKENS = 1000;
const TOKEN = /\s+|&&|\|\||[!()]|[\p{L}\p{Nd}_.]+/uy;

/** Reads what stands behind `//go:build` (`go help buildconstraint`): tags with `&&`, `||`, `!` and parentheses. */
export function parseBuildExpression(text: string): BuildExpressionResult {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) return { ok: false, fault: `\`${text.charAt(at)}\` is no part of it` };
    if (token.trim() !== "") tokens.push(token);
    if (tokens.length > MOST_TOKENS) return { ok: false, fault: "it is too long" };
    at += token.length;
  }
  const reader: Reader = { tokens, index: 0 };
  const expression = parseOr(reader);
  if (expression === null || reader.index < tokens.length) {
    const found = tokens[reader.index];
    return { ok: false, fault: found === undefined ? "it ends too early" : `\`${found}\` is out of place` };
  }
  return { ok: true, expression };
}

interface Reader {
  readonly tokens: readonly string[];
  index: number;
}

function accept(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.index] !== token) return false;
  reader.index += 1;
  return true;
}

function parseOr(reader: Reader): BuildExpression | null {
  return parseChain(reader, "or", "||", parseAnd);
}

function parseAnd(reader: Reader): BuildExpression | null {
  return parseChain(reader, "and", "&&", parseNot);
}

function parseChain(
  reader: Reader,
  kind: "and" | "or",
  operator: string,
  parseOne: (reader: Reader) => BuildExpression | null,
): BuildExpression | null {
  const parts: BuildExpression[] = [];
  do {
    const part = parseOne(reader);
    if (part === null) return null;
    parts.push(part);
  } while (accept(reader, operator));
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : { kind, of: parts };
}

/** `!!` is refused, as Go does. */
function parseNot(reader: Reader): BuildExpression | null {
  if (!accept(reader, "!")) return parseAtom(reader);
  const of = parseAtom(reader);
  return of === null ? null : { kind: "not", of };
}

function parseAtom(reader: Reader): BuildExpression | null {
  if (accept(reader, "(")) {
    const inner = parseOr(reader);
    return inner !== null && accept(reader, ")") ? inner : null;
  }
  const tag = reader.tokens[reader.index];
  if (tag === undefined || /^[^\p{L}\p{Nd}_.]/u.test(tag)) return null;
  reader.index += 1;
  return { kind: "tag", tag };
}

/**
 * Reads the older form: words are alternatives, what commas join in a word holds together, `!` negates one tag. A tag
 * that is malformed never holds.
 */
export function parsePlusBuild(text: string): BuildExpression {
  const alternatives = text.split(/\s+/).filter((word) => word !== "");
  return {
    kind: "or",
    of: alternatives.map((word) => ({ kind: "and", of: word.split(",").map(parsePlusTag) })),
  };
}

/** Of no alternative, none holds. */
export const NEVER: BuildExpression = { kind: "or", of: [] };

function parsePlusTag(text: string): BuildExpression {
  const tag = text.replace(/^!/, "");
  if (!/^[\p{L}\p{Nd}_.]+$/u.test(tag)) return NEVER;
  return text.startsWith("!") ? { kind: "not", of: { kind: "tag", tag } } : { kind: "tag", tag };
}

/** Asks only for the tags that decide. */
export function buildExpressionHolds(expression: BuildExpression, holds: TagHolds): boolean {
  switch (expression.kind) {
    case "tag":
      return holds(expression.tag);
    case "not":
      return !buildExpressionHolds(expression.of, holds);
    case "and":
      return expression.of.every((part) => buildExpressionHolds(part, holds));
    case "or":
      return expression.of.some((part) => buildExpressionHolds(part, holds));
  }
}
