import { isUnterminatedLiteral } from "../../syntax/c/lexer.ts";
import type { Token } from "../../syntax/c/token.ts";
import { readCharacter } from "./character-constant.ts";

/** A value of `intmax_t` or `uintmax_t`, which are 64 bits wide on all targets (C17 6.10.1p4). */
export interface IntegerValue {
  readonly value: bigint;
  readonly unsigned: boolean;
}

export type Evaluation =
  | { readonly ok: true; readonly value: IntegerValue }
  | { readonly ok: false; readonly fault: string };

/** Parentheses and signs within one another; C17 5.2.4.1 asks for 63, and deeper ones would overflow the stack in the end. */
const DEEPEST_NESTING = 250;
const PRECEDENCES: ReadonlyMap<string, number> = new Map([
  ["||", 1],
  ["&&", 2],
  ["|", 3],
  ["^", 4],
  ["&", 5],
  ["==", 6],
  ["!=", 6],
  ["<", 7],
  [">", 7],
  ["<=", 7],
  [">=", 7],
  ["<<", 8],
  [">>", 8],
  ["+", 9],
  ["-", 9],
  ["*", 10],
  ["/", 10],
  ["%", 10],
]);

/** Notes why an expression cannot be evaluated; the value that it gives stands in for one that is not known. */
type Fail = (fault: string) => IntegerValue;

function wrap(value: bigint, unsigned: boolean): IntegerValue {
  return { value: unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value), unsigned };
}

function truth(condition: boolean): IntegerValue {
  return { value: condition ? 1n : 0n, unsigned: false };
}

/** A shift by a negative count goes the other way, as compilers do it; C leaves it undefined (C17 6.5.7p3). */
function shift(left: IntegerValue, count: bigint, toLeft: boolean): IntegerValue {
  if (count < 0n) return shift(left, -count, !toLeft);
  const bounded = count > 64n ? 64n : count;
  return wrap(toLeft ? left.value << bounded : left.value >> bounded, left.unsigned);
}

function combine(operator: string, a: IntegerValue, b: IntegerValue, fail: Fail): IntegerValue {
  if (operator === "<<" || operator === ">>") return shift(a, b.value, operator === "<<");
  const unsigned = a.unsigned || b.unsigned;
  const left = wrap(a.value, unsigned).value;
  const right = wrap(b.value, unsigned).value;
  switch (operator) {
    case "|":
      return wrap(left | right, unsigned);
    case "^":
      return wrap(left ^ right, unsigned);
    case "&":
      return wrap(left & right, unsigned);
    case "==":
      return truth(left === right);
    case "!=":
      return truth(left !== right);
    case "<":
      return truth(left < right);
    case ">":
      return truth(left > right);
    case "<=":
      return truth(left <= right);
    case ">=":
      return truth(left >= right);
    case "+":
      return wrap(left + right, unsigned);
    case "-":
      return wrap(left - right, unsigned);
    case "*":
      return wrap(left * right, unsigned);
    case "/":
      return right === 0n ? fail("it divides by zero") : wrap(left / right, unsigned);
    case "%":
      return right === 0n ? fail("it divides by zero") : wrap(left % right, unsigned);
    default:
      return fail(`\`${operator}\` is no operator of an integer expression`);
  }
}

const INTEGER = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)([uUlLzZ]|i64|I64)*$/;

/** 64 bits are 64 binary digits behind `0b`; a hostile constant is as long as its file. */
const MOST_DIGITS = 70;
/** Of a constant that is too long, in a message. */
const SHOWN_DIGITS = 20;

/** The value of an integer constant (C17 6.4.4.1; binary ones and digit separators as in C23). */
function readInteger(text: string, fail: Fail): IntegerValue {
  const plain = text.replaceAll("'", "");
  const match = INTEGER.exec(plain);
  const digits = match?.[1];
  if (digits === undefined) return fail(`\`${text}\` is no integer`);
  const isOctal = /^0[0-9]/.test(digits);
  if (isOctal && /[89]/.test(digits)) return fail(`\`${text}\` is no octal number`);
  if (digits.length > MOST_DIGITS) return fail(`\`${text.slice(0, SHOWN_DIGITS)}...\` does not fit 64 bits`);
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  if (value >= 1n << 64n) return fail(`\`${text}\` does not fit 64 bits`);
  const unsigned = /u/i.test(plain.slice(digits.length)) || value >= 1n << 63n;
  return { value, unsigned };
}

/**
 * Evaluates the expression of an `#if` whose macros are expanded (C17 6.10.1p4). Identifiers that are left are 0.
 * `charIsUnsigned` says what a byte above 127 in a character constant is.
 */
export function evaluateCondition(tokens: readonly Token[], charIsUnsigned: () => boolean): Evaluation {
  let at = 0;
  let depth = 0;
  let fault: string | null = null;

  const fail: Fail = (text) => {
    fault ??= text;
    at = tokens.length;
    return truth(false);
  };

  const readPrimary = (evaluated: boolean): IntegerValue => {
    const token = tokens[at];
    at += 1;
    if (token === undefined) return fail("an operand is missing at its end");
    if (token.text === "(") {
      const inner = readConditional(evaluated);
      if (tokens[at]?.text !== ")") return fail("a parenthesis is not closed");
      at += 1;
      return inner;
    }
    if (token.kind === "number") return readInteger(token.text, fail);
    if (token.kind === "identifier") return truth(false);
    if (token.kind === "character") {
      const value = readCharacter(token.text, charIsUnsigned);
      if (value === null) return fail(`\`${token.text}\` is no character constant`);
      return { value, unsigned: false };
    }
    if (isUnterminatedLiteral(token)) return fail("a literal in it is not closed");
    return fail(`\`${token.text}\` cannot stand there`);
  };

  const readUnary = (evaluated: boolean): IntegerValue => {
    const signs: string[] = [];
    while (["+", "-", "!", "~"].includes(tokens[at]?.text ?? "")) {
      signs.push(tokens[at]?.text ?? "");
      at += 1;
    }
    let operand = readPrimary(evaluated);
    for (const sign of signs.reverse()) {
      if (sign === "-") operand = wrap(-operand.value, operand.unsigned);
      if (sign === "~") operand = wrap(~operand.value, operand.unsigned);
      if (sign === "!") operand = truth(operand.value === 0n);
    }
    return operand;
  };

  const readBinary = (lowest: number, evaluated: boolean): IntegerValue => {
    let left = readUnary(evaluated);
    for (;;) {
      const operator = tokens[at]?.text ?? "";
      const precedence = PRECEDENCES.get(operator) ?? 0;
      if (precedence < lowest || precedence === 0) return left;
      at += 1;
      const decided = (operator === "&&" && left.value === 0n) || (operator === "||" && left.value !== 0n);
      const right = readBinary(precedence + 1, evaluated && !decided);
      if (operator === "&&") left = truth(left.value !== 0n && right.value !== 0n);
      else if (operator === "||") left = truth(left.value !== 0n || right.value !== 0n);
      else left = combine(operator, left, right, evaluated ? fail : () => truth(false));
    }
  };

  const readConditional = (evaluated: boolean): IntegerValue => {
    depth += 1;
    if (depth > DEEPEST_NESTING) return fail(`it is nested more than ${DEEPEST_NESTING} deep`);
    const condition = readBinary(1, evaluated);
    let result = condition;
    if (tokens[at]?.text === "?") {
      at += 1;
      const chosen = condition.value !== 0n;
      const whenTrue = readConditional(evaluated && chosen);
      if (tokens[at]?.text !== ":") return fail("`?` has no `:`");
      at += 1;
      const whenFalse = readConditional(evaluated && !chosen);
      result = wrap(chosen ? whenTrue.value : whenFalse.value, whenTrue.unsigned || whenFalse.unsigned);
    }
    depth -= 1;
    return result;
  };

  const value = tokens.length === 0 ? fail("there is none") : readConditional(true);
  const rest = tokens[at];
  if (rest !== undefined) fail(`\`${rest.text}\` cannot stand there`);
  return fault === null ? { ok: true, value } : { ok: false, fault };
}
