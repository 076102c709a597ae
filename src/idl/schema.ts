import { z } from "zod";
import { GAP_REASONS } from "./gap.ts";
import { keyText } from "./safe-key.ts";
import {
  alignment,
  callbackSchema,
  closed,
  condition,
  count,
  EITHER,
  exactInteger,
  FLOATS,
  fieldSchema,
  history,
  INTEGERS,
  name,
  nullable,
  printJsonSchema,
  signature,
  text,
  typeExpression,
  typeOrCallback,
  yes,
} from "./schema-members.ts";
import { TRIPLES } from "./target.ts";
import { isTypeName } from "./type-tokens.ts";

/**
 * The written form of a contract, defined once: the reader checks files by it, the JSON Schema is printed from it,
 * and the order of its keys is the order in files. Integers are `bigint` here, as the reader sees them.
 */

/** The format that this program reads and writes. */
export const CONTRACT_FORMAT = 1n;

/** One entry, or several for different targets. */
function perTarget<T extends z.ZodType>(entry: T) {
  return z.union([
    entry,
    z.array(entry).min(2, { error: "a list needs two entries or more: one entry stands without brackets" }),
  ]);
}

function table<T extends z.ZodType>(entry: T, description: string) {
  return z.record(z.string().min(1), perTarget(entry)).meta({ description });
}

const variantSchema = closed("Variant", "A value of an enum", { value: exactInteger, ...condition }).meta({
  id: "variant",
});
const payloadSchema = closed("Variant with data", "A variant of a tagged type", {
  value: exactInteger,
  fields: z.array(fieldSchema).meta({ description: "Tuple fields are `_0`, `_1`" }).optional(),
  ...condition,
}).meta({ id: "payload" });

const ownership = {
  destructor: name("The function that frees one").optional(),
  clone: name("The function that makes another").optional(),
  threads: z
    .enum(["sync", "exclusive", "pinned"])
    .meta({ description: "How threads may use one" })
    .optional(),
  borrows: z
    .array(name("A type"))
    .min(1)
    .meta({ description: "Parent types that must outlive it" })
    .optional(),
};
const origin = {
  tag: name("The C tag, where it differs from the name").optional(),
  foreign: yes("Declared by a header that is not part of this library"),
};

const recordSchema = closed("Struct or union", "Fields in the order of memory", {
  kind: z.enum(["struct", "union"]),
  ...origin,
  packed: alignment("Greatest alignment of a member, in bytes").optional(),
  align: alignment("Least alignment of the whole, in bytes").optional(),
  ...ownership,
  fields: z.array(fieldSchema).meta({ description: "As declared" }),
  ...condition,
  ...history,
}).meta({ id: "record" });

const enumSchema = closed("Enum", "Named values of one integer type", {
  kind: z.literal("enum"),
  ...origin,
  repr: z.enum([...INTEGERS, "c"]).meta({ description: "The storage; `c` for the ABI's choice" }),
  open: z.boolean().meta({ description: "Whether values may be added or unnamed" }).optional(),
  flags: z.boolean().meta({ description: "Whether values are combined by `|`" }).optional(),
  variants: z
    .record(z.string().min(1), z.union([exactInteger, perTarget(variantSchema)]))
    .meta({ description: "Values by name" }),
  ...condition,
  ...history,
}).meta({ id: "enum" });

const taggedSchema = closed("Tagged", "A Rust enum with data", {
  kind: z.literal("tagged"),
  ...origin,
  repr: z
    .array(z.enum(["c", ...INTEGERS]))
    .min(1)
    .max(2)
    .meta({ description: "[c], [u8] or [c, u8]" }),
  variants: z.record(z.string().min(1), perTarget(payloadSchema)).meta({ description: "Variants by name" }),
  ...condition,
  ...history,
}).meta({ id: "tagged" });

const aliasSchema = closed("Alias", "Another name for a type", {
  kind: z.literal("alias"),
  ...origin,
  to: typeExpression.optional(),
  callback: callbackSchema.optional(),
  transparent: yes("A type of its own with the memory of its field, rather than a mere name"),
  ...condition,
  ...history,
}).meta({ id: "alias", oneOf: [{ required: ["to"] }, { required: ["callback"] }] });

const callbackItemSchema = closed("Callback type", "A named pointer to a function", {
  kind: z.literal("callback"),
  ...origin,
  ...signature,
  nullable,
  ...condition,
  ...history,
}).meta({ id: "callback-type" });

const opaqueSchema = closed("Opaque", "Known by name only, never complete for consumers", {
  kind: z.literal("opaque"),
  ...origin,
  layout: z
    .enum(["unspecified", "none"])
    .meta({ description: "Of a Rust type: it lacks `repr(C)`, or there is nothing behind the name" })
    .optional(),
  ...ownership,
  ...condition,
  ...history,
}).meta({ id: "opaque" });

const KINDS = ["struct", "union", "enum", "tagged", "alias", "callback", "opaque"] as const;
const typeSchema = z
  .discriminatedUnion(
    "kind",
    [recordSchema, enumSchema, taggedSchema, aliasSchema, callbackItemSchema, opaqueSchema],
    {
      error: (issue) =>
        issue.code === "invalid_union" ? `\`kind\` must be one of ${KINDS.join(", ")}` : undefined,
    },
  )
  .meta({ id: "type-item", title: "Type", description: "An item of `types`" });

const errorSchema = closed("Error convention", "How a function reports failure", {
  kind: z.enum(["status", "null-result", "negative", "errno", "last-error"]),
  ok: exactInteger.optional(),
  out: name("The parameter that receives the error").optional(),
  function: name("The function that tells the last error").optional(),
}).meta({ id: "error" });

const functionSchema = closed("Function", "A function that the linker sees, or an inline one", {
  ...signature,
  symbol: name("The link name, where it is not the key").optional(),
  symbol_version: text("The symbol's version").optional(),
  inline: yes("No symbol is emitted"),
  noreturn: yes("Does not return"),
  prototype: z
    .literal(false)
    .meta({ description: "C's `f()`, which says nothing of its parameters" })
    .optional(),
  must_use: yes("Its result must be looked at"),
  pure: yes("Has no effect but its result"),
  error: errorSchema.optional(),
  ...condition,
  ...history,
}).meta({ id: "function" });

const staticSchema = closed("Static", "Data that the linker sees", {
  ...typeOrCallback,
  mutable: z.boolean().meta({ description: "Whether it may be written" }),
  nullable,
  thread_local: yes("One for each thread"),
  symbol: name("The link name, where it is not the key").optional(),
  ...condition,
  ...history,
}).meta({ id: "static", ...EITHER });

const constantSchema = closed("Constant", "A named value", {
  type: z.enum([...INTEGERS, ...FLOATS, "char", "string"]).meta({ description: "Its type" }),
  value: z.union([z.bigint(), z.string()]).meta({
    description: "An exact integer (in JSON as a decimal string), a float's decimal text, or a string",
  }),
  ...condition,
  ...history,
}).meta({ id: "constant" });

const macroSchema = closed("Macro", "A macro that is part of an API", {
  params: z.array(name("A parameter")).meta({ description: "Absent on an object-like macro" }).optional(),
  body: text("What it expands to"),
  ...condition,
  ...history,
}).meta({ id: "macro" });

const gapSchema = closed("Gap", "Something that was not understood when the contract was written", {
  path: name("The file"),
  line: count(1n << 31n, "From 1"),
  column: count(1n << 31n, "From 1, in UTF-16 code units"),
  reason: z.enum(GAP_REASONS),
  detail: text("What was met"),
}).meta({ id: "gap" });

const typeName = z.string().refine((key) => isTypeName(keyText(key)), {
  error: "no name of a type: an identifier, or `struct NAME`, `union NAME`, `enum NAME`",
});

export const contractSchema = closed(
  "ffi-contract contract",
  "The C-level surface of one source or one library",
  {
    contract: z.literal(CONTRACT_FORMAT).meta({ description: "The format of this file" }),
    name: name("The library's name"),
    version: text("The library's version").optional(),
    side: z
      .enum(["definitions", "declarations"])
      .meta({ description: "Whether its functions are defined here" }),
    targets: z.array(z.enum(TRIPLES)).min(1).meta({ description: "The targets that it speaks of" }),
    types: z.record(typeName, perTarget(typeSchema)).meta({ description: "Types by name" }).optional(),
    constants: table(constantSchema, "Constants by name").optional(),
    macros: table(macroSchema, "Macros by name").optional(),
    statics: table(staticSchema, "Statics by name").optional(),
    functions: table(functionSchema, "Functions by name").optional(),
    requires: closed("Requires", "What the library calls and others define", {
      functions: table(functionSchema, "Functions by name").optional(),
      statics: table(staticSchema, "Statics by name").optional(),
    })
      .meta({ id: "requires" })
      .optional(),
    gaps: z.array(gapSchema).meta({ description: "What was not understood" }).optional(),
  },
);

export type WrittenContract = z.infer<typeof contractSchema>;
export type WrittenField = z.infer<typeof fieldSchema>;
export type WrittenType = z.infer<typeof typeSchema>;
export type WrittenFunction = z.infer<typeof functionSchema>;
export type WrittenStatic = z.infer<typeof staticSchema>;
export type WrittenConstant = z.infer<typeof constantSchema>;
export type WrittenMacro = z.infer<typeof macroSchema>;
export type WrittenError = z.infer<typeof errorSchema>;
export type WrittenGap = z.infer<typeof gapSchema>;
export type WrittenEnum = z.infer<typeof enumSchema>;
export type WrittenTagged = z.infer<typeof taggedSchema>;
export type WrittenAlias = z.infer<typeof aliasSchema>;

/** The JSON Schema (draft 2020-12) of contract files, for editors and for other programs. */
export function contractJsonSchema(): Readonly<Record<string, unknown>> {
  return printJsonSchema(contractSchema);
}
