import type { Length, ScalarName } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import { holds, integerNamed, isInteger, type Value, widthOf } from "./value.ts";

const NOWHERE: Span = { file: { path: "", text: "" }, start: 0, end: 0 };

/** The place is the caller's to add. */
function failure(detail: string): Value {
  return { kind: "failure", reason: "constant", detail, span: NOWHERE };
}

/** Longer literals are beyond every type. */
const LONGEST_LITERAL = 200;

/** The value of an integer literal; null for one that is too long, or has the suffix of a float. */
export function readInteger(text: string): Value | null {
  if (text.length > LONGEST_LITERAL) return null;
  const match = /^(0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*)([iuf](?:8|16|32|64|128|size))?$/.exec(
    text,
  );
  if (match === null) return null;
  const [, digits = "", suffix] = match;
  // In hexadecimal `f32` is digits, and what the expression takes it for.
  const value = BigInt(digits.replaceAll("_", ""));
  if (suffix === undefined) return { kind: "integer", value, type: null };
  if (suffix === "f32" || suffix === "f64") return { kind: "float", text: String(value), type: suffix };
  const type = integerNamed(suffix);
  return type === null ? null : { kind: "integer", value, type };
}

/** `-a` and `!a`. */
export function negate(sign: string, value: Value, expected: ScalarName | null): Value {
  if (value.kind === "bool" && sign === "!") return { kind: "bool", value: !value.value };
  if (value.kind === "float" && sign === "-")
    return { ...value, text: value.text.startsWith("-") ? value.text.slice(1) : `-${value.text}` };
  if (value.kind !== "integer") return failure(`\`${sign}\` of what is no number`);
  const type = value.type ?? (expected !== null && isInteger(expected) ? expected : null);
  if (sign === "-") return bounded(-value.value, type);
  const width = widthOf(type ?? "i32");
  if (width === null) return failure("`!` of a value whose width is the target's");
  if (width.signed) return bounded(-value.value - 1n, type);
  if (width.least !== width.most) return failure("`!` of a value whose width is the target's");
  return bounded((1n << BigInt(width.most)) - 1n - value.value, type);
}

/** No literal without a type is greater than this. */
const UNTYPED_LIMIT = 1n << 128n;

function bounded(value: bigint, type: ScalarName | null): Value {
  const isHeld = type === null ? value < UNTYPED_LIMIT && value >= -UNTYPED_LIMIT : holds(type, value);
  return isHeld
    ? { kind: "integer", value, type }
    : failure(`${value} is beyond \`${type ?? "every integer"}\``);
}

/** `==` and the other comparisons, `&&` and `||`. */
export function compare(operator: string, left: Value, right: Value): Value {
  if (left.kind === "bool" && right.kind === "bool") {
    if (operator === "&&") return { kind: "bool", value: left.value && right.value };
    if (operator === "||") return { kind: "bool", value: left.value || right.value };
    if (operator === "==") return { kind: "bool", value: left.value === right.value };
    return operator === "!="
      ? { kind: "bool", value: left.value !== right.value }
      : failure("a comparison of truths");
  }
  if (left.kind !== "integer" || right.kind !== "integer")
    return failure(`\`${operator}\` of what are no integers`);
  const [a, b] = [left.value, right.value];
  switch (operator) {
    case "==":
      return { kind: "bool", value: a === b };
    case "!=":
      return { kind: "bool", value: a !== b };
    case "<":
      return { kind: "bool", value: a < b };
    case "<=":
      return { kind: "bool", value: a <= b };
    case ">":
      return { kind: "bool", value: a > b };
    case ">=":
      return { kind: "bool", value: a >= b };
    default:
      return failure(`\`${operator}\` of integers`);
  }
}

/** Arithmetic as it is checked when Rust is compiled: what overflows is an error there, and a failure here. */
export function calculate(operator: string, left: Value, right: Value, expected: ScalarName | null): Value {
  if (left.kind === "length" || right.kind === "length") return calculateLength(operator, left, right);
  if (left.kind === "bool" && right.kind === "bool") return calculateTruth(operator, left.value, right.value);
  if (left.kind !== "integer" || right.kind !== "integer")
    return failure(`\`${operator}\` of what are no integers`);
  if (operator === "<<" || operator === ">>") {
    const type = left.type ?? (expected !== null && isInteger(expected) ? expected : null);
    return shift(operator, left.value, right.value, type);
  }
  if (left.type !== null && right.type !== null && left.type !== right.type)
    return failure(`\`${operator}\` of \`${left.type}\` and \`${right.type}\``);
  const type = left.type ?? right.type;
  const [a, b] = [left.value, right.value];
  switch (operator) {
    case "+":
      return bounded(a + b, type);
    case "-":
      return bounded(a - b, type);
    case "*":
      return bounded(a * b, type);
    case "/":
      return b === 0n ? failure("a division by zero") : bounded(a / b, type);
    case "%":
      return b === 0n ? failure("a division by zero") : bounded(a % b, type);
    case "&":
      return bounded(a & b, type);
    case "|":
      return bounded(a | b, type);
    case "^":
      return bounded(a ^ b, type);
    default:
      return failure(`\`${operator}\` is not evaluated`);
  }
}

function calculateTruth(operator: string, a: boolean, b: boolean): Value {
  if (operator === "&") return { kind: "bool", value: a && b };
  if (operator === "|") return { kind: "bool", value: a || b };
  return operator === "^" ? { kind: "bool", value: a !== b } : failure(`\`${operator}\` of truths`);
}

/** Bits that leave at the upper end are gone without an error; only the count is checked. */
function shift(operator: string, value: bigint, count: bigint, type: ScalarName | null): Value {
  const width = widthOf(type ?? "i32");
  if (width === null) return failure("a shift of a value whose width is the target's");
  if (count < 0n || count >= BigInt(width.least)) return failure(`a shift by ${count}`);
  if (operator === ">>") return bounded(value >> count, type);
  const shifted = value << count;
  if (width.least !== width.most)
    return shifted < 1n << BigInt(width.least - 1) && shifted >= 0n
      ? bounded(shifted, type)
      : failure("a shift of a value whose width is the target's");
  const cut = width.signed ? BigInt.asIntN(width.most, shifted) : BigInt.asUintN(width.most, shifted);
  return bounded(cut, type);
}

function calculateLength(operator: string, left: Value, right: Value): Value {
  const [a, b] = [lengthOf(left), lengthOf(right)];
  if (a === null || b === null) return failure(`\`${operator}\` of a size and of what is no \`usize\``);
  if (operator === "<<" && b.kind === "integer" && b.value < 32n) {
    const factor: Length = { kind: "integer", value: 1n << b.value };
    return { kind: "length", length: { kind: "binary", operator: "*", left: a, right: factor } };
  }
  if (operator !== "+" && operator !== "-" && operator !== "*" && operator !== "/")
    return failure(`\`${operator}\` of a size is the target's`);
  return { kind: "length", length: { kind: "binary", operator, left: a, right: b } };
}

function lengthOf(value: Value): Length | null {
  if (value.kind === "length") return value.length;
  const isSize = value.kind === "integer" && (value.type === null || value.type === "usize");
  return isSize ? { kind: "integer", value: value.value } : null;
}
