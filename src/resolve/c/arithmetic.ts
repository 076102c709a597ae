import type { ScalarName } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { BinaryOperator } from "../../syntax/c/declaration.ts";
import { commonType, fits, integerBytes, isInteger, isSigned, promote, wrap } from "./integer.ts";
import {
  type Facts,
  type FloatValue,
  fail,
  type IntegerValue,
  type Outcome,
  truth,
  type Value,
} from "./value.ts";

/** Unsigned results wrap (C17 6.2.5p9), signed ones must fit (6.5p5). */
export function confine(type: ScalarName, value: bigint, span: Span, facts: Facts): Outcome {
  const fitting = fits(type, value, facts.predefined);
  if (fitting === true) return { kind: "integer", type, value };
  if (fitting === null) return fail("platform", `the width of ${type} differs between targets`, span);
  if (isSigned(type, facts.predefined)) return fail("undefined", `the value overflows ${type}`, span);
  const wrapped = wrap(type, value, facts.predefined);
  if (wrapped === null) return fail("platform", `the width of ${type} differs between targets`, span);
  return { kind: "integer", type, value: wrapped };
}

export function convert(value: IntegerValue, other: IntegerValue, span: Span, facts: Facts): Outcome {
  const type = commonType(value.type, other.type, facts.predefined);
  if (type === null) return fail("platform", "the type depends on the target", span);
  const wrapped = wrap(type, value.value, facts.predefined);
  if (wrapped === null) return fail("platform", `the width of ${type} differs between targets`, span);
  return { kind: "integer", type, value: wrapped };
}

/** A number as another arithmetic type has it (C17 6.3.1). */
export function castTo(type: ScalarName, value: Value, span: Span, facts: Facts): Outcome {
  if (value.kind === "string") return fail("not-constant", "a string is no number", span);
  if (!isInteger(type)) return castToFloat(type, value, span);
  if (value.kind === "float") return castFloatToInteger(type, value, span, facts);
  const wrapped = wrap(type, value.value, facts.predefined);
  if (wrapped === null) return fail("platform", `the width of ${type} differs between targets`, span);
  return { kind: "integer", type, value: wrapped };
}

function castToFloat(type: ScalarName, value: IntegerValue | FloatValue, span: Span): Outcome {
  if (!["c_float", "c_double", "c_longdouble", "f32", "f64"].includes(type)) {
    return fail("not-constant", `a cast to ${type}`, span);
  }
  if (value.kind === "float") {
    const narrowed = type === "c_float" || type === "f32" ? Math.fround(value.value) : value.value;
    return narrowed === value.value || value.type === type
      ? { ...value, type }
      : { kind: "float", type, text: String(narrowed), value: narrowed };
  }
  const number = Number(value.value);
  if (BigInt(number) !== value.value) return fail("not-constant", "an integer that no double can hold", span);
  return { kind: "float", type, text: String(number), value: number };
}

/** The fraction is cut off; what does not fit is undefined (C17 6.3.1.4). */
function castFloatToInteger(type: ScalarName, value: FloatValue, span: Span, facts: Facts): Outcome {
  if (type === "bool") return { kind: "integer", type, value: value.value === 0 ? 0n : 1n };
  if (!Number.isFinite(value.value)) return fail("undefined", "an infinite value as an integer", span);
  const whole = BigInt(Math.trunc(value.value));
  const fitting = fits(type, whole, facts.predefined);
  if (fitting === null) return fail("platform", `the width of ${type} differs between targets`, span);
  if (!fitting) return fail("undefined", `the value does not fit ${type}`, span);
  return { kind: "integer", type, value: whole };
}

export function negateFloat(operand: FloatValue, operator: "+" | "-" | "~", span: Span): Outcome {
  if (operator === "~") return fail("not-constant", "`~` of a floating value", span);
  if (operator === "+") return operand;
  const text = operand.text.startsWith("-") ? operand.text.slice(1) : `-${operand.text}`;
  return { ...operand, text, value: -operand.value };
}

/** A binary operator other than `&&` and `||`, with the usual arithmetic conversions (C17 6.5.5 to 6.5.12). */
export function combine(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  span: Span,
  facts: Facts,
): Outcome {
  if (left.kind === "string" || right.kind === "string") {
    return fail("not-constant", `\`${operator}\` of a string`, span);
  }
  if (left.kind === "float" || right.kind === "float") return combineFloats(operator, left, right, span);
  if (operator === "<<" || operator === ">>") return shift(operator, left, right, span, facts);
  return combineIntegers(operator, left, right, span, facts);
}

/** Arithmetic of doubles is exact IEEE 754 on every target; of other floats it is left alone. */
function combineFloats(
  operator: BinaryOperator,
  left: IntegerValue | FloatValue,
  right: IntegerValue | FloatValue,
  span: Span,
): Outcome {
  const plain = [left, right].every((side) => side.kind === "integer" || side.type === "c_double");
  if (!plain) return fail("not-constant", "arithmetic of floating values other than double", span);
  const a = Number(left.value);
  const b = Number(right.value);
  const compared = compare(operator, a, b);
  if (compared !== null) return truth(compared);
  const value =
    operator === "+"
      ? a + b
      : operator === "-"
        ? a - b
        : operator === "*"
          ? a * b
          : operator === "/"
            ? a / b
            : null;
  if (value === null) return fail("not-constant", `\`${operator}\` of a floating value`, span);
  if (!Number.isFinite(value)) return fail("undefined", "the value is infinite", span);
  return { kind: "float", type: "c_double", text: String(value), value };
}

function compare<T extends bigint | number>(operator: BinaryOperator, a: T, b: T): boolean | null {
  switch (operator) {
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    default:
      return null;
  }
}

/**
 * Shifts (C17 6.5.7). `1 << 31` has no value in the standard's words and INT_MIN in every compiler's; more than that is
 * an overflow.
 */
function shift(
  operator: "<<" | ">>",
  left: IntegerValue,
  right: IntegerValue,
  span: Span,
  facts: Facts,
): Outcome {
  const type = promote(left.type);
  const count = right.value;
  const narrow = count >= 0n && count < 32n;
  const bytes = narrow ? 4 : integerBytes(type, facts.predefined);
  if (bytes === null) return fail("platform", `the width of ${type} differs between targets`, span);
  if (count < 0n || count >= BigInt(8 * bytes)) return fail("undefined", `a shift by ${count} bits`, span);
  if (operator === ">>") return { kind: "integer", type, value: left.value >> count };
  const value = left.value << count;
  if (fits(type, value, facts.predefined) === true) return { kind: "integer", type, value };
  const wrapped = wrap(type, value, facts.predefined);
  if (wrapped === null) return fail("platform", `the width of ${type} differs between targets`, span);
  const width = integerBytes(type, facts.predefined) ?? 4;
  const intoSign = left.value > 0n && value < 1n << BigInt(8 * width);
  if (isSigned(type, facts.predefined) && !intoSign)
    return fail("undefined", `the value overflows ${type}`, span);
  return { kind: "integer", type, value: wrapped };
}

function combineIntegers(
  operator: BinaryOperator,
  left: IntegerValue,
  right: IntegerValue,
  span: Span,
  facts: Facts,
): Outcome {
  const a = convert(left, right, span, facts);
  if (a.kind !== "integer") return a;
  const b = convert(right, left, span, facts);
  if (b.kind !== "integer") return b;
  const compared = compare(operator, a.value, b.value);
  if (compared !== null) return truth(compared);
  if ((operator === "/" || operator === "%") && b.value === 0n)
    return fail("undefined", "a division by zero", span);
  const value = calculate(operator, a.value, b.value);
  if (value === null) return fail("not-constant", `the operator \`${operator}\``, span);
  // INT_MIN % -1 is undefined because INT_MIN / -1 is (C17 6.5.5p6).
  if (operator === "%") {
    const quotient = confine(a.type, a.value / b.value, span, facts);
    if (quotient.kind === "failure") return quotient;
  }
  return confine(a.type, value, span, facts);
}

function calculate(operator: BinaryOperator, a: bigint, b: bigint): bigint | null {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
    case "&":
      return a & b;
    case "^":
      return a ^ b;
    case "|":
      return a | b;
    default:
      return null;
  }
}
