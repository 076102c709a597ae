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
import type { GoParam, GoType } from "./declaration.ts";

/** More levels of a type are hostile. */
const DEEPEST = 200;

/** Reads a type (Go specification, Types). Fails with a GoSyntaxFailure if none stands here. */
export function parseType(cursor: Cursor, depth = 0): GoType {
  if (depth > DEEPEST) {
    throw new GoSyntaxFailure(
      "limit",
      `this type is nested more than ${DEEPEST} levels deep`,
      hereSpan(cursor),
    );
  }
  const { start } = hereSpan(cursor);
  if (accept(cursor, "*")) {
    const to = parseType(cursor, depth + 1);
    return { kind: "pointer", to, span: spanFrom(cursor, start) };
  }
  if (accept(cursor, "(")) {
    const inner = parseType(cursor, depth + 1);
    expect(cursor, ")", "behind a type");
    return inner;
  }
  if (at(cursor, "[")) return parseBracketed(cursor, start, depth);
  if (peek(cursor)?.kind === "keyword" || at(cursor, "<-")) return parseKeyword(cursor, start, depth);
  return parseNamed(cursor, start);
}

function parseBracketed(cursor: Cursor, start: number, depth: number): GoType {
  const kind = at(cursor, "]", 1) ? "slice" : "array";
  skipBalanced(cursor);
  parseType(cursor, depth + 1);
  return { kind, span: spanFrom(cursor, start) };
}

function parseKeyword(cursor: Cursor, start: number, depth: number): GoType {
  const word = peek(cursor)?.text ?? "";
  switch (word) {
    case "map":
      cursor.index += 1;
      if (!at(cursor, "[")) failExpecting(cursor, "`[` behind `map`");
      skipBalanced(cursor);
      parseType(cursor, depth + 1);
      return { kind: "map", span: spanFrom(cursor, start) };
    case "<-":
    case "chan":
      accept(cursor, "<-");
      expect(cursor, "chan", "behind `<-`");
      accept(cursor, "<-");
      parseType(cursor, depth + 1);
      return { kind: "chan", span: spanFrom(cursor, start) };
    case "func":
      cursor.index += 1;
      parseSignature(cursor, depth + 1);
      return { kind: "func", span: spanFrom(cursor, start) };
    case "struct":
    case "interface":
      cursor.index += 1;
      if (!at(cursor, "{")) failExpecting(cursor, `\`{\` behind \`${word}\``);
      skipBalanced(cursor);
      return { kind: word, span: spanFrom(cursor, start) };
    default:
      failExpecting(cursor, "a type");
  }
}

function parseNamed(cursor: Cursor, start: number): GoType {
  const first = takeName(cursor, "a type").text;
  const second = accept(cursor, ".") ? takeName(cursor, "a name behind `.`").text : null;
  const isInstance = at(cursor, "[");
  if (isInstance) skipBalanced(cursor);
  const span = spanFrom(cursor, start);
  if (isInstance) return { kind: "instance", span };
  return second === null
    ? { kind: "name", name: first, span }
    : { kind: "qualified", package: first, name: second, span };
}

export interface GoSignature {
  readonly params: readonly GoParam[];
  readonly results: readonly GoParam[];
}

/** Reads parameters and results. */
export function parseSignature(cursor: Cursor, depth = 0): GoSignature {
  const params = parseParams(cursor, depth);
  if (at(cursor, "(")) return { params, results: parseParams(cursor, depth) };
  if (!beginsType(cursor)) return { params, results: [] };
  const type = parseType(cursor, depth);
  return { params, results: [{ name: null, type, variadic: false, span: type.span }] };
}

const TYPE_WORDS: ReadonlySet<string> = new Set(["map", "chan", "func", "struct", "interface"]);

function beginsType(cursor: Cursor): boolean {
  const token = peek(cursor);
  if (token?.kind === "identifier") return true;
  if (token?.kind === "keyword") return TYPE_WORDS.has(token.text);
  return token?.kind === "operator" && ["*", "[", "(", "<-"].includes(token.text);
}

/** A list in parentheses: names share the type that follows them, or there are no names at all. */
export function parseParams(cursor: Cursor, depth = 0): readonly GoParam[] {
  expect(cursor, "(", "before parameters");
  const entries: GoParam[] = [];
  let isNamed = false;
  while (!at(cursor, ")")) {
    const named = hasName(cursor);
    isNamed ||= named;
    entries.push(parseEntry(cursor, named, depth));
    if (!accept(cursor, ",")) break;
  }
  expect(cursor, ")", "behind parameters");
  return isNamed ? shareTypes(entries) : entries;
}

function parseEntry(cursor: Cursor, named: boolean, depth: number): GoParam {
  const { start } = hereSpan(cursor);
  const name = named ? takeName(cursor, "a name").text : null;
  const variadic = accept(cursor, "...");
  const type = parseType(cursor, depth);
  return { name, type, variadic, span: spanFrom(cursor, start) };
}

/** Whether a name and then a type stand here, and not a type alone. */
function hasName(cursor: Cursor): boolean {
  if (peek(cursor)?.kind !== "identifier") return false;
  if (at(cursor, "[", 1)) {
    const close = cursor.closings.get(cursor.index + 1);
    const behind = close === undefined ? undefined : cursor.tokens[close + 1];
    return behind !== undefined && ![",", ")"].includes(behind.text);
  }
  return !at(cursor, ",", 1) && !at(cursor, ")", 1) && !at(cursor, ".", 1);
}

/** `a, b int`: an entry that is a mere word is a name, with the type of the next that has one. */
function shareTypes(entries: readonly GoParam[]): readonly GoParam[] {
  const shared: GoParam[] = [];
  let following: GoParam | undefined;
  for (const entry of entries.toReversed()) {
    if (entry.name !== null) following = entry;
    const { type, span } = entry;
    if (entry.name === null && type.kind === "name" && following !== undefined)
      shared.push({ name: type.name, type: following.type, variadic: following.variadic, span });
    else shared.push(entry);
  }
  return shared.reverse();
}
