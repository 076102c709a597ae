import { clipWord } from "../../source/clip-word.ts";
import type { Attributes } from "../../syntax/c/declaration.ts";
import type { Token } from "../../syntax/c/token.ts";
import { CONVENTION_ATTRIBUTES, HARMLESS_ATTRIBUTES, UNSUPPORTED_ATTRIBUTES } from "./attribute-table.ts";
import { parseExpression, startsType } from "./expression.ts";
import {
  accept,
  addGap,
  at,
  expect,
  failExpecting,
  hereSpan,
  type Parser,
  peek,
  SyntaxFailure,
  skipBalanced,
  take,
} from "./parser.ts";
import { ALIGNAS_WORDS, ATTRIBUTE_WORDS, CONVENTION_WORDS, DECLSPEC_WORDS } from "./words.ts";

export const NO_ATTRIBUTES: Attributes = {};

/** Both sets in one; what is said twice holds as said last, alignments and unsupported ones add up. */
export function mergeAttributes(first: Attributes, second: Attributes): Attributes {
  if (second === NO_ATTRIBUTES) return first;
  if (first === NO_ATTRIBUTES) return second;
  const alignments = [...(first.alignments ?? []), ...(second.alignments ?? [])];
  const unsupported = [...(first.unsupported ?? []), ...(second.unsupported ?? [])];
  return {
    ...first,
    ...second,
    ...(alignments.length > 0 ? { alignments } : {}),
    ...(unsupported.length > 0 ? { unsupported } : {}),
  };
}

/** Attributes in one place; those of real headers stay below ten. */
const MAX_ATTRIBUTES = 1000;

function boundAttributes(parser: Parser, count: number): void {
  if (count <= MAX_ATTRIBUTES) return;
  throw new SyntaxFailure("limit", `more than ${MAX_ATTRIBUTES} attributes in one place`, hereSpan(parser));
}

/** Reads all attributes that stand here, in every spelling: GNU, C23, Microsoft, `_Alignas`, calling conventions. */
export function parseAttributes(parser: Parser): Attributes {
  let found = NO_ATTRIBUTES;
  for (let count = 0; ; count++) {
    const next = parseAttributeGroup(parser);
    if (next === null) return found;
    found = mergeAttributes(found, next);
    boundAttributes(parser, count);
  }
}

function parseAttributeGroup(parser: Parser): Attributes | null {
  const token = peek(parser);
  if (token === undefined) return null;
  if (at(parser, "[") && at(parser, "[", 1)) return parseStandardAttributes(parser);
  if (token.kind !== "identifier") return null;
  if (ATTRIBUTE_WORDS.has(token.text)) return parseGnuAttributes(parser);
  if (DECLSPEC_WORDS.has(token.text)) return parseDeclspec(parser);
  if (ALIGNAS_WORDS.has(token.text) && at(parser, "(", 1)) return parseAlignas(parser);
  const convention = CONVENTION_WORDS.get(token.text);
  if (convention === undefined) return null;
  parser.index += 1;
  return { convention };
}

function parseGnuAttributes(parser: Parser): Attributes {
  parser.index += 1;
  expect(parser, "(", "behind `__attribute__`");
  expect(parser, "(", "behind `__attribute__`");
  const found = parseAttributeList(parser, ")");
  expect(parser, ")", "at the end of `__attribute__`");
  expect(parser, ")", "at the end of `__attribute__`");
  return found;
}

function parseStandardAttributes(parser: Parser): Attributes {
  parser.index += 2;
  const found = parseAttributeList(parser, "]");
  expect(parser, "]", "at the end of an attribute");
  expect(parser, "]", "at the end of an attribute");
  return found;
}

function parseDeclspec(parser: Parser): Attributes {
  parser.index += 1;
  expect(parser, "(", "behind `__declspec`");
  const found = parseAttributeList(parser, ")");
  expect(parser, ")", "at the end of `__declspec`");
  return found;
}

function parseAlignas(parser: Parser): Attributes {
  parser.index += 1;
  expect(parser, "(", "behind `_Alignas`");
  const alignment = startsType(parser)
    ? ({ kind: "type", type: parser.grammar.typeName(parser) } as const)
    : ({ kind: "bytes", value: parseExpression(parser) } as const);
  expect(parser, ")", "at the end of `_Alignas`");
  return { alignments: [alignment] };
}

/** Separated by commas (GNU, C23) or by white space (Microsoft), up to the closing bracket. */
function parseAttributeList(parser: Parser, closing: ")" | "]"): Attributes {
  let found = NO_ATTRIBUTES;
  for (let count = 0; !at(parser, closing); ) {
    if (accept(parser, ",")) continue;
    found = mergeAttributes(found, parseAttribute(parser));
    count += 1;
    boundAttributes(parser, count);
  }
  return found;
}

function parseAttribute(parser: Parser): Attributes {
  let token = takeAttributeName(parser);
  if (accept(parser, "::")) token = takeAttributeName(parser);
  else if (at(parser, ":") && at(parser, ":", 1)) {
    parser.index += 2;
    token = takeAttributeName(parser);
  }
  const name = token.text.replace(/^_+/, "").replace(/_+$/, "");
  const found = parseKnownAttribute(parser, name, token);
  if (found === null) {
    const detail = `the attribute \`${clipWord(token.text)}\` is not known; it may change the ABI`;
    addGap(parser, "syntax", detail, token.span);
  }
  if (at(parser, "(")) skipBalanced(parser);
  return found ?? NO_ATTRIBUTES;
}

function takeAttributeName(parser: Parser): Token {
  if (peek(parser)?.kind !== "identifier") failExpecting(parser, "an attribute's name");
  return take(parser, "an attribute's name");
}

function parseKnownAttribute(parser: Parser, name: string, token: Token): Attributes | null {
  if (HARMLESS_ATTRIBUTES.has(name)) return NO_ATTRIBUTES;
  if (UNSUPPORTED_ATTRIBUTES.has(name)) return { unsupported: [{ text: name, span: token.span }] };
  const convention = CONVENTION_ATTRIBUTES.get(name);
  if (convention !== undefined) return { convention };
  switch (name) {
    case "packed":
      return { packed: true };
    case "aligned":
    case "align":
      return parseAligned(parser, token);
    case "visibility":
      return visibilityOf(wordArgument(parser));
    case "deprecated":
      return { deprecated: stringArgument(parser) };
    case "warn_unused_result":
    case "nodiscard":
      return { mustUse: true };
    case "noreturn":
    case "Noreturn":
    case "analyzer_noreturn":
      return name === "analyzer_noreturn" ? NO_ATTRIBUTES : { noreturn: true };
    case "pure":
    case "const":
      return { pure: true };
    case "gnu_inline":
      return { gnuInline: true };
    case "nonnull":
      return { nonnull: numberArguments(parser) };
    case "returns_nonnull":
      return { returnsNonnull: true };
    case "flag_enum":
      return { flagEnum: true };
    case "enum_extensibility":
      return { enumOpen: wordArgument(parser) === "open" };
    case "mode":
      return { mode: wordArgument(parser).replace(/^_+/, "").replace(/_+$/, "") };
    case "vector_size":
      return parseVectorSize(parser);
    case "pcs":
      return { convention: wordArgument(parser) };
    case "thread":
      return { threadLocal: true };
    default:
      return null;
  }
}

function visibilityOf(word: string): Attributes {
  return word === "hidden" || word === "internal" ? { hidden: true } : { visible: true };
}

/** The one word or string between the parentheses, without quotes; does not move on. */
function wordArgument(parser: Parser): string {
  const token = at(parser, "(") ? peek(parser, 1) : undefined;
  return token?.text.replace(/^"|"$/g, "") ?? "";
}

/** The strings between the parentheses, joined; empty without any. Does not move on. */
function stringArgument(parser: Parser): string {
  if (!at(parser, "(")) return "";
  let text = "";
  for (let ahead = 1; peek(parser, ahead)?.kind === "string"; ahead++) {
    text += (peek(parser, ahead)?.text ?? "").replace(/^[^"]*"|"$/g, "").replace(/\\(["\\])/g, "$1");
  }
  return text;
}

function numberArguments(parser: Parser): "all" | readonly number[] {
  if (!at(parser, "(")) return "all";
  const numbers: number[] = [];
  for (let ahead = 1; ; ahead++) {
    const token = peek(parser, ahead);
    if (token?.kind === "number") numbers.push(Number.parseInt(token.text, 10));
    else if (token?.text !== ",") return numbers.length > 0 ? numbers : "all";
  }
}

function parseAligned(parser: Parser, token: Token): Attributes {
  if (!at(parser, "(")) return { alignments: [{ kind: "greatest", span: token.span }] };
  parser.index += 1;
  const value = parseExpression(parser);
  expect(parser, ")", `at the end of \`${token.text}\``);
  return { alignments: [{ kind: "bytes", value }] };
}

function parseVectorSize(parser: Parser): Attributes {
  expect(parser, "(", "behind `vector_size`");
  const vectorSize = parseExpression(parser);
  expect(parser, ")", "at the end of `vector_size`");
  return { vectorSize };
}
