import type {
  Contract,
  Field,
  RecordDefinition,
  TypeDefinition,
  Variant,
} from "../../../src/idl/contract.ts";
import type { Type } from "../../../src/idl/type.ts";
import { scalar } from "../../layout/contract-text.ts";
import {
  changeTypes,
  deletions,
  insertions,
  type Mutant,
  type Mutation,
  removeItems,
  replacements,
  swaps,
} from "./mutation.ts";
import { respellType, rewriteType } from "./rewrite-type.ts";

type FieldChange = readonly [what: string, field: Field];

/** Every field of every record changed in one way. */
function changeFields(
  library: Contract,
  change: (field: Field) => readonly FieldChange[],
): readonly Mutant[] {
  return changeTypes(library, ["struct", "union"], (record) =>
    replacements(record.fields, change).map(([what, fields]) => [what, { ...record, fields }]),
  );
}

function changeRecords(
  library: Contract,
  change: (record: RecordDefinition) => readonly (readonly [string, TypeDefinition])[],
): readonly Mutant[] {
  return changeTypes(library, ["struct", "union"], change);
}

const isFlexible = ({ type }: Field): boolean => type.kind === "array" && type.length === null;
const isNamed = (field: Field): boolean => field.name !== undefined;
const isTailed = ({ fields }: RecordDefinition): boolean => fields.some(isFlexible);

const added: Field = { name: "added", type: scalar("u32") };

/** Where a field may be put: a flexible array stays last. */
function insertField(record: RecordDefinition, field: Field): readonly (readonly Field[])[] {
  return insertions(record.fields, field).slice(0, isTailed(record) ? -1 : undefined);
}

export const recordMutations: readonly Mutation[] = [
  {
    name: "a field is added",
    mutantsOf: (library) =>
      changeRecords(library, (record) =>
        [added, { ...added, type: scalar("u8") }, { ...added, type: scalar("f64") }].flatMap((field) =>
          insertField(record, field).map((fields) => ["field added", { ...record, fields }] as const),
        ),
      ),
  },
  {
    name: "a field is removed",
    mutantsOf: (library) =>
      changeRecords(library, (record) =>
        deletions(record.fields)
          .filter(
            (fields) =>
              fields.some(isNamed) && fields.filter(isNamed).length < record.fields.filter(isNamed).length,
          )
          .map((fields) => ["field removed", { ...record, fields }] as const),
      ),
  },
  {
    name: "two fields change places",
    mutantsOf: (library) =>
      changeTypes(library, ["struct"], (record) =>
        swaps(record.fields)
          .filter(
            (fields, at) => fields.findIndex(isFlexible) !== at && fields.slice(at, at + 2).every(isNamed),
          )
          .filter((fields) => !isTailed(record) || isFlexible(fields.at(-1) ?? added))
          .map((fields) => ["fields swapped", { ...record, fields }] as const),
      ),
  },
  {
    name: "a field is renamed",
    mutantsOf: (library) =>
      changeFields(library, (field) => (isNamed(field) ? [["renamed", { ...field, name: "renamed" }]] : [])),
  },
  {
    name: "a field is retyped",
    mutantsOf: (library) =>
      changeFields(library, (field) =>
        field.bits === undefined && !isFlexible(field)
          ? rewriteType(field.type, library).map(([what, type]) => [what, { ...field, type }])
          : [],
      ),
  },
  {
    name: "the elements of a flexible array are retyped",
    mutantsOf: (library) =>
      changeFields(library, (field) =>
        isFlexible(field)
          ? [["u16 -> u32", { ...field, type: { kind: "array", of: scalar("u32"), length: null } }]]
          : [],
      ),
  },
  {
    name: "a bit-field changes its width or unit",
    mutantsOf: (library) =>
      changeFields(library, ({ bits, ...field }) =>
        bits === undefined || field.name === undefined
          ? []
          : [
              ["no bits", field],
              ["one bit", { ...field, bits: bits === 1 ? 2 : 1 }],
              ["64 bits", { ...field, bits, type: scalar(isWide(field.type) ? "c_uint" : "u64") }],
            ],
      ).filter(({ what }) => !what.includes("unit")),
  },
  {
    name: "a field becomes a bit-field",
    mutantsOf: (library) =>
      changeFields(library, (field) =>
        field.bits === undefined && field.type.kind === "scalar" && /^[iu]\d/.test(field.type.name)
          ? [["3 bits", { ...field, bits: 3 }]]
          : [],
      ),
  },
  {
    name: "an unnamed bit-field between two is added, removed or changed",
    mutantsOf: (library) =>
      changeTypes(library, ["struct"], (record) => [
        ...record.fields.flatMap((field, at) =>
          at > 0 &&
          field.bits !== undefined &&
          field.name !== undefined &&
          record.fields[at - 1]?.bits !== undefined
            ? [
                [
                  "separated",
                  { ...record, fields: insertAt(record.fields, at, { type: field.type, bits: 0 }) },
                ] as const,
              ]
            : [],
        ),
        ...record.fields.flatMap((field, at) =>
          field.name === undefined && field.bits !== undefined && record.fields.slice(at + 1).some(isNamed)
            ? [["joined", { ...record, fields: record.fields.filter((one) => one !== field) }] as const]
            : [],
        ),
      ]),
  },
  {
    name: "a field gains or loses const",
    mutantsOf: (library) =>
      changeFields(library, (field) =>
        isNamed(field) ? [["const", { ...field, const: field.const ? undefined : true }]] : [],
      ),
  },
  {
    name: "a field gains volatile",
    mutantsOf: (library) =>
      changeFields(library, (field) => (isNamed(field) ? [["volatile", { ...field, volatile: true }]] : [])),
  },
  {
    name: "a field gains, loses or changes its alignment",
    mutantsOf: (library) =>
      changeFields(library, (field) =>
        field.bits === undefined
          ? [
              ["align", { ...field, align: field.align === 16 ? undefined : 16 }],
              ["align 32", { ...field, align: 32 }],
            ]
          : [],
      ),
  },
  {
    name: "a field is packed",
    mutantsOf: (library) =>
      changeFields(library, (field) => (isNamed(field) ? [["packed", { ...field, packed: true }]] : [])),
  },
  {
    name: "the packing of a record changes",
    mutantsOf: (library) =>
      changeRecords(library, ({ packed, ...record }) => [
        ["packed", { ...record, packed: packed === 1 ? 2 : 1 }],
        ...(packed === undefined ? [] : [["no longer packed", record] as const]),
      ]),
  },
  {
    name: "the alignment of a record changes",
    mutantsOf: (library) =>
      changeRecords(library, ({ align, ...record }) => [
        ["align", { ...record, align: align === 16 ? 32 : 16 }],
        ...(align === undefined ? [] : [["no longer aligned", record] as const]),
      ]),
  },
  {
    name: "a struct becomes a union, or the other way",
    mutantsOf: (library) =>
      changeRecords(library, (record) =>
        isTailed(record) || record.fields.some(({ name }) => name === undefined)
          ? []
          : [["kind", { ...record, kind: record.kind === "struct" ? "union" : "struct" }]],
      ),
  },
  {
    name: "a record becomes opaque",
    mutantsOf: (library) => changeRecords(library, () => [["opaque", { kind: "opaque" }]]),
  },
  {
    name: "an opaque type becomes complete",
    mutantsOf: (library) =>
      changeTypes(library, ["opaque"], () => [["complete", { kind: "struct", fields: [added] }]]),
  },
  {
    name: "a field is respelled",
    silent: "The type has another name and is the same on every target.",
    mutantsOf: (library) =>
      changeFields(library, (field) =>
        respellType(field.type).map(([what, type]) => [what, { ...field, type }]),
      ),
  },
];

function isWide(type: Type): boolean {
  return type.kind === "scalar" && type.name === "u64";
}

function insertAt<T>(list: readonly T[], at: number, added: T): readonly T[] {
  return [...list.slice(0, at), added, ...list.slice(at)];
}

type VariantChange = readonly [what: string, variant: Variant];

function changeVariants(
  library: Contract,
  change: (variant: Variant) => readonly VariantChange[],
): readonly Mutant[] {
  return changeTypes(library, ["enum", "tagged"], (definition) =>
    replacements(definition.variants, change).map(([what, variants]) => [what, { ...definition, variants }]),
  );
}

export const enumMutations: readonly Mutation[] = [
  {
    name: "a variant is added",
    mutantsOf: (library) =>
      changeTypes(library, ["enum", "tagged"], (definition) => {
        const fields = definition.kind === "tagged" ? { fields: [] } : {};
        return [-3n, 50n, 70_000n]
          .filter((value) => (definition.kind === "enum" && definition.repr !== "u8" ? true : value === 50n))
          .map((value) => [
            "added",
            { ...definition, variants: [...definition.variants, { name: "NEW", value, ...fields }] },
          ]);
      }),
  },
  {
    name: "a variant is removed",
    mutantsOf: (library) =>
      changeTypes(library, ["enum", "tagged"], (definition) =>
        deletions(definition.variants)
          .filter((variants) => variants.length > 0)
          .map((variants) => ["removed", { ...definition, variants }]),
      ),
  },
  {
    name: "a variant is renamed",
    mutantsOf: (library) =>
      changeVariants(library, (variant) => [["renamed", { ...variant, name: "RENAMED" }]]),
  },
  {
    name: "a variant gets another value",
    mutantsOf: (library) => changeVariants(library, (variant) => [["value", { ...variant, value: 99n }]]),
  },
  {
    name: "two variants change their values",
    mutantsOf: (library) =>
      changeTypes(library, ["enum"], (definition) =>
        swaps(definition.variants).map((swapped) => [
          "values swapped",
          {
            ...definition,
            variants: definition.variants.map((variant, at) => ({
              ...variant,
              value: swapped[at]?.value ?? 0n,
            })),
          },
        ]),
      ),
  },
  {
    name: "an enum gets another storage",
    mutantsOf: (library) =>
      changeTypes(library, ["enum"], (definition) =>
        (["c", "u8", "i16", "u32", "i64"] as const)
          .filter((repr) => repr !== definition.repr)
          .map((repr) => [`${definition.repr} -> ${repr}`, { ...definition, repr }]),
      ),
  },
  {
    name: "an enum is opened, closed or used as flags",
    mutantsOf: (library) =>
      changeTypes(library, ["enum"], (definition) => [
        ["open", { ...definition, open: definition.open !== true }],
        ["flags", { ...definition, flags: true }],
      ]),
  },
  {
    name: "a payload changes",
    mutantsOf: (library) =>
      changeVariants(library, (variant) =>
        variant.fields === undefined
          ? []
          : [
              ["field added", { ...variant, fields: [...variant.fields, added] }],
              ...deletions(variant.fields).map(
                (fields) => ["field removed", { ...variant, fields }] as const,
              ),
              ...replacements(variant.fields, (field) =>
                rewriteType(field.type, library).map(([what, type]) => [what, { ...field, type }] as const),
              ).map(([what, fields]) => [what, { ...variant, fields }] as const),
              ...replacements(variant.fields, (field) => [["renamed", { ...field, name: "renamed" }]]).map(
                ([what, fields]) => [what, { ...variant, fields }] as const,
              ),
            ],
      ),
  },
  {
    name: "an enum with payloads is laid out otherwise",
    mutantsOf: (library) =>
      changeTypes(library, ["tagged"], (definition) =>
        [["c"], ["u8"], ["c", "u8"], ["u16"]]
          .filter((repr) => repr.join() !== definition.repr.join())
          .map((repr) => [repr.join(), { ...definition, repr }]),
      ),
  },
  {
    name: "an enum becomes a typedef of an integer",
    mutantsOf: (library) =>
      changeTypes(library, ["enum"], () => [["alias", { kind: "alias", to: scalar("i32") }]]),
  },
];

export const nameMutations: readonly Mutation[] = [
  {
    name: "a typedef stands for another type",
    mutantsOf: (library) =>
      changeTypes(library, ["alias"], (alias) =>
        rewriteType(alias.to, library).map(([what, to]) => [what, { ...alias, to }]),
      ),
  },
  {
    name: "a typedef is respelled",
    harmless:
      "The typedef is what consumers name, and its text changed; the type has another name and is the same on every target.",
    mutantsOf: (library) =>
      changeTypes(library, ["alias"], (alias) =>
        respellType(alias.to).map(([what, to]) => [what, { ...alias, to }]),
      ),
  },
  {
    name: "a typedef becomes a struct",
    mutantsOf: (library) =>
      changeTypes(library, ["alias"], (alias) => [
        ["struct", { kind: "struct", fields: [{ name: "value", type: alias.to }] }],
      ]),
  },
  {
    name: "a type is added",
    mutantsOf: (library) =>
      ADDED_TYPES.map((definition) => ({
        what: definition.kind,
        library: { ...library, types: new Map([...library.types, ["Omega", [definition]]]) },
      })),
  },
  {
    name: "a type that nothing uses is removed",
    mutantsOf: (library) =>
      removeItems(library, "types").filter(({ library: left }) => !hasDanglingNames(left)),
  },
  {
    name: "a type is renamed",
    mutantsOf: (library) =>
      [...library.types.keys()].map((name) => ({
        what: `${name} renamed`,
        library: renameType(library, name),
      })),
  },
];

const ADDED_TYPES: readonly TypeDefinition[] = [
  { kind: "struct", fields: [{ name: "unlike_any_other", type: scalar("i128") }] },
  { kind: "union", fields: [{ name: "unlike_any_other", type: scalar("i128") }] },
  { kind: "enum", repr: "c", variants: [{ name: "UNLIKE", value: 1234n }] },
  { kind: "alias", to: scalar("i128") },
  { kind: "callback", params: [{ type: scalar("i128") }], returns: { type: { kind: "void" } } },
  { kind: "opaque" },
  { kind: "tagged", repr: ["u8"], variants: [{ name: "Unlike", value: 0n, fields: [] }] },
];

function hasDanglingNames(library: Contract): boolean {
  const text = JSON.stringify([...library.types, ...library.functions, ...library.statics], (_, value) =>
    typeof value === "bigint" ? Number(value) : value,
  );
  return [...text.matchAll(/"kind":"named","name":"(\w+)"/g)].some(
    ([, name = ""]) => !library.types.has(name),
  );
}

/** The same library with another name for one of its types, wherever it is used. */
function renameType(library: Contract, from: string): Contract {
  const rename = <T>(value: T): T => renameIn(value, from);
  return {
    ...library,
    types: new Map(
      [...library.types].map(([name, items]) => [name === from ? "Renamed" : name, rename(items)]),
    ),
    functions: rename(library.functions),
    statics: rename(library.statics),
  };
}

function renameIn<T>(value: T, from: string): T {
  if (value instanceof Map) {
    return new Map([...value].map(([key, items]) => [key, renameIn(items, from)])) as T;
  }
  if (Array.isArray(value)) return value.map((member) => renameIn(member, from)) as T;
  if (typeof value !== "object" || value === null) return value;
  if ("kind" in value && value.kind === "named" && "name" in value && value.name === from) {
    return { ...value, name: "Renamed" };
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renameIn(member, from)])) as T;
}
