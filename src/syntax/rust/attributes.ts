import type { Attribute } from "./item.ts";
import {
  accept,
  acceptSigns,
  at,
  atSigns,
  failExpecting,
  type Parser,
  peek,
  readList,
  skipTree,
  spanFrom,
  within,
} from "./parser.ts";
import type { RustToken } from "./token.ts";
import { noteSymbolWords } from "./unread-exports.ts";
import { isSegment } from "./words.ts";

/** A path without generic arguments, its parts joined by `::`. `$crate` is a part that macros write. */
export function readPlainPath(parser: Parser): string {
  const parts: string[] = [];
  let text = acceptSigns(parser, "::") ? "::" : "";
  do {
    const dollar = accept(parser, "$") ? "$" : "";
    const part = peek(parser);
    if (part?.kind !== "identifier") failExpecting(parser, "a name");
    parser.index += 1;
    parts.push(dollar + part.text);
  } while (acceptSigns(parser, "::"));
  text += parts.join("::");
  return text;
}

/** Whether a plain path begins at the next token. */
export function atPath(parser: Parser): boolean {
  return isSegment(peek(parser)) || atSigns(parser, "::") || at(parser, "$");
}

type Content = Pick<Attribute, "path" | "form" | "arguments">;

/** The tokens of the group that the next token opens; steps behind it. */
export function readGroup(parser: Parser): readonly RustToken[] {
  return within(parser, () => {
    noteSymbolWords(parser, parser.index, parser.end);
    return parser.tokens.slice(parser.index, parser.end);
  });
}

function readContent(parser: Parser): Content {
  const from = parser.index;
  const path = readPlainPath(parser);
  noteSymbolWords(parser, from, parser.index);
  if (peek(parser)?.kind === "open") return { path, form: "list", arguments: readGroup(parser) };
  if (!accept(parser, "=")) return { path, form: "word", arguments: [] };
  const start = parser.index;
  while (peek(parser) !== undefined && !at(parser, ",")) skipTree(parser);
  return { path, form: "value", arguments: parser.tokens.slice(start, parser.index) };
}

/** What stands between the brackets, or the commas of a `cfg_attr`: `path`, `unsafe(path = value)`. */
function readMeta(parser: Parser): Omit<Attribute, "span"> {
  const isUnsafe = at(parser, "unsafe") && at(parser, "(", 1);
  if (isUnsafe) parser.index += 1;
  const content = isUnsafe ? within(parser, () => readContent(parser)) : readContent(parser);
  return { ...content, unsafe: isUnsafe };
}

function readAttribute(parser: Parser, start: number): Attribute {
  if (!at(parser, "[")) failExpecting(parser, "`[` of an attribute");
  const attribute = within(parser, () => {
    const meta = readMeta(parser);
    if (peek(parser) !== undefined) failExpecting(parser, "`]` behind an attribute");
    return meta;
  });
  return { ...attribute, span: spanFrom(parser, start) };
}

/** Attributes without their brackets, commas between them. */
export function readAttributeList(parser: Parser): readonly Attribute[] {
  return readList(parser, "between attributes", () => {
    const start = parser.index;
    const meta = readMeta(parser);
    return { ...meta, span: spanFrom(parser, start) };
  });
}

/** `#[...]`, any number of them (Reference, "Attributes"). */
export function readOuterAttributes(parser: Parser): readonly Attribute[] {
  if (!at(parser, "#")) return [];
  const attributes: Attribute[] = [];
  while (at(parser, "#") && !at(parser, "!", 1)) {
    const start = parser.index;
    parser.index += 1;
    attributes.push(readAttribute(parser, start));
  }
  return attributes;
}

/** `#![...]`, any number of them, in front of what a file or a pair of braces holds. */
export function readInnerAttributes(parser: Parser): readonly Attribute[] {
  const attributes: Attribute[] = [];
  while (at(parser, "#") && at(parser, "!", 1) && at(parser, "[", 2)) {
    const start = parser.index;
    parser.index += 2;
    attributes.push(readAttribute(parser, start));
  }
  return attributes;
}
