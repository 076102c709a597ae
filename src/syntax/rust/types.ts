import { readGroup, readOuterAttributes } from "./attributes.ts";
import type { GenericArgument, PathSegment, RustFunctionType, RustPath, RustType } from "./item.ts";
import {
  accept,
  acceptSigns,
  at,
  atSigns,
  deeper,
  expect,
  failExpecting,
  type Parser,
  peek,
  readList,
  skipTree,
  spanFrom,
  within,
} from "./parser.ts";
import type { RustToken } from "./token.ts";
import { isName, isSegment } from "./words.ts";

/** Ends bounds where it stands outside of angle brackets. */
const BEHIND_BOUNDS: ReadonlySet<string> = new Set([",", ";", "=", "{", "where", "as"]);

/**
 * Steps over bounds (`A + ?Sized + 'a + for<'x> Fn(&'x T) -> U`), of which nothing crosses a C ABI, up to what ends
 * them.
 */
export function skipBounds(parser: Parser): void {
  let angles = 0;
  for (let token = peek(parser); token !== undefined; token = peek(parser)) {
    if (atSigns(parser, "->")) parser.index += 2;
    else if (angles === 0 && token.kind !== "lifetime" && BEHIND_BOUNDS.has(token.text) && !token.raw) return;
    else if (angles === 0 && at(parser, ">")) return;
    else if (angles === 0 && at(parser, "for") && !at(parser, "<", 1)) return;
    else {
      if (at(parser, "<")) angles += 1;
      if (at(parser, ">")) angles -= 1;
      skipTree(parser);
    }
  }
}

/** A type, with the bounds that may follow a bare trait (`Foo + Send`). */
export function readType(parser: Parser): RustType {
  const start = parser.index;
  const type = readTypeWithoutBounds(parser);
  if (!at(parser, "+")) return type;
  skipBounds(parser);
  return { kind: "trait", span: spanFrom(parser, start) };
}

/** A type (Reference, "Type expressions"). */
export function readTypeWithoutBounds(parser: Parser): RustType {
  return deeper(parser, () => {
    const start = parser.index;
    const token = peek(parser);
    if (token?.kind === "punctuation") return readSignType(parser, start);
    if (at(parser, "(")) return readTuple(parser, start);
    if (at(parser, "[")) return readArray(parser, start);
    if (token?.kind !== "identifier") failExpecting(parser, "a type");
    return readWordType(parser, start);
  });
}

function readSignType(parser: Parser, start: number): RustType {
  if (accept(parser, "!")) return { kind: "never", span: spanFrom(parser, start) };
  if (accept(parser, "*")) return readPointer(parser, start);
  if (accept(parser, "&")) return readReference(parser, start);
  if (at(parser, "<")) return readQualified(parser, start);
  if (at(parser, "?") || at(parser, "~")) {
    skipBounds(parser);
    return { kind: "trait", span: spanFrom(parser, start) };
  }
  return readPathType(parser, start);
}

function readPointer(parser: Parser, start: number): RustType {
  const mutable = accept(parser, "mut");
  if (!mutable) expect(parser, "const", "or `mut` behind `*`");
  const to = readTypeWithoutBounds(parser);
  return { kind: "pointer", mutable, to, span: spanFrom(parser, start) };
}

function readReference(parser: Parser, start: number): RustType {
  if (peek(parser)?.kind === "lifetime") parser.index += 1;
  const mutable = accept(parser, "mut");
  const to = readTypeWithoutBounds(parser);
  return { kind: "reference", mutable, to, span: spanFrom(parser, start) };
}

/** `<T as Trait>::Name`, `<T>::Name`. */
function readQualified(parser: Parser, start: number): RustType {
  expect(parser, "<", "of a qualified path");
  const qualified = readType(parser);
  const trait = accept(parser, "as") ? { trait: readTypeWithoutBounds(parser) } : {};
  expect(parser, ">", "that closes a qualified path");
  if (!acceptSigns(parser, "::")) failExpecting(parser, "`::` behind a qualified path");
  const path = readPath(parser);
  return { kind: "path", path, qualified, ...trait, span: spanFrom(parser, start) };
}

function readTuple(parser: Parser, start: number): RustType {
  let comma = false;
  const elements = within(parser, () => {
    const list: RustType[] = [];
    while (peek(parser) !== undefined) {
      readOuterAttributes(parser);
      list.push(readType(parser));
      comma = accept(parser, ",");
      if (!comma && peek(parser) !== undefined) failExpecting(parser, "`,` or `)` in a tuple type");
    }
    return list;
  });
  const [only] = elements;
  if (only !== undefined && elements.length === 1 && !comma) return only;
  return { kind: "tuple", elements, span: spanFrom(parser, start) };
}

function readArray(parser: Parser, start: number): RustType {
  const { of, length } = within(parser, () => {
    const element = readType(parser);
    const tokens = accept(parser, ";") ? parser.tokens.slice(parser.index, parser.end) : null;
    if (tokens === null && peek(parser) !== undefined) failExpecting(parser, "`;` or `]` in an array type");
    return { of: element, length: tokens };
  });
  const span = spanFrom(parser, start);
  return length === null ? { kind: "slice", of, span } : { kind: "array", of, length, span };
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set(["fn", "unsafe", "extern"]);

/** Behind `dyn` where it is a name: that of the 2015 edition, which keeps no word for it. */
function isTraitWord(parser: Parser): boolean {
  if (at(parser, "impl")) return true;
  if (!at(parser, "dyn")) return false;
  const next = peek(parser, 1);
  if (next === undefined || atSigns(parser, "::", 1)) return false;
  return next.kind !== "punctuation" ? next.kind !== "close" : "<?~:".includes(next.text);
}

function readWordType(parser: Parser, start: number): RustType {
  const token = peek(parser);
  if (token?.raw !== true) {
    if (accept(parser, "_")) return { kind: "infer", span: spanFrom(parser, start) };
    if (isTraitWord(parser)) {
      parser.index += 1;
      skipBounds(parser);
      return { kind: "trait", span: spanFrom(parser, start) };
    }
    if (at(parser, "for")) return readHigherRanked(parser, start);
    if (FUNCTION_WORDS.has(token?.text ?? "")) return readFunctionType(parser, start);
    if (at(parser, "safe") && FUNCTION_WORDS.has(peek(parser, 1)?.text ?? ""))
      return readFunctionType(parser, start);
  }
  return readPathType(parser, start);
}

/** Steps over `<...>`, whatever it holds. */
function skipAngles(parser: Parser): void {
  expect(parser, "<", "");
  for (let open = 1; open > 0; ) {
    if (peek(parser) === undefined) failExpecting(parser, "`>`");
    if (acceptSigns(parser, "->")) continue;
    if (at(parser, "<")) open += 1;
    if (at(parser, ">")) open -= 1;
    skipTree(parser);
  }
}

/** `for<'a> fn(&'a T)`, and `for<'a> Trait<'a>` as the 2015 edition has it. */
function readHigherRanked(parser: Parser, start: number): RustType {
  parser.index += 1;
  if (!at(parser, "<")) failExpecting(parser, "`<` behind `for`");
  skipAngles(parser);
  if (FUNCTION_WORDS.has(peek(parser)?.text ?? "")) return readFunctionType(parser, start);
  skipBounds(parser);
  return { kind: "trait", span: spanFrom(parser, start) };
}

/** The convention behind `extern`: `C` where none is named (Reference, "External blocks", "ABI"). */
export function readAbi(parser: Parser): string {
  const token = peek(parser);
  if (token?.kind !== "string") return "C";
  parser.index += 1;
  return token.value ?? "C";
}

function readFunctionType(parser: Parser, start: number): RustFunctionType {
  if (!accept(parser, "unsafe")) accept(parser, "safe");
  const abi = accept(parser, "extern") ? readAbi(parser) : null;
  expect(parser, "fn", "of a function type");
  if (!at(parser, "(")) failExpecting(parser, "`(` behind `fn`");
  let variadic = false;
  const params: { name: string | null; type: RustType }[] = [];
  within(parser, () =>
    readList(parser, "or `)` behind a parameter", () => {
      readOuterAttributes(parser);
      const named = peek(parser)?.kind === "identifier" && at(parser, ":", 1) && !atSigns(parser, "::", 1);
      const name = named ? (peek(parser)?.text ?? null) : null;
      if (named) parser.index += 2;
      if (acceptSigns(parser, "...")) variadic = true;
      else params.push({ name: name === "_" ? null : name, type: readType(parser) });
    }),
  );
  const returns = readReturn(parser, readTypeWithoutBounds);
  return { kind: "function", params, returns, variadic, abi, span: spanFrom(parser, start) };
}

/** Behind `->`; null for `()` too, which is what a function without one returns. */
export function readReturn(parser: Parser, rule: (parser: Parser) => RustType): RustType | null {
  if (!acceptSigns(parser, "->")) return null;
  const type = rule(parser);
  return type.kind === "tuple" && type.elements.length === 0 ? null : type;
}

function readPathType(parser: Parser, start: number): RustType {
  const path = readPath(parser);
  if (at(parser, "!") && peek(parser, 1)?.kind === "open") {
    parser.index += 1;
    readGroup(parser);
    const name = path.segments.map((segment) => segment.name).join("::");
    return { kind: "macro", path: name, span: spanFrom(parser, start) };
  }
  return { kind: "path", path, qualified: null, span: spanFrom(parser, start) };
}

/** A path in a type, with generic arguments (Reference, "Paths in types"). */
function readPath(parser: Parser): RustPath {
  const start = parser.index;
  const global = acceptSigns(parser, "::");
  const segments: PathSegment[] = [];
  do {
    accept(parser, "$");
    const token = peek(parser);
    if (!isSegment(token)) failExpecting(parser, segments.length === 0 ? "a type" : "a name behind `::`");
    parser.index += 1;
    segments.push({ name: token.text, arguments: readSegmentArguments(parser) });
  } while (acceptSigns(parser, "::"));
  return { global, segments, span: spanFrom(parser, start) };
}

function readSegmentArguments(parser: Parser): readonly GenericArgument[] {
  const hasColons = atSigns(parser, "::");
  const ahead = hasColons ? 2 : 0;
  if (at(parser, "<", ahead)) {
    parser.index += ahead;
    return readGenericArguments(parser);
  }
  if (at(parser, "(", ahead)) {
    parser.index += ahead;
    skipTree(parser);
    if (acceptSigns(parser, "->")) readTypeWithoutBounds(parser);
  }
  return [];
}

/** `<'a, T, 4, { N + 1 }, Item = U>`. */
function readGenericArguments(parser: Parser): readonly GenericArgument[] {
  expect(parser, "<", "of generic arguments");
  const list: GenericArgument[] = [];
  while (!at(parser, ">")) {
    list.push(readGenericArgument(parser));
    if (!at(parser, ">")) expect(parser, ",", "or `>` behind a generic argument");
  }
  parser.index += 1;
  return list;
}

/** A literal, `-1`, `true` or `{ ... }` where a type or a constant may stand; null for a type. */
function readConstantArgument(parser: Parser): readonly RustToken[] | null {
  const start = parser.index;
  const token = peek(parser);
  const isLiteral =
    token !== undefined && (token.value !== undefined || /^(?:integer|float)$/.test(token.kind));
  if (at(parser, "{")) skipTree(parser);
  else if (at(parser, "-")) parser.index += 2;
  else if (isLiteral || at(parser, "true") || at(parser, "false")) parser.index += 1;
  else return null;
  return parser.tokens.slice(start, parser.index);
}

function lastName(type: RustType): string {
  return type.kind === "path" ? (type.path.segments.at(-1)?.name ?? "") : "";
}

function readGenericArgument(parser: Parser): GenericArgument {
  const start = parser.index;
  if (peek(parser)?.kind === "lifetime") {
    parser.index += 1;
    return { kind: "lifetime" };
  }
  const tokens = readConstantArgument(parser);
  if (tokens !== null) return { kind: "constant", tokens, span: spanFrom(parser, start) };
  const type = readType(parser);
  if (at(parser, ":") && isName(parser.tokens[start])) {
    skipBounds(parser);
    return { kind: "binding", name: lastName(type), type: { kind: "trait", span: spanFrom(parser, start) } };
  }
  if (!accept(parser, "=")) return { kind: "type", type };
  const from = parser.index;
  const isConstant = readConstantArgument(parser) !== null;
  const bound: RustType = isConstant ? { kind: "infer", span: spanFrom(parser, from) } : readType(parser);
  return { kind: "binding", name: lastName(type), type: bound };
}
