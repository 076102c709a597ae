import type { GapReason } from "../../idl/gap.ts";
import { clipWord } from "../../source/clip-word.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import type { Closings } from "./brackets.ts";
import type { GoToken } from "./token.ts";

/** Reads tokens one after the other. */
export interface Cursor {
  readonly file: SourceFile;
  readonly tokens: readonly GoToken[];
  readonly closings: Closings;
  index: number;
}

/** Ends the reading of one declaration. */
export class GoSyntaxFailure extends Error {
  constructor(
    readonly reason: GapReason,
    message: string,
    readonly span: Span,
  ) {
    super(message);
    this.name = "GoSyntaxFailure";
  }
}

export function peek(cursor: Cursor, ahead = 0): GoToken | undefined {
  return cursor.tokens[cursor.index + ahead];
}

/** Whether the token here is this operator, keyword or semicolon. */
export function at(cursor: Cursor, text: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return (token?.kind === "operator" || token?.kind === "keyword") && token.text === text;
}

export function accept(cursor: Cursor, text: string): boolean {
  if (!at(cursor, text)) return false;
  cursor.index += 1;
  return true;
}

export function hereSpan(cursor: Cursor): Span {
  const token = peek(cursor);
  const end = cursor.file.text.length;
  return token === undefined
    ? { file: cursor.file, start: end, end }
    : { file: cursor.file, start: token.start, end: token.end };
}

/** From `start` to the end of the token before the cursor. */
export function spanFrom(cursor: Cursor, start: number): Span {
  return { file: cursor.file, start, end: Math.max(peek(cursor, -1)?.end ?? start, start) };
}

export function failExpecting(cursor: Cursor, expected: string): never {
  const token = peek(cursor);
  const found = token === undefined ? "the end of the file" : describe(token);
  throw new GoSyntaxFailure("syntax", `expected ${expected}, found ${found}`, hereSpan(cursor));
}

function describe({ kind, text }: GoToken): string {
  return kind === "semicolon" && text === "\n" ? "the end of the line" : `\`${clipWord(text)}\``;
}

export function expect(cursor: Cursor, text: string, where: string): void {
  if (!accept(cursor, text)) failExpecting(cursor, `\`${text}\` ${where}`);
}

/** Takes a name; fails at anything else. */
export function takeName(cursor: Cursor, what: string): GoToken {
  const token = peek(cursor);
  if (token?.kind !== "identifier") failExpecting(cursor, what);
  cursor.index += 1;
  return token;
}

/** Goes behind the bracket that closes the one here. */
export function skipBalanced(cursor: Cursor): void {
  const close = cursor.closings.get(cursor.index);
  if (close === undefined) {
    const bracket = peek(cursor)?.text ?? "";
    throw new GoSyntaxFailure("syntax", `this \`${bracket}\` is not closed`, hereSpan(cursor));
  }
  cursor.index = close + 1;
}
