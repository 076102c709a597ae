import fc from "fast-check";
import type { Contract, Field, TypeDefinition, Variant } from "../../src/idl/contract.ts";
import { RECORDED_UNKNOWN } from "../../src/idl/parse-type.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../src/idl/target.ts";
import type { Length, Param, Result, Signature, Type } from "../../src/idl/type.ts";
import { sortVariants } from "../../src/idl/type-item-node.ts";

/** Contracts as a reader makes them: names that are looked up exist, names of one scope differ, variants are sorted. */

const TYPE_NAMES = [
  "Kv",
  "struct kv",
  "enum on",
  "u8",
  "Kv.0",
  "Null",
  "restrict",
  "größe",
  "__proto__",
] as const;
const CONSTANT_NAMES = ["KV_MAX", "true", "y", "size_of", "constructor"] as const;

const NASTY = [
  "",
  "\0\u0001\u001b[31m\u007f\u0085\u00a0\u00ad",
  "\u2028\u2029\ufeff\ufffe\u202e",
  "\ud800 \udc00",
  "😀 # not a comment: no, not: this",
  "'single' \"double\" \\ back",
  "- x\n? y\r\n: z\t",
  " leading and trailing ",
  "null",
  "1.10",
  "*const u8",
  "$x {{y}} %YAML 1.1",
  "x".repeat(2000),
];
const anyText = fc.oneof(fc.constantFrom(...NASTY), fc.string(), fc.string({ unit: "binary" }));
const someText = anyText.filter((text) => text !== "");
const name = fc.oneof(
  fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/),
  fc.constantFrom(
    "on",
    "Null",
    "yes",
    "N",
    "~",
    "1",
    "0x10",
    "a b",
    "a-b",
    "-",
    "__proto__",
    "toString",
    "<<",
    "n".repeat(1100),
  ),
  someText,
);

const length: fc.Arbitrary<Length> = fc.letrec<{ length: Length }>((tie) => ({
  length: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.bigInt(-9n, 1n << 64n).map((value): Length => ({ kind: "integer", value })),
    fc.constantFrom(...CONSTANT_NAMES).map((constant): Length => ({ kind: "constant", name: constant })),
    fc
      .constantFrom(...TYPE_NAMES)
      .map((type): Length => ({ kind: "size-of", type: { kind: "named", name: type } })),
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const),
      left: tie("length"),
      right: tie("length"),
    }),
  ),
})).length;

const abi = fc.constantFrom("stdcall", "C-unwind", "system");
const yes = fc.constant(true as const);

/** A function without names and meaning: all that a type expression says of it. */
function bareSignature(type: fc.Arbitrary<Type>): fc.Arbitrary<Type> {
  return fc
    .record(
      { params: fc.array(type, { maxLength: 3 }), returns: type, variadic: yes, abi },
      { requiredKeys: ["params", "returns"] },
    )
    .map(
      (parts): Type => ({
        ...parts,
        kind: "function",
        params: parts.params.map((param) => ({ type: param })),
        returns: { type: parts.returns },
      }),
    );
}

function composite(type: fc.Arbitrary<Type>): fc.Arbitrary<Type>[] {
  return [
    fc.record(
      {
        kind: fc.constant("pointer" as const),
        to: type,
        mutable: fc.boolean(),
        volatile: yes,
        restrict: yes,
      },
      { requiredKeys: ["kind", "to", "mutable"] },
    ),
    fc.tuple(type, fc.option(length)).map(([of, count]): Type => ({ kind: "array", of, length: count })),
    fc.record({ kind: fc.constantFrom("complex" as const, "atomic" as const), of: type }),
    fc.record({ kind: fc.constant("vector" as const), of: type, lanes: fc.integer({ min: 1, max: 64 }) }),
  ];
}

/** What a type expression can say; with gaps in the contract also that a type is not known. */
export function anyType(withUnknown: boolean): fc.Arbitrary<Type> {
  const leaves: fc.Arbitrary<Type>[] = [
    fc.constantFrom("void" as const, "never" as const).map((kind) => ({ kind })),
    fc
      .constantFrom("u8" as const, "i128" as const, "usize" as const, "c_long" as const, "va_list" as const)
      .map((scalar) => ({ kind: "scalar", name: scalar })),
    fc.constantFrom(...TYPE_NAMES).map((named) => ({ kind: "named", name: named })),
    fc.record({
      kind: fc.constant("bitint" as const),
      signed: fc.boolean(),
      bits: fc.integer({ min: 1, max: 999 }),
    }),
    ...(withUnknown ? [fc.constant<Type>({ kind: "unknown", reason: RECORDED_UNKNOWN })] : []),
  ];
  return fc.letrec<{ type: Type }>((tie) => ({
    type: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      ...leaves,
      ...composite(tie("type")),
      bareSignature(tie("type")),
    ),
  })).type;
}

const targets = fc.subarray<Triple>([...DEFAULT_TRIPLES].sort(), { minLength: 1 });
const condition = { targets, when: fc.constantFrom('feature = "x"', 'not(feature = "y")') };
const history = { since: anyText, deprecated: anyText, doc: anyText };
const meaning = {
  role: fc.constantFrom("in" as const, "out" as const),
  out_nullable: fc.boolean(),
  transfer: fc.constantFrom("borrowed" as const, "owned" as const),
  retained: fc.constantFrom("call" as const, "forever" as const),
  destructor: name,
  destructor_args: fc.array(name, { maxLength: 2 }),
  nullable: fc.boolean(),
  slice: name,
  capacity: name,
  max: fc.oneof(fc.constant("none" as const), fc.bigInt(0n, 1n << 63n)),
  empty: fc.constantFrom("null-ok" as const, "non-null" as const),
  string: fc.constantFrom("utf8" as const, "utf16" as const),
  lifetime: name,
  user_data: fc.oneof(yes, fc.array(name, { minLength: 1, maxLength: 3 })),
  user_data_free: name,
  inferred: yes,
};

const distinct = {
  maxLength: 4,
  selector: (member: { readonly name?: string }) => member.name ?? Symbol("unnamed"),
};

/** A function pointer with the names and the meaning of its parameters, or any other type. */
function slotType(type: fc.Arbitrary<Type>, depth: number): fc.Arbitrary<Type> {
  if (depth === 0) return type.filter((one) => one.kind !== "function");
  return fc.oneof(
    { weight: 4, arbitrary: type },
    {
      weight: 1,
      arbitrary: signature(type, depth - 1).map((parts): Type => ({ kind: "function", ...parts })),
    },
  );
}

function result(type: fc.Arbitrary<Type>, depth: number): fc.Arbitrary<Result> {
  return fc.record({ type: slotType(type, depth), ...meaning }, { requiredKeys: ["type"] });
}

function param(type: fc.Arbitrary<Type>, depth: number): fc.Arbitrary<Param> {
  return fc.record(
    { name, type: slotType(type, depth), bound: fc.bigInt(0n, 1n << 40n), ...meaning, ...condition },
    { requiredKeys: ["type"] },
  );
}

function signature(type: fc.Arbitrary<Type>, depth: number): fc.Arbitrary<Signature> {
  const params = fc.uniqueArray(param(type, depth), distinct);
  return fc.record(
    { params, returns: result(type, depth), variadic: yes, abi },
    { requiredKeys: ["params", "returns"] },
  );
}

const byteCount = fc.constantFrom(1, 2, 16, 4096);

function fields(type: fc.Arbitrary<Type>): fc.Arbitrary<readonly Field[]> {
  const shared = { align: byteCount, packed: yes, const: yes, volatile: yes, ...meaning, ...condition };
  const named = fc.record(
    { name, type: slotType(type, 1), bits: fc.nat(64), ...shared },
    { requiredKeys: ["name", "type"] },
  );
  const unnamed = fc.record(
    { type: slotType(type, 0), bits: fc.nat(64), ...condition },
    { requiredKeys: ["type", "bits"] },
  );
  const anonymous = fc.record(
    { anonymous: yes, type: slotType(type, 0), ...condition },
    { requiredKeys: ["anonymous", "type"] },
  );
  return fc.uniqueArray<Field, string | symbol>(
    fc.oneof({ weight: 4, arbitrary: named }, unnamed, anonymous),
    distinct,
  );
}

function variants(fieldList: fc.Arbitrary<readonly Field[]> | null): fc.Arbitrary<readonly Variant[]> {
  const shape = { name, value: fc.bigInt(-128n, 127n), ...condition };
  const one: fc.Arbitrary<Variant> =
    fieldList === null
      ? fc.record(shape, { requiredKeys: ["name", "value"] })
      : fc.record({ ...shape, fields: fieldList }, { requiredKeys: ["name", "value"] });
  return fc.uniqueArray(one, distinct).map(sortVariants);
}

function definition(type: fc.Arbitrary<Type>): fc.Arbitrary<TypeDefinition> {
  const shared = { tag: name, ...condition, ...history };
  const ownership = {
    destructor: name,
    clone: name,
    threads: fc.constantFrom("sync" as const, "pinned" as const),
    borrows: fc.array(name, { minLength: 1, maxLength: 2 }),
  };
  const kind = <K extends string>(...kinds: [K, ...K[]]) => fc.constantFrom(...kinds);
  return fc.oneof<fc.Arbitrary<TypeDefinition>[]>(
    fc.record(
      {
        kind: kind("struct", "union"),
        fields: fields(type),
        packed: byteCount,
        align: byteCount,
        ...ownership,
        ...shared,
      },
      { requiredKeys: ["kind", "fields"] },
    ),
    fc.record(
      {
        kind: kind("enum"),
        repr: kind("c", "i8", "c_int"),
        open: fc.boolean(),
        flags: fc.boolean(),
        variants: variants(null),
        ...shared,
      },
      { requiredKeys: ["kind", "repr", "variants"] },
    ),
    fc.record(
      {
        kind: kind("tagged"),
        repr: fc.constantFrom(["c"], ["i8"], ["c", "i8"]),
        variants: variants(fields(type)),
        ...shared,
      },
      { requiredKeys: ["kind", "repr", "variants"] },
    ),
    fc.record(
      { kind: kind("alias"), to: type, transparent: yes, ...shared },
      { requiredKeys: ["kind", "to"] },
    ),
    fc
      .tuple(
        signature(type, 1),
        fc.record({ kind: kind("callback"), nullable: fc.boolean(), ...shared }, { requiredKeys: ["kind"] }),
      )
      .map(([parts, rest]) => ({ ...rest, ...parts })),
    fc.record(
      { kind: kind("opaque"), layout: kind("unspecified", "none"), ...ownership, ...shared },
      { requiredKeys: ["kind"] },
    ),
  );
}

/** One entry for a name, or two for targets that exclude each other. */
function entries<T extends object>(item: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  const first: readonly Triple[] = ["aarch64-apple-darwin"];
  const second: readonly Triple[] = ["x86_64-pc-windows-msvc", "x86_64-unknown-linux-gnu"];
  return fc.oneof(
    { weight: 5, arbitrary: item.map((one) => [one]) },
    {
      weight: 1,
      arbitrary: fc.tuple(item, item).map(([a, b]) => [
        { ...a, targets: first },
        { ...b, targets: second },
      ]),
    },
  );
}

function table<T extends object>(item: fc.Arbitrary<T>): fc.Arbitrary<ReadonlyMap<string, readonly T[]>> {
  return fc
    .uniqueArray(fc.tuple(name, entries(item)), { maxLength: 3, selector: ([key]) => key })
    .map((pairs) => new Map(pairs));
}

function tableOf<T extends object>(
  names: readonly string[],
  item: fc.Arbitrary<T>,
): fc.Arbitrary<ReadonlyMap<string, readonly T[]>> {
  const all = fc.array(entries(item), { minLength: names.length, maxLength: names.length });
  return all.map((items) => new Map(items.map((entry, index) => [names[index] ?? "", entry])));
}

const constant = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom("i64" as const, "c_long" as const, "char" as const),
      value: fc.bigInt(-(1n << 63n), (1n << 63n) - 1n),
      ...condition,
      ...history,
    },
    { requiredKeys: ["type", "value"] },
  ),
  fc.record(
    { type: fc.constant("string" as const), value: anyText, ...condition, ...history },
    { requiredKeys: ["type", "value"] },
  ),
  fc.record(
    {
      type: fc.constantFrom("f64" as const),
      value: fc.constantFrom("1.5", "-2e10", "inf", "0"),
      ...condition,
    },
    { requiredKeys: ["type", "value"] },
  ),
);

const macro = fc.record(
  { params: fc.array(name, { maxLength: 3 }), body: anyText, ...condition, ...history },
  { requiredKeys: ["body"] },
);

function functionItem(type: fc.Arbitrary<Type>) {
  const error = fc.record(
    {
      kind: fc.constantFrom("status" as const, "last-error" as const),
      ok: fc.bigInt(-(1n << 63n), 1n << 64n),
      out: name,
      function: name,
    },
    { requiredKeys: ["kind"] },
  );
  const rest = fc.record(
    {
      symbol: name,
      symbol_version: anyText,
      inline: yes,
      noreturn: yes,
      prototype: fc.constant(false as const),
      must_use: yes,
      pure: yes,
      error,
      ...condition,
      ...history,
    },
    { requiredKeys: [] },
  );
  return fc.tuple(signature(type, 2), rest).map(([parts, other]) => ({ ...parts, ...other }));
}

function staticItem(type: fc.Arbitrary<Type>) {
  return fc.record(
    {
      type: slotType(type, 1),
      mutable: fc.boolean(),
      nullable: fc.boolean(),
      thread_local: yes,
      symbol: name,
      ...condition,
      ...history,
    },
    { requiredKeys: ["type", "mutable"] },
  );
}

function contractWith(gaps: Contract["gaps"]): fc.Arbitrary<Contract> {
  const type = anyType(gaps.length > 0);
  return fc.record(
    {
      name: someText,
      version: anyText,
      side: fc.constantFrom("definitions" as const, "declarations" as const),
      targets: fc.constant(DEFAULT_TRIPLES),
      types: tableOf(TYPE_NAMES, definition(type)),
      constants: tableOf(CONSTANT_NAMES, constant),
      macros: table(macro),
      statics: table(staticItem(type)),
      functions: table(functionItem(type)),
      requires: fc.record({ functions: table(functionItem(type)), statics: table(staticItem(type)) }),
      gaps: fc.constant(gaps),
    },
    {
      requiredKeys: [
        "name",
        "side",
        "targets",
        "types",
        "constants",
        "macros",
        "statics",
        "functions",
        "requires",
        "gaps",
      ],
    },
  );
}

const header = { path: "include/kv.h", text: "a\nb # ☃\nc\n" };
const recorded = {
  path: "include/kv.h",
  line: 2,
  column: 3,
  reason: "macro",
  detail: "`X: y` # is unknown",
} as const;

export const anyContract: fc.Arbitrary<Contract> = fc.oneof(
  contractWith([]),
  contractWith([
    {
      reason: "recorded",
      detail: "include/kv.h:2:3: macro: `X: y` # is unknown",
      span: { file: header, start: 4, end: 5 },
      recorded,
    },
  ]),
);
