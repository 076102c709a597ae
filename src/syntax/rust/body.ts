import { readGroup, readOuterAttributes } from "./attributes.ts";
import type { Attribute, RustItem, RustMacroCall } from "./item.ts";
import { startsItem } from "./item-words.ts";
import { addGap, at, atSigns, isText, type Parser, peek, SyntaxFailure, spanFrom } from "./parser.ts";
import { isSegment } from "./words.ts";

/** Attributes of a statement that is no item; they hold for what stands within it, up to `end`. */
interface Condition {
  readonly attributes: readonly Attribute[];
  readonly end: number;
}

/** Blocks with names of their own within each other; of more the inner ones count as part of the outer. */
const MAX_BLOCKS = 32;

/** A pair of braces while it is read. */
interface OpenBlock {
  readonly start: number;
  readonly items: RustItem[];
  /** How many blocks with names of their own are within each other in it. */
  height: number;
}

/** Puts what a block holds where it stands: as a block if it has names of its own. */
function closeBlock(parser: Parser, { start, items, height }: OpenBlock, outer: OpenBlock | undefined): void {
  if (outer === undefined || items.length === 0) return;
  const isScope = items.some(({ kind }) => kind !== "block" && kind !== "macro-call");
  const span = spanFrom(parser, start);
  if (isScope && height === MAX_BLOCKS)
    addGap(parser, "limit", `blocks with items within each other more than ${MAX_BLOCKS} levels deep`, span);
  const isBlock = isScope && height < MAX_BLOCKS;
  outer.height = Math.max(outer.height, isBlock ? height + 1 : height);
  if (isBlock) outer.items.push({ kind: "block", attributes: [], visibility: "private", items, span });
  else for (const item of items) outer.items.push(item);
}

/**
 * The items within statements and expressions, up to the parser's end: every block is gone into, at whatever depth, and
 * every macro that is called is an item. Expressions themselves are not read.
 */
export function readBody(parser: Parser): readonly RustItem[] {
  const outermost: OpenBlock = { start: parser.index, items: [], height: 0 };
  const blocks: OpenBlock[] = [outermost];
  const conditions: Condition[] = [];
  let begins = true;
  while (peek(parser) !== undefined) {
    while ((conditions.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= parser.index) conditions.pop();
    if (begins || at(parser, "#")) {
      const item = readStatementItem(parser, conditions);
      if (item !== null) {
        if (item !== "unread") blocks.at(-1)?.items.push(item);
        begins = true;
        continue;
      }
    }
    const call = readCall(parser, conditions);
    if (call !== null) {
      blocks.at(-1)?.items.push(call);
      begins = at(parser, "}", -1);
      continue;
    }
    begins = at(parser, "{") || at(parser, "}") || at(parser, ";");
    if (at(parser, "{")) blocks.push({ start: parser.index, items: [], height: 0 });
    const closes = at(parser, "}") && blocks.length > 1;
    parser.index += 1;
    const closed = closes ? blocks.pop() : undefined;
    if (closed !== undefined) closeBlock(parser, closed, blocks.at(-1));
  }
  for (let open = blocks.pop(); open !== undefined; open = blocks.pop())
    closeBlock(parser, open, blocks.at(-1));
  return outermost.items;
}

/** An item where a statement begins; else null, and the attributes of the statement are noted. */
function readStatementItem(parser: Parser, conditions: Condition[]): RustItem | "unread" | null {
  const start = parser.index;
  const attributes = readAttributesSafely(parser);
  if (startsItem(parser, "body")) {
    parser.index = start;
    const item = parser.grammar.item(parser, "body");
    return item === null ? "unread" : inherit(item, conditions);
  }
  if (attributes.some(isCondition)) conditions.push({ attributes, end: endOfStatement(parser) });
  return null;
}

/** In an expression a `#` may also belong to what a macro's caller gets to see; then it is a sign like others. */
function readAttributesSafely(parser: Parser): readonly Attribute[] {
  const start = parser.index;
  try {
    return readOuterAttributes(parser);
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    parser.index = start;
    return [];
  }
}

function isCondition({ path }: Attribute): boolean {
  return path === "cfg" || path === "cfg_attr";
}

function inherit<T extends RustItem>(item: T, conditions: readonly Condition[]): T {
  if (conditions.length === 0) return item;
  const outer = conditions.flatMap(({ attributes }) => attributes.filter(isCondition));
  return { ...item, attributes: [...outer, ...item.attributes] };
}

/** What may go on behind the brace of an expression that began a statement. */
const GOES_ON = /^(?:else|\.|\?|=|if|\||,)$/;

/** The index behind the statement, match arm or field that begins at the next token. */
function endOfStatement(parser: Parser): number {
  const isLet = at(parser, "let");
  for (let i = parser.index; i < parser.end; i += 1) {
    const token = parser.tokens[i];
    if (isText(token, ";") || isText(token, ",")) return i + 1;
    if (token?.kind !== "open") continue;
    const close = parser.partner[i] ?? -1;
    if (close === -1 || close >= parser.end) return parser.end;
    i = close;
    const next = parser.tokens[i + 1];
    const ends = token.text === "{" && !isLet && !GOES_ON.test(next?.text ?? "");
    if (ends || next?.kind === "close") return i + 1;
  }
  return parser.end;
}

/** The index where the path begins that ends in front of the next token. */
function startOfPath(parser: Parser, from: number): number {
  const { tokens } = parser;
  let start = parser.index;
  while (
    start - 3 >= from &&
    isText(tokens[start - 1], ":") &&
    isText(tokens[start - 2], ":") &&
    isSegment(tokens[start - 3])
  )
    start -= 3;
  return start;
}

/** `name!(...)`, of which the next token is the name's last part; `a != b` and `if !(...)` are none. */
function readCall(parser: Parser, conditions: readonly Condition[]): RustMacroCall | null {
  const name = peek(parser);
  if (name?.kind !== "identifier" || !at(parser, "!", 1) || !isSegment(name)) return null;
  if (peek(parser, 2)?.kind !== "open" || atSigns(parser, "!=", 1)) return null;
  const close = parser.partner[parser.index + 2] ?? -1;
  if (close === -1 || close >= parser.end) return null;
  const start = startOfPath(parser, 0);
  const path = parser.tokens
    .slice(start, parser.index + 1)
    .filter(({ kind }) => kind === "identifier")
    .map(({ text }) => text)
    .join("::");
  parser.index += 2;
  const tokens = readGroup(parser);
  const call: RustMacroCall = {
    kind: "macro-call",
    attributes: [],
    visibility: "private",
    path,
    arguments: tokens,
    inBody: true,
    span: spanFrom(parser, start),
  };
  return inherit(call, conditions);
}
