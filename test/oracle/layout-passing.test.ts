import { describe, expect } from "vitest";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";
import type { ScalarName, Type } from "../../src/idl/type.ts";
import { createView } from "../../src/layout/create-view.ts";
import { dataModelOf } from "../../src/layout/data-model.ts";
import type { Passing } from "../../src/layout/layout.ts";
import { emitLlvm, itWithCompiler } from "./layout/compilers.ts";
import { parseSignatures, type SeenFunction, type SeenPassing } from "./layout/llvm-passing.ts";
import { contractOf, enumText, type Flavour, randomRecords } from "./layout/random-records.ts";

const COUNT = 400;

const FLAVOURS: readonly (readonly [string, Flavour])[] = [
  ["small records", { bits: false, packing: false, fieldAttributes: false, unions: true, small: true }],
  ["small packed records", { bits: false, packing: true, fieldAttributes: true, unions: true, small: true }],
  [
    "small records with bit-fields",
    { bits: true, packing: false, fieldAttributes: false, unions: true, small: true },
  ],
];

const SCALARS: Readonly<Partial<Record<ScalarName, string>>> = {
  bool: "_Bool",
  i8: "signed char",
  u16: "unsigned short",
  c_int: "int",
  c_long: "long",
  u64: "unsigned long long",
  usize: "__SIZE_TYPE__",
  f32: "float",
  f64: "double",
  c_longdouble: "long double",
  wchar: "__WCHAR_TYPE__",
};

const COMPLEX: Readonly<Partial<Record<ScalarName, string>>> = {
  f32: "float _Complex",
  f64: "double _Complex",
  c_longdouble: "long double _Complex",
};

describe.each(FLAVOURS)("%s by value", (_, flavour) => {
  const records = randomRecords(flavour, COUNT, 20_260_102);
  const contract = contractOf(records);
  const functions = records.map(({ name, definition }) => functionText(`${definition.kind} ${name}`, name));
  const text = [enumText(), ...records.map((record) => record.text), ...functions, ""].join("\n");

  for (const target of TRIPLES) {
    itWithClang(target, `travel as clang passes them on ${target}`, () => {
      const view = createView(contract, target);
      const seen = observe(target, text);
      let compared = 0;
      for (const record of records) {
        const type: Type = { kind: "named", name: record.name };
        compared += expectAgreement(view.passingOf, type, record.name, seen, target, record.text);
      }
      expect(compared).toBeGreaterThan(COUNT / 2);
    });
  }
});

describe("scalars by value", () => {
  const view = (target: Triple) => createView(contractOf([]), target);
  const text = [
    ...Object.entries(SCALARS).map(([name, type]) => functionText(type, name)),
    ...Object.entries(COMPLEX).map(([name, type]) => functionText(type, `complex_${name}`)),
    "#ifdef __SIZEOF_INT128__",
    functionText("__int128", "i128"),
    "#endif",
    "",
  ].join("\n");

  for (const target of TRIPLES) {
    itWithClang(target, `travel as clang passes them on ${target}`, () => {
      const { passingOf } = view(target);
      const seen = observe(target, text);
      for (const name of [...Object.keys(SCALARS), "i128"] as ScalarName[])
        expectAgreement(passingOf, { kind: "scalar", name }, name, seen, target, name);
      for (const name of Object.keys(COMPLEX) as ScalarName[]) {
        const type: Type = { kind: "complex", of: { kind: "scalar", name } };
        expectAgreement(passingOf, type, `complex_${name}`, seen, target, `complex ${name}`);
      }
    });
  }
});

function itWithClang(target: Triple, title: string, body: () => void): void {
  itWithCompiler({ name: "clang", command: "clang", args: [`--target=${target}`] }, title, body);
}

function functionText(type: string, name: string): string {
  return `${type} r_${name}(void) { ${type} x; __builtin_memset(&x, 0, sizeof x); return x; } void p_${name}(${type} x) {}`;
}

function observe(target: Triple, text: string): ReadonlyMap<string, SeenFunction> {
  return parseSignatures(emitLlvm(target, text), dataModelOf(target).pointer);
}

/** Gives the number of positions that were compared: where compilers disagree, there is nothing to compare. */
function expectAgreement(
  passingOf: (type: Type, position: "param" | "return") => Passing,
  type: Type,
  name: string,
  seen: ReadonlyMap<string, SeenFunction>,
  target: Triple,
  about: string,
): number {
  let compared = 0;
  for (const position of ["param", "return"] as const) {
    const ours = passingOf(type, position);
    if (ours.kind === "unknown") continue;
    compared += 1;
    const theirs = position === "param" ? seen.get(`p_${name}`)?.params : seen.get(`r_${name}`)?.returns;
    const expected = theirs === undefined ? undefined : asOnTarget(theirs, position, type, target);
    expect(simplify(ours), `${target} ${position}: ${about}`).toEqual(expected);
  }
  return compared;
}

function simplify(passing: Passing): SeenPassing | "unknown" {
  return passing.kind === "direct" ? passing.classes : passing.kind;
}

/**
 * LLVM leaves some of the ABI to the code generator: x87 parameters are always on the stack; on i686 the parts of a
 * record are too, and floats return on the x87 stack.
 */
function asOnTarget(
  seen: SeenPassing,
  position: "param" | "return",
  type: Type,
  target: Triple,
): SeenPassing {
  const { convention } = dataModelOf(target);
  if (typeof seen === "string") return seen;
  if (convention === "sysv-x86-64") return position === "param" && seen[0] === "x87" ? "stack" : seen;
  if (convention !== "sysv-i386") return seen;
  if (position === "param") return type.kind === "scalar" ? seen : "stack";
  return seen.map((register) => (register === "float" ? "x87" : register));
}
