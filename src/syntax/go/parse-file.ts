import { type Gap, pushGap } from "../../idl/gap.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import { pairBrackets } from "./brackets.ts";
import {
  accept,
  at,
  type Cursor,
  expect,
  failExpecting,
  GoSyntaxFailure,
  hereSpan,
  peek,
  skipBalanced,
  spanFrom,
  takeName,
} from "./cursor.ts";
import type { GoFile, GoFunction, GoImport, GoTypeDeclaration } from "./declaration.ts";
import { type DocOf, indexDocComments } from "./doc-comments.ts";
import { lexGo } from "./lexer.ts";
import { parseParams, parseSignature, parseType } from "./parse-type.ts";
import type { GoComment } from "./token.ts";

interface Reading {
  readonly cursor: Cursor;
  readonly docOf: DocOf;
  readonly imports: GoImport[];
  readonly functions: GoFunction[];
  readonly types: GoTypeDeclaration[];
}

/**
 * Reads the declarations of a file (Go specification, Source file organization). Bodies are balanced tokens. What
 * cannot be read is a gap, and reading goes on at the next declaration.
 */
export function parseGoFile(file: SourceFile): GoFile {
  const { tokens, comments, gaps: lexed } = lexGo(file);
  const gaps: Gap[] = [...lexed];
  const closings = pairBrackets(tokens);
  const cursor: Cursor = { file, tokens, closings, index: 0 };
  const docOf = indexDocComments(file.text, tokens, comments);
  const reading: Reading = { cursor, docOf, imports: [], functions: [], types: [] };
  let packageName: string | null = null;
  let packageSpan: Span = { file, start: 0, end: 0 };
  attempt(reading, gaps, () => {
    expect(cursor, "package", "at the start of a file");
    packageSpan = hereSpan(cursor);
    packageName = takeName(cursor, "a package's name").text;
    endDeclaration(cursor);
  });
  while (cursor.index < tokens.length) attempt(reading, gaps, () => parseDeclaration(reading));
  const { imports, functions, types } = reading;
  return { file, packageName, packageSpan, imports, functions, types, tokens, closings, gaps };
}

function attempt({ cursor }: Reading, gaps: Gap[], read: () => void): void {
  try {
    read();
  } catch (failure) {
    if (!(failure instanceof GoSyntaxFailure)) throw failure;
    pushGap(gaps, { reason: failure.reason, detail: failure.message, span: failure.span });
    resynchronise(cursor);
  }
}

const DECLARING: ReadonlySet<string> = new Set(["import", "const", "type", "var", "func"]);

/** Goes on at the next word at the start of a line that begins a declaration: none fails before it has taken its word. */
function resynchronise(cursor: Cursor): void {
  const { text } = cursor.file;
  for (; cursor.index < cursor.tokens.length; cursor.index += 1) {
    const token = peek(cursor);
    const startsLine = token !== undefined && (token.start === 0 || text.charAt(token.start - 1) === "\n");
    if (startsLine && token.kind === "keyword" && DECLARING.has(token.text)) return;
  }
}

function parseDeclaration(reading: Reading): void {
  const { cursor } = reading;
  const word = peek(cursor);
  if (word?.kind === "semicolon") {
    cursor.index += 1;
    return;
  }
  if (word?.kind !== "keyword" || !DECLARING.has(word.text)) failExpecting(cursor, "a declaration");
  if (word.text === "import") parseGroup(reading, parseImport);
  else if (word.text === "type") parseGroup(reading, parseTypeDeclaration);
  else if (word.text === "func") parseFunction(reading);
  else skipValues(cursor);
  endDeclaration(cursor);
}

function endDeclaration(cursor: Cursor): void {
  if (peek(cursor)?.kind === "semicolon") cursor.index += 1;
  else if (peek(cursor) !== undefined) failExpecting(cursor, "the end of the declaration");
}

type ReadOne = (reading: Reading, doc: readonly GoComment[]) => void;

/** `import X` or `import (X; Y)`; the doc of the whole counts where it holds one alone that has none. */
function parseGroup(reading: Reading, read: ReadOne): void {
  const { cursor, docOf } = reading;
  const outer = docOf(cursor.index);
  cursor.index += 1;
  if (!at(cursor, "(")) {
    read(reading, outer);
    return;
  }
  const isAlone = countEntries(cursor) === 1;
  cursor.index += 1;
  while (!at(cursor, ")")) {
    const own = docOf(cursor.index);
    read(reading, own.length === 0 && isAlone ? outer : own);
    if (peek(cursor)?.kind === "semicolon") cursor.index += 1;
    else if (!at(cursor, ")")) failExpecting(cursor, "the end of the line");
  }
  cursor.index += 1;
}

/** The entries of the group that opens here: what stands between semicolons. */
function countEntries({ tokens, closings, index }: Cursor): number {
  const close = closings.get(index) ?? tokens.length;
  let count = 0;
  let isOpen = false;
  for (let i = index + 1; i < close; i += 1) {
    const isEnd = tokens[i]?.kind === "semicolon";
    if (!isEnd && !isOpen) count += 1;
    isOpen = !isEnd;
  }
  return count;
}

function parseImport({ cursor, imports }: Reading, doc: readonly GoComment[]): void {
  if (peek(cursor)?.kind === "identifier" || at(cursor, ".")) cursor.index += 1;
  const token = peek(cursor);
  if (token?.kind !== "string") failExpecting(cursor, "the path of a package");
  imports.push({ path: token.text.slice(1, -1), span: hereSpan(cursor), doc });
  cursor.index += 1;
}

function parseTypeDeclaration({ cursor, types }: Reading): void {
  const span = hereSpan(cursor);
  const { text: name } = takeName(cursor, "a type's name");
  const generic = hasTypeParams(cursor);
  if (generic) skipBalanced(cursor);
  accept(cursor, "=");
  types.push({ name, generic, type: parseType(cursor), span });
}

/** `[T any]`, which an array's length `[N]` is not. */
function hasTypeParams(cursor: Cursor): boolean {
  if (!at(cursor, "[") || peek(cursor, 1)?.kind !== "identifier") return false;
  const second = peek(cursor, 2);
  if (second?.kind === "identifier" || second?.kind === "keyword") return true;
  return second?.text === "," || second?.text === "~" || second?.text === "[";
}

function parseFunction(reading: Reading): void {
  const { cursor, docOf, functions } = reading;
  const doc = docOf(cursor.index);
  cursor.index += 1;
  const [receiver = null] = at(cursor, "(") ? parseParams(cursor) : [];
  const span = hereSpan(cursor);
  const { text: name } = takeName(cursor, "a function's name");
  const generic = at(cursor, "[");
  if (generic) skipBalanced(cursor);
  const { params, results } = parseSignature(cursor);
  const body = at(cursor, "{") ? cursor.index : null;
  functions.push({ name, span, receiver, generic, params, results, body, doc });
  if (body !== null) skipBalanced(cursor);
}

/** A declaration of constants or variables up to its end. */
function skipValues(cursor: Cursor): void {
  const { start } = hereSpan(cursor);
  cursor.index += 1;
  for (let token = peek(cursor); token !== undefined; token = peek(cursor)) {
    if (token.kind === "semicolon") return;
    const isBracket = token.kind === "operator" && "([{".includes(token.text);
    if (isBracket) skipBalanced(cursor);
    else if (token.kind === "operator" && ")]}".includes(token.text)) {
      const span = spanFrom(cursor, start);
      throw new GoSyntaxFailure("syntax", `\`${token.text}\` closes nothing in this declaration`, span);
    } else cursor.index += 1;
  }
}
