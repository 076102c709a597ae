import type { Length, Param, Type } from "./type.ts";
import { WIDEST_BITINT } from "./type.ts";
import { lexType, type TypeToken } from "./type-tokens.ts";
import { isScalarName, PRECEDENCE, TAG_WORDS, TYPE_WORDS } from "./type-words.ts";

/** Of a whole expression, in UTF-16 code units; a contract file may come from a stranger. */
const LONGEST_TEXT = 65_536;
/** Types within types, before the stack overflows. */
const DEEPEST = 256;
/** Of one array's length. */
const MOST_OPERATORS = 1024;
/** In digits: those of 2 to the 128 and its sign. */
const LONGEST_INTEGER = 40;
/** Of a vector; compilers have no larger ones. */
const MOST_LANES = 65_536;

/** The reason of an `unknown` type that was read from a contract file. */
export const RECORDED_UNKNOWN = "not understood when the contract was written; see its gaps";

/** A name that a type expression uses, with its place in the expression (UTF-16 code units). */
export interface NameUse {
  readonly of: "type" | "constant";
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export type TypeResult =
  | {
      readonly ok: true;
      readonly type: Type;
      readonly names: readonly NameUse[];
      /** Whether `unknown` occurs in it. */
      readonly unknown: boolean;
    }
  | { readonly ok: false; readonly message: string; readonly offset: number };

interface Reader {
  readonly tokens: readonly TypeToken[];
  index: number;
  depth: number;
  operators: number;
  unknown: boolean;
  readonly names: NameUse[];
  failure: { readonly message: string; readonly offset: number } | null;
}

function peek(reader: Reader): TypeToken {
  const token = reader.tokens[reader.index] ?? reader.tokens.at(-1);
  return token ?? { kind: "end", text: "", start: 0, end: 0 };
}

function fail(reader: Reader, message: string, offset = peek(reader).start): null {
  reader.failure ??= { message, offset };
  return null;
}

function isAt(reader: Reader, text: string): boolean {
  const token = peek(reader);
  return (token.kind === "sign" || token.kind === "name") && token.text === text;
}

function accept(reader: Reader, text: string): boolean {
  if (!isAt(reader, text)) return false;
  reader.index++;
  return true;
}

function expect(reader: Reader, text: string, where: string): true | null {
  if (accept(reader, text)) return true;
  const met = peek(reader);
  return fail(
    reader,
    `expected \`${text}\` ${where}, but ${met.kind === "end" ? "it ends" : `\`${met.text}\` stands there`}`,
  );
}

function readInteger(reader: Reader, least: number, most: number, what: string): number | null {
  const token = peek(reader);
  const value = token.kind === "integer" && token.text.length <= 9 ? Number(token.text) : Number.NaN;
  if (!(value >= least && value <= most)) return fail(reader, `expected ${what} from ${least} to ${most}`);
  reader.index++;
  return value;
}

function readLengthInteger(reader: Reader, sign: bigint): Length | null {
  const token = peek(reader);
  if (token.kind !== "integer") return fail(reader, "expected an integer");
  if (token.text.length > LONGEST_INTEGER) return fail(reader, "this integer is too long");
  if (token.text.length > 1 && token.text.startsWith("0"))
    return fail(reader, "write integers as plain decimals, without leading zeros");
  reader.index++;
  return { kind: "integer", value: sign * BigInt(token.text) };
}

function readLengthName(reader: Reader, token: TypeToken): Length | null {
  reader.index++;
  if (token.text !== "size_of" || !accept(reader, "(")) {
    reader.names.push({ of: "constant", name: token.text, start: token.start, end: token.end });
    return { kind: "constant", name: token.text };
  }
  const type = readType(reader);
  if (type === null || expect(reader, ")", "after `size_of(T`") === null) return null;
  return { kind: "size-of", type };
}

function readLengthOperand(reader: Reader): Length | null {
  const token = peek(reader);
  if (token.kind === "name") return readLengthName(reader, token);
  if (accept(reader, "-")) return readLengthInteger(reader, -1n);
  if (token.kind === "integer") return readLengthInteger(reader, 1n);
  if (!accept(reader, "(")) return fail(reader, "expected a length: an integer, a constant or `size_of(T)`");
  const inner = nested(reader, () => readLength(reader, 1));
  return inner === null || expect(reader, ")", "to close the parenthesis") === null ? null : inner;
}

function operatorAt(reader: Reader, rank: number): keyof typeof PRECEDENCE | null {
  const { kind, text } = peek(reader);
  if (kind !== "sign" || (text !== "+" && text !== "-" && text !== "*" && text !== "/")) return null;
  return PRECEDENCE[text] === rank ? text : null;
}

function readLength(reader: Reader, rank: number): Length | null {
  const operand = (): Length | null =>
    rank === 2 ? readLengthOperand(reader) : readLength(reader, rank + 1);
  let left = operand();
  while (left !== null) {
    const operator = operatorAt(reader, rank);
    if (operator === null) return left;
    if (++reader.operators > MOST_OPERATORS) return fail(reader, `more than ${MOST_OPERATORS} operators`);
    reader.index++;
    const right = operand();
    left = right === null ? null : { kind: "binary", operator, left, right };
  }
  return null;
}

/** Runs one step of the descent, within the bound that keeps hostile text from exhausting the stack. */
function nested<T>(reader: Reader, step: () => T | null): T | null {
  if (reader.depth >= DEEPEST) return fail(reader, `nested more than ${DEEPEST} deep`);
  reader.depth++;
  const result = step();
  reader.depth--;
  return result;
}

function readPointer(reader: Reader): Type | null {
  const mutable = isAt(reader, "mut");
  if (!mutable && !isAt(reader, "const")) return fail(reader, "expected `const` or `mut` after `*`");
  reader.index++;
  let volatile = false;
  let restrict = false;
  for (;;) {
    if (!volatile && accept(reader, "volatile")) volatile = true;
    else if (!restrict && accept(reader, "restrict")) restrict = true;
    else break;
  }
  const to = readType(reader);
  if (to === null) return null;
  const qualifiers = {
    ...(volatile && { volatile: true as const }),
    ...(restrict && { restrict: true as const }),
  };
  return { kind: "pointer", to, mutable, ...qualifiers };
}

function readArray(reader: Reader): Type | null {
  const of = readType(reader);
  if (of === null || expect(reader, ";", "between element type and length") === null) return null;
  if (accept(reader, "]")) return { kind: "array", of, length: null };
  const length = readLength(reader, 1);
  return length === null || expect(reader, "]", "to close the array") === null
    ? null
    : { kind: "array", of, length };
}

function readParams(
  reader: Reader,
): { readonly params: readonly Param[]; readonly variadic: boolean } | null {
  const params: Param[] = [];
  if (expect(reader, "(", "after `fn`") === null) return null;
  if (accept(reader, ")")) return { params, variadic: false };
  for (;;) {
    if (accept(reader, "..."))
      return expect(reader, ")", "after `...`") === null ? null : { params, variadic: true };
    const type = readType(reader);
    if (type === null) return null;
    params.push({ type });
    if (accept(reader, ")")) return { params, variadic: false };
    if (expect(reader, ",", "between parameters") === null) return null;
  }
}

function readFunction(reader: Reader, abi: string | null): Type | null {
  const read = readParams(reader);
  if (read === null) return null;
  const result: Type | null = accept(reader, "->") ? readType(reader) : { kind: "void" };
  if (result === null) return null;
  return {
    kind: "function",
    params: read.params,
    returns: { type: result },
    ...(read.variadic && { variadic: true as const }),
    ...(abi !== null && abi !== "C" && { abi }),
  };
}

function readExtern(reader: Reader): Type | null {
  const token = peek(reader);
  if (token.kind !== "text") return fail(reader, "expected a quoted calling convention after `extern`");
  reader.index++;
  return expect(reader, "fn", "after the calling convention") === null
    ? null
    : readFunction(reader, token.text);
}

function readGeneric(
  reader: Reader,
  word: "complex" | "atomic" | "vector" | "bitint" | "ubitint",
): Type | null {
  if (expect(reader, "<", `after \`${word}\``) === null) return null;
  const type = word === "bitint" || word === "ubitint" ? readBitInt(reader, word) : readWrapped(reader, word);
  return type === null || expect(reader, ">", `to close \`${word}<\``) === null ? null : type;
}

function readBitInt(reader: Reader, word: "bitint" | "ubitint"): Type | null {
  const bits = readInteger(reader, 1, WIDEST_BITINT, "a width in bits");
  return bits === null ? null : { kind: "bitint", signed: word === "bitint", bits };
}

function readWrapped(reader: Reader, word: "complex" | "atomic" | "vector"): Type | null {
  const of = readType(reader);
  if (of === null || word !== "vector") return of === null || word === "vector" ? null : { kind: word, of };
  if (expect(reader, ",", "between element type and lanes") === null) return null;
  const lanes = readInteger(reader, 1, MOST_LANES, "a number of lanes");
  return lanes === null ? null : { kind: "vector", of, lanes };
}

function readNamed(reader: Reader, prefix: string, start: number): Type | null {
  const token = peek(reader);
  if (token.kind !== "name") return fail(reader, "expected a type's name");
  reader.index++;
  const name = prefix + token.text;
  reader.names.push({ of: "type", name, start, end: token.end });
  return { kind: "named", name };
}

function readWord(reader: Reader, token: TypeToken): Type | null {
  const word = token.text;
  if (!TYPE_WORDS.has(word)) return readNamed(reader, "", token.start);
  reader.index++;
  if (isScalarName(word)) return { kind: "scalar", name: word };
  if (word === "void" || word === "never") return { kind: word };
  if (TAG_WORDS.has(word)) return readNamed(reader, `${word} `, token.start);
  if (word === "typedef") return readNamed(reader, "", peek(reader).start);
  if (word === "fn") return readFunction(reader, null);
  if (word === "extern") return readExtern(reader);
  if (word === "unknown") {
    reader.unknown = true;
    return { kind: "unknown", reason: RECORDED_UNKNOWN };
  }
  if (word === "complex" || word === "atomic" || word === "vector" || word === "bitint" || word === "ubitint")
    return readGeneric(reader, word);
  return fail(
    reader,
    `a type cannot begin with \`${word}\`; a type of that name is written \`typedef ${word}\``,
    token.start,
  );
}

function readType(reader: Reader): Type | null {
  return nested(reader, () => {
    const token = peek(reader);
    if (accept(reader, "*")) return readPointer(reader);
    if (accept(reader, "[")) return readArray(reader);
    if (token.kind === "name") return readWord(reader, token);
    return fail(
      reader,
      token.kind === "end" ? "a type is missing here" : `a type cannot begin with \`${token.text}\``,
    );
  });
}

/**
 * Reads a type expression: the whole text or nothing. Offsets are UTF-16 code units in the text; the names it uses
 * are not looked up.
 */
export function parseType(text: string): TypeResult {
  if (text.length > LONGEST_TEXT)
    return { ok: false, message: `longer than ${LONGEST_TEXT} characters`, offset: 0 };
  const lexed = lexType(text);
  if (!lexed.ok) return lexed;
  const reader: Reader = {
    tokens: lexed.tokens,
    index: 0,
    depth: 0,
    operators: 0,
    unknown: false,
    names: [],
    failure: null,
  };
  const type = readType(reader);
  if (type !== null && peek(reader).kind !== "end")
    fail(reader, `\`${peek(reader).text}\` stands behind the end of the type`);
  if (type === null || reader.failure !== null)
    return { ok: false, ...(reader.failure ?? { message: "no type", offset: 0 }) };
  return { ok: true, type, names: reader.names, unknown: reader.unknown };
}
