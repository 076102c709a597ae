import type { Contract, Field, RecordDefinition, TypeDefinition } from "../../../src/idl/contract.ts";
import type { Type } from "../../../src/idl/type.ts";
import { scalar } from "../../layout/contract-text.ts";
import {
  changeTypes,
  deletions,
  insertions,
  type Mutant,
  type Mutation,
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
      ),
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
