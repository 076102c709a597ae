import { describe, expect } from "vitest";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";
import { expectAgreement, observeByClang, observeByGcc } from "./layout/compare-records.ts";
import { GCCS, itWithCompiler } from "./layout/compilers.ts";
import { contractOf, enumText, type Flavour, randomRecords } from "./layout/random-records.ts";

const COUNT = 300;

const FLAVOURS: readonly (readonly [string, Flavour])[] = [
  ["plain records", { bits: false, packing: false, fieldAttributes: false, unions: true }],
  ["packed and aligned records", { bits: false, packing: true, fieldAttributes: true, unions: true }],
  ["bit-fields in structs", { bits: true, packing: false, fieldAttributes: false, unions: false }],
  ["bit-fields", { bits: true, packing: false, fieldAttributes: false, unions: true }],
  ["packed bit-fields", { bits: true, packing: true, fieldAttributes: false, unions: true }],
  ["bit-fields with attributes", { bits: true, packing: true, fieldAttributes: true, unions: true }],
];

/**
 * On mingw GCC is right, being the platform's compiler: clang gives bit-fields in unions no alignment and leaves the
 * units of packed bit-fields unpacked.
 */
function clangIsWrong(target: Triple, { bits, packing, unions }: Flavour): boolean {
  return target === "x86_64-pc-windows-gnu" && bits && (packing || unions);
}

/** A check against a compiler that skips nearly everything would prove nothing. */
const LEAST_COMPARED = COUNT / 3;

describe.each(FLAVOURS)("random %s", (_, flavour) => {
  const records = randomRecords(flavour, COUNT, 20_260_101);
  const contract = contractOf(records);
  const text = [enumText(), ...records.map((record) => record.text), ""].join("\n");

  for (const target of TRIPLES.filter((triple) => !clangIsWrong(triple, flavour))) {
    const clang = { name: "clang", command: "clang", args: [`--target=${target}`] };
    itWithCompiler(clang, `lie where clang puts them on ${target}`, () => {
      const seen = observeByClang(target, text);
      expect(expectAgreement(records, contract, target, seen)).toBeGreaterThan(LEAST_COMPARED);
    });
  }

  for (const compiler of GCCS) {
    itWithCompiler(compiler, `lie where ${compiler.name} puts them on ${compiler.target}`, () => {
      const seen = observeByGcc(compiler, records, text);
      expect(expectAgreement(records, contract, compiler.target, seen)).toBeGreaterThan(LEAST_COMPARED);
    });
  }
});
