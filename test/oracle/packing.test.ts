import fc from "fast-check";
import { describe, expect } from "vitest";
import type { Contract, RecordDefinition } from "../../src/idl/contract.ts";
import type { Triple } from "../../src/idl/target.ts";
import { readHeader } from "../resolve/read-header.ts";
import { expectAgreement, observeByClang, observeByGcc } from "./layout/compare-records.ts";
import { GCCS, itWithCompiler } from "./layout/compilers.ts";
import type { ProbedRecord } from "./layout/random-records.ts";

const COUNT = 400;

/** A check that skips nearly everything would prove nothing. */
const LEAST_COMPARED = COUNT / 3;

interface MemberText {
  readonly type: string;
  readonly bits: number | undefined;
  readonly attribute: string;
  /** An earlier record in place of the type. */
  readonly nested: number | undefined;
}

interface RecordText {
  readonly keyword: "struct" | "union";
  readonly pragma: number | undefined;
  readonly attributes: readonly string[];
  readonly members: readonly MemberText[];
}

function rarely<T>(...values: readonly T[]): fc.Arbitrary<T | undefined> {
  return fc.constantFrom(...values, ...Array<undefined>(values.length * 2).fill(undefined));
}

/** Bits of the types that may be bit-fields; `long long` has fewer than it could. */
const WIDTHS: Readonly<Record<string, number>> = {
  char: 8,
  short: 16,
  int: 32,
  unsigned: 32,
  "long long": 47,
};

function recordText(withBits: boolean): fc.Arbitrary<RecordText> {
  const attribute = fc.constantFrom(
    ...["", "", "", "", "", "aligned(2)", "aligned(4)", "aligned(8)", "aligned(16)", "packed", "aligned"],
  );
  const member = fc.record({
    type: fc.constantFrom("char", "short", "int", "long long", "unsigned", "int"),
    bits: withBits ? fc.option(fc.nat(47), { nil: undefined }) : fc.constant(undefined),
    attribute,
    nested: rarely(0, 1, 2, 3, 5, 8),
  });
  const aligned = fc.constantFrom("aligned(2)", "aligned(8)", "aligned(16)");
  const own = fc.oneof(fc.constant("packed"), aligned);
  return fc.record({
    keyword: fc.constantFrom("struct", "struct", "struct", "union"),
    pragma: fc.constantFrom(1, 1, 2, 2, 4, 8, 16, undefined),
    // Of two alignments GCC takes the last and clang the greatest.
    attributes: fc.uniqueArray(own, { maxLength: 2, selector: (name) => name.slice(0, 5) }),
    members: fc.array(member, { minLength: 1, maxLength: 5 }),
  });
}

interface Sample {
  readonly names: readonly string[];
  readonly keywords: readonly string[];
  readonly texts: readonly string[];
}

function sampleTexts(withBits: boolean): Sample {
  const records = fc.sample(recordText(withBits), { numRuns: COUNT, seed: 20_260_202 });
  const keywords = records.map(({ keyword }) => keyword);
  const texts = records.map((record, index) => spell(record, index, keywords));
  return { names: records.map((_, index) => `R${index}`), keywords, texts };
}

function attributeText(names: readonly string[]): string {
  return names.length === 0 ? "" : ` __attribute__((${names.join(", ")}))`;
}

function spell(record: RecordText, index: number, keywords: readonly string[]): string {
  const members = record.members.map(({ type, bits, attribute, nested }, at) => {
    const back = nested === undefined ? undefined : index - 1 - nested;
    const outer = back === undefined ? undefined : keywords[back];
    // An attribute of a bit-field is disputed, or compared elsewhere.
    if (bits !== undefined) {
      const width = Math.min(bits, WIDTHS[type] ?? 0);
      return width === 0 ? `${type} : 0;` : `${type} f${at} : ${width};`;
    }
    const spelled = outer === undefined ? type : `${outer} R${back}`;
    return `${spelled} f${at}${attributeText(attribute === "" ? [] : [attribute])};`;
  });
  members.push("char last;");
  const body = `${record.keyword}${attributeText(record.attributes)} R${index} { ${members.join(" ")} };`;
  if (record.pragma === undefined) return body;
  return `#pragma pack(push, ${record.pragma})\n${body}\n#pragma pack(pop)`;
}

/** The records as this project reads them from the text, and not as the test made them. */
function probe(sample: Sample, target: Triple): { contract: Contract; records: readonly ProbedRecord[] } {
  const { contract, gaps } = readHeader(`${sample.texts.join("\n")}\n`, target);
  expect(gaps).toEqual([]);
  const records = sample.names.map((name, index) => {
    const definition = contract.types.get(name)?.[0];
    if (definition?.kind !== "struct" && definition?.kind !== "union")
      throw new Error(`${name} is no record`);
    return { name, definition: definition satisfies RecordDefinition, text: sample.texts[index] ?? "" };
  });
  return { contract, records };
}

const BY_CLANG: readonly Triple[] = [
  "x86_64-unknown-linux-gnu",
  "i686-unknown-linux-gnu",
  "aarch64-apple-darwin",
  "aarch64-unknown-linux-gnu",
];

describe.each([
  ["members and records with alignments of their own", false],
  ["bit-fields", true],
])("`#pragma pack` and `packed` around %s", (_, withBits) => {
  const sample = sampleTexts(withBits);
  const text = `${sample.texts.join("\n")}\n`;

  for (const target of BY_CLANG) {
    const clang = { name: "clang", command: "clang", args: [`--target=${target}`] };
    itWithCompiler(clang, `are read as clang takes them on ${target}`, () => {
      const { contract, records } = probe(sample, target);
      const seen = observeByClang(target, text);
      expect(expectAgreement(records, contract, target, seen)).toBeGreaterThan(LEAST_COMPARED);
    });
  }

  for (const compiler of GCCS) {
    itWithCompiler(compiler, `are read as ${compiler.name} takes them on ${compiler.target}`, () => {
      const { contract, records } = probe(sample, compiler.target);
      const seen = observeByGcc(compiler, records, text);
      expect(expectAgreement(records, contract, compiler.target, seen)).toBeGreaterThan(LEAST_COMPARED);
    });
  }
});
