import type {
  Bridge,
  BridgeConstant,
  BridgeEnum,
  BridgeStruct,
  BridgeType,
  NamedValue,
  ValueType,
} from "../../idl/bridge/bridge.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { typeSymbol } from "../../lower/symbols.ts";
import { documentation, sentence } from "./documentation.ts";
import { constantName, exportedName } from "./names.ts";
import { copyStatements, type GoTypes, goType, structReader } from "./types.ts";

/** A line and the comment above it. */
export interface DocumentedLine {
  readonly doc: readonly string[];
  readonly line: string;
}

/** Cells of lines that follow each other begin in the same column, as gofmt has it; a comment begins anew. */
export function alignColumns(
  rows: readonly { readonly doc: readonly string[]; readonly cells: readonly string[] }[],
): readonly DocumentedLine[] {
  const runs: (typeof rows)[number][][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last === undefined || row.doc.length > 0) runs.push([row]);
    else last.push(row);
  }
  return runs.flatMap((run) => {
    const widthAt = (column: number): number =>
      Math.max(...run.map(({ cells }) => cells[column]?.length ?? 0));
    return run.map(({ doc, cells }) => ({
      doc,
      line: cells
        .map((cell, column) => (column + 1 < cells.length ? cell.padEnd(widthAt(column)) : cell))
        .join(" "),
    }));
  });
}

export interface EnumModel {
  readonly doc: readonly string[];
  readonly name: string;
  readonly base: string;
  readonly flags: boolean;
  readonly variants: readonly DocumentedLine[];
  /** Each value once, and what it is printed as. */
  readonly texts: readonly { readonly name: string; readonly text: string }[];
}

export function modelEnum(item: BridgeEnum, types: GoTypes): EnumModel {
  const name = types.named(item.name);
  const variantName = (variant: NamedValue): string => `${name}${exportedName(variant.name)}`;
  const facts = item.flags
    ? ["Its values may be combined."]
    : item.open
      ? ["There may be values that this package does not know."]
      : [];
  return {
    doc: documentation(name, item, `${name} is one of the constants below.`, facts),
    name,
    base: goType(types, { kind: "scalar", name: item.repr }),
    flags: item.flags,
    variants: alignColumns(
      item.variants.map((variant) => ({
        doc: valueDocumentation(variant, variantName(variant)),
        cells: [variantName(variant), name, `= ${variant.value}`],
      })),
    ),
    texts: [...new Map(item.variants.map((variant) => [variant.value, variant])).values()].map((variant) => ({
      name: variantName(variant),
      text: JSON.stringify(variant.name),
    })),
  };
}

function valueDocumentation(value: NamedValue, name: string): readonly string[] {
  const { doc, since, deprecated } = value;
  if (doc === undefined && since === undefined && deprecated === undefined) return [];
  return documentation(name, value, `${name} is ${JSON.stringify(value.name)}.`, [], "\t");
}

export interface StructModel {
  readonly doc: readonly string[];
  readonly name: string;
  readonly symbol: string;
  readonly sized: boolean;
  readonly fields: readonly DocumentedLine[];
  readonly defaults: { readonly name: string; readonly value: string } | null;
  /** Whether it is given to the library, and whether it is read from it. */
  readonly given: boolean;
  readonly read: boolean;
  readonly pointed: boolean;
  readonly reader: string;
  readonly toC: readonly string[];
  readonly fromC: readonly string[];
}

export function modelStruct(
  item: BridgeStruct,
  lowered: LoweredBridge,
  types: GoTypes,
  use: StructUse,
): StructModel {
  const name = types.named(item.name);
  const fields = item.fields.map((field) => ({
    go: exportedName(field.name),
    field,
    type: goType(types, field.type),
  }));
  const set = fields.flatMap(({ go, field }) => {
    const value = defaultText(field, types);
    return value === null ? [] : [`${go}: ${value}`];
  });
  const defaults = set.length === 0 ? null : { name: `Default${name}`, value: `${name}{${set.join(", ")}}` };
  const facts = defaults === null ? [] : [`${defaults.name} returns one with the defaults.`];
  return {
    doc: documentation(name, item, `${name} is a struct of the library.`, facts),
    name,
    symbol: typeSymbol(lowered.bridge.prefix, item.name),
    sized: item.sized,
    fields: alignColumns(
      fields.map(({ go, type, field }) => ({ doc: fieldDocumentation(field, go), cells: [go, type] })),
    ),
    defaults,
    given: use.given.has(item.name),
    read: use.read.has(item.name),
    pointed: item.by === "pointer",
    reader: structReader(item.name),
    toC: fields.flatMap(({ go, field }) =>
      copyStatements(types, field.type, { to: `raw.${field.name}`, from: `v.${go}`, intoC: true }),
    ),
    fromC: fields.flatMap(({ go, field }) =>
      copyStatements(types, field.type, { to: `v.${go}`, from: `raw.${field.name}`, intoC: false }),
    ),
  };
}

function fieldDocumentation(field: BridgeStruct["fields"][number], name: string): readonly string[] {
  const { doc, since, deprecated } = field;
  if (doc === undefined && since === undefined && deprecated === undefined) return [];
  return documentation(name, field, `${name} is a field.`, [], "\t");
}

function defaultText(
  { type, default: value }: BridgeStruct["fields"][number],
  types: GoTypes,
): string | null {
  if (value === undefined) return null;
  switch (value.kind) {
    case "integer":
      return value.value === 0n ? null : String(value.value);
    case "bool":
      return value.value ? "true" : null;
    case "float":
      return Number(value.text) === 0 ? null : value.text;
    case "variant":
      return type.kind === "enum" ? `${types.named(type.name)}${exportedName(value.name)}` : null;
  }
}

/** Which structs go to the library and which come from it, also inside of others. */
export interface StructUse {
  readonly given: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

export function useOfStructs({ bridge }: LoweredBridge): StructUse {
  const given = new Set<string>();
  const read = new Set<string>();
  const add = (to: Set<string>, type: BridgeType | ValueType): void => {
    if (type.kind === "array") add(to, type.of);
    if ((type.kind !== "struct" && type.kind !== "struct-pointer") || to.has(type.name)) return;
    to.add(type.name);
    for (const field of structNamed(bridge, type.name).fields) add(to, field.type);
  };
  for (const operation of [...bridge.handles.flatMap(({ operations }) => operations), ...bridge.functions]) {
    for (const { type } of operation.params) add(given, type);
    if (operation.returns !== null) add(read, operation.returns.type);
  }
  for (const { params, returns } of bridge.callbacks.filter(({ name }) => usedCallbacks(bridge).has(name))) {
    for (const { type } of params) add(read, type);
    if (returns !== null && returns !== "continue") add(given, returns);
  }
  // What an older library does not say of a sized one has the defaults, which are brought into its form first.
  for (const { name, sized } of bridge.structs)
    if (sized && read.has(name)) add(given, { kind: "struct-pointer", name });
  return { given, read };
}

/** Callbacks that an operation takes. */
export function usedCallbacks(bridge: Bridge): ReadonlySet<string> {
  const operations = [...bridge.handles.flatMap((handle) => handle.operations), ...bridge.functions];
  return new Set(
    operations.flatMap(({ params }) =>
      params.flatMap(({ type }) => (type.kind === "callback" ? [type.name] : [])),
    ),
  );
}

function structNamed(bridge: Bridge, name: string): BridgeStruct {
  const found = bridge.structs.find((struct) => struct.name === name);
  if (found === undefined) throw new Error(`the bridge has no struct ${name}`);
  return found;
}

export interface ConstantModel {
  readonly doc: readonly string[];
  readonly line: string;
}

export function modelConstant(constant: BridgeConstant, types: GoTypes, name: string): ConstantModel {
  const { type, value } = constant;
  const typed = type === "string" ? "" : ` ${goType(types, { kind: "scalar", name: type })}`;
  const text = type === "string" ? goString(String(value)) : String(value);
  const doc = documentation(
    name,
    constant,
    `${name} is ${sentence(constantName(constant.name) === name ? "a constant of the library" : constant.name)}`,
  );
  return { doc, line: `const ${name}${typed} = ${text}` };
}

/** A string literal of plain ASCII (Go specification, "String literals"). */
export function goString(text: string): string {
  let literal = "";
  for (const byte of new TextEncoder().encode(text)) {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    literal += isPlain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`;
  }
  return `"${literal}"`;
}
