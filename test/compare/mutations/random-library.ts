import fc from "fast-check";
import type {
  ConstantItem,
  Contract,
  Field,
  FunctionItem,
  MacroItem,
  StaticItem,
  TypeDefinition,
  Variant,
} from "../../../src/idl/contract.ts";
import type { Param, ScalarName, Signature, Type } from "../../../src/idl/type.ts";
import { sortVariants } from "../../../src/idl/type-item-node.ts";
import { array, contract, named, scalar } from "../../layout/contract-text.ts";

/**
 * Random libraries that every target can lay out: what is held by value is declared before, lengths are small, and
 * bit-fields are no wider than their type. Types are `Alpha`, `Beta`, ... and functions speak of different things, so
 * that no two names are alike by chance.
 */

const TYPE_NAMES = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"] as const;
const FUNCTION_NAMES = ["open_store", "rotate_picture", "count_words", "send_packet"] as const;
const FIELD_NAMES = ["width", "height", "flags", "reserved", "callback", "size"] as const;
const PARAM_NAMES = ["source", "target", "count", "options"] as const;

const SCALARS: readonly ScalarName[] = [
  "bool",
  "i8",
  "u8",
  "i16",
  "u16",
  "i32",
  "u32",
  "i64",
  "u64",
  "usize",
  "c_char",
  "c_int",
  "c_long",
  "f32",
  "f64",
];

/** Widths that the type has on every target. */
const BIT_SCALARS: readonly (readonly [ScalarName, number])[] = [
  ["u8", 8],
  ["u16", 16],
  ["c_int", 32],
  ["c_uint", 32],
  ["u64", 64],
];

/** What stands in for a type until the names that may be used there are known. */
type TypeSpec =
  | { readonly form: "scalar"; readonly name: ScalarName }
  | { readonly form: "named"; readonly pick: number }
  | { readonly form: "pointer"; readonly to: TypeSpec | "void"; readonly mutable: boolean }
  | { readonly form: "array"; readonly of: TypeSpec; readonly length: number }
  | { readonly form: "function"; readonly params: readonly TypeSpec[]; readonly returns: TypeSpec };

const scalarSpec = fc.constantFrom(...SCALARS).map((name): TypeSpec => ({ form: "scalar", name }));
const namedSpec = fc.nat(5).map((pick): TypeSpec => ({ form: "named", pick }));

const typeSpec: fc.Arbitrary<TypeSpec> = fc.letrec<{ type: TypeSpec }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 3, arbitrary: scalarSpec },
    { weight: 2, arbitrary: namedSpec },
    fc.record({
      form: fc.constant("pointer" as const),
      to: fc.oneof(fc.constant("void" as const), tie("type")),
      mutable: fc.boolean(),
    }),
    fc.record({
      form: fc.constant("array" as const),
      of: tie("type"),
      length: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      form: fc.constant("function" as const),
      params: fc.array(tie("type"), { maxLength: 2 }),
      returns: tie("type"),
    }),
  ),
})).type;

/** The names that may be held, those that may be passed (C passes no arrays), and those that may be pointed at. */
interface Scope {
  readonly complete: readonly string[];
  readonly passable: readonly string[];
  readonly known: readonly string[];
}

const FALLBACK: Type = scalar("i32");

function namedFrom(names: readonly string[], pick: number): Type {
  const name = names[pick % Math.max(1, names.length)];
  return name === undefined ? FALLBACK : named(name);
}

function typeFrom(spec: TypeSpec, scope: Scope): Type {
  switch (spec.form) {
    case "scalar":
      return scalar(spec.name);
    case "named":
      return namedFrom(scope.complete, spec.pick);
    case "pointer":
      return { kind: "pointer", to: pointeeFrom(spec.to, scope), mutable: spec.mutable };
    case "array":
      return array(typeFrom(spec.of, scope), spec.length);
    case "function":
      return {
        kind: "function",
        params: spec.params.map((param) => ({ type: valueFrom(param, scope) })),
        returns: { type: valueFrom(spec.returns, scope) },
      };
  }
}

function pointeeFrom(spec: TypeSpec | "void", scope: Scope): Type {
  if (spec === "void") return { kind: "void" };
  return spec.form === "named" ? namedFrom(scope.known, spec.pick) : typeFrom(spec, scope);
}

function valueFrom(spec: TypeSpec, scope: Scope): Type {
  const type = typeFrom(spec, { ...scope, complete: scope.passable });
  return type.kind === "array" ? { kind: "pointer", to: type.of, mutable: true } : type;
}

const yes = fc.constant(true as const);

const fieldSpec = fc.record(
  {
    type: typeSpec,
    bits: fc.record({ pick: fc.nat(BIT_SCALARS.length - 1), width: fc.nat(63), unnamed: fc.boolean() }),
    const: yes,
    align: fc.constantFrom(8, 16),
  },
  { requiredKeys: ["type"] },
);
type FieldSpec = typeof fieldSpec extends fc.Arbitrary<infer Spec> ? Spec : never;

function fieldFrom(spec: FieldSpec, index: number, scope: Scope): Field {
  const name = FIELD_NAMES[index % FIELD_NAMES.length] ?? "";
  if (spec.bits !== undefined) {
    const [bitScalar, most] = BIT_SCALARS[spec.bits.pick] ?? ["u8", 8];
    const bits = (spec.bits.width % most) + 1;
    return { ...(spec.bits.unnamed ? {} : { name }), type: scalar(bitScalar), bits };
  }
  return {
    name,
    type: typeFrom(spec.type, scope),
    ...(spec.const === undefined ? {} : { const: spec.const }),
    ...(spec.align === undefined ? {} : { align: spec.align }),
  };
}

const fieldSpecs = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: typeSpec.map((type): FieldSpec => ({ type })) },
    { weight: 1, arbitrary: fieldSpec },
  ),
  { minLength: 1, maxLength: 5 },
);

const signatureSpec = fc.record(
  {
    params: fc.array(typeSpec, { maxLength: PARAM_NAMES.length }),
    returns: fc.option(typeSpec),
    variadic: yes,
    abi: fc.constantFrom("stdcall", "win64"),
  },
  { requiredKeys: ["params", "returns"] },
);
type SignatureSpec = typeof signatureSpec extends fc.Arbitrary<infer Spec> ? Spec : never;

function signatureFrom(spec: SignatureSpec, scope: Scope): Signature {
  const params = spec.params.map((type, index): Param => {
    return { name: PARAM_NAMES[index] ?? `p${index}`, type: valueFrom(type, scope) };
  });
  return {
    params,
    returns: { type: spec.returns === null ? { kind: "void" } : valueFrom(spec.returns, scope) },
    ...(spec.variadic === undefined || params.length === 0 ? {} : { variadic: spec.variadic }),
    ...(spec.abi === undefined ? {} : { abi: spec.abi }),
  };
}

const definitionSpec = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      {
        kind: fc.constantFrom("struct" as const, "struct" as const, "struct" as const, "union" as const),
        fields: fieldSpecs,
        turn: fc.nat(FIELD_NAMES.length - 1),
        packed: fc.constantFrom(1, 2),
        align: fc.constantFrom(8, 16),
        flexible: yes,
      },
      { requiredKeys: ["kind", "fields", "turn"] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("enum" as const),
      repr: fc.constantFrom("c" as const, "u8" as const, "i32" as const),
      steps: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      open: fc.constantFrom(undefined, true, false),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("alias" as const), to: typeSpec }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("callback" as const), signature: signatureSpec }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("opaque" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("tagged" as const),
      repr: fc.constantFrom(["c"], ["u8"], ["c", "u8"]),
      payloads: fc.array(fc.array(typeSpec, { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    }),
  },
);
type DefinitionSpec = typeof definitionSpec extends fc.Arbitrary<infer Spec> ? Spec : never;

function definitionFrom(spec: DefinitionSpec, name: string, scope: Scope): TypeDefinition {
  switch (spec.kind) {
    case "struct":
    case "union": {
      const fields = spec.fields.map((field, index) => fieldFrom(field, spec.turn + index, scope));
      const tail: Field = { name: "tail", type: array(scalar("u16"), null) };
      return {
        kind: spec.kind,
        fields: spec.kind === "struct" && spec.flexible === true ? [...fields, tail] : fields,
        ...(spec.packed === undefined ? {} : { packed: spec.packed }),
        ...(spec.align === undefined ? {} : { align: spec.align }),
      };
    }
    case "enum": {
      let value = -2n;
      const variants = spec.steps.map((step, index): Variant => {
        value += BigInt(step);
        return {
          name: `${name.toUpperCase()}_${index === 3 ? "MAX" : index}`,
          value: spec.repr === "u8" ? value + 2n : value,
        };
      });
      return {
        kind: "enum",
        repr: spec.repr,
        variants,
        ...(spec.open === undefined ? {} : { open: spec.open }),
      };
    }
    case "alias":
      return { kind: "alias", to: typeFrom(spec.to, scope) };
    case "callback":
      return { kind: "callback", ...signatureFrom(spec.signature, scope) };
    case "opaque":
      return { kind: "opaque" };
    case "tagged": {
      const variants = spec.payloads.map(
        (fields, index): Variant => ({
          name: `Case${index}`,
          value: BigInt(index),
          fields: fields.map((type, at) => ({ name: `f${at}`, type: typeFrom(type, scope) })),
        }),
      );
      return { kind: "tagged", repr: spec.repr, variants: sortVariants(variants) };
    }
  }
}

/** A flexible array may end a struct that nobody embeds. */
function isComplete(definition: TypeDefinition): boolean {
  if (definition.kind === "opaque") return false;
  const last = definition.kind === "struct" ? definition.fields.at(-1)?.type : undefined;
  return !(last?.kind === "array" && last.length === null);
}

function isArray(
  definition: TypeDefinition | undefined,
  types: Readonly<Record<string, TypeDefinition>>,
): boolean {
  if (definition?.kind !== "alias") return false;
  const { to } = definition;
  return to.kind === "array" || (to.kind === "named" && isArray(types[to.name], types));
}

const functionSpec = fc.record(
  {
    signature: signatureSpec,
    inline: yes,
    noreturn: yes,
    must_use: yes,
    deprecated: fc.constant("use the other"),
    symbol: fc.nat(999).map((number) => `linked_as_${number}`),
  },
  { requiredKeys: ["signature"] },
);

const librarySpec = fc.record({
  types: fc.array(definitionSpec, { minLength: 1, maxLength: TYPE_NAMES.length }),
  functions: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: signatureSpec.map((signature) => ({ signature })) },
      { weight: 1, arbitrary: functionSpec },
    ),
    { minLength: 1, maxLength: FUNCTION_NAMES.length },
  ),
  statics: fc.array(fc.record({ type: typeSpec, mutable: fc.boolean() }), { maxLength: 1 }),
  constants: fc.array(fc.bigInt(-3n, 100n), { maxLength: 1 }),
  macros: fc.array(fc.constantFrom("((x) + 1)", "open_store"), { maxLength: 1 }),
});

function libraryFrom(spec: typeof librarySpec extends fc.Arbitrary<infer Spec> ? Spec : never): Contract {
  const known = TYPE_NAMES.slice(0, spec.types.length);
  const complete: string[] = [];
  const passable: string[] = [];
  const types: Record<string, TypeDefinition> = {};
  for (const [index, definition] of spec.types.entries()) {
    const name = TYPE_NAMES[index] ?? "";
    const made = definitionFrom(definition, name, {
      complete: [...complete],
      passable: [...passable],
      known:
        definition.kind === "alias" || definition.kind === "callback" ? TYPE_NAMES.slice(0, index) : known,
    });
    types[name] = made;
    if (!isComplete(made)) continue;
    complete.push(name);
    if (!isArray(made, types)) passable.push(name);
  }
  const scope = { complete, passable, known };
  const functions = spec.functions.map(({ signature, ...rest }, index): [string, readonly FunctionItem[]] => {
    const item: FunctionItem = { ...rest, ...signatureFrom(signature, scope) };
    return [FUNCTION_NAMES[index] ?? "", [item]];
  });
  const statics = spec.statics.map(({ type, mutable }): [string, readonly StaticItem[]] => {
    return ["shared_state", [{ type: typeFrom(type, scope), mutable }]];
  });
  const constants = spec.constants.map((value): [string, readonly ConstantItem[]] => {
    return ["LIMIT", [{ type: "c_int", value }]];
  });
  const macros = spec.macros.map((body): [string, readonly MacroItem[]] => {
    return ["CALL", [body.includes("x") ? { params: ["x"], body } : { body }]];
  });
  return contract(types, {
    functions: new Map(functions),
    statics: new Map(statics),
    constants: new Map(constants),
    macros: new Map(macros),
  });
}

export const randomLibrary: fc.Arbitrary<Contract> = librarySpec.map(libraryFrom);
