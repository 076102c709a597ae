import type { GoFile } from "./declaration.ts";

/** `C.T(x)`, or `(*C.T)(x)` with one star per pointer. */
export interface CgoConversion {
  /** Behind the dot. */
  readonly name: string;
  readonly pointers: number;
}

export interface CgoArgument {
  readonly start: number;
  readonly end: number;
  /** Null where the argument is no conversion to a C type. */
  readonly conversion: CgoConversion | null;
}

/** One `C.name`; offsets are UTF-16 code units of the file. */
export interface CgoUse {
  /** Behind the dot. */
  readonly name: string;
  readonly start: number;
  /** Of the call where it is one. */
  readonly end: number;
  /** Null where nothing is called. */
  readonly arguments: readonly CgoArgument[] | null;
}

type Tokens = Pick<GoFile, "tokens" | "closings">;

/**
 * All `C.name` of a file that imports `C`. As cgo does, this looks at the identifier before the dot and knows no
 * scopes: a variable called `C` counts as well.
 */
export function findCgoUses(file: Tokens): readonly CgoUse[] {
  const uses: CgoUse[] = [];
  for (let index = 0; index < file.tokens.length; index += 1) {
    const name = nameAt(file, index);
    if (name !== null && file.tokens[index - 1]?.text !== ".") uses.push(readUse(file, index, name));
  }
  return uses;
}

/** The name of a `C.name` that begins at this token. */
function nameAt({ tokens }: Tokens, index: number): string | null {
  const [c, dot, name] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (c?.kind !== "identifier" || c.text !== "C" || dot?.kind !== "operator" || dot.text !== ".") return null;
  return name?.kind === "identifier" || name?.kind === "keyword" ? name.text : null;
}

function isOperator({ tokens }: Tokens, index: number, text: string): boolean {
  const token = tokens[index];
  return token?.kind === "operator" && token.text === text;
}

function readUse(file: Tokens, index: number, name: string): CgoUse {
  const start = file.tokens[index]?.start ?? 0;
  const open = indexOfCall(file, index);
  const close = file.closings.get(open);
  if (!isOperator(file, open, "(") || close === undefined) {
    return { name, start, end: file.tokens[index + 2]?.end ?? start, arguments: null };
  }
  const end = file.tokens[close]?.end ?? start;
  return { name, start, end, arguments: readArguments(file, open + 1, close) };
}

/** Where `(` stands if this is called: behind the name, or behind parentheses around it. */
function indexOfCall(file: Tokens, index: number): number {
  let before = index - 1;
  let behind = index + 3;
  while (
    isOperator(file, before, "(") &&
    file.closings.get(before) === behind &&
    !isCallee(file, before - 1)
  ) {
    before -= 1;
    behind += 1;
  }
  return behind;
}

/** Whether a parenthesis behind this token is a call or a conversion, or the list of a declaration. */
function isCallee({ tokens }: Tokens, index: number): boolean {
  const token = tokens[index];
  if (token?.kind === "operator") return token.text === ")" || token.text === "]" || token.text === "}";
  return token?.kind === "identifier" || token?.text === "func";
}

function readArguments(file: Tokens, from: number, close: number): readonly CgoArgument[] {
  const list: CgoArgument[] = [];
  let start = from;
  for (let index = from; index <= close; index += 1) {
    if (index === close || isOperator(file, index, ",")) {
      const first = file.tokens[start];
      const last = file.tokens[index - 1];
      if (start < index && first !== undefined && last !== undefined) {
        const conversion = readConversion(file, start, index);
        list.push({ start: first.start, end: last.end, conversion });
      }
      start = index + 1;
    } else index = file.closings.get(index) ?? index;
  }
  return list;
}

/** The conversion that the tokens from `from` up to `to` are as a whole. */
function readConversion(file: Tokens, first: number, last: number): CgoConversion | null {
  const { closings } = file;
  let [from, to] = [first, last];
  while (isOperator(file, from, "(") && closings.get(from) === to - 1) {
    from += 1;
    to -= 1;
  }
  const name = nameAt(file, from);
  if (name !== null) {
    if (to === from + 3) return name.startsWith("sizeof_") ? { name: "size_t", pointers: 0 } : null;
    return isOperator(file, from + 3, "(") && closings.get(from + 3) === to - 1
      ? { name, pointers: 0 }
      : null;
  }
  const close = closings.get(from);
  if (!isOperator(file, from, "(") || close === undefined) return null;
  if (!isOperator(file, close + 1, "(") || closings.get(close + 1) !== to - 1) return null;
  return readPointerType(file, from + 1, close);
}

/** `*C.T`, with any number of stars and parentheses around parts of it. */
function readPointerType(file: Tokens, from: number, to: number): CgoConversion | null {
  let [start, end, pointers] = [from, to, 0];
  while (start < end) {
    if (isOperator(file, start, "*")) pointers += 1;
    else if (isOperator(file, start, "(") && file.closings.get(start) === end - 1) end -= 1;
    else break;
    start += 1;
  }
  const name = nameAt(file, start);
  return name !== null && end === start + 3 ? { name, pointers } : null;
}
