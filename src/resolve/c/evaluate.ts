import { clipWord } from "../../source/clip-word.ts";
import type { Span } from "../../source/source-file.ts";
import type { Expression, TypeSpelling } from "../../syntax/c/declaration.ts";
import { castTo, combine, confine, convert, negateFloat } from "./arithmetic.ts";
import { integerBytes, isInteger, literalType, promote } from "./integer.ts";
import { readCharacter, readFloat, readInteger, readStrings } from "./literal.ts";
import { type Facts, fail, isTrue, type Outcome, truth } from "./value.ts";

/** Computes a constant expression with C's integer types (C17 6.6); never a wrong number, but a failure with its cause. */
export function evaluate(expression: Expression, facts: Facts): Outcome {
  const { span } = expression;
  switch (expression.kind) {
    case "number":
      return evaluateNumber(expression.text, span, facts);
    case "character":
      return evaluateCharacter(expression.text, span, facts);
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
  if (float === null) return fail("not-constant", `\`${clipWord(text)}\` is no number`, span);
  return { kind: "float", type: float.type, text: float.text, value: Number(float.text) };
}

/** A character constant is an int in C (C17 6.4.4.4p10), a plain one the value of a `char`. */
function evaluateCharacter(text: string, span: Span, facts: Facts): Outcome {
  const literal = readCharacter(text);
  if (literal === null) {
    return fail("not-constant", `\`${clipWord(text)}\` has no value that all compilers agree on`, span);
  }
  const { prefix, value } = literal;
  if (prefix === "" && value > 127n) {
    const isUnsigned = facts.predefined("__CHAR_UNSIGNED__") !== undefined;
    return { kind: "integer", type: "c_int", value: isUnsigned ? value : BigInt.asIntN(8, value) };
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

function evaluateConditional(
  expression: Extract<Expression, { kind: "conditional" }>,
  facts: Facts,
): Outcome {
  const condition = evaluate(expression.condition, facts);
  if (condition.kind === "failure") return condition;
  const whenTrue = expression.whenTrue === null ? condition : evaluate(expression.whenTrue, facts);
  const otherwise = evaluate(expression.otherwise, facts);
  const [chosen, other] = isTrue(condition) ? [whenTrue, otherwise] : [otherwise, whenTrue];
  // The other branch takes part in the type, not in the value (C17 6.5.15p5).
  if (chosen.kind !== "integer" || other.kind !== "integer") return chosen;
  return convert(chosen, other, expression.span, facts);
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
  return combine(operator, left, right, span, facts);
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
