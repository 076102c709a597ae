import { expect } from "vitest";
import type { Contract } from "../../../src/idl/contract.ts";
import type { Triple } from "../../../src/idl/target.ts";
import { createView } from "../../../src/layout/create-view.ts";
import type { View } from "../../../src/layout/view.ts";
import { type Compiler, dumpRecords, emitAssembly } from "./compilers.ts";
import { type Observation, parseData, parseRecordDump, setBits, wordsOf } from "./observations.ts";
import type { ProbedRecord } from "./random-records.ts";

/**
 * Expects every record where a compiler puts it. Gives the number of records that were compared: the others are those of
 * which this project says that compilers disagree.
 */
export function expectAgreement(
  records: readonly ProbedRecord[],
  contract: Contract,
  target: Triple,
  seen: ReadonlyMap<string, Observation>,
): number {
  const view = createView(contract, target);
  let compared = 0;
  for (const record of records) {
    const ours = observe(view, record);
    if (ours === undefined) continue;
    compared++;
    expect(ours, `${target}: ${record.text}`).toEqual(seen.get(record.name));
  }
  return compared;
}

/** What this project says; undefined where it says that compilers disagree. */
function observe(view: View, { name }: ProbedRecord): Observation | undefined {
  const layout = view.layoutOf({ kind: "named", name });
  if (layout.kind === "unknown") {
    expect(layout.reason).toMatch(/^compilers disagree/);
    return undefined;
  }
  if (layout.kind !== "sized") throw new Error(`${name} is incomplete`);
  const fields = layout.fields.flatMap(({ field, offset, bitOffset, bitWidth }) =>
    field.name === undefined
      ? []
      : [[field.name, bitOffset === undefined ? `${offset}` : `${bitOffset}:${bitWidth}`] as const],
  );
  return { size: layout.size, align: layout.align, fields: Object.fromEntries(fields) };
}

export function observeByClang(target: Triple, text: string): ReadonlyMap<string, Observation> {
  return parseRecordDump(dumpRecords(target, text));
}

/** GCC prints no layouts, so its constants are read from the assembly: nothing is run, cross compilers do too. */
export function observeByGcc(
  compiler: Compiler,
  records: readonly ProbedRecord[],
  text: string,
): ReadonlyMap<string, Observation> {
  const data = parseData(emitAssembly(compiler, text + records.map(probeText).join("")));
  return new Map(records.map((record) => [record.name, readProbe(record, data)]));
}

function probeText(record: ProbedRecord): string {
  const type = `${record.definition.kind} ${record.name}`;
  const named = record.definition.fields.filter((field) => field.name !== undefined);
  const offsets = named
    .filter((field) => field.bits === undefined)
    .map((field) => `, __builtin_offsetof(${type}, ${field.name})`);
  const facts = `unsigned int facts_${record.name}[] = {7, sizeof(${type}), _Alignof(${type})${offsets.join("")}};\n`;
  const bits = named
    .filter((field) => field.bits !== undefined)
    .map((field) => `${type} bits_${record.name}_${field.name} = {.${field.name} = -1};\n`);
  return facts + bits.join("");
}

function readProbe(record: ProbedRecord, data: ReadonlyMap<string, readonly number[]>): Observation {
  const [, size = -1, align = -1, ...offsets] = wordsOf(data.get(`facts_${record.name}`) ?? []);
  const fields = record.definition.fields.flatMap(({ name, bits }) => {
    if (name === undefined) return [];
    const place =
      bits === undefined ? `${offsets.shift()}` : setBits(data.get(`bits_${record.name}_${name}`) ?? []);
    return [[name, place] as const];
  });
  return { size, align, fields: Object.fromEntries(fields) };
}
