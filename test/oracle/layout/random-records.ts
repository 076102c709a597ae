import fc from "fast-check";
import type {
  Contract,
  EnumDefinition,
  Field,
  RecordDefinition,
  TypeDefinition,
} from "../../../src/idl/contract.ts";
import { TRIPLES } from "../../../src/idl/target.ts";
import type { ScalarName, Type } from "../../../src/idl/type.ts";

/** One record as both sides see it: the contract's definition and the C text. */
export interface ProbedRecord {
  readonly name: string;
  readonly definition: RecordDefinition;
  readonly text: string;
}

const SCALARS: readonly (readonly [ScalarName, string])[] = [
  ["bool", "_Bool"],
  ["c_char", "char"],
  ["u8", "unsigned char"],
  ["c_short", "short"],
  ["u16", "unsigned short"],
  ["c_int", "int"],
  ["c_uint", "unsigned int"],
  ["c_long", "long"],
  ["c_ulong", "unsigned long"],
  ["i64", "long long"],
  ["u64", "unsigned long long"],
  ["wchar", "__WCHAR_TYPE__"],
  ["usize", "__SIZE_TYPE__"],
  ["f32", "float"],
  ["f64", "double"],
  ["c_longdouble", "long double"],
];

/** Scalars that may be bit-fields, with the width that every target has. */
const BIT_SCALARS: readonly (readonly [ScalarName, string, number])[] = [
  ["bool", "_Bool", 1],
  ["c_char", "char", 8],
  ["c_short", "short", 16],
  ["u16", "unsigned short", 16],
  ["c_int", "int", 32],
  ["c_uint", "unsigned int", 32],
  ["c_long", "long", 32],
  ["u64", "unsigned long long", 64],
];

export const ENUMS: readonly (readonly [string, readonly bigint[]])[] = [
  ["Small", [0n, 1n]],
  ["Negative", [-1n, 5n]],
  ["Wide", [1n, 0xffff_ffffn]],
  ["Huge", [1n, 0x1_0000_0000n]],
  ["HugeNegative", [-1n, 0xffff_ffffn]],
];

interface FieldSpec {
  readonly pick: number;
  readonly form: "scalar" | "array" | "pointer" | "record" | "enum" | "bits" | "complex";
  readonly count: number;
  readonly unnamed: boolean;
  readonly align?: number;
  readonly packed: boolean;
}

interface RecordSpec {
  readonly kind: "struct" | "union";
  readonly fields: readonly FieldSpec[];
  readonly packed?: number;
  readonly byPragma: boolean;
  readonly align?: number;
  readonly flexible: boolean;
}

/** Which attributes the records have: some combinations are compared with some compilers only. */
export interface Flavour {
  readonly bits: boolean;
  readonly packing: boolean;
  readonly fieldAttributes: boolean;
  readonly unions: boolean;
  /** Few members, no pointers, many floats: what calls by value depend on. */
  readonly small?: true;
}

function specs(flavour: Flavour): fc.Arbitrary<RecordSpec> {
  const forms =
    flavour.small === true
      ? (["scalar", "scalar", "scalar", "array", "record", "complex"] as const)
      : (["scalar", "scalar", "array", "pointer", "record", "enum", "complex"] as const);
  const attributes = flavour.fieldAttributes
    ? { align: rarely([1, 2, 4, 8, 16, 32]), packed: fc.nat(9).map((n) => n === 0) }
    : { align: fc.constant(undefined), packed: fc.constant(false) };
  const field = fc.record({
    // The last three scalars are floats.
    pick: flavour.small === true ? fc.oneof(fc.nat(1000), fc.integer({ min: 13, max: 15 })) : fc.nat(1000),
    form: flavour.bits
      ? fc.constantFrom(...forms, ...Array<"bits">(flavour.small === true ? 1 : 9).fill("bits"))
      : fc.constantFrom(...forms),
    count: fc.nat(1000),
    unnamed: fc.nat(5).map((n) => n === 0),
    ...attributes,
  });
  return fc.record({
    kind: flavour.unions ? fc.constantFrom("struct", "struct", "struct", "union") : fc.constant("struct"),
    fields: fc.array(field, { minLength: 1, maxLength: flavour.small === true ? 4 : 7 }),
    packed: flavour.packing ? fc.constantFrom(1, 1, 2, 4, 8, 16, undefined) : fc.constant(undefined),
    byPragma: fc.boolean(),
    align: rarely([1, 2, 4, 8, 16, 32]),
    // By value a flexible array is disputed on most targets.
    flexible: flavour.small === true ? fc.constant(false) : fc.nat(9).map((n) => n === 0),
  });
}

function rarely(values: readonly number[]): fc.Arbitrary<number | undefined> {
  return fc.constantFrom(...values, ...Array<undefined>(values.length * 4).fill(undefined));
}

/** The same records on every run: the seed is fixed. */
export function randomRecords(flavour: Flavour, count: number, seed: number): readonly ProbedRecord[] {
  const records: ProbedRecord[] = [];
  for (const spec of fc.sample(specs(flavour), { numRuns: count, seed }))
    records.push(makeRecord(spec, records));
  return records;
}

function makeRecord(spec: RecordSpec, earlier: readonly ProbedRecord[]): ProbedRecord {
  const name = `R${earlier.length}`;
  const made = spec.fields.map((field, index) => makeField(field, index, earlier));
  if (!made.some(({ field }) => field.name !== undefined)) made.push(CHAR_FIELD);
  if (spec.flexible && spec.kind === "struct") made.push(FLEXIBLE_FIELD);
  // The attribute and the pragma differ where a member has an alignment of its own: the contract means the attribute.
  const anyAlign = made.some(({ field }) => field.align !== undefined);
  const pragma = spec.packed !== undefined && (spec.packed > 1 || (spec.byPragma && !anyAlign));
  const attributes = [
    ...(spec.packed !== undefined && !pragma ? ["packed"] : []),
    ...(spec.align === undefined ? [] : [`aligned(${spec.align})`]),
  ];
  const attribute = attributes.length === 0 ? "" : ` __attribute__((${attributes.join(", ")}))`;
  const body = `${spec.kind}${attribute} ${name} { ${made.map(({ text }) => text).join(" ")} };`;
  return {
    name,
    text: pragma ? `#pragma pack(push, ${spec.packed})\n${body}\n#pragma pack(pop)` : body,
    definition: {
      kind: spec.kind,
      fields: made.map(({ field }) => field),
      ...(spec.packed === undefined ? {} : { packed: spec.packed }),
      ...(spec.align === undefined ? {} : { align: spec.align }),
    },
  };
}

interface MadeField {
  readonly field: Field;
  readonly text: string;
}

const CHAR_FIELD: MadeField = { field: { name: "only", type: scalar("c_char") }, text: "char only;" };
const FLEXIBLE_FIELD: MadeField = {
  field: { name: "rest", type: { kind: "array", of: scalar("c_int"), length: null } },
  text: "int rest[];",
};

function makeField(spec: FieldSpec, index: number, earlier: readonly ProbedRecord[]): MadeField {
  const name = `f${index}`;
  const attributes = [
    ...(spec.align === undefined ? [] : [`aligned(${spec.align})`]),
    ...(spec.packed ? ["packed"] : []),
  ];
  const attribute = attributes.length === 0 ? "" : ` __attribute__((${attributes.join(", ")}))`;
  const asked = {
    ...(spec.align === undefined ? {} : { align: spec.align }),
    ...(spec.packed ? { packed: true as const } : {}),
  };
  if (spec.form === "bits") return makeBitField(spec, name, attribute, asked);
  const { type, text } = makeType(spec, earlier);
  return { field: { name, type, ...asked }, text: `${text.replace("@", name)}${attribute};` };
}

function makeBitField(spec: FieldSpec, name: string, attribute: string, asked: Partial<Field>): MadeField {
  const [scalarName, text, width] = at(BIT_SCALARS, spec.pick);
  const bits = spec.unnamed ? spec.count % (width + 1) : 1 + (spec.count % width);
  const named = spec.unnamed ? {} : { name };
  return {
    field: { ...named, type: scalar(scalarName), bits, ...asked },
    text: `${text}${spec.unnamed ? "" : ` ${name}`} : ${bits}${attribute};`,
  };
}

function makeType(
  spec: FieldSpec,
  earlier: readonly ProbedRecord[],
): { readonly type: Type; readonly text: string } {
  const [name, text] = at(SCALARS, spec.pick);
  switch (spec.form) {
    case "array": {
      const length = BigInt(spec.count % 5);
      return {
        type: { kind: "array", of: scalar(name), length: { kind: "integer", value: length } },
        text: `${text} @[${length}]`,
      };
    }
    case "pointer":
      return { type: { kind: "pointer", to: { kind: "void" }, mutable: true }, text: "void *@" };
    case "complex":
      return { type: { kind: "complex", of: scalar("f64") }, text: "double _Complex @" };
    case "enum": {
      const [tag] = at(ENUMS, spec.pick);
      return { type: { kind: "named", name: tag }, text: `enum ${tag} @` };
    }
    case "record": {
      if (earlier.length === 0) break;
      const inner = at(earlier, spec.pick);
      return { type: { kind: "named", name: inner.name }, text: `${inner.definition.kind} ${inner.name} @` };
    }
  }
  return { type: scalar(name), text: `${text} @` };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("an empty list has no item");
  return item;
}

function scalar(name: ScalarName): Type {
  return { kind: "scalar", name };
}

export function enumText(): string {
  return ENUMS.map(
    ([name, values]) =>
      `enum ${name} { ${values.map((value, index) => `${name}${index} = ${value}${value > 0x7fff_ffffn ? "ll" : ""}`).join(", ")} };`,
  ).join("\n");
}

export function contractOf(records: readonly ProbedRecord[]): Contract {
  const types = new Map<string, readonly TypeDefinition[]>();
  for (const [name, values] of ENUMS) {
    const variants = values.map((value, index) => ({ name: `${name}${index}`, value }));
    types.set(name, [{ kind: "enum", repr: "c", variants } satisfies EnumDefinition]);
  }
  for (const { name, definition } of records) types.set(name, [definition]);
  return {
    name: "random",
    side: "declarations",
    targets: TRIPLES,
    types,
    constants: new Map(),
    macros: new Map(),
    statics: new Map(),
    functions: new Map(),
    requires: { functions: new Map(), statics: new Map() },
    gaps: [],
  };
}
