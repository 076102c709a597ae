import { z } from "zod";
import { closed, exactInteger, history, name, printJsonSchema, text } from "../schema-members.ts";
import { TRIPLES } from "../target.ts";
import { INTEGER_NAMES } from "./bridge.ts";

/**
 * The written form of a bridge, defined once: the reader checks files by it, the JSON Schema is printed from it, and
 * the order of its keys is the order in files. What a name or a type may be is checked when it is read, where the
 * other names of the file are known.
 */

/** The format that this program reads and writes. */
export const BRIDGE_FORMAT = 1n;
/** The lowering table that this program knows. */
export const LOWERING = 1n;

const typeExpression = name('A type, such as u64, bytes, "list<text>", Store').meta({
  id: "type",
  title: "Type",
});
/** Numbers with a fraction are read as the text that stands in the file. */
const value = (description: string) =>
  z
    .union([z.bigint(), z.boolean(), z.string()])
    .meta({ description, anyOf: [{ type: "number" }, { type: "boolean" }, { type: "string" }] });
const choice = (description: string) => z.boolean().meta({ description }).optional();
const domain = name("A domain of `errors`").optional();

const namedValueSchema = closed("Value", "A code or a variant, with what is to say of it", {
  value: exactInteger,
  ...history,
}).meta({ id: "named-value" });

const valuesSchema = z
  .record(z.string(), z.union([exactInteger, namedValueSchema]))
  .meta({ description: "Numbers by name" });

const documentedDomainSchema = closed("Error domain", "Codes, with what is to say of all of them", {
  codes: valuesSchema,
  ...history,
}).meta({ id: "error-domain" });

const fieldSchema = closed("Field", "A member of a struct", {
  type: typeExpression,
  default: value("A number, `true` or `false`, a character, a variant's name").optional(),
  ...history,
}).meta({ id: "field" });

const structSchema = closed("Struct", "Values side by side in memory", {
  by: z.enum(["value", "pointer"]).meta({ description: "How it crosses" }),
  sized: choice("Puts the size first, so that fields may be added at the end"),
  fields: z
    .record(z.string(), z.union([typeExpression, fieldSchema]))
    .meta({ description: "In the order of memory" }),
  ...history,
}).meta({ id: "struct" });

const enumSchema = closed("Enum or flags", "Named values of one integer type", {
  repr: z.enum(INTEGER_NAMES).meta({ description: "The integer that crosses; `i32` if left out" }).optional(),
  open: choice("Whether other values are kept instead of refused"),
  variants: valuesSchema,
  ...history,
}).meta({ id: "enum" });

const paramSchema = closed("Parameter", "A parameter, with what its type does not say", {
  type: typeExpression,
  optional: choice("Whether it may be absent"),
  max: exactInteger.meta({ description: "Greatest length, in bytes or elements" }).optional(),
  transfer: z.literal("owned").meta({ description: "The op consumes the handle" }).optional(),
  retained: z
    .enum(["handle", "forever"])
    .meta({ description: "How long a registered callback is kept" })
    .optional(),
  ...history,
}).meta({ id: "param" });

const paramsSchema = z
  .record(z.string(), z.union([typeExpression, paramSchema]))
  .meta({ description: "In order" })
  .optional();

const resultSchema = closed("Result", "What an op gives back, with what its type does not say", {
  type: typeExpression,
  optional: choice("Whether it may be absent"),
  shapes: z
    .array(z.enum(["value", "owned", "into", "visit", "batch"]))
    .min(1)
    .meta({ description: "How it crosses: a function for each" })
    .optional(),
  doc: text("Documentation").optional(),
}).meta({ id: "result" });

const callbackSchema = closed("Callback", "What the library calls", {
  scope: z.enum(["call", "registered"]).meta({ description: "Valid for the call, or kept until dropped" }),
  thread: z.enum(["same", "any"]).meta({ description: "Which threads may call it" }),
  params: paramsSchema,
  returns: typeExpression.meta({ description: "Nothing, a value, or `continue`" }).optional(),
  ...history,
}).meta({ id: "callback" });

const operationSchema = closed("Op", "What can be done with a handle, or without one", {
  kind: z.literal("constructor").meta({ description: "Makes the handle" }).optional(),
  self: z.enum(["ref", "mut", "own"]).meta({ description: "How it takes the handle" }).optional(),
  params: paramsSchema,
  returns: z.union([typeExpression, resultSchema]).meta({ description: "A type, or an object" }).optional(),
  errors: domain,
  cancel: choice("It can be stopped"),
  blocking: choice("It may wait"),
  stack: exactInteger.meta({ description: "Bytes of stack that it needs" }).optional(),
  max_in_flight: exactInteger.meta({ description: "How many calls Go lets in at once" }).optional(),
  go: name("Its name in Go").optional(),
  ...history,
}).meta({ id: "op" });

const handleSchema = closed("Handle", "An object behind an opaque pointer", {
  implement: name("Path of the Rust type behind it"),
  threads: z.enum(["sync", "exclusive", "pinned"]).meta({ description: "How threads may use one" }),
  on_panic: z
    .enum(["poison", "keep", "abort"])
    .meta({ description: "What a panic in an op leads to; `poison` if left out" })
    .optional(),
  borrows: z.array(name("A handle")).min(1).meta({ description: "Parents that it keeps alive" }).optional(),
  ops: z.record(z.string(), operationSchema).meta({ description: "What can be done with it" }).optional(),
  ...history,
}).meta({ id: "handle" });

const constantSchema = closed("Constant", "A named value", {
  type: name("A scalar or `string`"),
  value: value("A number, `true` or `false`, a character, a text"),
  ...history,
}).meta({ id: "constant" });

const rustSchema = closed("Rust", "The side that implements", {
  crate: name("Name of the package"),
  edition: z.union([z.bigint(), z.string()]).meta({ description: "2021 or 2024" }),
  msrv: name("Oldest compiler that builds it, 1.70 or later"),
  functions: name("Path of the type that implements the free functions").optional(),
  target: name("Cargo's target folder, relative to the crate's; `target` if left out").optional(),
}).meta({ id: "rust" });

const goSchema = closed("Go", "The side that calls", {
  module: name("The module's path"),
  package: name("The package's name"),
  link: z
    .enum(["target", "lib"])
    .meta({ description: "Where the library is: where Cargo builds it, or in lib/TRIPLE" })
    .optional(),
}).meta({ id: "go" });

export const bridgeSchema = closed("ffi-contract bridge", "What a library offers across the C ABI", {
  bridge: z.literal(BRIDGE_FORMAT).meta({ description: "The format of this file" }),
  lowering: z.literal(LOWERING).meta({ description: "The table by which symbols follow from it" }),
  name: name("The library's name"),
  prefix: name("What every symbol begins with"),
  version: name("The library's version"),
  doc: text("What the library is for").optional(),
  abi_major: z
    .bigint()
    .min(0n)
    .max(1_000_000n)
    .meta({ description: "Partners with another one do not link" }),
  targets: z.array(z.enum(TRIPLES)).min(1).meta({ description: "The targets that it is built for" }),
  rust: rustSchema,
  go: goSchema,
  errors: z
    .record(z.string(), z.union([valuesSchema, documentedDomainSchema]))
    .meta({ description: "Domains of codes by name" })
    .optional(),
  structs: z.record(z.string(), structSchema).meta({ description: "Structs by name" }).optional(),
  enums: z.record(z.string(), enumSchema).meta({ description: "Enums by name" }).optional(),
  flags: z.record(z.string(), enumSchema).meta({ description: "Flags by name" }).optional(),
  callbacks: z.record(z.string(), callbackSchema).meta({ description: "Callbacks by name" }).optional(),
  handles: z.record(z.string(), handleSchema).meta({ description: "Handles by name" }).optional(),
  constants: z.record(z.string(), constantSchema).meta({ description: "Constants by name" }).optional(),
  functions: z
    .record(z.string(), operationSchema)
    .meta({ description: "Ops of no handle, by name" })
    .optional(),
});

export type WrittenBridge = z.infer<typeof bridgeSchema>;
export type WrittenNamedValues = z.infer<typeof valuesSchema>;
export type WrittenDocumentedDomain = z.infer<typeof documentedDomainSchema>;
export type WrittenStruct = z.infer<typeof structSchema>;
export type WrittenEnum = z.infer<typeof enumSchema>;
export type WrittenParams = z.infer<typeof paramsSchema>;
export type WrittenParam = z.infer<typeof paramSchema>;
export type WrittenResult = z.infer<typeof resultSchema>;
export type WrittenCallback = z.infer<typeof callbackSchema>;
export type WrittenOperation = z.infer<typeof operationSchema>;
export type WrittenHandle = z.infer<typeof handleSchema>;
export type WrittenConstant = z.infer<typeof constantSchema>;

/** The JSON Schema (draft 2020-12) of bridge files, for editors and for other programs. */
export function bridgeJsonSchema(): Readonly<Record<string, unknown>> {
  return printJsonSchema(bridgeSchema);
}
