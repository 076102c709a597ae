import type { FunctionItem, StaticItem } from "../../idl/contract.ts";
import { describePlace } from "../../source/source-file.ts";
import type {
  Attribute,
  GenericParam,
  RustExternBlock,
  RustFunction,
  RustImpl,
  RustItem,
  RustStatic,
} from "../../syntax/rust/item.ts";
import { equals } from "../equality.ts";
import { hasAttribute, textOf } from "./attributes.ts";
import { addGap, addNote, isGeneric, type Resolution, scopeIn, type TypeScope } from "./resolution.ts";
import { resolveFunction, resolveStatic } from "./symbols.ts";

/** What a crate exports, and what its `extern` blocks declare. */
export interface Symbols {
  readonly functions: Map<string, FunctionItem>;
  readonly statics: Map<string, StaticItem>;
  readonly requires: {
    readonly functions: Map<string, FunctionItem>;
    readonly statics: Map<string, StaticItem>;
  };
}

/**
 * Collects functions and variables with a link name of their own, wherever they stand and however private they are, and
 * the declarations of `extern` blocks (Reference, "Application binary interface", "External blocks").
 */
export function collectSymbols(resolution: Resolution): Symbols {
  const symbols: Symbols = {
    functions: new Map(),
    statics: new Map(),
    requires: { functions: new Map(), statics: new Map() },
  };
  for (const module of resolution.scope.modules) {
    const scope = scopeIn(module);
    for (const item of module.items) collectItem(resolution, symbols, item, scope);
  }
  return symbols;
}

function collectItem(resolution: Resolution, symbols: Symbols, item: RustItem, scope: TypeScope): void {
  switch (item.kind) {
    case "function":
      collectFunction(resolution, symbols, item, scope, []);
      return;
    case "static":
      collectStatic(resolution, symbols, item, scope);
      return;
    case "extern-block":
      collectBlock(resolution, symbols, item, scope);
      return;
    case "impl":
      collectImpl(resolution, symbols, item, scope);
      return;
    case "trait":
      for (const inner of item.items) {
        if (inner.kind !== "function" || linkName(inner) === null) continue;
        tellNoSymbol(resolution, inner, "a trait's function has a symbol for each type that it is made for");
      }
  }
}

function collectImpl(resolution: Resolution, symbols: Symbols, item: RustImpl, outer: TypeScope): void {
  const scope: TypeScope = { ...outer, self: { kind: "type", type: item.self, scope: outer } };
  for (const inner of item.items)
    if (inner.kind === "function") collectFunction(resolution, symbols, inner, scope, item.generics);
}

function nameOf(attributes: readonly Attribute[], name: string): string | null {
  const exported = textOf(attributes, "export_name");
  if (exported !== null) return exported;
  return hasAttribute(attributes, "no_mangle") ? name : null;
}

/** The name that the linker gets; null for one that Rust mangles. */
function linkName({ attributes, name }: RustFunction | RustStatic): string | null {
  return nameOf(attributes, name.text);
}

function tellNoSymbol(resolution: Resolution, item: RustFunction, why: string): void {
  const name = linkName(item) ?? item.name.text;
  const detail = `no symbol \`${name}\` is made of this function: ${why}`;
  addNote(resolution, "type-not-ffi-safe", name, detail, item.name.span);
}

function collectFunction(
  resolution: Resolution,
  symbols: Symbols,
  item: RustFunction,
  scope: TypeScope,
  around: readonly GenericParam[],
): void {
  const name = linkName(item);
  if (name === null || (item.abi !== null && isOfRust(item.abi))) return;
  if (isGeneric([...item.generics, ...around])) {
    tellNoSymbol(resolution, item, "it is generic, and has a symbol for each type that it is made for");
    return;
  }
  if (item.abi === null) {
    const detail = `\`${name}\` is exported without \`extern "C"\`, and is called as the compiler likes`;
    addNote(resolution, "extern-c-missing", name, detail, item.name.span);
  }
  const known = symbols.functions.get(name) ?? symbols.statics.get(name);
  if (known !== undefined) {
    tellConflict(resolution, name, item, known);
    return;
  }
  symbols.functions.set(name, resolveFunction(resolution, item, name, item.abi, scope));
}

/** Whether a convention is Rust's own: who spells it out means other crates of Rust, and no C boundary. */
function isOfRust(abi: string): boolean {
  return abi === "Rust" || abi.startsWith("rust-");
}

/** Two items of one crate cannot have one symbol: the compiler refuses, and nobody knows which one is meant. */
function tellConflict(
  resolution: Resolution,
  name: string,
  item: RustFunction | RustStatic,
  known: FunctionItem | StaticItem,
): void {
  const place = known.span === undefined ? "another place" : describePlace(known.span);
  addGap(
    resolution,
    "conflict",
    `two items claim the symbol \`${name}\`: here and at ${place}; the linker refuses that`,
    item.name.span,
  );
}

function collectStatic(resolution: Resolution, symbols: Symbols, item: RustStatic, scope: TypeScope): void {
  const name = linkName(item);
  if (name === null) return;
  const known = symbols.functions.get(name) ?? symbols.statics.get(name);
  if (known !== undefined) tellConflict(resolution, name, item, known);
  else symbols.statics.set(name, resolveStatic(resolution, item, name, scope));
}

function collectBlock(
  resolution: Resolution,
  symbols: Symbols,
  block: RustExternBlock,
  scope: TypeScope,
): void {
  if (isOfRust(block.abi)) return;
  const { functions, statics } = symbols.requires;
  for (const item of block.items) {
    if (item.kind === "function") {
      const name = item.name.text;
      const declared = resolveFunction(resolution, item, name, block.abi, scope);
      declare(resolution, functions, name, withSymbol(declared, item, name), statics);
    } else if (item.kind === "static") {
      const name = item.name.text;
      const declared = resolveStatic(resolution, item, name, scope);
      declare(resolution, statics, name, withSymbol(declared, item, name), functions);
    }
  }
}

/** `link_name` is the symbol; a byte 1 in front of it keeps prefixes away and is no part of it. */
function withSymbol<T extends FunctionItem | StaticItem>(
  declared: T,
  { attributes }: RustFunction | RustStatic,
  name: string,
): T {
  const spelled = textOf(attributes, "link_name") ?? name;
  const symbol = spelled.startsWith("\u0001") ? spelled.slice(1) : spelled;
  return symbol === name ? declared : { ...declared, symbol };
}

/** One name may be declared in many places, and alike; with another symbol it goes by that. */
function declare<T extends FunctionItem | StaticItem>(
  resolution: Resolution,
  table: Map<string, T>,
  name: string,
  item: T,
  others: ReadonlyMap<string, FunctionItem | StaticItem>,
): void {
  const first = table.get(name);
  const isOther = first !== undefined && first.symbol !== item.symbol;
  const key = isOther ? (item.symbol ?? name) : name;
  const known = table.get(key) ?? others.get(key);
  if (known === undefined) table.set(key, item);
  else if (!equals(known, item) && item.span !== undefined && known.span !== undefined) {
    const detail = `\`${key}\` is declared otherwise at ${describePlace(known.span)}`;
    addGap(resolution, "conflict", detail, item.span);
  }
}
