import { z } from "zod";
import { nearest } from "../source/nearest.ts";
import { keyText } from "./safe-key.ts";
import { TRIPLES } from "./target.ts";
import {
  FIXED_SCALARS,
  PLATFORM_SCALARS,
  POINTER_WIDTH_SCALARS,
  type ScalarName,
  WIDEST_BITINT,
} from "./type.ts";

/** The pieces that the items of a written contract are made of. */

export const FLOATS = ["f16", "f32", "f64", "f128", "c_float", "c_double", "c_longdouble"] as const;
type FloatName = (typeof FLOATS)[number];
type IntegerName = Exclude<ScalarName, FloatName | "va_list">;

function isIntegerName(name: ScalarName): name is IntegerName {
  return name !== "va_list" && !(FLOATS as readonly string[]).includes(name);
}

export const INTEGERS = [...FIXED_SCALARS, ...POINTER_WIDTH_SCALARS, ...PLATFORM_SCALARS].filter(
  isIntegerName,
);

/** Whether a constant of this type keeps its value as decimal text. */
export function isFloatName(name: string): name is FloatName {
  return (FLOATS as readonly string[]).includes(name);
}

/** What an unknown key is answered with: the nearest key that may stand there, or all of them. */
function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  const hint = meant === null ? `known here are ${known.join(", ")}` : `did you mean \`${meant}\`?`;
  return `unknown key \`${keyText(key)}\`; ${hint}`;
}

export function closed<S extends z.ZodRawShape>(title: string, description: string, shape: S) {
  const known = Object.keys(shape);
  return z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === "unrecognized_keys" ? unknownKey(issue.keys[0] ?? "", known) : undefined,
    })
    .meta({ title, description });
}

export const name = (description: string) => z.string().min(1).meta({ description });
export const text = (description: string) => z.string().meta({ description });
export const yes = (description: string) => z.literal(true).meta({ description }).optional();
export const count = (most: bigint, description: string) =>
  z.bigint().min(0n).max(most).meta({ description });
export const alignment = (description: string) =>
  count(1n << 29n, description).refine((value) => value > 0n && (value & (value - 1n)) === 0n, {
    error: "must be a power of two, in bytes",
  });

export const typeExpression = z.string().min(1).meta({
  id: "type",
  title: "Type expression",
  description: 'One line of text, such as "*const u8", "[c_char; 16]" or "fn(i32) -> bool"',
});

export const exactInteger = z
  .union([z.bigint(), z.string().regex(/^(?:0|-?[1-9][0-9]{0,58})$/, { error: "must be a decimal integer" })])
  .meta({
    id: "integer",
    title: "Exact integer",
    description: "In YAML a plain integer, in JSON a decimal string",
  });

export const condition = {
  targets: z.array(z.enum(TRIPLES)).min(1).meta({ description: "Exists on these targets only" }).optional(),
  when: name('Feature condition, such as `feature = "x"`, all(...), any(...), not(...)').optional(),
};

export const history = {
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
  max: z
    .union([z.literal("none"), count(1n << 63n, "In elements")])
    .meta({ description: "The longest slice that is taken, in elements" })
    .optional(),
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

export const typeOrCallback = {
  type: typeExpression.optional(),
  callback: z.lazy((): z.ZodType<WrittenCallback> => callbackSchema).optional(),
};
export const EITHER = { oneOf: [{ required: ["type"] }, { required: ["callback"] }] };

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

export const signature = {
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
export const nullable = z.boolean().meta({ description: "Whether it may be null" }).optional();

export const callbackSchema: z.ZodType<WrittenCallback> = closed(
  "Callback",
  "A pointer to a function, with names and meaning of its parameters",
  { ...signature, nullable },
).meta({ id: "callback" });

export const fieldSchema = closed("Field", "A member of a struct, of a union, or of a variant's payload", {
  name: name("Absent on an unnamed bit-field and an anonymous member").optional(),
  anonymous: yes("An unnamed struct or union whose members belong to the outer type"),
  ...typeOrCallback,
  bits: count(BigInt(WIDEST_BITINT), "Width of a bit-field, in bits").optional(),
  align: alignment("Least alignment, in bytes").optional(),
  packed: yes("Packed by itself"),
  const: yes("Declared `const`"),
  volatile: yes("Declared `volatile`"),
  ...meaning,
  ...condition,
}).meta({ id: "field", ...EITHER });

/** The JSON Schema (draft 2020-12) of a format, for editors and for other programs. */
export function printJsonSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema, {
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
