import type { Span } from "../../source/source-file.ts";
import type { Expression } from "../../syntax/c/declaration.ts";
import { usualSpelling } from "../../syntax/c/punctuators.ts";
import type { Token } from "../../syntax/c/token.ts";
import { parseExpression } from "./expression.ts";
import { at, hereSpan, type Parser, SyntaxFailure, skipBalanced } from "./parser.ts";

/** A list of tokens that is longer is no constant that people wrote. */
const MAX_TOKENS = 10_000;

export interface Initializer {
  /** The value in `{value}` too (C17 6.7.9p11); `other` for any longer list. */
  readonly expression: Expression;
  /** Its tokens with white space that does not depend on how they are laid out. */
  readonly text: string;
}

/** Reads what stands behind the `=` of a declaration (C17 6.7.9). */
export function parseInitializer(parser: Parser): Initializer {
  const span = hereSpan(parser);
  const start = parser.index;
  const expression = at(parser, "{") ? parseList(parser, span) : parseExpression(parser);
  return { expression, text: spellEvenly(parser.tokens.slice(start, parser.index)) };
}

function parseList(parser: Parser, span: Span): Expression {
  const start = parser.index;
  skipBalanced(parser);
  const comma = at(parser, ",", -2);
  const inner = parser.tokens.slice(start + 1, parser.index - (comma ? 2 : 1));
  return parseWhole(parser, inner, span) ?? listOfInitializers(span);
}

function listOfInitializers(span: Span): Expression {
  return { kind: "other", what: "a list of initialisers", span };
}

/** Tokens as one expression (C17 6.5) or as one list of initialisers, and nothing else beside it; null otherwise. */
export function parseValue(parser: Parser, tokens: readonly Token[], fallback: Span): Expression | null {
  const isList = tokens[0] !== undefined && usualSpelling(tokens[0].text) === "{";
  if (!isList) return parseWhole(parser, tokens, fallback);
  return isInitializerList(tokens) ? listOfInitializers(fallback) : null;
}

/**
 * Tokens as one expression, without effect on the parser that lends its names; null if they are none. What may be one
 * and is too long, too deep or has too many operators is `other`, and so kept as its text.
 */
function parseWhole(parser: Parser, spelled: readonly Token[], fallback: Span): Expression | null {
  if (spelled.length === 0) return null;
  const isCut = spelled.length > MAX_TOKENS;
  const tokens = spelled.slice(0, MAX_TOKENS).map((token) => ({ ...token, text: usualSpelling(token.text) }));
  const inner: Parser = {
    ...parser,
    tokens,
    packings: [],
    visibilities: [],
    gaps: [],
    onTag: () => {},
    onAssertion: () => {},
    fallback,
    index: 0,
    depth: 0,
    operators: null,
  };
  try {
    const expression = parseExpression(inner);
    if (inner.index < tokens.length) return null;
    return isCut ? tooLarge(fallback) : expression;
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    return failure.reason === "limit" ? tooLarge(fallback) : null;
  }
}

function tooLarge(span: Span): Expression {
  return { kind: "other", what: "an expression that is too large to be read", span };
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Whether the tokens are one group in braces that has no statement in it, which a `;` outside of parentheses ends. */
function isInitializerList(tokens: readonly Token[]): boolean {
  const open: string[] = [];
  let parentheses = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "punctuator") continue;
    const text = usualSpelling(token.text);
    const closing = CLOSING[text];
    if (closing !== undefined) open.push(closing);
    if (text === "(") parentheses += 1;
    if (text === ";" && parentheses === 0) return false;
    if (text !== ")" && text !== "]" && text !== "}") continue;
    if (open.pop() !== text) return false;
    if (text === ")") parentheses -= 1;
    if (open.length === 0) return index === tokens.length - 1;
  }
  return false;
}

const BRACKETS: ReadonlySet<string> = new Set(["(", ")", "[", "]", "{", "}", ".", ";"]);

/** The tokens as text: one blank behind commas, between words and between operators, and none elsewhere. */
export function spellEvenly(tokens: readonly Token[]): string {
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1];
      return before !== undefined && needsBlank(before, token) ? ` ${token.text}` : token.text;
    })
    .join("");
}

function needsBlank(before: Token, token: Token): boolean {
  if (token.kind === "punctuator" && token.text === ",") return false;
  if (before.kind === "punctuator" && before.text === ",") return true;
  const isPunctuator = token.kind === "punctuator";
  if ((before.kind === "punctuator") !== isPunctuator) return false;
  return !isPunctuator || !(BRACKETS.has(before.text) || BRACKETS.has(token.text));
}
