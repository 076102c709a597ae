import type { Conflict, FunctionItem, StaticItem } from "../../idl/contract.ts";
import { MOST_GAPS } from "../../idl/gap.ts";
import { describePlace } from "../../source/source-file.ts";
import { readAttributeText } from "../../syntax/rust/attribute-text.ts";
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
import { tellLookalikes } from "./attribute-macros.ts";
import { hasAttribute, valueAttribute } from "./attributes.ts";
import { addGap, addNote, isGeneric, type Resolution, scopeIn, type TypeScope } from "./resolution.ts";
import { resolveFunction, resolveStatic } from "./symbols.ts";

/** What a crate exports, and what its `extern` blocks declare. */
export interface Symbols {
  readonly functions: Map<string, FunctionItem>;
  readonly statics: Map<string, StaticItem>;
  readonly requires: RequiredSymbols;
  /** What further blocks declare otherwise: the second declaration of each such symbol, the third, and so on. */
  readonly contradictions: RequiredSymbols[];
  /** The symbols of each `extern` block: those of one block mostly come from one library. */
  readonly blocks: (readonly string[])[];
  readonly conflicts: Conflict[];
}

export interface RequiredSymbols {
  readonly functions: Map<string, FunctionItem>;
  readonly statics: Map<string, StaticItem>;
}

/** More ways to declare one symbol are hostile. */
const MOST_CONTRADICTIONS = 16;

/**
 * Collects functions and variables with a link name of their own, wherever they stand and however private they are, and
 * the declarations of `extern` blocks (Reference, "Application binary interface", "External blocks").
 */
export function collectSymbols(resolution: Resolution): Symbols {
  const symbols: Symbols = {
    functions: new Map(),
    statics: new Map(),
    requires: { functions: new Map(), statics: new Map() },
    contradictions: [],
    blocks: [],
    conflicts: [],
  };
  tellLookalikes(resolution);
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
        if (inner.kind !== "function" || linkName(resolution, inner) === null) continue;
        tellNoSymbol(resolution, inner, "a trait's function has a symbol for each type that it is made for");
      }
  }
}

function collectImpl(resolution: Resolution, symbols: Symbols, item: RustImpl, outer: TypeScope): void {
  const scope: TypeScope = { ...outer, self: { kind: "type", type: item.self, scope: outer } };
  for (const inner of item.items)
    if (inner.kind === "function") collectFunction(resolution, symbols, inner, scope, item.generics);
}

/** The text of an attribute that names a symbol; null, and a gap, where it is more than plain literals. */
function symbolText(resolution: Resolution, attribute: Attribute): string | null {
  const text = readAttributeText(attribute);
  if (text !== null) return text;
  const detail = `the name of \`${attribute.path}\` is made by a macro, so that what it names is not known`;
  addGap(resolution, "macro", detail, attribute.span);
  return null;
}

/** The name that the linker gets; null for one that Rust mangles, and for one that is not known. */
function linkName(resolution: Resolution, { attributes, name }: RustFunction | RustStatic): string | null {
  const exported = valueAttribute(attributes, "export_name");
  if (exported !== undefined) return symbolText(resolution, exported);
  return hasAttribute(attributes, "no_mangle") ? name.text : null;
}

function tellNoSymbol(resolution: Resolution, item: RustFunction, why: string): void {
  const name = linkName(resolution, item) ?? item.name.text;
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
  const name = linkName(resolution, item);
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
    tellConflict(resolution, symbols, name, item, known);
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
  { conflicts }: Symbols,
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
  if (conflicts.length === MOST_GAPS) return;
  const { span } = item.name;
  conflicts.push({ kind: "definition", what: item.kind, name, first: known, other: { span } });
}

function collectStatic(resolution: Resolution, symbols: Symbols, item: RustStatic, scope: TypeScope): void {
  const name = linkName(resolution, item);
  if (name === null) return;
  const known = symbols.functions.get(name) ?? symbols.statics.get(name);
  if (known !== undefined) tellConflict(resolution, symbols, name, item, known);
  else symbols.statics.set(name, resolveStatic(resolution, item, name, scope));
}

function collectBlock(
  resolution: Resolution,
  symbols: Symbols,
  block: RustExternBlock,
  scope: TypeScope,
): void {
  if (isOfRust(block.abi)) return;
  const names: string[] = [];
  for (const item of block.items) {
    if (item.kind !== "function" && item.kind !== "static") continue;
    const name = item.name.text;
    const symbol = requiredSymbol(resolution, item);
    names.push(symbol);
    if (item.kind === "function") {
      const declared = resolveFunction(resolution, item, name, block.abi, scope);
      declare(resolution, symbols, name, withSymbol(declared, name, symbol), ({ functions }) => functions);
    } else {
      const declared = resolveStatic(resolution, item, name, scope);
      declare(resolution, symbols, name, withSymbol(declared, name, symbol), ({ statics }) => statics);
    }
  }
  symbols.blocks.push(names);
}

/** `link_name` is the symbol; a byte 1 in front of it keeps prefixes away and is no part of it. */
function requiredSymbol(resolution: Resolution, { attributes, name }: RustFunction | RustStatic): string {
  const linked = valueAttribute(attributes, "link_name");
  const spelled = (linked === undefined ? null : symbolText(resolution, linked)) ?? name.text;
  return spelled.startsWith("\u0001") ? spelled.slice(1) : spelled;
}

function withSymbol<T extends FunctionItem | StaticItem>(declared: T, name: string, symbol: string): T {
  return symbol === name ? declared : { ...declared, symbol };
}

/**
 * One name may be declared in many places (Reference, "External blocks"); with another symbol it goes by that. What
 * contradicts the first declaration is kept apart from it: each is held against the definition.
 */
function declare<T extends FunctionItem | StaticItem>(
  resolution: Resolution,
  symbols: Symbols,
  name: string,
  item: T,
  tableOf: (of: RequiredSymbols) => Map<string, T>,
): void {
  const first = tableOf(symbols.requires).get(name);
  const isOther = first !== undefined && first.symbol !== item.symbol;
  const key = isOther ? (item.symbol ?? name) : name;
  for (const tables of [symbols.requires, ...symbols.contradictions]) {
    const known = tables.functions.get(key) ?? tables.statics.get(key);
    if (known === undefined) tableOf(tables).set(key, item);
    if (known === undefined || equals(known, item)) return;
  }
  if (symbols.contradictions.length < MOST_CONTRADICTIONS) {
    const further: RequiredSymbols = { functions: new Map(), statics: new Map() };
    tableOf(further).set(key, item);
    symbols.contradictions.push(further);
  } else if (item.span !== undefined) {
    const detail = `\`${key}\` is declared in more than ${MOST_CONTRADICTIONS} ways; from here on they are left out`;
    addGap(resolution, "limit", detail, item.span);
  }
}
