import { describe } from "vitest";
import type { Field, RecordDefinition } from "../../src/idl/contract.ts";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";
import type { ScalarName, Type } from "../../src/idl/type.ts";
import { dataModelOf } from "../../src/layout/data-model.ts";
import { expectAgreement, observeByClang, observeByGcc } from "./layout/compare-records.ts";
import { GCCS, itWithCompiler } from "./layout/compilers.ts";
import { contractOf, ENUMS, enumText, type ProbedRecord } from "./layout/random-records.ts";

const scalar = (name: ScalarName): Type => ({ kind: "scalar", name });

/** Types in which targets differ, each behind a `char` so that its alignment shows. */
const TYPES: readonly (readonly [Type, string])[] = [
  ...(
    [
      ["bool", "_Bool"],
      ["i64", "long long"],
      ["f64", "double"],
      ["c_long", "long"],
      ["usize", "__SIZE_TYPE__"],
      ["wchar", "__WCHAR_TYPE__"],
      ["c_longdouble", "long double"],
      ["va_list", "__builtin_va_list"],
    ] as const
  ).map(([name, text]) => [scalar(name), `${text} x`] as const),
  [{ kind: "pointer", to: { kind: "void" }, mutable: true }, "void *x"],
  [{ kind: "function", params: [], returns: { type: { kind: "void" } } }, "void (*x)(void)"],
  [{ kind: "complex", of: scalar("f32") }, "float _Complex x"],
  [{ kind: "complex", of: scalar("c_longdouble") }, "long double _Complex x"],
  [{ kind: "vector", of: scalar("f32"), lanes: 2 }, "float x __attribute__((vector_size(8)))"],
  [{ kind: "vector", of: scalar("i32"), lanes: 4 }, "int x __attribute__((vector_size(16)))"],
  [{ kind: "atomic", of: scalar("i64") }, "_Atomic(long long) x"],
  [{ kind: "atomic", of: scalar("c_short") }, "_Atomic(short) x"],
  ...ENUMS.map(([name]) => [{ kind: "named", name } as const, `enum ${name} x`] as const),
  [
    {
      kind: "array",
      of: { kind: "array", of: scalar("i64"), length: { kind: "integer", value: 2n } },
      length: { kind: "integer", value: 3n },
    },
    "long long x[3][2]",
  ],
];

const INT128: readonly [Type, string] = [scalar("i128"), "__int128 x"];

/**
 * clang 14 knows `_BitInt`, GCC 12 does not; and GCC puts a vector of 32 bytes at a multiple of 32, but its `_Alignof`
 * says 16 as long as AVX is off.
 */
const CLANG_ONLY: readonly (readonly [Type, string])[] = [
  ...[1, 7, 9, 17, 33, 64].map(
    (bits) => [{ kind: "bitint", signed: false, bits }, `unsigned _BitInt(${bits}) x`] as const,
  ),
  [{ kind: "vector", of: scalar("f64"), lanes: 4 }, "double x __attribute__((vector_size(32)))"],
];

const BIT_FIELDS: readonly (readonly [readonly Field[], string])[] = [
  [[bits("c_char", 4, "a"), bits("c_int", 4, "b")], "char a:4; int b:4;"],
  [
    [{ name: "a", type: scalar("c_char") }, bits("c_int", 0), { name: "b", type: scalar("c_char") }],
    "char a; int :0; char b;",
  ],
  [[bits("i64", 40, "a"), bits("c_int", 20, "b")], "long long a:40; int b:20;"],
];

function bits(type: ScalarName, width: number, name?: string): Field {
  return { type: scalar(type), bits: width, ...(name === undefined ? {} : { name }) };
}

function probe(types: readonly (readonly [Type, string])[]): readonly ProbedRecord[] {
  const behindChar = types.map(([type, text], index): ProbedRecord => {
    const fields = [
      { name: "c", type: scalar("c_char") },
      { name: "x", type },
    ];
    return record(`R${index}`, fields, `char c; ${text};`);
  });
  return [...behindChar, ...BIT_FIELDS.map(([fields, text], index) => record(`B${index}`, fields, text))];
}

function record(name: string, fields: readonly Field[], body: string): ProbedRecord {
  const definition: RecordDefinition = { kind: "struct", fields };
  return { name, definition, text: `struct ${name} { ${body} };` };
}

function compare(
  types: readonly (readonly [Type, string])[],
  target: Triple,
  observe: (records: readonly ProbedRecord[], text: string) => Parameters<typeof expectAgreement>[3],
): void {
  const records = probe(types);
  const text = [enumText(), ...records.map((probed) => probed.text), ""].join("\n");
  const compared = expectAgreement(records, contractOf(records), target, observe(records, text));
  if (compared !== records.length)
    throw new Error(`only ${compared} of ${records.length} records were compared`);
}

/** No 32-bit C has `__int128`. */
function typesOf(target: Triple): readonly (readonly [Type, string])[] {
  return dataModelOf(target).pointer === 8 ? [...TYPES, INT128] : TYPES;
}

describe("types in which targets differ", () => {
  for (const target of TRIPLES) {
    const clang = { name: "clang", command: "clang", args: [`--target=${target}`] };
    itWithCompiler(clang, `lie where clang puts them on ${target}`, () => {
      compare([...typesOf(target), ...CLANG_ONLY], target, (_, text) => observeByClang(target, text));
    });
  }
  for (const compiler of GCCS) {
    itWithCompiler(compiler, `lie where ${compiler.name} puts them on ${compiler.target}`, () => {
      compare(typesOf(compiler.target), compiler.target, (records, text) =>
        observeByGcc(compiler, records, text),
      );
    });
  }
});
