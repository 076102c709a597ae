import type { Contract, Field, Variant } from "../../../src/idl/contract.ts";
import { scalar } from "../../layout/contract-text.ts";
import { changeTypes, deletions, type Mutant, type Mutation, replacements, swaps } from "./mutation.ts";
import { rewriteType } from "./rewrite-type.ts";

const added: Field = { name: "added", type: scalar("u32") };

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
    mutantsOf: (library) => [
      ...changeTypes(library, ["enum"], (definition) =>
        [-3n, 50n, 70_000n]
          .filter((value) => definition.repr !== "u8" || value === 50n)
          .map((value) => [
            `${value}`,
            { ...definition, variants: [...definition.variants, { name: "NEW", value }] },
          ]),
      ),
      ...changeTypes(library, ["tagged"], (definition) =>
        [[], [{ ...added, type: scalar("u8") }], [added, { name: "wide", type: scalar("f64") }]].map(
          (fields) => [
            `${fields.length} fields`,
            { ...definition, variants: [...definition.variants, { name: "NEW", value: 50n, fields }] },
          ],
        ),
      ),
    ],
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
