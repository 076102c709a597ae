import type { Attribute, RustName, RustVisibility } from "./item.ts";
import { accept, at, failExpecting, type Parser, peek, skipTree } from "./parser.ts";
import { isName } from "./words.ts";

/** What every item begins with; `start` is the index of its first token. */
export interface ItemStart {
  readonly attributes: readonly Attribute[];
  readonly visibility: RustVisibility;
  readonly start: number;
}

/** `pub`, `pub(crate)`, `pub(in path)`; the parenthesis of a tuple's field is none (Reference, "Visibility"). */
export function readVisibility(parser: Parser): RustVisibility {
  if (at(parser, "crate") && peek(parser, 1)?.kind === "identifier") {
    parser.index += 1;
    return "restricted";
  }
  if (!accept(parser, "pub")) return "private";
  if (!at(parser, "(")) return "public";
  const inner = peek(parser, 1)?.text ?? "";
  const isShort = /^(?:crate|self|super)$/.test(inner) && at(parser, ")", 2);
  if (!isShort && inner !== "in") return "public";
  skipTree(parser);
  return "restricted";
}

/** The name that an item gives. */
export function readName(parser: Parser, expected: string): RustName {
  const token = peek(parser);
  if (!isName(token)) failExpecting(parser, expected);
  parser.index += 1;
  return { text: token.text, span: token.span };
}
