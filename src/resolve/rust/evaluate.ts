import type { Length, ScalarName } from "../../idl/type.ts";
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
import { calculate, compare, negate, readInteger } from "./calculate.ts";
import { enumeratorsOf } from "./enumerators.ts";
import { findEntity, identifyBehind } from "./identify.ts";
import { isGlobbed } from "./known-types.ts";
import { type Evaluated, isUnknown, type Resolution, startHarvest, type TypeScope } from "./resolution.ts";
import { type Implementation, implementationsOf } from "./scope.ts";
import { cut, holds, isInteger, type Value, widthOf } from "./value.ts";

type Failure = Extract<Value, { kind: "failure" }>;

/** The state of evaluating one expression. */
interface Evaluation {
  readonly parser: Parser;
  readonly resolution: Resolution;
  readonly scope: TypeScope;
  readonly named: { readonly item: RustConstant; readonly scope: TypeScope }[];
  readonly span: Span;
}

/** Tokens of one constant expression; more are hostile, or a table that is no number. */
const MOST_TOKENS = 2_000;
/** Expressions within expressions, constants that other constants are made of. */
const MAX_DEPTH = 60;

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
  return { ...trees, gaps: [], grammar, fallback, index: 0, end: tokens.length, depth: 0 };
}

function fail({ parser, span }: Evaluation, detail: string): never {
  const token = parser.tokens[Math.max(0, Math.min(parser.index, parser.tokens.length) - 1)];
  throw new SyntaxFailure("constant", detail, token?.span ?? span);
}

function unread({ parser }: Evaluation): string {
  const token = peek(parser);
  return token === undefined ? "nothing stands here" : `\`${token.text.slice(0, 60)}\` is not evaluated`;
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
  const type = parser.tokens[next + 1]?.text ?? "";
  const isCast = next > 0 && next < parser.end && parser.tokens[next]?.text === "as";
  return isCast && widthOf(type as ScalarName) !== null ? (type as ScalarName) : null;
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
  return value ?? fail(evaluation, `\`${token.text.slice(0, 60)}\` is no integer that is read`);
}

/** Digits of a floating literal; longer ones are hostile. */
const LONGEST_FLOAT = 1_000;

function floatLiteral(evaluation: Evaluation, token: RustToken): Value {
  evaluation.parser.index += 1;
  const plain = token.text.replaceAll("_", "");
  const match = /^(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?(f32|f64)?$/.exec(plain);
  if (match === null || plain.length > LONGEST_FLOAT)
    return fail(evaluation, `\`${token.text.slice(0, 60)}\` is no number that is read`);
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
  const { names, isGlobal, argument } = readNames(evaluation);
  const last = names.at(-1) ?? "";
  if (at(parser, "!")) return macro(evaluation, last);
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

function evaluatePath(evaluation: Evaluation, names: readonly string[], isGlobal: boolean): Value {
  const { resolution, scope } = evaluation;
  const [first = ""] = names;
  const bound = isGlobal || names.length > 1 ? undefined : scope.generics.get(first);
  if (bound?.kind === "constant")
    return ofEvaluated(
      evaluation,
      evaluateTokens(resolution, bound.tokens, bound.span, bound.scope, null).value,
    );
  if (bound?.kind === "type") {
    const { type } = bound;
    // `Foo<N>` reads like a type until `Foo` says that it takes a constant.
    if (type.kind === "path" && bound.scope !== scope)
      return evaluatePath(
        { ...evaluation, scope: bound.scope },
        type.path.segments.map(({ name }) => name),
        type.path.global,
      );
  }
  const entity = first === "Self" ? null : findEntity(resolution, names, isGlobal, scope.module, "value");
  if (entity?.kind === "value" && entity.item.kind === "constant") {
    const home: TypeScope = { module: entity.module, generics: new Map(), self: null };
    evaluation.named.push({ item: entity.item, scope: home });
    return ofEvaluated(evaluation, constantValue(resolution, entity.item, home));
  }
  if (entity?.kind === "variant") {
    const value = enumeratorsOf(resolution, entity.enumeration, entity.module).values.get(entity.variant);
    return value === undefined
      ? fail(evaluation, `the value of \`${names.join("::")}\` is not known`)
      : { kind: "integer", value, type: null };
  }
  if (names.length > 1) return ofType(evaluation, names, isGlobal);
  return fail(evaluation, `no constant \`${names.join("::")}\` was found`);
}

function ofEvaluated(evaluation: Evaluation, value: Value): Value {
  return value.kind === "failure" ? fail(evaluation, value.detail) : value;
}

/** `u32::MAX`, `Foo::BAR`, `Self::BAR`. */
function ofType(evaluation: Evaluation, names: readonly string[], isGlobal: boolean): Value {
  const { resolution, scope, span } = evaluation;
  const name = names.at(-1) ?? "";
  const segments = names.slice(0, -1).map((one) => ({ name: one, arguments: [] }));
  const path = { global: isGlobal, segments, span };
  const self = identifyBehind(resolution, { kind: "path", path, qualified: null, span }, scope);
  const missing = `no constant \`${names.join("::")}\` was found`;
  if (self.kind === "external") {
    const scalar = self.known.kind === "scalar" ? self.known.name : (self.path.at(-1) as ScalarName);
    return boundOf(scalar, name) ?? fail(evaluation, missing);
  }
  if (self.kind === "scalar") return boundOf(self.name, name) ?? fail(evaluation, missing);
  if (self.kind !== "instance") return fail(evaluation, missing);
  const { item, module } = self.instance;
  if (item.kind === "enum") {
    const variant = item.variants.find((one) => one.name.text === name);
    const value =
      variant === undefined ? undefined : enumeratorsOf(resolution, item, module).values.get(variant);
    if (value !== undefined) return { kind: "integer", value, type: null };
  }
  const constant = associatedConstant(implementationsOf(resolution.scope, item, isGlobbed), name);
  if (constant === null) return fail(evaluation, missing);
  const home: TypeScope = {
    module: constant.module,
    generics: new Map(),
    self: { kind: "instance", instance: self.instance },
  };
  return ofEvaluated(evaluation, constantValue(resolution, constant.item, home));
}

function associatedConstant(implementations: readonly Implementation[], name: string) {
  for (const { item, module } of implementations) {
    const found = item.items.find((one) => one.kind === "constant" && one.name.text === name);
    if (found?.kind === "constant" && item.generics.every(({ kind }) => kind === "lifetime"))
      return { item: found, module };
  }
  return null;
}

function boundOf(type: ScalarName, name: string): Value | null {
  const width = widthOf(type);
  if (width === null || width.least !== width.most) return null;
  const bits = BigInt(width.most);
  if (name === "BITS") return { kind: "integer", value: bits, type: "u32" };
  const greatest = (1n << (width.signed ? bits - 1n : bits)) - 1n;
  if (name === "MAX") return { kind: "integer", value: greatest, type };
  return name === "MIN" ? { kind: "integer", value: width.signed ? -greatest - 1n : 0n, type } : null;
}

/** The value of a constant of the crate, computed once. */
export function constantValue(resolution: Resolution, item: RustConstant, scope: TypeScope): Value {
  const known = resolution.values.get(item);
  if (known === "in progress")
    return {
      kind: "failure",
      reason: "constant",
      detail: `\`${item.name.text}\` is made of itself`,
      span: item.name.span,
    };
  if (known !== undefined) return known;
  if (item.value === null)
    return { kind: "failure", reason: "constant", detail: "it has no value here", span: item.name.span };
  resolution.values.set(item, "in progress");
  const expected = scalarOf(resolution, item.type, scope);
  const { value } = evaluateTokens(resolution, item.value, item.name.span, scope, expected);
  const typed =
    expected !== null && value.kind === "integer" && value.type !== expected
      ? mistyped(item, value.type)
      : value;
  resolution.values.set(item, typed);
  return typed;
}

function mistyped(item: RustConstant, type: ScalarName | null): Value {
  const detail = `\`${item.name.text}\` has a value of the type \`${type}\`, which is not its own`;
  return { kind: "failure", reason: "constant", detail, span: item.name.span };
}

/** The scalar that a type is; null if it is none. */
export function scalarOf(resolution: Resolution, type: RustType, scope: TypeScope): ScalarName | null {
  const found = identifyBehind(resolution, type, scope);
  if (found.kind === "scalar") return found.name;
  return found.kind === "external" && found.known.kind === "scalar" ? found.known.name : null;
}

/** `as` (Reference, "Type cast expressions"). */
function cast(evaluation: Evaluation, value: Value, type: RustType): Value {
  if (value.kind === "string" && (type.kind === "pointer" || type.kind === "reference")) return value;
  const target = scalarOf(evaluation.resolution, type, evaluation.scope);
  const impossible = () => fail(evaluation, "a cast that is not evaluated");
  if (target === null) return impossible();
  if (value.kind === "length") return /^(?:usize|u64|u128)$/.test(target) ? value : impossible();
  if (target === "f32" || target === "f64") {
    const exact = target === "f32" ? 1n << 24n : 1n << 53n;
    if (value.kind === "float") return { ...value, type: target };
    if (value.kind !== "integer" || value.value > exact || value.value < -exact) return impossible();
    const digits = printDecimal(String(value.value).replace("-", ""), 0n);
    return { kind: "float", text: value.value < 0n ? `-${digits}` : digits, type: target };
  }
  const number = value.kind === "integer" ? value.value : numberOf(value);
  if (number === null) return impossible();
  if (target === "char32") return { kind: "char", value: String.fromCodePoint(Number(number & 0xffn)) };
  const result = cut(target, number);
  return result === null
    ? fail(evaluation, `${number} as \`${target}\` differs between targets`)
    : { kind: "integer", value: result, type: target };
}

function numberOf(value: Value): bigint | null {
  if (value.kind === "bool") return value.value ? 1n : 0n;
  return value.kind === "char" ? BigInt(value.value.codePointAt(0) ?? 0) : null;
}

/** An array's length: a number wherever the targets agree; what cannot be computed is a failure. */
export function evaluateLength(
  resolution: Resolution,
  tokens: readonly RustToken[],
  span: Span,
  scope: TypeScope,
): { readonly length: Length | Failure; readonly named: Evaluated["named"] } {
  const { value, named: constants } = evaluateTokens(resolution, tokens, span, scope, "usize");
  const failure = (detail: string): Failure => ({ kind: "failure", reason: "constant", detail, span });
  if (value.kind === "integer") {
    const isLength = value.type === "usize" && value.value >= 0n;
    const length = isLength
      ? ({ kind: "integer", value: value.value } as const)
      : failure("the array length is no `usize`");
    return { length, named: constants };
  }
  if (value.kind === "length") return { length: value.length, named: constants };
  return {
    length: value.kind === "failure" ? value : failure("the array length is no integer"),
    named: constants,
  };
}
