import { printBinary, printDecimal } from "./decimal.ts";

/** What the literals of C mean (C17 6.4.4, 6.4.5). */

export interface IntegerLiteral {
  readonly value: bigint;
  /** Decimal ones never become unsigned by themselves. */
  readonly decimal: boolean;
  readonly unsigned: boolean;
  /** How many `l` the suffix has. */
  readonly long: 0 | 1 | 2;
}

/** No literal of a type that exists has more. */
const MAX_LITERAL_LENGTH = 200;

/** Reads an integer literal, also binary and with digit separators (C23) and `i64` (Microsoft); null if it is none. */
export function readInteger(text: string): IntegerLiteral | null {
  if (text.length > MAX_LITERAL_LENGTH) return null;
  const plain = text.replaceAll("'", "").toLowerCase();
  const match = /^(0x[0-9a-f]+|0b[01]+|0[0-7]*|[1-9][0-9]*)(u?(?:ll?|i64|z)?|(?:ll?|i64|z)u)$/.exec(plain);
  const [, digits, suffix] = match ?? [];
  if (digits === undefined || suffix === undefined) return null;
  const octal = /^0[0-7]+$/.test(digits);
  return {
    value: BigInt(octal ? `0o${digits.slice(1)}` : digits),
    decimal: /^[1-9]/.test(digits),
    unsigned: suffix.includes("u"),
    long: suffix.includes("ll") || suffix.includes("i64") ? 2 : suffix.includes("l") ? 1 : 0,
  };
}

export interface FloatLiteral {
  /** In decimal, exact, without suffix: one text for all spellings of a value. */
  readonly text: string;
  readonly type: "c_float" | "c_double" | "c_longdouble";
}

/** Reads a floating literal (C17 6.4.4.2), a hexadecimal one in the range of a double. Null if it is none. */
export function readFloat(text: string): FloatLiteral | null {
  if (text.length > MAX_LITERAL_LENGTH) return null;
  const plain = text.replaceAll("'", "").toLowerCase();
  const hexadecimal = /^0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?[0-9]+)([fl]?)$/.exec(plain);
  if (hexadecimal !== null) {
    const [, whole = "", fraction = "", exponent = "", suffix = ""] = hexadecimal;
    if (whole === "" && fraction === "") return null;
    const value = printBinary(whole + fraction, readExponent(exponent) - BigInt(4 * fraction.length));
    return value === null ? null : { text: value, type: floatType(suffix) };
  }
  const decimal = /^([0-9]*)(\.?)([0-9]*)(?:e([+-]?[0-9]+))?([fl]?)$/.exec(plain);
  const [, whole = "", point = "", fraction = "", exponent, suffix = ""] = decimal ?? [];
  if (whole === "" && fraction === "") return null;
  if (point === "" && exponent === undefined) return null;
  const value = printDecimal(whole + fraction, readExponent(exponent ?? "0") - BigInt(fraction.length));
  return { text: value, type: floatType(suffix) };
}

/** `BigInt` takes a minus sign in front of digits, but no plus sign. */
function readExponent(text: string): bigint {
  return BigInt(text.startsWith("+") ? text.slice(1) : text);
}

function floatType(suffix: string): FloatLiteral["type"] {
  if (suffix === "f") return "c_float";
  return suffix === "l" ? "c_longdouble" : "c_double";
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  e: 27,
  "\\": 92,
  "'": 39,
  '"': 34,
  "?": 63,
};

/** A unit of a literal: a code point as written, or a byte that an escape names. */
type Unit =
  | { readonly kind: "point"; readonly value: number }
  | { readonly kind: "byte"; readonly value: number };

function readUnits(body: string): readonly Unit[] | null {
  const units: Unit[] = [];
  for (let i = 0; i < body.length; ) {
    const point = body.codePointAt(i) ?? 0;
    if (body[i] !== "\\") {
      units.push({ kind: "point", value: point });
      i += point > 0xffff ? 2 : 1;
      continue;
    }
    const escaped = readEscape(body, i + 1);
    if (escaped === null) return null;
    units.push(escaped.unit);
    i = escaped.end;
  }
  return units;
}

/** An escape sequence behind its backslash (C17 6.4.4.4, 6.4.3). */
function readEscape(body: string, at: number): { readonly unit: Unit; readonly end: number } | null {
  const letter = body[at] ?? "";
  const octal = /^[0-7]{1,3}/.exec(body.slice(at, at + 3))?.[0];
  if (octal !== undefined) {
    return { unit: { kind: "byte", value: Number.parseInt(octal, 8) }, end: at + octal.length };
  }
  if (letter === "x") {
    const digits = /^[0-9a-fA-F]{1,8}/.exec(body.slice(at + 1, at + 9))?.[0];
    if (digits === undefined) return null;
    return { unit: { kind: "byte", value: Number.parseInt(digits, 16) }, end: at + 1 + digits.length };
  }
  if (letter === "u" || letter === "U") {
    const count = letter === "u" ? 4 : 8;
    const digits = body.slice(at + 1, at + 1 + count);
    if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length !== count) return null;
    const value = Number.parseInt(digits, 16);
    return value > 0x10ffff ? null : { unit: { kind: "point", value }, end: at + 1 + count };
  }
  const simple = Object.hasOwn(SIMPLE_ESCAPES, letter) ? SIMPLE_ESCAPES[letter] : undefined;
  return simple === undefined ? null : { unit: { kind: "byte", value: simple }, end: at + 1 };
}

export interface CharacterLiteral {
  readonly value: bigint;
  /** `L`, `u`, `U`, `u8` or nothing. */
  readonly prefix: string;
}

/** Reads a character constant of one character (several are implementation-defined); null otherwise. */
export function readCharacter(text: string): CharacterLiteral | null {
  const match = /^(L|u8|u|U|)'(.*)'$/s.exec(text);
  const [, prefix, body] = match ?? [];
  if (prefix === undefined || body === undefined) return null;
  const units = readUnits(body);
  const only = units?.[0];
  if (units?.length !== 1 || only === undefined) return null;
  if (prefix === "" && only.value > (only.kind === "byte" ? 0xff : 0x7f)) return null;
  return { value: BigInt(only.value), prefix };
}

export interface StringLiteral {
  /** Null if its bytes are no UTF-8 text. */
  readonly text: string | null;
  /** Without the terminating zero. */
  readonly bytes: number;
}

/** Joins adjacent narrow literals and decodes their escapes; null for wide ones and for malformed escapes. */
export function readStrings(texts: readonly string[]): StringLiteral | null {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const text of texts) {
    const match = /^(u8|)"(.*)"$/s.exec(text);
    const units = match === null ? null : readUnits(match[2] ?? "");
    if (units === null) return null;
    for (const unit of units) {
      if (unit.kind === "byte") {
        if (unit.value > 0xff) return null;
        bytes.push(unit.value);
      } else for (const byte of encoder.encode(String.fromCodePoint(unit.value))) bytes.push(byte);
    }
  }
  return { text: decodeBytes(Uint8Array.from(bytes)), bytes: bytes.length };
}

function decodeBytes(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (failure) {
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}
