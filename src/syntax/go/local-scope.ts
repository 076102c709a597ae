import { appendTo } from "../../source/append-to.ts";
import type { GoFile, GoFunction, GoParam, GoType } from "./declaration.ts";
import { type GoExpression, readExpression } from "./expression.ts";
import { parseSignature } from "./parse-type.ts";
import { isWord } from "./token-index.ts";
import { unlessFailed } from "./type-parts.ts";
import { endOfSimple, type GoValues, readValueLines } from "./value-declarations.ts";

/** A variable with where it can be named: behind the token `from`, before the token `to`. */
export interface GoVariable {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** As written; null where the type is that of the value. */
  readonly type: GoType | null;
  /** Null where there is none, or it is of a form that is not known. */
  readonly value: GoExpression | null;
}

/** What a function declares within itself. */
export interface LocalScope {
  /** By name, in the order of the text. */
  readonly variables: ReadonlyMap<string, readonly GoVariable[]>;
  /** Names of types that hide those of the package. */
  readonly types: ReadonlySet<string>;
}

type Tokens = Pick<GoFile, "file" | "tokens" | "closings">;
type Declared = { -readonly [K in keyof GoVariable]: GoVariable[K] };

/** A block that is open, with what the clause of a `switch` or `select` that stands in it has declared so far. */
interface Frame {
  readonly close: number;
  clause: Declared[];
}

interface Reading {
  readonly file: Tokens;
  readonly frames: Frame[];
  readonly variables: Map<string, Declared[]>;
  readonly types: Set<string>;
}

/** Reads what a function declares (Go specification, Declarations and scope). */
export function readLocalScope(file: Tokens, { receiver, params, results, body }: GoFunction): LocalScope {
  const reading: Reading = { file, frames: [], variables: new Map(), types: new Set() };
  const close = body === null ? undefined : file.closings.get(body);
  if (body === null || close === undefined) return reading;
  declareParams(reading, [...(receiver === null ? [] : [receiver]), ...params, ...results], body, close);
  for (let index = body; index < close; index += 1) readToken(reading, index);
  return reading;
}

/** Reads what function literals outside of functions declare. */
export function readOuterScope(file: Tokens & Pick<GoFile, "functions">): LocalScope {
  const reading: Reading = { file, frames: [], variables: new Map(), types: new Set() };
  const bodies = new Set(file.functions.map(({ body }) => body));
  for (let index = 0; index < file.tokens.length; index += 1) {
    if (bodies.has(index)) index = file.closings.get(index) ?? index;
    else readToken(reading, index);
  }
  return reading;
}

function readToken(reading: Reading, index: number): void {
  const { file, frames } = reading;
  const token = file.tokens[index];
  if (token?.kind !== "operator" && token?.kind !== "keyword") return;
  switch (token.text) {
    case "{":
      frames.push({ close: file.closings.get(index) ?? file.tokens.length, clause: [] });
      return;
    case "}":
      frames.pop();
      return;
    case "case":
    case "default":
      endClause(frames.at(-1), index);
      return;
    case ":=":
      declareShort(reading, index);
      return;
    case "var":
      for (const line of readValueLines(file, index)) declareLine(reading, line);
      return;
    case "type":
      declareTypes(reading, index);
      return;
    case "func":
      declareFunctionLiteral(reading, index);
      return;
    default:
  }
}

/** Each clause is a block of its own (Go specification, Blocks). */
function endClause(frame: Frame | undefined, index: number): void {
  if (frame === undefined) return;
  for (const variable of frame.clause) variable.to = index;
  frame.clause = [];
}

function declare({ variables }: Reading, variable: Declared): void {
  appendTo(variables, variable.name, variable);
}

function declareParams(reading: Reading, params: readonly GoParam[], from: number, to: number): void {
  for (const { name, type, variadic } of params) {
    if (name !== null) declare(reading, { name, from, to, type: variadic ? null : type, value: null });
  }
}

/** Declares in the block that is open. */
function declareHere(reading: Reading, variable: Omit<Declared, "to">): void {
  const frame = reading.frames.at(-1);
  if (frame === undefined) return;
  const declared = { ...variable, to: frame.close };
  declare(reading, declared);
  frame.clause.push(declared);
}

function declareLine(reading: Reading, { names, type, values, end }: GoValues): void {
  const [only] = names;
  const value =
    values === null || only === undefined || names.length > 1
      ? null
      : readExpression(reading.file, values.from, values.to);
  for (const name of names) declareHere(reading, { name, from: end, type, value });
}

/** `a := x`, `a, err := C.f(x)`, `i, a := range x` */
function declareShort(reading: Reading, at: number): void {
  const { file } = reading;
  const names: string[] = [];
  let before = at - 1;
  for (; file.tokens[before]?.kind === "identifier"; before -= 2) {
    names.unshift(file.tokens[before]?.text ?? "");
    if (!isWord(file.tokens[before - 1], ",")) break;
  }
  const word = file.tokens[before - 1];
  const isHead = ["if", "for", "switch"].some((head) => isWord(word, head));
  const from = endOfSimple(file, at + 1, isHead);
  const to = isHead ? endOfStatement(file, from) : null;
  for (const [position, name] of names.entries()) {
    const value = givenValue(file, at + 1, from, { position, count: names.length });
    const variable = { name, from, type: null, value };
    if (to === null) declareHere(reading, variable);
    else declare(reading, { ...variable, to });
  }
}

/** What one of several names is given; null where that is not known. */
function givenValue(
  file: Tokens,
  from: number,
  to: number,
  { position, count }: { readonly position: number; readonly count: number },
): GoExpression | null {
  if (isWord(file.tokens[from], "range")) {
    const of = position === 1 ? readExpression(file, from + 1, to) : null;
    return of === null ? null : { kind: "element", of };
  }
  const value = position === 0 ? readExpression(file, from, to) : null;
  // A C function's second result is errno (cmd/cgo, Go references to C).
  return count === 1 || (count === 2 && value?.kind === "c-call") ? value : null;
}

/** More semicolons are in no head. */
const MOST_SEMICOLONS = 2;

/**
 * The index behind the body of an `if`, `for` or `switch`, and behind all that hangs on it by `else`; `from` stands in
 * its head, behind the first part.
 */
function endOfStatement({ tokens, closings }: Tokens, from: number): number {
  let semicolons = 0;
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind === "semicolon") {
      semicolons += 1;
      if (semicolons > MOST_SEMICOLONS) return index;
    }
    const close = closings.get(index);
    if (close === undefined) continue;
    const next = tokens[close + 1];
    const isBody = isWord(token, "{") && (next === undefined || next.text === "\n" || isWord(next, "}"));
    if (isBody) return close;
    index = close;
    if (isWord(next, "else")) semicolons = 0;
  }
  return tokens.length;
}

/** `type T ...` or `type ( T ...; U ... )` */
function declareTypes({ file: { tokens, closings }, frames, types }: Reading, at: number): void {
  if (frames.length === 0) return;
  const isGroup = isWord(tokens[at + 1], "(");
  const close = isGroup ? (closings.get(at + 1) ?? at) : at + 2;
  for (let index = at + (isGroup ? 2 : 1); index < close; index += 1) {
    const [before, token] = [tokens[index - 1], tokens[index]];
    const isFirst = before?.kind === "semicolon" || index === at + (isGroup ? 2 : 1);
    if (isFirst && token?.kind === "identifier") types.add(token.text);
  }
}

/** `func(a T) U { ... }`; without a body it is a type. */
function declareFunctionLiteral(reading: Reading, at: number): void {
  const { file, tokens, closings } = reading.file;
  const cursor = { file, tokens, closings, index: at + 1 };
  const signature = unlessFailed(() => parseSignature(cursor));
  const close = isWord(tokens[cursor.index], "{") ? closings.get(cursor.index) : undefined;
  if (signature === null || close === undefined) return;
  declareParams(reading, [...signature.params, ...signature.results], cursor.index, close);
}
