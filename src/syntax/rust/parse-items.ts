import type { Gap } from "../../idl/gap.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import { readAttributeList, readInnerAttributes } from "./attributes.ts";
import { readBody } from "./body.ts";
import type { Attribute, RustItem } from "./item.ts";
import { startsItem } from "./item-words.ts";
import { readItem } from "./items.ts";
import { lexRust } from "./lexer.ts";
import {
  accept,
  addGap,
  at,
  type Grammar,
  type ItemPlace,
  type Parser,
  peek,
  SyntaxFailure,
} from "./parser.ts";
import type { RustToken } from "./token.ts";
import { matchBrackets } from "./token-trees.ts";
import { noteSymbolWords, tellUnreadExports } from "./unread-exports.ts";

export interface ParsedRust {
  readonly items: readonly RustItem[];
  /** `#![...]` of the file itself. */
  readonly attributes: readonly Attribute[];
  readonly gaps: readonly Gap[];
}

/**
 * Goes behind an item that could not be read: behind the `;` or `{...}` that ends it, or in front of what begins an
 * item, whichever comes first behind the failure.
 */
function skipToNextItem(parser: Parser, start: number, place: ItemPlace): void {
  const failed = Math.max(start, parser.index);
  parser.index = start;
  while (peek(parser) !== undefined) {
    const isBrace = at(parser, "{");
    const isEnd = at(parser, ";");
    const close = peek(parser)?.kind === "open" ? (parser.partner[parser.index] ?? -1) : -1;
    parser.index = close !== -1 && close < parser.end ? close + 1 : parser.index + 1;
    if (parser.index <= failed) continue;
    if (isEnd || (isBrace && close !== -1)) return;
    if (at(parser, "#") || startsItem(parser, place)) return;
  }
}

function readItemOrGap(parser: Parser, place: ItemPlace): RustItem | null {
  const { index: start, depth } = parser;
  try {
    if (depth >= MAX_ITEM_DEPTH)
      throw new SyntaxFailure(
        "limit",
        `items within each other more than ${MAX_ITEM_DEPTH} levels deep`,
        parser.tokens[start]?.span ?? parser.fallback,
      );
    parser.depth = depth + 1;
    return readItem(parser);
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    if (!failure.told) addGap(parser, failure.reason, failure.message, failure.span);
    skipToNextItem(parser, start, place);
    noteSymbolWords(parser, start, parser.index);
    return null;
  } finally {
    parser.depth = depth;
  }
}

/** Items within each other; each takes several frames of the stack, and constants keep the tokens of those within. */
const MAX_ITEM_DEPTH = 48;

function readItems(parser: Parser, place: ItemPlace): readonly RustItem[] {
  const items: RustItem[] = [];
  while (peek(parser) !== undefined) {
    if (accept(parser, ";")) continue;
    const item = readItemOrGap(parser, place);
    if (item !== null) items.push(item);
  }
  return items;
}

const GRAMMAR: Grammar = { items: readItems, item: readItemOrGap };

function startParser(tokens: readonly RustToken[], fallback: Span, gaps: Gap[]): Parser {
  const trees = matchBrackets(tokens, gaps);
  const symbolWordsRead = new Set<RustToken>();
  const start = { index: 0, end: tokens.length, depth: 0 };
  return { ...trees, gaps, grammar: GRAMMAR, fallback, symbolWordsRead, ...start };
}

const parsedFiles = new WeakMap<SourceFile, ParsedRust>();

/**
 * The items of a file (Reference, "Items"), with those in function bodies. What cannot be read is a `syntax` gap with
 * its place, and reading goes on at the next item. The same file object gives the same result again.
 */
export function parseRust(file: SourceFile): ParsedRust {
  const known = parsedFiles.get(file);
  if (known !== undefined) return known;
  const lexed = lexRust(file);
  const gaps = [...lexed.gaps];
  const parser = startParser(lexed.tokens, { file, start: 0, end: 0 }, gaps);
  const attributes = readFileAttributes(parser);
  const items = readItems(parser, "module");
  tellUnreadExports(parser);
  const parsed = { attributes, items, gaps };
  parsedFiles.set(file, parsed);
  return parsed;
}

function readFileAttributes(parser: Parser): readonly Attribute[] {
  try {
    return readInnerAttributes(parser);
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    if (!failure.told) addGap(parser, failure.reason, failure.message, failure.span);
    const start = parser.index;
    skipToNextItem(parser, start, "module");
    noteSymbolWords(parser, start, parser.index);
    return [];
  }
}

/** The items that tokens of a macro call spell; `body` if they are statements. */
export function parseRustTokens(
  tokens: readonly RustToken[],
  place: "module" | "body",
  fallback: Span,
): { readonly items: readonly RustItem[]; readonly gaps: readonly Gap[] } {
  const gaps: Gap[] = [];
  const parser = startParser(tokens, fallback, gaps);
  const items = place === "body" ? readBody(parser) : readItems(parser, place);
  tellUnreadExports(parser);
  return { items, gaps };
}

/** The attributes that tokens spell without `#[...]`, commas between them, as in `cfg_attr`; null if they are none. */
export function parseAttributeList(
  tokens: readonly RustToken[],
  fallback: Span,
): readonly Attribute[] | null {
  const parser = startParser(tokens, fallback, []);
  try {
    return readAttributeList(parser);
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    return null;
  }
}
