import { atPath, readGroup, readInnerAttributes, readOuterAttributes, readPlainPath } from "./attributes.ts";
import { readBody } from "./body.ts";
import { distanceToFn } from "./function-start.ts";
import { readFunction } from "./functions.ts";
import { readGenericParams, skipWhere } from "./generics.ts";
import type {
  RustAlias,
  RustConstant,
  RustExternBlock,
  RustExternCrate,
  RustImpl,
  RustItem,
  RustMacroCall,
  RustMacroRules,
  RustModuleItem,
  RustStatic,
  RustTrait,
  RustUse,
} from "./item.ts";
import { type ItemStart, readName, readVisibility } from "./item-start.ts";
import {
  accept,
  at,
  atSigns,
  expect,
  failExpecting,
  type ItemPlace,
  type Parser,
  peek,
  skipTree,
  spanFrom,
  within,
} from "./parser.ts";
import { readEnum, readRecord } from "./records.ts";
import type { RustToken } from "./token.ts";
import { readAbi, readType, skipBounds } from "./types.ts";
import { readUseLeaves } from "./use-tree.ts";

/** The attributes and items between the braces that the next token opens. */
function readBraces(
  parser: Parser,
  begun: ItemStart,
  place: ItemPlace,
  of: string,
): Pick<RustModuleItem, "attributes"> & { readonly items: readonly RustItem[] } {
  if (!at(parser, "{")) failExpecting(parser, `\`{\` of ${of}`);
  return within(parser, () => {
    const inner = readInnerAttributes(parser);
    const attributes = inner.length === 0 ? begun.attributes : [...begun.attributes, ...inner];
    return { attributes, items: parser.grammar.items(parser, place) };
  });
}

function readUse(parser: Parser, { attributes, visibility, start }: ItemStart): RustUse {
  const leaves = readUseLeaves(parser);
  return { kind: "use", attributes, visibility, leaves, span: spanFrom(parser, start) };
}

function readModule(parser: Parser, begun: ItemStart): RustModuleItem {
  const { visibility, start } = begun;
  const name = readName(parser, "the name of a module");
  if (accept(parser, ";")) {
    const { attributes } = begun;
    return { kind: "module", attributes, visibility, name, items: null, span: spanFrom(parser, start) };
  }
  const { attributes, items } = readBraces(parser, begun, "module", "a module");
  return { kind: "module", attributes, visibility, name, items, span: spanFrom(parser, start) };
}

/** The tokens of an initial value, up to its `;`, and the items in its blocks. */
function readValue(parser: Parser): { value: readonly RustToken[]; inner: readonly RustItem[] } {
  const from = parser.index;
  while (peek(parser) !== undefined && !at(parser, ";")) skipTree(parser);
  const to = parser.index;
  const { end } = parser;
  parser.index = from;
  parser.end = to;
  try {
    const inner = readBody(parser);
    parser.index = to;
    return { value: parser.tokens.slice(from, to), inner };
  } finally {
    parser.end = end;
  }
}

function readConstant(parser: Parser, { attributes, visibility, start }: ItemStart): RustConstant {
  const token = peek(parser);
  const isUnnamed = accept(parser, "_");
  const name =
    isUnnamed && token !== undefined
      ? { text: "_", span: token.span }
      : readName(parser, "the name of a constant");
  readGenericParams(parser);
  expect(parser, ":", "behind the name of a constant");
  const type = readType(parser);
  skipWhere(parser);
  const read = accept(parser, "=") ? readValue(parser) : { value: null, inner: [] };
  skipWhere(parser);
  expect(parser, ";", "behind a constant");
  return { kind: "constant", attributes, visibility, name, type, ...read, span: spanFrom(parser, start) };
}

function readStatic(parser: Parser, { attributes, visibility, start }: ItemStart): RustStatic {
  const mutable = accept(parser, "mut");
  const name = readName(parser, "the name of a static");
  expect(parser, ":", "behind the name of a static");
  const type = readType(parser);
  const hasValue = accept(parser, "=");
  const inner = hasValue ? readValue(parser).inner : [];
  expect(parser, ";", "behind a static");
  const span = spanFrom(parser, start);
  return { kind: "static", attributes, visibility, name, type, mutable, hasValue, inner, span };
}

function readAlias(parser: Parser, { attributes, visibility, start }: ItemStart): RustAlias {
  const name = readName(parser, "the name of a type");
  const generics = readGenericParams(parser);
  if (accept(parser, ":")) skipBounds(parser);
  skipWhere(parser);
  const type = accept(parser, "=") ? readType(parser) : null;
  skipWhere(parser);
  expect(parser, ";", "behind a type alias");
  return { kind: "alias", attributes, visibility, name, generics, type, span: spanFrom(parser, start) };
}

/** `extern` has been taken. */
function readExternBlock(parser: Parser, begun: ItemStart): RustExternBlock {
  const abi = readAbi(parser);
  const { attributes, items } = readBraces(parser, begun, "extern-block", "an `extern` block");
  const { visibility, start } = begun;
  return { kind: "extern-block", attributes, visibility, abi, items, span: spanFrom(parser, start) };
}

function readExternCrate(parser: Parser, { attributes, visibility, start }: ItemStart): RustExternCrate {
  const token = peek(parser);
  if (token?.kind !== "identifier") failExpecting(parser, "the name of a crate");
  parser.index += 1;
  const alias = accept(parser, "as") ? peek(parser) : token;
  if (alias?.kind !== "identifier") failExpecting(parser, "a name behind `as`");
  if (alias !== token) parser.index += 1;
  expect(parser, ";", "behind `extern crate`");
  const span = spanFrom(parser, start);
  return { kind: "extern-crate", attributes, visibility, crate: token.text, name: alias.text, span };
}

/** `impl<T>` has generics, `impl <T as Trait>::Name` has none: the token behind the name tells. */
function hasImplGenerics(parser: Parser): boolean {
  if (!at(parser, "<")) return false;
  if (at(parser, ">", 1) || at(parser, "#", 1) || at(parser, "const", 1)) return true;
  const isParam = peek(parser, 1)?.kind === "lifetime" || peek(parser, 1)?.kind === "identifier";
  if (!isParam || atSigns(parser, "::", 2)) return false;
  return [">", ",", ":", "="].some((sign) => at(parser, sign, 2));
}

/** `impl` has been taken (Reference, "Implementations"). */
function readImpl(parser: Parser, begun: ItemStart): RustImpl {
  const generics = hasImplGenerics(parser) ? readGenericParams(parser) : [];
  accept(parser, "const");
  if (!at(parser, "{", 1) && !at(parser, "for", 1)) accept(parser, "!");
  const first = readType(parser);
  const second = accept(parser, "for") ? readType(parser) : null;
  skipWhere(parser);
  const { attributes, items } = readBraces(parser, begun, "impl", "an implementation");
  return {
    kind: "impl",
    attributes,
    visibility: begun.visibility,
    generics,
    trait: second === null ? null : first,
    self: second ?? first,
    items,
    span: spanFrom(parser, begun.start),
  };
}

/** `trait` has been taken; `trait Name = Bounds;` is one without items. */
function readTrait(parser: Parser, begun: ItemStart): RustTrait {
  const name = readName(parser, "the name of a trait");
  readGenericParams(parser);
  if (accept(parser, ":")) skipBounds(parser);
  skipWhere(parser);
  const { visibility, start } = begun;
  if (accept(parser, "=")) {
    skipBounds(parser);
    skipWhere(parser);
    expect(parser, ";", "behind a trait alias");
    const { attributes } = begun;
    return { kind: "trait", attributes, visibility, name, items: [], span: spanFrom(parser, start) };
  }
  const { attributes, items } = readBraces(parser, begun, "impl", "a trait");
  return { kind: "trait", attributes, visibility, name, items, span: spanFrom(parser, start) };
}

/** `macro_rules! name { ... }` from its name on, and `macro name(...) { ... }`, of which both groups are the body. */
function readMacroRules(parser: Parser, { attributes, visibility, start }: ItemStart): RustMacroRules {
  const name = readName(parser, "the name of a macro");
  if (peek(parser)?.kind !== "open") failExpecting(parser, "the rules of a macro");
  const braced = at(parser, "{");
  const body = [...readGroup(parser)];
  if (at(parser, "{")) body.push(...readGroup(parser));
  else if (!braced) accept(parser, ";");
  return { kind: "macro-rules", attributes, visibility, name, body, span: spanFrom(parser, start) };
}

function readMacroCall(parser: Parser, { attributes, visibility, start }: ItemStart): RustMacroCall {
  const path = readPlainPath(parser);
  expect(parser, "!", "behind the name of a macro");
  if (peek(parser)?.kind === "identifier") parser.index += 1;
  if (peek(parser)?.kind !== "open") failExpecting(parser, "the arguments of a macro");
  const braced = at(parser, "{");
  const tokens = readGroup(parser);
  if (!braced) accept(parser, ";");
  const span = spanFrom(parser, start);
  return { kind: "macro-call", attributes, visibility, path, arguments: tokens, inBody: false, span };
}

/** Takes the words in front of `impl`, `trait`, `mod`, `extern {` and `static` that say nothing of an ABI. */
function skipQualifiers(parser: Parser): void {
  for (const word of ["default", "unsafe", "safe", "auto"]) {
    const next = peek(parser, 1);
    if (next?.kind === "identifier" && !at(parser, "!", 1)) accept(parser, word);
  }
}

function readByWord(parser: Parser, begun: ItemStart): RustItem | null {
  if (accept(parser, "use")) return readUse(parser, begun);
  if (accept(parser, "mod")) return readModule(parser, begun);
  if (accept(parser, "struct")) return readRecord(parser, begun, "struct");
  if (accept(parser, "enum")) return readEnum(parser, begun);
  if (accept(parser, "impl")) return readImpl(parser, begun);
  if (accept(parser, "trait")) return readTrait(parser, begun);
  if (accept(parser, "type")) return readAlias(parser, begun);
  if (accept(parser, "const")) return readConstant(parser, begun);
  if (accept(parser, "static")) return readStatic(parser, begun);
  if (accept(parser, "extern"))
    return accept(parser, "crate") ? readExternCrate(parser, begun) : readExternBlock(parser, begun);
  return null;
}

function readByContext(parser: Parser, begun: ItemStart): RustItem {
  const next = peek(parser, 1);
  if (at(parser, "union") && next?.kind === "identifier") {
    parser.index += 1;
    return readRecord(parser, begun, "union");
  }
  if (at(parser, "macro_rules") && at(parser, "!", 1) && peek(parser, 2)?.kind === "identifier") {
    parser.index += 2;
    return readMacroRules(parser, begun);
  }
  if (at(parser, "macro") && next?.kind === "identifier") {
    parser.index += 1;
    return readMacroRules(parser, begun);
  }
  if (!atPath(parser)) failExpecting(parser, "an item");
  return readMacroCall(parser, begun);
}

/** One item of whatever kind (Reference, "Items"). @throws SyntaxFailure where it is none. */
export function readItem(parser: Parser): RustItem {
  const start = parser.index;
  const attributes = readOuterAttributes(parser);
  const visibility = readVisibility(parser);
  const begun: ItemStart = { attributes, visibility, start };
  if (at(parser, "fn") || distanceToFn(parser) !== -1) return readFunction(parser, begun);
  skipQualifiers(parser);
  return readByWord(parser, begun) ?? readByContext(parser, begun);
}
