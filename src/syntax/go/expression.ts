import type { GoFile, GoType } from "./declaration.ts";
import { isWord } from "./token-index.ts";
import { typeAt } from "./type-parts.ts";

/** An expression as far as its type can be told without reading bodies of functions. */
export type GoExpression =
  /** `at` is the index of the token, for the scope that it stands in. */
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  /** `&x`, and `new(T)` with `x` of the type T. */
  | { readonly kind: "address"; readonly of: GoExpression }
  | { readonly kind: "dereference"; readonly of: GoExpression }
  | { readonly kind: "field"; readonly of: GoExpression; readonly name: string }
  /** `x[i]`, or what `range x` gives. */
  | { readonly kind: "element"; readonly of: GoExpression }
  /** `T{...}`, `make(T)`, `(*T)(x)`. */
  | { readonly kind: "typed"; readonly type: GoType; readonly at: number }
  /** `C.name(...)`, a function or a conversion. */
  | { readonly kind: "c-call"; readonly name: string }
  /** `name(...)`, likewise. */
  | { readonly kind: "call"; readonly name: string; readonly at: number };

type Tokens = Pick<GoFile, "file" | "tokens" | "closings">;

/** More signs and parentheses around one operand are hostile. */
const DEEPEST = 50;

/** Reads the tokens from `from` up to `to` as one expression; null if it is of another form than those known here. */
export function readExpression(file: Tokens, from: number, to: number, depth = 0): GoExpression | null {
  if (from >= to || depth > DEEPEST) return null;
  const first = file.tokens[from];
  if (isWord(first, "&") || isWord(first, "*")) {
    const of = readExpression(file, from + 1, to, depth + 1);
    if (of === null) return null;
    return { kind: first?.text === "&" ? "address" : "dereference", of };
  }
  const operand = readOperand(file, from, to, depth);
  return operand === null ? null : readSelectors(file, operand, to);
}

interface Operand {
  readonly expression: GoExpression;
  readonly next: number;
}

function readOperand(file: Tokens, from: number, to: number, depth: number): Operand | null {
  const { tokens, closings } = file;
  const first = tokens[from];
  if (isWord(first, "(")) {
    const close = closings.get(from);
    if (close === undefined || close >= to) return null;
    const conversion = readPointerConversion(file, from, close);
    if (conversion !== null) return conversion;
    const expression = readExpression(file, from + 1, close, depth + 1);
    return expression === null ? null : { expression, next: close + 1 };
  }
  if (isWord(first, "[")) return readLiteral(file, from);
  if (first?.kind !== "identifier") return null;
  // The body of a `for` begins with a brace too, behind the expression.
  const isLiteral = from + 1 < to && isWord(tokens[from + 1], "{");
  const isQualified = from + 3 < to && isWord(tokens[from + 1], ".") && isWord(tokens[from + 3], "{");
  if (isLiteral || isQualified) return readLiteral(file, from);
  if (first.text === "C" && isWord(tokens[from + 1], ".")) return readCCall(file, from);
  if (isWord(tokens[from + 1], "(")) return readCall(file, from, first.text);
  return { expression: { kind: "name", name: first.text, at: from }, next: from + 1 };
}

/** `(*T)(x)`, of which the first parenthesis stands at `from`. */
function readPointerConversion(file: Tokens, from: number, close: number): Operand | null {
  const end = isWord(file.tokens[close + 1], "(") ? file.closings.get(close + 1) : undefined;
  if (end === undefined || !isWord(file.tokens[from + 1], "*")) return null;
  const read = typeAt(file, from + 1);
  if (read === null || read.next !== close) return null;
  return { expression: { kind: "typed", type: read.type, at: from }, next: end + 1 };
}

/** `T{...}` */
function readLiteral(file: Tokens, from: number): Operand | null {
  const read = typeAt(file, from);
  if (read === null || !isWord(file.tokens[read.next], "{")) return null;
  const close = file.closings.get(read.next);
  return close === undefined
    ? null
    : { expression: { kind: "typed", type: read.type, at: from }, next: close + 1 };
}

function readCCall({ tokens, closings }: Tokens, from: number): Operand | null {
  const name = tokens[from + 2];
  const close = isWord(tokens[from + 3], "(") ? closings.get(from + 3) : undefined;
  if (name === undefined || close === undefined) return null;
  return { expression: { kind: "c-call", name: name.text }, next: close + 1 };
}

function readCall(file: Tokens, from: number, name: string): Operand | null {
  const close = file.closings.get(from + 1);
  if (close === undefined) return null;
  const next = close + 1;
  if (name !== "new" && name !== "make") return { expression: { kind: "call", name, at: from }, next };
  const read = typeAt(file, from + 2);
  if (read === null) return null;
  const typed = { kind: "typed", type: read.type, at: from } as const;
  return { expression: name === "new" ? { kind: "address", of: typed } : typed, next };
}

/** Fields and elements behind an operand; null if something else stands there. */
function readSelectors({ tokens, closings }: Tokens, operand: Operand, to: number): GoExpression | null {
  let { expression, next } = operand;
  while (next < to) {
    const name = tokens[next + 1];
    if (isWord(tokens[next], ".") && name?.kind === "identifier") {
      expression = { kind: "field", of: expression, name: name.text };
      next += 2;
      continue;
    }
    const close = isWord(tokens[next], "[") ? closings.get(next) : undefined;
    if (close === undefined || isSlicing(tokens.slice(next + 1, close))) return null;
    expression = { kind: "element", of: expression };
    next = close + 1;
  }
  return next === to ? expression : null;
}

/** `x[i:j]`; a colon inside of another bracket is taken for one too, and nothing is said of that. */
function isSlicing(tokens: Tokens["tokens"]): boolean {
  return tokens.some((token) => isWord(token, ":"));
}
