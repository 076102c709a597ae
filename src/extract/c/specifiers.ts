import type { ScalarName } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { Attributes, Qualifiers, TypeSpelling } from "../../syntax/c/declaration.ts";
import type { Token } from "../../syntax/c/token.ts";
import { mergeAttributes, NO_ATTRIBUTES, parseAttributes } from "./attributes.ts";
import { parseQualifier } from "./declarator.ts";
import { parseExpression } from "./expression.ts";
import {
  addGap,
  at,
  expect,
  failExpecting,
  hereSpan,
  type Parser,
  peek,
  type Specifiers,
  type Storage,
  SyntaxFailure,
  skipBalanced,
  spanFrom,
} from "./parser.ts";
import { parseTag } from "./tag.ts";
import {
  BASIC_TYPES,
  BASIC_WORDS,
  INLINE_WORDS,
  intrinsicScalar,
  isReserved,
  isTypeWord,
  NORETURN_WORDS,
  QUALIFIER_WORDS,
  SOMETIMES_NAMES,
  STORAGE_WORDS,
  THREAD_WORDS,
  TYPEOF_WORDS,
} from "./words.ts";

/** A type without the qualifiers around it, which may still follow. */
type Base =
  | { readonly kind: "scalar"; readonly name: ScalarName; readonly intrinsic?: true }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "unknown"; readonly reason: string }
  | Extract<TypeSpelling, { kind: "tag" | "atomic" | "bitint" }>;

interface Draft {
  readonly words: string[];
  base: Base | null;
  baseSpan: Span | null;
  qualifiers: Qualifiers;
  attributes: Attributes;
  storage: Storage;
  inline: boolean;
  threadLocal: boolean;
}

/** Of one declaration; a type has at most five words, and attributes and macros add some. */
const MAX_SPECIFIERS = 64;

/** Reads declaration specifiers in whatever order they stand (C17 6.7p2). */
export function parseSpecifiers(parser: Parser): Specifiers {
  const start = parser.index;
  const draft: Draft = {
    words: [],
    base: null,
    baseSpan: null,
    qualifiers: {},
    attributes: NO_ATTRIBUTES,
    storage: "none",
    inline: false,
    threadLocal: false,
  };
  for (let count = 0; parseSpecifier(parser, draft); count++) {
    if (count >= MAX_SPECIFIERS) {
      throw new SyntaxFailure("limit", `more than ${MAX_SPECIFIERS} words in one type`, hereSpan(parser));
    }
  }
  return {
    type: finishType(parser, draft, start),
    storage: draft.storage,
    inline: draft.inline,
    threadLocal: draft.threadLocal || draft.attributes.threadLocal === true,
    attributes: draft.attributes,
  };
}

/** Takes one specifier, qualifier or group of attributes into the draft; false where the declarator begins. */
function parseSpecifier(parser: Parser, draft: Draft): boolean {
  const before = parser.index;
  const attributes = parseAttributes(parser);
  if (parser.index > before) {
    draft.attributes = mergeAttributes(draft.attributes, attributes);
    return true;
  }
  const qualifier = parseQualifier(parser);
  if (qualifier !== null) {
    draft.qualifiers = { ...draft.qualifiers, ...qualifier };
    return true;
  }
  const token = peek(parser);
  if (token === undefined || token.kind !== "identifier") return false;
  return parseStorage(parser, draft, token) || parseBase(parser, draft, token);
}

function parseStorage(parser: Parser, draft: Draft, token: Token): boolean {
  const word = token.text;
  if (word === "typedef" || word === "extern" || word === "static") draft.storage = word;
  else if (INLINE_WORDS.has(word)) draft.inline = true;
  else if (NORETURN_WORDS.has(word)) draft.attributes = mergeAttributes(draft.attributes, { noreturn: true });
  else if (THREAD_WORDS.has(word)) draft.threadLocal = true;
  else if (!STORAGE_WORDS.has(word) && word !== "__extension__") return false;
  parser.index += 1;
  return true;
}

function parseBase(parser: Parser, draft: Draft, token: Token): boolean {
  const hasBase = draft.base !== null || draft.words.length > 0;
  const basic = BASIC_WORDS.get(token.text);
  if (basic !== undefined && draft.base === null && !isNameHere(parser, draft, token.text, hasBase)) {
    draft.words.push(basic);
    draft.baseSpan ??= token.span;
    parser.index += 1;
    return true;
  }
  if (hasBase) return false;
  if (skipUnknownWord(parser, token)) return true;
  const base = parseOtherBase(parser, token);
  if (base === null) return false;
  draft.base = base;
  draft.baseSpan = token.span;
  return true;
}

/** `bool` is a keyword from C23 on, `_Float32` where a compiler has it, and a name elsewhere: `typedef int bool;`. */
function isNameHere(parser: Parser, draft: Draft, word: string, hasBase: boolean): boolean {
  if (!SOMETIMES_NAMES.has(word)) return false;
  return hasBase ? !draft.words.includes("complex") : parser.typeNames.has(word);
}

function parseOtherBase(parser: Parser, token: Token): Base | null {
  const word = token.text;
  const { span } = token;
  if (word === "struct" || word === "union" || word === "enum") {
    const specifier = parseTag(parser);
    return { kind: "tag", specifier, qualifiers: {}, span: specifier.span };
  }
  if (word === "_Atomic") return parseAtomic(parser, span);
  if (word === "_BitInt") return parseBitInt(parser, span, true);
  if (TYPEOF_WORDS.has(word) && at(parser, "(", 1)) return skipTypeof(parser, token);
  const scalar = intrinsicScalar(word);
  if (scalar !== null) {
    parser.index += 1;
    return { kind: "scalar", name: scalar, intrinsic: true };
  }
  if (isReserved(word)) return null;
  return parser.typeNames.has(word) ? takeName(parser, word) : parseUnknownName(parser, token);
}

function takeName(parser: Parser, name: string): Base {
  parser.index += 1;
  return { kind: "name", name };
}

/** Says and skips a word that nothing declares and that a type follows: most likely a macro of a missing header. */
function skipUnknownWord(parser: Parser, token: Token): boolean {
  const next = peek(parser, 1);
  if (isTypeWord(token.text) || isReserved(token.text) || parser.typeNames.has(token.text)) return false;
  if (next?.kind !== "identifier" || !beginsOtherType(parser, next.text)) return false;
  const detail = `\`${token.text}\` stands before a type and is no known macro, type or attribute`;
  addGap(parser, "syntax", `${detail}; is an include or a \`--define\` missing?`, token.span);
  parser.index += 1;
  return true;
}

/** A word that nothing declares is taken as a type where a declarator follows: the lookup says that it is unknown. */
function parseUnknownName(parser: Parser, token: Token): Base | null {
  const next = peek(parser, 1);
  if (at(parser, "(", 1) && !at(parser, "*", 2)) return null;
  if (at(parser, ";", 1) || at(parser, "=", 1) || at(parser, "[", 1) || next === undefined) return null;
  return takeName(parser, token.text);
}

/** Whether the word behind an unknown one is a type itself, rather than the name that is declared. */
function beginsOtherType(parser: Parser, word: string): boolean {
  if (isTypeWord(word) || STORAGE_WORDS.has(word) || INLINE_WORDS.has(word))
    return !QUALIFIER_WORDS.has(word);
  return parser.typeNames.has(word) && (at(parser, "*", 2) || peek(parser, 2)?.kind === "identifier");
}

function parseAtomic(parser: Parser, span: Span): Base {
  parser.index += 1;
  expect(parser, "(", "behind `_Atomic`");
  const of = parser.grammar.typeName(parser);
  expect(parser, ")", "behind the type of `_Atomic`");
  return { kind: "atomic", of, qualifiers: {}, span };
}

function parseBitInt(parser: Parser, span: Span, signed: boolean): Base {
  parser.index += 1;
  expect(parser, "(", "behind `_BitInt`");
  const width = parseExpression(parser);
  expect(parser, ")", "behind the width of `_BitInt`");
  return { kind: "bitint", signed, width, qualifiers: {}, span };
}

function skipTypeof(parser: Parser, token: Token): Base {
  parser.index += 1;
  skipBalanced(parser);
  const reason = `\`${token.text}\` is not evaluated`;
  addGap(parser, "unresolved-type", `${reason}; name the type`, token.span);
  return { kind: "unknown", reason };
}

function finishType(parser: Parser, draft: Draft, start: number): TypeSpelling {
  const span = draft.baseSpan ?? spanFrom(parser, start);
  const { qualifiers, base, words } = draft;
  if (base !== null) return { ...base, qualifiers, span };
  if (words.length === 0) {
    // `unsigned _BitInt(N)` never comes here: its words are joined below.
    return failExpecting(parser, "a type");
  }
  if (at(parser, "_BitInt")) return finishBitInt(parser, draft, span);
  return basicType(parser, words, qualifiers, span);
}

/** `unsigned _BitInt(N)` or `signed _BitInt(N)`. */
function finishBitInt(parser: Parser, draft: Draft, span: Span): TypeSpelling {
  const base = parseBitInt(parser, span, !draft.words.includes("unsigned"));
  for (let next = parseQualifier(parser); next !== null; next = parseQualifier(parser)) {
    draft.qualifiers = { ...draft.qualifiers, ...next };
  }
  if (base.kind !== "bitint") return failExpecting(parser, "a width");
  return { ...base, qualifiers: draft.qualifiers, span };
}

function basicType(
  parser: Parser,
  words: readonly string[],
  qualifiers: Qualifiers,
  span: Span,
): TypeSpelling {
  const complex = words.includes("complex");
  const rest = words.filter((word) => word !== "complex").sort();
  const spelled = rest.join(" ");
  if (spelled === "void" && !complex) return { kind: "void", qualifiers, span };
  // GNU C: `_Complex` alone is `double _Complex`.
  const name = BASIC_TYPES.get(complex && spelled === "" ? "double" : spelled);
  if (name === undefined) {
    const reason = `\`${words.join(" ")}\` is no type of C`;
    addGap(parser, "syntax", reason, span);
    return { kind: "unknown", reason, qualifiers, span };
  }
  return complex
    ? { kind: "complex", of: name, qualifiers, span }
    : { kind: "scalar", name, qualifiers, span };
}
