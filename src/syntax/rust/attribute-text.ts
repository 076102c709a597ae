import type { Attribute } from "./item.ts";
import { closingIndex, splitAtCommas } from "./split-tokens.ts";
import type { RustToken } from "./token.ts";

/** `concat!` within `concat!`. */
const MAX_DEPTH = 32;

/**
 * The text of `#[path = "text"]`, also where it is spelled `concat!(...)` or `stringify!(...)` of plain literals and
 * words, as rustc expands it. Null for any other value.
 */
export function readAttributeText({ form, arguments: tokens }: Attribute): string | null {
  return form === "value" ? readText(tokens, 0) : null;
}

function readText(tokens: readonly RustToken[], depth: number): string | null {
  const [first, ...rest] = tokens;
  if (first === undefined || depth > MAX_DEPTH) return null;
  if (rest.length === 0) return first.kind === "string" ? (first.value ?? null) : null;
  const inner = argumentsOf(tokens);
  if (inner === null) return null;
  if (first.text === "concat") return concatenate(inner, depth);
  const [word, ...more] = inner;
  return first.text === "stringify" && word?.kind === "identifier" && !word.raw && more.length === 0
    ? word.text
    : null;
}

/** What stands between the brackets of `name!(...)`. */
function argumentsOf(tokens: readonly RustToken[]): readonly RustToken[] | null {
  const [name, bang, open] = tokens;
  if (name?.kind !== "identifier" || bang?.text !== "!" || open?.kind !== "open") return null;
  return closingIndex(tokens, 2) === tokens.length - 1 ? tokens.slice(3, -1) : null;
}

function concatenate(tokens: readonly RustToken[], depth: number): string | null {
  let text = "";
  for (const part of splitAtCommas(tokens)) {
    const piece = readPiece(part, depth);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

/** What a part of `concat!` is printed as: integers without their suffix and their spelling. */
function readPiece(tokens: readonly RustToken[], depth: number): string | null {
  const [only, ...rest] = tokens;
  if (only === undefined || rest.length > 0) return readText(tokens, depth + 1);
  if (only.kind === "string" || only.kind === "character") return only.value ?? null;
  if (only.kind === "integer" && /^(?:0|[1-9][0-9]*)$/.test(only.text)) return only.text;
  return only.kind === "identifier" && /^(?:true|false)$/.test(only.text) ? only.text : null;
}
