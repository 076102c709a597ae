import type { AssertionDeclaration } from "../../syntax/c/declaration.ts";
import type { Token } from "../../syntax/c/token.ts";
import { parseExpression } from "./expression.ts";
import { at, expect, type Parser, peek, SyntaxFailure, skipBalanced } from "./parser.ts";
import { ALIGNOF_WORDS, SIZEOF_WORD, STATIC_ASSERT_WORDS } from "./words.ts";

/**
 * Takes `_Static_assert(condition, "message");` (C17 6.7.10), which declares nothing but says what the header relies
 * on; false if none stands here.
 */
export function acceptStaticAssert(parser: Parser): boolean {
  const word = peek(parser);
  if (word?.kind !== "identifier" || !STATIC_ASSERT_WORDS.has(word.text) || !at(parser, "(", 1)) return false;
  const open = parser.index + 1;
  parser.index = open;
  skipBalanced(parser);
  const inner = parser.tokens.slice(open + 1, parser.index - 1);
  expect(parser, ";", "behind a static assertion");
  const condition = readCondition(parser, inner);
  parser.onAssertion({
    kind: "assertion",
    name: { text: word.text, span: word.span },
    condition,
    message: messageOf(inner),
    measures: inner.some(measures),
  });
  return true;
}

/** The condition by itself, so that what cannot be read of it costs the struct around it nothing. */
function readCondition(parser: Parser, tokens: readonly Token[]): AssertionDeclaration["condition"] {
  const inner: Parser = { ...parser, tokens, packings: [], gaps: [], index: 0, operators: null };
  try {
    const condition = parseExpression(inner);
    return inner.index === tokens.length || at(inner, ",") ? condition : null;
  } catch (failure) {
    if (failure instanceof SyntaxFailure) return null;
    throw failure;
  }
}

function messageOf(tokens: readonly Token[]): string {
  const last = tokens.at(-1);
  return last?.kind === "string" ? last.text.replace(/^[^"]*"|"$/g, "") : "";
}

const OFFSET_WORDS: ReadonlySet<string> = new Set(["offsetof", "__builtin_offsetof"]);

/** A size, an alignment or an offset, spelled out or by the macro. */
function measures({ kind, text, macro }: Token): boolean {
  if (macro === "offsetof") return true;
  return kind === "identifier" && (text === SIZEOF_WORD || ALIGNOF_WORDS.has(text) || OFFSET_WORDS.has(text));
}
