import type {
  BridgeConstant,
  BridgeEnum,
  BridgeStruct,
  BridgeType,
  NamedValue,
} from "../../idl/bridge/bridge.ts";
import { findStruct } from "../../idl/bridge/find-item.ts";
import { valueGiven } from "../../idl/bridge/operations.ts";
import { isOneBit } from "../../idl/bridge/read-values.ts";
import { splitName } from "../../lower/case.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { typeSymbol } from "../../lower/symbols.ts";
import { documentation, memberDocumentation } from "./documentation.ts";
import type { Facts } from "./facts.ts";
import { goRune, goString } from "./literals.ts";
import { constantName, fieldName, variantName } from "./names.ts";
import { withArticle } from "./sentences.ts";
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

/** An enum, or flags. */
export interface EnumModel {
  readonly doc: readonly string[];
  readonly name: string;
  readonly base: string;
  readonly flags: boolean;
  readonly variants: readonly DocumentedLine[];
  /** What each is printed as. */
  readonly texts: readonly { readonly name: string; readonly text: string }[];
}

/** The Go type of an enum or of flags, with its variants as constants. */
export function modelEnum(item: BridgeEnum, types: GoTypes): EnumModel {
  const name = types.named(item.name);
  const named = (variant: NamedValue): string => variantName(name, variant.name);
  const facts = item.flags
    ? ["Its values may be combined."]
    : item.open
      ? ["There may be values that this package does not know."]
      : [];
  return {
    doc: documentation(name, item, {
      voice: "is",
      fallback: `${name} is one of the constants below.`,
      facts,
    }),
    name,
    base: goType(types, { kind: "scalar", name: item.repr }),
    flags: item.flags,
    variants: alignColumns(
      item.variants.map((variant) => ({
        doc: memberDocumentation(
          named(variant),
          variant,
          "means",
          `${named(variant)} is ${JSON.stringify(splitName(variant.name).body)}.`,
        ),
        cells: [named(variant), name, `= ${variant.value}`],
      })),
    ),
    // What several bits together are called is printed as these.
    texts: item.variants
      .filter(({ value }) => !item.flags || isOneBit(value))
      .map((variant) => ({
        name: named(variant),
        text: JSON.stringify(splitName(variant.name).body),
      })),
  };
}

/** A struct, and how it crosses. */
export interface StructModel {
  readonly doc: readonly string[];
  readonly name: string;
  readonly symbol: string;
  readonly sized: boolean;
  readonly fields: readonly DocumentedLine[];
  /** `article` is the struct's name with one. */
  readonly defaults: { readonly name: string; readonly article: string; readonly value: string } | null;
  /** Whether it is given to the library, and whether it is read from it. */
  readonly given: boolean;
  readonly read: boolean;
  readonly pointed: boolean;
  readonly reader: string;
  readonly toC: readonly string[];
  readonly fromC: readonly string[];
}

/** The Go type of a struct. */
export function modelStruct(
  item: BridgeStruct,
  lowered: LoweredBridge,
  types: GoTypes,
  use: StructUse,
): StructModel {
  const name = types.named(item.name);
  const fields = item.fields.map((field) => ({
    go: fieldName(field.name),
    field,
    type: goType(types, field.type),
  }));
  const set = fields.flatMap(({ go, field }) => {
    const value = defaultText(field, types);
    return value === null ? [] : [`${go}: ${value}`];
  });
  const defaults =
    set.length === 0
      ? null
      : { name: `Default${name}`, article: withArticle(name), value: `${name}{${set.join(", ")}}` };
  const facts = defaults === null ? [] : [`${defaults.name} returns one with the defaults.`];
  return {
    doc: documentation(name, item, { voice: "is", fallback: `${name} is a struct of the library.`, facts }),
    name,
    symbol: typeSymbol(lowered.bridge.prefix, item.name),
    sized: item.sized,
    fields: alignColumns(
      fields.map(({ go, type, field }) => ({
        doc: memberDocumentation(go, field, "is", `${go} is a field.`),
        cells: [go, type],
      })),
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
      return type.kind === "enum" ? variantName(types.named(type.name), value.name) : null;
  }
}

/** Which structs go to the library and which come from it, also inside of others. */
export interface StructUse {
  readonly given: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

/** Which structs cross, and in which direction. */
export function useOfStructs({ bridge, operations }: LoweredBridge, { takenCallbacks }: Facts): StructUse {
  const given = new Set<string>();
  const read = new Set<string>();
  const add = (to: Set<string>, type: BridgeType): void => {
    if (type.kind === "array") add(to, type.of);
    if ((type.kind !== "struct" && type.kind !== "struct-pointer") || to.has(type.name)) return;
    to.add(type.name);
    for (const field of findStruct(bridge, type.name).fields) add(to, field.type);
  };
  for (const { operation } of operations) {
    for (const { type } of operation.params) add(given, type);
    if (operation.returns !== null) add(read, operation.returns.type);
  }
  for (const callback of bridge.callbacks.filter(({ name }) => takenCallbacks.has(name))) {
    for (const { type } of callback.params) add(read, type);
    const value = valueGiven(callback);
    if (value !== null) add(given, value);
  }
  // What an older library does not say of a sized one has the defaults, which are brought into its form first.
  for (const { name, sized } of bridge.structs)
    if (sized && read.has(name)) add(given, { kind: "struct-pointer", name });
  return { given, read };
}

/** A constant's declaration. */
export function modelConstant(constant: BridgeConstant, types: GoTypes): DocumentedLine {
  const { type } = constant;
  const name = constantName(constant.name);
  const typed = type === "string" ? "" : ` ${goType(types, { kind: "scalar", name: type })}`;
  const doc = documentation(name, constant, {
    voice: "is",
    fallback: `${name} is a constant of the library.`,
  });
  return { doc, line: `const ${name}${typed} = ${constantText(constant)}` };
}

function constantText({ type, value }: BridgeConstant): string {
  if (type === "string") return goString(String(value));
  return type === "char32" ? goRune(Number(value)) : String(value);
}
