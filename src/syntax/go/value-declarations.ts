import type { GoFile, GoType } from "./declaration.ts";
import type { GoToken } from "./token.ts";
import { isWord } from "./token-index.ts";
import { typeAt } from "./type-parts.ts";

type Tokens = Pick<GoFile, "file" | "tokens" | "closings">;

/** One line of a `var` or `const`: names, perhaps a type, perhaps values. */
export interface GoValues {
  readonly names: readonly string[];
  readonly type: GoType | null;
  /** Indices of the tokens behind `=`, half open; null without values. */
  readonly values: { readonly from: number; readonly to: number } | null;
  /** The index of the token that ends the line. */
  readonly end: number;
}

/** The lines of the `var` or `const` that stands at a token (Go specification, Constant and Variable declarations). */
export function readValueLines(file: Tokens, at: number): readonly GoValues[] {
  if (!isWord(file.tokens[at + 1], "(")) return [readLine(file, at + 1)];
  const close = file.closings.get(at + 1);
  const lines: GoValues[] = [];
  for (let index = at + 2; close !== undefined && index < close; ) {
    const line = readLine(file, index);
    lines.push(line);
    index = line.end + 1;
  }
  return lines;
}

function readLine(file: Tokens, from: number): GoValues {
  const { tokens } = file;
  const end = endOfSimple(file, from, false);
  const names = namesFrom(tokens, from);
  const behind = from + Math.max(names.length * 2 - 1, 0);
  const read = isWord(tokens[behind], "=") || behind >= end ? null : typeAt(file, behind);
  const equals = read?.next ?? behind;
  const values = isWord(tokens[equals], "=") && equals < end ? { from: equals + 1, to: end } : null;
  return { names, type: read?.type ?? null, values, end };
}

/** `a, b` */
function namesFrom(tokens: readonly GoToken[], from: number): readonly string[] {
  const names: string[] = [];
  for (let index = from; tokens[index]?.kind === "identifier"; index += 2) {
    names.push(tokens[index]?.text ?? "");
    if (!isWord(tokens[index + 1], ",")) break;
  }
  return names;
}

/**
 * The index of the token that ends the statement or line here: a semicolon, a colon, or a bracket that closes what is
 * around it; in the head of an `if`, `for` or `switch` also the brace of its body.
 */
export function endOfSimple({ tokens, closings }: Tokens, from: number, isHead: boolean): number {
  let index = from;
  for (; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind === "semicolon") break;
    if (token?.kind !== "operator") continue;
    if (token.text === ":" || ")]}".includes(token.text)) break;
    if (isHead && token.text === "{") break;
    index = closings.get(index) ?? index;
  }
  return index;
}

/** The `var` or `const` declarations of a file outside of its functions, line by line. */
export function readPackageValues(file: Tokens, word: "var" | "const"): readonly GoValues[] {
  const { tokens, closings } = file;
  const lines: GoValues[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (isWord(tokens[index], word)) lines.push(...readValueLines(file, index));
    index = closings.get(index) ?? index;
  }
  return lines;
}
