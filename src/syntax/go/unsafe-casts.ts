import type { GoFile } from "./declaration.ts";
import { type GoExpression, readExpression } from "./expression.ts";
import { isWord } from "./token-index.ts";

/** `(*T)(unsafe.Pointer(x))`; offsets are UTF-16 code units of the file. */
export interface UnsafeCast {
  /** T: a name of `C`, or of the package. */
  readonly to: { readonly c: boolean; readonly name: string };
  /** x */
  readonly from: GoExpression;
  /** The index of its first token. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

type Tokens = Pick<GoFile, "file" | "tokens" | "closings">;

/** All conversions of a file from one pointer to another by way of `unsafe.Pointer` (package unsafe, Pointer, rule 1). */
export function findUnsafeCasts(file: Tokens): readonly UnsafeCast[] {
  const casts: UnsafeCast[] = [];
  for (let index = 0; index < file.tokens.length; index += 1) {
    const cast = readCast(file, index);
    if (cast !== null) casts.push(cast);
  }
  return casts;
}

function readCast(file: Tokens, at: number): UnsafeCast | null {
  const { tokens, closings } = file;
  if (!isWord(tokens[at], "(") || !isWord(tokens[at + 1], "*")) return null;
  const to = readTarget(file, at + 2);
  if (to === null || closings.get(at) !== to.next) return null;
  const open = to.next + 1;
  const close = closings.get(open);
  const inner = readUnsafePointer(file, open + 1);
  if (!isWord(tokens[open], "(") || close === undefined || inner === null || inner.close + 1 !== close) {
    return null;
  }
  const from = readExpression(file, inner.open + 1, inner.close);
  const [first, last] = [tokens[at], tokens[close]];
  if (from === null || first === undefined || last === undefined) return null;
  return { to: to.name, from, at, start: first.start, end: last.end };
}

function readTarget(
  { tokens }: Tokens,
  index: number,
): { readonly name: UnsafeCast["to"]; readonly next: number } | null {
  const [first, dot, second] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (first?.kind !== "identifier") return null;
  if (!isWord(dot, ".")) return { name: { c: false, name: first.text }, next: index + 1 };
  if (first.text !== "C" || second === undefined) return null;
  return { name: { c: true, name: second.text }, next: index + 3 };
}

function readUnsafePointer(
  { tokens, closings }: Tokens,
  index: number,
): { readonly open: number; readonly close: number } | null {
  const [unsafe, dot, pointer] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (unsafe?.text !== "unsafe" || !isWord(dot, ".") || pointer?.text !== "Pointer") return null;
  const open = index + 3;
  const close = isWord(tokens[open], "(") ? closings.get(open) : undefined;
  return close === undefined ? null : { open, close };
}
