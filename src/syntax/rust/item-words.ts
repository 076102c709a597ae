import { distanceToFn } from "./function-start.ts";
import { at, type ItemPlace, isText, type Parser, peek } from "./parser.ts";
import { isName } from "./words.ts";

/** Words that begin nothing but an item, if a name follows. */
const NAMED = /^(?:struct|enum|trait|mod|type)$/;

function isNamedAhead(parser: Parser, ahead: number): boolean {
  return isName(peek(parser, ahead));
}

function behindVisibility(parser: Parser): number {
  if (!at(parser, "pub")) return 0;
  if (!at(parser, "(", 1)) return 1;
  const close = parser.partner[parser.index + 1] ?? -1;
  return close === -1 ? 1 : close - parser.index + 1;
}

/** `const NAME:`, `const _:`; but not `const { ... }` and not a closure. */
function startsConstant(parser: Parser, ahead: number): boolean {
  const name = peek(parser, ahead);
  return (isName(name) || isText(name, "_")) && (at(parser, ":", ahead + 1) || at(parser, "=", ahead + 1));
}

function startsStatic(parser: Parser, ahead: number): boolean {
  const name = at(parser, "mut", ahead) ? ahead + 1 : ahead;
  return isNamedAhead(parser, name) && at(parser, ":", name + 1);
}

/** `union Name {`, where `union` may also be a variable. */
function startsUnion(parser: Parser): boolean {
  return (
    at(parser, "union") &&
    isNamedAhead(parser, 1) &&
    (at(parser, "{", 2) || at(parser, "<", 2) || at(parser, "where", 2))
  );
}

function startsUnsafeItem(parser: Parser, ahead: number): boolean {
  if (at(parser, "impl", ahead) || at(parser, "trait", ahead) || at(parser, "mod", ahead)) return true;
  if (at(parser, "auto", ahead)) return at(parser, "trait", ahead + 1);
  if (at(parser, "static", ahead)) return startsStatic(parser, ahead + 1);
  return at(parser, "extern", ahead) && startsExtern(parser, ahead + 1);
}

function startsExtern(parser: Parser, ahead: number): boolean {
  if (at(parser, "crate", ahead) || at(parser, "{", ahead)) return true;
  return peek(parser, ahead)?.kind === "string" && at(parser, "{", ahead + 1);
}

function startsWord(parser: Parser, word: string): boolean {
  if (NAMED.test(word)) return isNamedAhead(parser, 1);
  if (word === "use") return !at(parser, "<", 1);
  if (word === "impl") return true;
  if (word === "const") return startsConstant(parser, 1);
  if (word === "static") return startsStatic(parser, 1);
  if (word === "unsafe" || word === "safe") return startsUnsafeItem(parser, 1);
  if (word === "extern") return startsExtern(parser, 1);
  if (word === "union") return startsUnion(parser);
  if (word === "auto") return at(parser, "trait", 1);
  if (word === "default") return at(parser, "impl", 1) || at(parser, "unsafe", 1) || at(parser, "type", 1);
  if (word === "macro_rules") return at(parser, "!", 1) && isNamedAhead(parser, 2);
  return word === "macro" && isNamedAhead(parser, 1) && peek(parser, 2)?.kind === "open";
}

/**
 * Whether an item other than a macro call begins at the next token, its attributes apart. In a body that tells items
 * from expressions; elsewhere it says where to go on behind what could not be read.
 */
export function startsItem(parser: Parser, place: ItemPlace): boolean {
  const visible = behindVisibility(parser);
  if (visible > 0) return place !== "body" || peek(parser, visible)?.kind === "identifier";
  const token = peek(parser);
  if (token?.kind !== "identifier" || token.raw) return false;
  return startsWord(parser, token.text) || distanceToFn(parser) !== -1;
}
