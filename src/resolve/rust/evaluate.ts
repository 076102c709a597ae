import type { ScalarName } from "../../idl/type.ts";
import { clipWord } from "../../source/clip-word.ts";
import type { Span } from "../../source/source-file.ts";
import type { RustConstant, RustType } from "../../syntax/rust/item.ts";
import {
  accept,
  acceptSigns,
  at,
  atSigns,
  type Parser,
  peek,
  SyntaxFailure,
  skipTree,
  within,
} from "../../syntax/rust/parser.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import { matchBrackets } from "../../syntax/rust/token-trees.ts";
import { readType, readTypeWithoutBounds } from "../../syntax/rust/types.ts";
import { printDecimal } from "../c/decimal.ts";
import { representationOf } from "./attributes.ts";
import { calculate, compare, negate, readInteger } from "./calculate.ts";
import { cast } from "./cast.ts";
import { evaluatePath, scalarOf } from "./constant-path.ts";
import { type Evaluation, fail, MAX_DEPTH, unread } from "./evaluation.ts";
import { identifyBehind, scopeOf } from "./identify.ts";
import { type Evaluated, isUnknown, type Resolution, startHarvest, type TypeScope } from "./resolution.ts";
import { holds, integerNamed, isInteger, type Value } from "./value.ts";

type Failure = Extract<Value, { kind: "failure" }>;

/** Tokens of one constant expression; more are hostile, or a table that is no number. */
const MOST_TOKENS = 2_000;

/**
 * Evaluates a constant expression (Reference, "Constant evaluation") exactly: what would overflow, differ between the
 * targets, or run a function is a failure. A sum with `size_of` in it is a length that the target settles.
 *
 * @param expected the type that is known from around: of a constant its own, of an array length `usize`.
 */
export function evaluateTokens(
  resolution: Resolution,
  tokens: readonly RustToken[],
  span: Span,
  scope: TypeScope,
  expected: ScalarName | null,
): Evaluated {
  const named: { readonly item: RustConstant; readonly scope: TypeScope }[] = [];
  const fail = (reason: Failure["reason"], detail: string, place: Span): Evaluated => ({
    value: { kind: "failure", reason, detail, span: place },
    named,
  });
  if (tokens.length > MOST_TOKENS) return fail("limit", `an expression of ${tokens.length} tokens`, span);
  if (resolution.depth >= MAX_DEPTH)
    return fail("limit", `constants within constants more than ${MAX_DEPTH} deep`, span);
  resolution.depth += 1;
  try {
    const evaluation: Evaluation = { parser: startParser(tokens, span), resolution, scope, named, span };
    const value = expression(evaluation, 0, expected);
    if (peek(evaluation.parser) !== undefined) return fail("constant", unread(evaluation), span);
    return { value: settle(value, expected, span), named };
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    return fail(failure.reason === "syntax" ? "constant" : failure.reason, failure.message, failure.span);
  } finally {
    resolution.depth -= 1;
  }
}

function startParser(tokens: readonly RustToken[], fallback: Span): Parser {
  const grammar = { items: () => [], item: () => null };
  const trees = matchBrackets(tokens, []);
  const symbolWordsRead = new Set<RustToken>();
  return { ...trees, gaps: [], grammar, fallback, symbolWordsRead, index: 0, end: tokens.length, depth: 0 };
}

/** The value as its place has it: a literal takes the type around it (Reference, "Literal expressions"). */
function settle(value: Value, expected: ScalarName | null, span: Span): Value {
  if (value.kind === "float" && value.type === null && (expected === "f32" || expected === "f64"))
    return { ...value, type: expected };
  if (value.kind !== "integer") return value;
  const type = value.type ?? (expected !== null && isInteger(expected) ? expected : "i32");
  if (holds(type, value.value)) return { ...value, type };
  return { kind: "failure", reason: "constant", detail: `${value.value} is beyond \`${type}\``, span };
}

/** Binary operators by how tight they bind (Reference, "Expression precedence"), the longer spelling first. */
const OPERATORS: readonly (readonly [string, number])[] = [
  ["||", 1],
  ["&&", 2],
  ["==", 3],
  ["!=", 3],
  ["<=", 3],
  [">=", 3],
  ["<<", 7],
  [">>", 7],
  ["<", 3],
  [">", 3],
  ["|", 4],
  ["^", 5],
  ["&", 6],
  ["+", 8],
  ["-", 8],
  ["*", 9],
  ["/", 9],
  ["%", 9],
];

function operatorAhead(parser: Parser): readonly [string, number] | undefined {
  return OPERATORS.find(([signs]) => atSigns(parser, signs) && !atSigns(parser, `${signs}=`));
}

function expression(evaluation: Evaluation, least: number, expected: ScalarName | null): Value {
  const { parser } = evaluation;
  if (parser.depth >= MAX_DEPTH)
    throw new SyntaxFailure("limit", "an expression is nested too deep", evaluation.span);
  parser.depth += 1;
  let left = castExpression(evaluation, expected);
  for (let operator = operatorAhead(parser); operator !== undefined; operator = operatorAhead(parser)) {
    const [signs, strength] = operator;
    if (strength < least) break;
    parser.index += signs.length;
    const isShift = strength === 7;
    const wanted = strength <= 3 || isShift ? null : expected;
    const right = expression(evaluation, strength + 1, isShift ? null : (typeOf(left) ?? wanted));
    left = strength <= 3 ? compare(signs, left, right) : calculate(signs, left, right, expected);
    if (left.kind === "failure") fail(evaluation, left.detail);
  }
  parser.depth -= 1;
  return left;
}

function typeOf(value: Value): ScalarName | null {
  if (value.kind === "length") return "usize";
  return value.kind === "integer" || value.kind === "float" ? value.type : null;
}

function castExpression(evaluation: Evaluation, expected: ScalarName | null): Value {
  const { parser } = evaluation;
  const start = parser.index;
  const ahead = castTarget(evaluation, start);
  let value = unary(evaluation, ahead ?? expected);
  while (accept(parser, "as")) {
    const type = readTypeWithoutBounds(parser);
    value = cast(evaluation, value, type);
  }
  return value;
}

/** The type of an `as` right behind a single operand, which types a literal there; null without one. */
function castTarget({ parser }: Evaluation, start: number): ScalarName | null {
  let index = start;
  while (isPrefix(parser.tokens[index])) index += 1;
  const operand = parser.tokens[index];
  const next = operand?.kind === "open" ? (parser.partner[index] ?? -1) + 1 : index + 1;
  const isCast = next > 0 && next < parser.end && parser.tokens[next]?.text === "as";
  return isCast ? integerNamed(parser.tokens[next + 1]?.text) : null;
}

function isPrefix(token: RustToken | undefined): boolean {
  return token?.kind === "punctuation" && (token.text === "-" || token.text === "!");
}

function unary(evaluation: Evaluation, expected: ScalarName | null): Value {
  const { parser } = evaluation;
  if (!isPrefix(peek(parser))) {
    // A reference to a constant, and what it refers to, are the same to C.
    while (at(parser, "&") || at(parser, "*")) {
      parser.index += 1;
      accept(parser, "mut");
    }
    return postfix(evaluation, primary(evaluation, expected));
  }
  if (parser.depth >= MAX_DEPTH)
    throw new SyntaxFailure("limit", "an expression is nested too deep", evaluation.span);
  parser.depth += 1;
  const sign = parser.tokens[parser.index]?.text ?? "";
  parser.index += 1;
  const value = negate(sign, unary(evaluation, expected), expected);
  parser.depth -= 1;
  if (value.kind === "failure") fail(evaluation, value.detail);
  return value;
}

/** `.len()`, and calls that only change what a text is to Rust. */
function postfix(evaluation: Evaluation, value: Value): Value {
  const { parser } = evaluation;
  let current = value;
  while (at(parser, ".")) {
    const method = peek(parser, 1)?.text ?? "";
    const isCall = at(parser, "(", 2) && peek(parser, 3)?.text === ")";
    if (!isCall || current.kind !== "string") fail(evaluation, unread(evaluation));
    if (method === "len") {
      const bytes = utf8Length(current.text);
      current = { kind: "integer", value: BigInt(bytes), type: "usize" };
    } else if (!/^(?:as_ptr|as_bytes|as_str|to_bytes|to_bytes_with_nul|cast)$/.test(method))
      fail(evaluation, `\`${method}\` is not evaluated`);
    parser.index += 4;
  }
  return current;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function primary(evaluation: Evaluation, expected: ScalarName | null): Value {
  const { parser } = evaluation;
  const token = peek(parser);
  switch (token?.kind) {
    case "integer":
      return integerLiteral(evaluation, token);
    case "float":
      return floatLiteral(evaluation, token);
    case "character":
      parser.index += 1;
      return { kind: "char", value: token.value ?? "" };
    case "byte":
      parser.index += 1;
      return { kind: "integer", value: BigInt((token.value ?? "\0").charCodeAt(0)), type: "u8" };
    case "string":
    case "byte-string":
    case "c-string":
      parser.index += 1;
      return { kind: "string", text: token.value ?? "" };
    case "open":
      if (token.text === "[") return fail(evaluation, "an array is no single value");
      return grouped(evaluation, token.text === "{", expected);
    default:
      return named(evaluation, expected);
  }
}

/** `(a)` and `{ a }`. */
function grouped(evaluation: Evaluation, isBlock: boolean, expected: ScalarName | null): Value {
  const { parser } = evaluation;
  return within(parser, () => {
    const value = expression(evaluation, 0, expected);
    if (peek(parser) !== undefined)
      fail(evaluation, isBlock ? "a block with statements is not run" : unread(evaluation));
    return value;
  });
}

function integerLiteral(evaluation: Evaluation, token: RustToken): Value {
  evaluation.parser.index += 1;
  const value = readInteger(token.text);
  return value ?? fail(evaluation, `\`${clipWord(token.text)}\` is no integer that is read`);
}

/** Digits of a floating literal; longer ones are hostile. */
const LONGEST_FLOAT = 1_000;

function floatLiteral(evaluation: Evaluation, token: RustToken): Value {
  evaluation.parser.index += 1;
  const plain = token.text.replaceAll("_", "");
  const match = /^(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?(f32|f64)?$/.exec(plain);
  if (match === null || plain.length > LONGEST_FLOAT)
    return fail(evaluation, `\`${clipWord(token.text)}\` is no number that is read`);
  const [, whole = "", fraction = "", exponent = "0", suffix] = match;
  const power = BigInt(exponent.replace("+", "")) - BigInt(fraction.length);
  const type = suffix === "f32" || suffix === "f64" ? suffix : null;
  return { kind: "float", text: printDecimal(whole + fraction, power), type };
}

/** A path: a constant, a variant, a bound of a type, `size_of`. */
function named(evaluation: Evaluation, expected: ScalarName | null): Value {
  const { parser } = evaluation;
  const token = peek(parser);
  if (token === undefined) return fail(evaluation, "a value is missing");
  if (accept(parser, "true")) return { kind: "bool", value: true };
  if (accept(parser, "false")) return { kind: "bool", value: false };
  if (at(parser, "const") || at(parser, "unsafe")) {
    parser.index += 1;
    if (at(parser, "{")) return grouped(evaluation, true, expected);
  }
  if (atSigns(parser, "<")) return fail(evaluation, "a qualified path is not evaluated");
  if (/^(?:if|match|loop|while|for)$/.test(token.text))
    return fail(evaluation, `\`${token.text}\` is not evaluated`);
  const { names, isGlobal, argument } = readNames(evaluation);
  const last = names.at(-1) ?? "";
  if (at(parser, "!")) return macro(evaluation, last);
  const inner = at(parser, "(") || at(parser, "{") ? newtype(evaluation, names, isGlobal) : null;
  if (inner !== null) return inner;
  if (at(parser, "(")) return call(evaluation, last, argument);
  if (at(parser, "{")) return fail(evaluation, "a struct is no single value");
  return evaluatePath(evaluation, names, isGlobal);
}

interface Names {
  readonly names: readonly string[];
  readonly isGlobal: boolean;
  /** `T` of the last `::<T>`. */
  readonly argument: RustType | null;
}

function readNames(evaluation: Evaluation): Names {
  const { parser } = evaluation;
  const isGlobal = acceptSigns(parser, "::");
  const names: string[] = [];
  let argument: RustType | null = null;
  do {
    accept(parser, "$");
    if (at(parser, "<")) {
      parser.index += 1;
      argument = readType(parser);
      if (!accept(parser, ">")) fail(evaluation, unread(evaluation));
      continue;
    }
    const token = peek(parser);
    if (token?.kind !== "identifier") return fail(evaluation, unread(evaluation));
    names.push(token.text);
    parser.index += 1;
  } while (acceptSigns(parser, "::"));
  return { names, isGlobal, argument };
}

/** `Flags(4)`, `Self { bits: 4 }`: what is transparent around one number is that number. Null for all else. */
function newtype(evaluation: Evaluation, names: readonly string[], isGlobal: boolean): Value | null {
  const { parser, resolution, scope, span } = evaluation;
  const segments = names.map((name) => ({ name, arguments: [] }));
  const path = { global: isGlobal, segments, span };
  const found = identifyBehind(resolution, { kind: "path", path, qualified: null, span }, scope);
  if (found.kind !== "instance" || found.instance.item.kind !== "struct") return null;
  const { item } = found.instance;
  const [field, ...others] = item.fields;
  const isTransparent = representationOf(item.attributes).isTransparent;
  if (field === undefined || others.length > 0 || !isTransparent) return null;
  const expected = scalarOf(resolution, field.type, scopeOf(found.instance));
  return within(parser, () => {
    const isNamed = peek(parser, 1)?.text === ":" && accept(parser, field.name ?? "0");
    if (isNamed && !accept(parser, ":")) fail(evaluation, unread(evaluation));
    const value = settle(expression(evaluation, 0, expected), expected, span);
    accept(parser, ",");
    if (peek(parser) !== undefined) fail(evaluation, unread(evaluation));
    return value.kind === "failure" ? fail(evaluation, value.detail) : value;
  });
}

/** `size_of::<T>()`, and what makes a C string of bytes; no other function is run. */
function call(evaluation: Evaluation, name: string, argument: RustType | null): Value {
  const { parser, resolution, scope } = evaluation;
  if (name === "size_of" && argument !== null) {
    skipTree(parser);
    const harvest = startHarvest();
    const { type } = resolution.rules.convertValue(resolution, argument, scope, harvest);
    if (isUnknown(type))
      fail(evaluation, `the size of a type is not known: ${harvest.complaints[0]?.why ?? ""}`);
    resolution.demands.push(...harvest.demands);
    return { kind: "length", length: { kind: "size-of", type } };
  }
  if (/^from_bytes_with_nul(?:_unchecked)?$/.test(name)) {
    const value = within(parser, () => expression(evaluation, 0, null));
    if (value.kind === "string") return { kind: "string", text: value.text.replace(/\0$/, "") };
  }
  return fail(evaluation, `the function \`${name}\` is not run`);
}

/** `concat!` of literals, and the version in `env!`; other macros are not expanded. */
function macro(evaluation: Evaluation, name: string): Value {
  const { parser, resolution } = evaluation;
  parser.index += 1;
  if (peek(parser)?.kind !== "open") return fail(evaluation, `the macro \`${name}!\` is not expanded`);
  if (name === "concat") {
    const parts = within(parser, () => {
      const texts: string[] = [];
      while (peek(parser) !== undefined) {
        texts.push(asText(expression(evaluation, 0, null)) ?? fail(evaluation, "`concat!` of no literal"));
        if (!accept(parser, ",") && peek(parser) !== undefined) fail(evaluation, unread(evaluation));
      }
      return texts;
    });
    return { kind: "string", text: parts.join("") };
  }
  const variable = peek(parser, 1)?.value;
  const { version } = resolution.scope.crate;
  if (name === "env" && variable === "CARGO_PKG_VERSION" && version !== null) {
    skipTree(parser);
    return { kind: "string", text: version };
  }
  return fail(evaluation, `the macro \`${name}!\` is not expanded`);
}

function asText(value: Value): string | null {
  switch (value.kind) {
    case "string":
      return value.text;
    case "integer":
    case "bool":
      return String(value.value);
    case "char":
      return value.value;
    default:
      return null;
  }
}
