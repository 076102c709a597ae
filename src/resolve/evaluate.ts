import type { ScalarName } from "../idl/type.ts";
import type { Span } from "../source/source-file.ts";
import type { BinaryOperator, Expression, TypeSpelling } from "../syntax/c/declaration.ts";
import {
  commonType,
  fits,
  integerBytes,
  isInteger,
  isSigned,
  literalType,
  type Predefined,
  promote,
  wrap,
} from "./integer.ts";
import { readCharacter, readFloat, readInteger, readStrings } from "./literal.ts";

/** What a constant expression comes to. A float keeps its decimal text and the double that it stands for. */
export type Value =
  | { readonly kind: "integer"; readonly type: ScalarName; readonly value: bigint }
  | { readonly kind: "float"; readonly type: ScalarName; readonly text: string; readonly value: number }
  | { readonly kind: "string"; readonly text: string; readonly bytes: number };

/**
 * Why there is no value: it is no constant that can be computed here; it has no defined value (division by zero,
 * overflow); or it depends on the target while that was not to be asked.
 */
export interface Failure {
  readonly kind: "failure";
  readonly cause: "not-constant" | "undefined" | "platform";
  readonly detail: string;
  readonly span: Span;
}

export type Outcome = Value | Failure;

/** What evaluation needs from outside. */
export interface Facts {
  readonly predefined: Predefined;
  /** The value of an enumerator. */
  readonly enumerator: (name: string) => Value | undefined;
  /** The scalar behind a spelled type, typedefs followed; `pointer` for pointers; null for all others. */
  readonly scalarOf: (type: TypeSpelling) => ScalarName | "pointer" | null;
}

type IntegerValue = Extract<Value, { kind: "integer" }>;
type FloatValue = Extract<Value, { kind: "float" }>;

function fail(cause: Failure["cause"], detail: string, span: Span): Failure {
  return { kind: "failure", cause, detail, span };
}

/** Computes a constant expression with C's integer types (C17 6.6); never a wrong number, but a failure with its cause. */
export function evaluate(expression: Expression, facts: Facts): Outcome {
  const { span } = expression;
  switch (expression.kind) {
    case "number":
      return evaluateNumber(expression.text, span, facts);
    case "character":
      return evaluateCharacter(expression.text, span);
    case "string":
      return evaluateStrings(expression.texts, span);
    case "name":
      return evaluateName(expression.name, span, facts);
    case "unary":
      return evaluateUnary(expression, facts);
    case "binary":
      return evaluateBinary(expression, facts);
    case "conditional":
      return evaluateConditional(expression, facts);
    case "cast":
      return evaluateCast(expression, facts);
    case "sizeof":
      return evaluateSizeof(expression, facts);
    case "alignof":
      return evaluateAlignof(expression, facts);
    case "other":
      return fail("not-constant", `${expression.what} is no constant`, span);
  }
}

function evaluateNumber(text: string, span: Span, facts: Facts): Outcome {
  const literal = readInteger(text);
  if (literal !== null) {
    const type = literalType(literal, facts.predefined);
    if (type === null) return fail("undefined", `${text} is too large for every integer type`, span);
    return { kind: "integer", type, value: literal.value };
  }
  const float = readFloat(text);
  if (float === null) return fail("not-constant", `\`${text.slice(0, 60)}\` is no number`, span);
  return { kind: "float", type: float.type, text: float.text, value: Number(float.text) };
}

/** A character constant is an int in C (C17 6.4.4.4p10), a plain one the value of a `char`. */
function evaluateCharacter(text: string, span: Span): Outcome {
  const literal = readCharacter(text);
  if (literal === null) {
    return fail("not-constant", `\`${text.slice(0, 60)}\` has no value that all compilers agree on`, span);
  }
  const { prefix, value } = literal;
  if (prefix === "" && value > 127n) {
    return fail("platform", `\`${text}\` depends on whether char is signed`, span);
  }
  const type = prefix === "L" ? "wchar" : prefix === "u" ? "u16" : prefix === "U" ? "u32" : "c_int";
  return { kind: "integer", type, value };
}

function evaluateStrings(texts: readonly string[], span: Span): Outcome {
  const literal = readStrings(texts);
  if (literal === null) return fail("not-constant", "a wide or malformed string", span);
  if (literal.text === null) return fail("undefined", "the bytes of this string are no UTF-8 text", span);
  return { kind: "string", text: literal.text, bytes: literal.bytes };
}

function evaluateName(name: string, span: Span, facts: Facts): Outcome {
  const known = facts.enumerator(name);
  if (known !== undefined) return known;
  if (name === "true" || name === "false") {
    return { kind: "integer", type: "bool", value: name === "true" ? 1n : 0n };
  }
  return fail("not-constant", `\`${name}\` is no constant that is known here`, span);
}

function evaluateUnary(expression: Extract<Expression, { kind: "unary" }>, facts: Facts): Outcome {
  const operand = evaluate(expression.operand, facts);
  const { operator, span } = expression;
  if (operand.kind === "failure") return operand;
  if (operand.kind === "string") return fail("not-constant", `\`${operator}\` of a string`, span);
  if (operator === "!") return truth(operand.kind === "integer" ? operand.value === 0n : operand.value === 0);
  if (operand.kind === "float") return negateFloat(operand, operator, span);
  const type = promote(operand.type);
  if (operator === "+") return { kind: "integer", type, value: operand.value };
  const value = operator === "-" ? -operand.value : ~operand.value;
  return confine(type, value, span, facts);
}

function negateFloat(operand: FloatValue, operator: "+" | "-" | "~", span: Span): Outcome {
  if (operator === "~") return fail("not-constant", "`~` of a floating value", span);
  if (operator === "+") return operand;
  const text = operand.text.startsWith("-") ? operand.text.slice(1) : `-${operand.text}`;
  return { ...operand, text, value: -operand.value };
}

function truth(value: boolean): IntegerValue {
  return { kind: "integer", type: "c_int", value: value ? 1n : 0n };
}

/** Unsigned results wrap (C17 6.2.5p9), signed ones must fit (6.5p5). */
function confine(type: ScalarName, value: bigint, span: Span, facts: Facts): Outcome {
  const fitting = fits(type, value, facts.predefined);
  if (fitting === true) return { kind: "integer", type, value };
  if (fitting === null) return fail("platform", `the width of ${type} differs between targets`, span);
  if (isSigned(type, facts.predefined)) return fail("undefined", `the value overflows ${type}`, span);
  const wrapped = wrap(type, value, facts.predefined);
  if (wrapped === null) return fail("platform", `the width of ${type} differs between targets`, span);
  return { kind: "integer", type, value: wrapped };
}

function isTrue(value: Value): boolean {
  if (value.kind === "string") return true;
  return value.kind === "integer" ? value.value !== 0n : value.value !== 0;
}

function evaluateConditional(
  expression: Extract<Expression, { kind: "conditional" }>,
  facts: Facts,
): Outcome {
  const condition = evaluate(expression.condition, facts);
  if (condition.kind === "failure") return condition;
  const chosen = isTrue(condition)
    ? expression.whenTrue === null
      ? condition
      : evaluate(expression.whenTrue, facts)
    : evaluate(expression.otherwise, facts);
  if (chosen.kind !== "integer") return chosen;
  // The other branch takes part in the type, not in the value (C17 6.5.15p5).
  const branch = isTrue(condition) ? expression.otherwise : (expression.whenTrue ?? expression.condition);
  const other = evaluate(branch, facts);
  if (other.kind !== "integer") return chosen;
  return convert(chosen, other, expression.span, facts);
}

function convert(value: IntegerValue, other: IntegerValue, span: Span, facts: Facts): Outcome {
  const type = commonType(value.type, other.type, facts.predefined);
  if (type === null) return fail("platform", "the type depends on the target", span);
  const wrapped = wrap(type, value.value, facts.predefined);
  if (wrapped === null) return fail("platform", `the width of ${type} differs between targets`, span);
  return { kind: "integer", type, value: wrapped };
}

function evaluateCast(expression: Extract<Expression, { kind: "cast" }>, facts: Facts): Outcome {
  const type = facts.scalarOf(expression.type);
  const operand = evaluate(expression.operand, facts);
  if (operand.kind === "failure") return operand;
  const { span } = expression;
  if (type === null || type === "pointer" || operand.kind === "string") {
    return fail("not-constant", "a cast that gives no number", span);
  }
  return castTo(type, operand, span, facts);
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

function evaluateSizeof(expression: Extract<Expression, { kind: "sizeof" }>, facts: Facts): Outcome {
  const { of, span } = expression;
  const bytes = isExpression(of) ? sizeOfExpression(of, facts) : sizeOfType(of, facts);
  if (bytes === null) return fail("not-constant", "a size that only a layout can tell", span);
  return { kind: "integer", type: "usize", value: BigInt(bytes) };
}

const EXPRESSION_KINDS: ReadonlySet<string> = new Set([
  "number",
  "character",
  "string",
  "unary",
  "binary",
  "conditional",
  "cast",
  "sizeof",
  "alignof",
  "other",
]);

/** Tells the operand of `sizeof` apart; of a bare name only a type has qualifiers. */
export function isExpression(of: TypeSpelling | Expression): of is Expression {
  return EXPRESSION_KINDS.has(of.kind) || (of.kind === "name" && !("qualifiers" in of));
}

function sizeOfExpression(of: Expression, facts: Facts): number | null {
  if (of.kind === "string") {
    const literal = readStrings(of.texts);
    return literal === null ? null : literal.bytes + 1;
  }
  const value = evaluate(of, facts);
  if (value.kind === "integer") return integerBytes(value.type, facts.predefined);
  if (value.kind !== "float") return null;
  return value.type === "c_double" || value.type === "f64" ? 8 : value.type === "c_float" ? 4 : null;
}

function sizeOfType(of: TypeSpelling, facts: Facts): number | null {
  if (of.kind === "array") {
    const length = of.length === null ? null : evaluate(of.length, facts);
    const element = sizeOfType(of.of, facts);
    if (length?.kind !== "integer" || element === null) return null;
    if (length.value < 0n || length.value > 0xffff_ffffn) return null;
    const total = Number(length.value) * element;
    return Number.isSafeInteger(total) ? total : null;
  }
  const scalar = facts.scalarOf(of);
  if (scalar === null) return null;
  if (scalar === "pointer") return integerBytes("usize", facts.predefined);
  if (isInteger(scalar)) return integerBytes(scalar, facts.predefined);
  if (scalar === "c_double" || scalar === "f64") return 8;
  return scalar === "c_float" || scalar === "f32" ? 4 : null;
}

/** Only what is aligned to its size on every target (C17 leaves it open). */
function evaluateAlignof(expression: Extract<Expression, { kind: "alignof" }>, facts: Facts): Outcome {
  const scalar = facts.scalarOf(expression.of);
  const bytes =
    scalar === "pointer" ||
    scalar === "c_long" ||
    scalar === "c_ulong" ||
    scalar === "usize" ||
    scalar === "isize"
      ? integerBytes(scalar === "pointer" ? "usize" : scalar, facts.predefined)
      : scalar !== null && isInteger(scalar)
        ? integerBytes(scalar, facts.predefined)
        : scalar === "c_float" || scalar === "f32"
          ? 4
          : null;
  const sure =
    bytes !== null && (bytes <= 4 || (bytes === 8 && facts.predefined("__SIZEOF_POINTER__") === "8"));
  if (!sure || bytes === null) {
    return fail("not-constant", "an alignment that only a layout can tell", expression.span);
  }
  return { kind: "integer", type: "usize", value: BigInt(bytes) };
}

function evaluateBinary(expression: Extract<Expression, { kind: "binary" }>, facts: Facts): Outcome {
  const left = evaluate(expression.left, facts);
  if (left.kind === "failure") return left;
  const { operator, span } = expression;
  // The right side of `0 && x` is not evaluated (C17 6.5.13p4).
  if (operator === "&&" && !isTrue(left)) return truth(false);
  if (operator === "||" && isTrue(left)) return truth(true);
  const right = evaluate(expression.right, facts);
  if (right.kind === "failure") return right;
  if (operator === "&&" || operator === "||") return truth(isTrue(right));
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
