import type { Span } from "../../source/source-file.ts";
import {
  accept,
  at,
  type Cursor,
  failExpecting,
  GoSyntaxFailure,
  hereSpan,
  peek,
  takeName,
} from "./cursor.ts";
import type { GoFile, GoType } from "./declaration.ts";
import { parseType } from "./parse-type.ts";
import type { GoToken } from "./token.ts";
import { indexOfToken } from "./token-index.ts";

/** A field of a Go struct. */
export interface GoField {
  readonly name: string;
  readonly type: GoType;
  /** Of the name. */
  readonly span: Span;
  /** Declared by its type alone: the fields of that are the struct's own too. */
  readonly embedded: boolean;
}

/** A slice, or an array with the tokens between its brackets. */
export interface GoElements {
  readonly of: GoType;
  readonly length: readonly GoToken[];
}

type Tokens = Pick<GoFile, "file" | "tokens" | "closings">;

function cursorAt({ file, tokens, closings }: Tokens, type: GoType): Cursor {
  return { file, tokens, closings, index: indexOfToken(tokens, type.span.start) };
}

/** What `read` gives, or null where the text is not what it expects. */
export function unlessFailed<T>(read: () => T): T | null {
  try {
    return read();
  } catch (failure) {
    if (failure instanceof GoSyntaxFailure) return null;
    throw failure;
  }
}

/** What an array or slice is made of (Go specification, Array types); null if the type is neither. */
export function elementsOf(file: Tokens, type: GoType): GoElements | null {
  if (type.kind !== "array" && type.kind !== "slice") return null;
  const cursor = cursorAt(file, type);
  const close = cursor.closings.get(cursor.index);
  if (close === undefined) return null;
  const length = cursor.tokens.slice(cursor.index + 1, close);
  cursor.index = close + 1;
  const of = unlessFailed(() => parseType(cursor));
  return of === null ? null : { of, length };
}

/** The fields of a struct type (Go specification, Struct types); null if it is none or one of them cannot be read. */
export function fieldsOf(file: Tokens, type: GoType): readonly GoField[] | null {
  if (type.kind !== "struct") return null;
  const cursor = cursorAt(file, type);
  cursor.index += 1;
  const close = cursor.closings.get(cursor.index);
  if (close === undefined) return null;
  cursor.index += 1;
  return unlessFailed(() => readFields(cursor, close));
}

function readFields(cursor: Cursor, close: number): readonly GoField[] {
  const fields: GoField[] = [];
  while (cursor.index < close) {
    fields.push(...(beginsEmbedded(cursor) ? [readEmbedded(cursor)] : readNamed(cursor)));
    if (peek(cursor)?.kind === "string") cursor.index += 1;
    if (peek(cursor)?.kind === "semicolon") cursor.index += 1;
    else if (cursor.index !== close) failExpecting(cursor, "the end of the line");
  }
  return fields;
}

/** `T`, `*T` or `pkg.T`, perhaps with a tag behind it. */
function beginsEmbedded(cursor: Cursor): boolean {
  if (at(cursor, "*") || at(cursor, "(")) return true;
  const behind = peek(cursor, 1);
  return (
    at(cursor, ".", 1) || at(cursor, "}", 1) || behind?.kind === "semicolon" || behind?.kind === "string"
  );
}

function readEmbedded(cursor: Cursor): GoField {
  const span = hereSpan(cursor);
  const type = parseType(cursor);
  const named = type.kind === "pointer" ? type.to : type;
  const name = named.kind === "name" || named.kind === "qualified" ? named.name : "_";
  return { name, type, span, embedded: true };
}

function readNamed(cursor: Cursor): readonly GoField[] {
  const names: { readonly name: string; readonly span: Span }[] = [];
  do {
    const span = hereSpan(cursor);
    names.push({ name: takeName(cursor, "a field's name").text, span });
  } while (accept(cursor, ","));
  const type = parseType(cursor);
  return names.map((named) => ({ ...named, type, embedded: false }));
}

/** Reads the type that begins at a token; null if none does. `next` is the index behind it. */
export function typeAt(
  { file, tokens, closings }: Tokens,
  index: number,
): { readonly type: GoType; readonly next: number } | null {
  const cursor: Cursor = { file, tokens, closings, index };
  const type = unlessFailed(() => parseType(cursor));
  return type === null ? null : { type, next: cursor.index };
}
