import { z } from "zod";
import { nearest } from "../source/nearest.ts";
import { GAP_REASONS } from "./gap.ts";
import { keyText } from "./safe-key.ts";
import { TRIPLES } from "./target.ts";
import { FIXED_SCALARS, PLATFORM_SCALARS, POINTER_WIDTH_SCALARS, type ScalarName } from "./type.ts";
import { isTypeName } from "./type-tokens.ts";

/**
 * The written form of a contract, defined once: the reader checks files by it, the JSON Schema is printed from it,
 * and the order of its keys is the order in files. Integers are `bigint` here, as the reader sees them.
 */

/** The format that this program reads and writes. */
export const CONTRACT_FORMAT = 1n;

const FLOATS = ["f16", "f32", "f64", "f128", "c_float", "c_double", "c_longdouble"] as const;
type FloatName = (typeof FLOATS)[number];
type IntegerName = Exclude<ScalarName, FloatName | "va_list">;

function isIntegerName(name: ScalarName): name is IntegerName {
  return name !== "va_list" && !(FLOATS as readonly string[]).includes(name);
}

const INTEGERS = [...FIXED_SCALARS, ...POINTER_WIDTH_SCALARS, ...PLATFORM_SCALARS].filter(isIntegerName);

/** Whether a constant of this type keeps its value as decimal text. */
export function isFloatName(name: string): name is FloatName {
  return (FLOATS as readonly string[]).includes(name);
}

/** What an unknown key is answered with: the nearest key that may stand there, or all of them. */
function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  const hint = meant === null ? `known here are ${known.join(", ")}` : `did you mean \`${meant}\`?`;
  return `unknown key \`${key}\`; ${hint}`;
}

function closed<S extends z.ZodRawShape>(title: string, description: string, shape: S) {
  const known = Object.keys(shape);
  return z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === "unrecognized_keys" ? unknownKey(issue.keys[0] ?? "", known) : undefined,
    })
    .meta({ title, description });
}

const name = (description: string) => z.string().min(1).meta({ description });
const text = (description: string) => z.string().meta({ description });
const yes = (description: string) => z.literal(true).meta({ description }).optional();
const count = (most: bigint, description: string) => z.bigint().min(0n).max(most).meta({ description });
const alignment = (description: string) =>
  count(1n << 29n, description).refine((value) => value > 0n && (value & (value - 1n)) === 0n, {
    error: "must be a power of two, in bytes",
  });

const typeExpression = z.string().min(1).meta({
  id: "type",
  title: "Type expression",
  description: 'One line of text, such as "*const u8", "[c_char; 16]" or "fn(i32) -> bool"',
});

const exactInteger = z
  .union([z.bigint(), z.string().regex(/^(?:0|-?[1-9][0-9]{0,58})$/, { error: "must be a decimal integer" })])
  .meta({
    id: "integer",
    title: "Exact integer",
    description: "In YAML a plain integer, in JSON a decimal string",
  });

const condition = {
  targets: z.array(z.enum(TRIPLES)).min(1).meta({ description: "Exists on these targets only" }).optional(),
  when: name('Feature condition, such as `feature = "x"`, all(...), any(...), not(...)').optional(),
};

const history = {
  since: text("The version that brought it").optional(),
  deprecated: text("What to use instead, or why").optional(),
  doc: text("Documentation").optional(),
};

const meaning = {
  role: z.enum(["in", "out", "inout"]).meta({ description: "Which way the pointee travels" }).optional(),
  out_nullable: z.boolean().meta({ description: "Whether an out pointer itself may be null" }).optional(),
  transfer: z.enum(["borrowed", "owned"]).meta({ description: "`owned`: the receiver frees it" }).optional(),
  retained: z
    .enum(["call", "handle", "forever"])
    .meta({ description: "How long the receiver keeps it" })
    .optional(),
  destructor: name("The function that frees it, where its type names none").optional(),
  destructor_args: z
    .array(name("A parameter"))
    .meta({ description: "What the destructor takes besides the pointer" })
    .optional(),
  slice: name("The parameter or field that holds its length, in elements").optional(),
  capacity: name("The parameter or field that holds its capacity, in elements").optional(),
  empty: z.enum(["null-ok", "non-null"]).meta({ description: "What an empty slice may point to" }).optional(),
  string: z.enum(["utf8", "bytes", "utf16"]).meta({ description: "The text's encoding" }).optional(),
  nullable: z.boolean().meta({ description: "Whether it may be null" }).optional(),
  lifetime: name("`call`, `static`, or the parameter that it borrows from").optional(),
  user_data: z
    .union([z.literal(true), z.string().min(1), z.array(z.string().min(1)).min(1)])
    .meta({ description: "The callbacks that it belongs to, or `all`; true on a callback's own parameter" })
    .optional(),
  user_data_free: name("The callback or function that drops the user data").optional(),
  inferred: yes("Inferred, not stated: never raises a finding above warning"),
};

export interface WrittenCallback {
  readonly params: readonly WrittenParam[];
  readonly returns: string | WrittenResult;
  readonly abi?: string | undefined;
  readonly variadic?: true | undefined;
  readonly nullable?: boolean | undefined;
}

const typeOrCallback = {
  type: typeExpression.optional(),
  callback: z.lazy((): z.ZodType<WrittenCallback> => callbackSchema).optional(),
};
const EITHER = { oneOf: [{ required: ["type"] }, { required: ["callback"] }] };

const paramSchema = closed("Parameter", "A parameter, or one of a callback", {
  name: name("Its name, if it has one").optional(),
  ...typeOrCallback,
  bound: count(1n << 63n, "`[static N]`: the callee may read N elements").optional(),
  ...meaning,
  ...condition,
}).meta({ id: "param", ...EITHER });

const resultSchema = closed("Result", "What a function gives back, with what memory does not show", {
  ...typeOrCallback,
  ...meaning,
}).meta({ id: "result", ...EITHER });

export type WrittenParam = z.infer<typeof paramSchema>;
export type WrittenResult = z.infer<typeof resultSchema>;

const signature = {
  params: z.array(paramSchema).meta({ description: "As declared" }),
  returns: z.union([typeExpression, resultSchema]).meta({ description: "A type expression, or an object" }),
  abi: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, {
      error: "must be the name of a calling convention, such as `stdcall`",
    })
    .meta({ description: "Calling convention where it is not `C`" })
    .optional(),
  variadic: yes("Takes further arguments"),
};
const nullable = z.boolean().meta({ description: "Whether it may be null" }).optional();

const callbackSchema: z.ZodType<WrittenCallback> = closed(
  "Callback",
  "A pointer to a function, with names and meaning of its parameters",
  { ...signature, nullable },
).meta({ id: "callback" });

const fieldSchema = closed("Field", "A member of a struct, of a union, or of a variant's payload", {
  name: name("Absent on an unnamed bit-field and an anonymous member").optional(),
  anonymous: yes("An unnamed struct or union whose members belong to the outer type"),
  ...typeOrCallback,
  bits: count(8_388_608n, "Width of a bit-field, in bits").optional(),
  align: alignment("Least alignment, in bytes").optional(),
  packed: yes("Packed by itself"),
  const: yes("Declared `const`"),
  volatile: yes("Declared `volatile`"),
  ...meaning,
  ...condition,
}).meta({ id: "field", ...EITHER });

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
const tag = name("The C tag, where it differs from the name").optional();

const recordSchema = closed("Struct or union", "Fields in the order of memory", {
  kind: z.enum(["struct", "union"]),
  tag,
  packed: alignment("Greatest alignment of a member, in bytes").optional(),
  align: alignment("Least alignment of the whole, in bytes").optional(),
  ...ownership,
  fields: z.array(fieldSchema).meta({ description: "As declared" }),
  ...condition,
  ...history,
}).meta({ id: "record" });

const enumSchema = closed("Enum", "Named values of one integer type", {
  kind: z.literal("enum"),
  tag,
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
  tag,
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
  tag,
  to: typeExpression.optional(),
  callback: callbackSchema.optional(),
  transparent: yes("A type of its own with the memory of its field, rather than a mere name"),
  ...condition,
  ...history,
}).meta({ id: "alias", oneOf: [{ required: ["to"] }, { required: ["callback"] }] });

const callbackItemSchema = closed("Callback type", "A named pointer to a function", {
  kind: z.literal("callback"),
  tag,
  ...signature,
  nullable,
  ...condition,
  ...history,
}).meta({ id: "callback-type" });

const opaqueSchema = closed("Opaque", "Known by name only, never complete for consumers", {
  kind: z.literal("opaque"),
  tag,
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
export type WrittenInteger = z.infer<typeof exactInteger>;
export type WrittenError = z.infer<typeof errorSchema>;
export type WrittenGap = z.infer<typeof gapSchema>;
export type WrittenEnum = z.infer<typeof enumSchema>;
export type WrittenTagged = z.infer<typeof taggedSchema>;
export type WrittenCallbackType = z.infer<typeof callbackItemSchema>;
export type WrittenAlias = z.infer<typeof aliasSchema>;

/** The JSON Schema (draft 2020-12) of contract files, for editors and for other programs. */
export function contractJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(contractSchema, {
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (!(zodSchema instanceof z.ZodBigInt)) return;
      jsonSchema.type = "integer";
      if (zodSchema.minValue !== null) jsonSchema.minimum = Number(zodSchema.minValue);
      if (zodSchema.maxValue !== null) jsonSchema.maximum = Number(zodSchema.maxValue);
    },
  });
}
