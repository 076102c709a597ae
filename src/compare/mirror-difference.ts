import type { Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import { type FieldMemory, type MemoryRun, memoryOfFields } from "./memory-runs.ts";
import { plainName } from "./same-name.ts";

/** The first thing in which a mirror differs from the struct of C, as the message has it. */
export interface MirrorDifference {
  readonly detail: string;
  /** What differs: where fields are or what they hold, which of two alike stands where, or the size alone. */
  readonly kind: "fields" | "names" | "longer" | "shorter";
  readonly c: FieldMemory | null;
  readonly go: FieldMemory | null;
}

interface Struct {
  readonly size: number;
  readonly fields: readonly FieldMemory[];
}

interface Structs {
  readonly c: Struct;
  readonly go: Struct;
  /** The one field of Go's that is called like a field of C's. */
  readonly twins: ReadonlyMap<FieldMemory, FieldMemory>;
}

/**
 * How the memory of a Go struct differs from that of a C struct: every value of C must be covered by one of the same
 * offset, size and class. Signs, names, and integers in the place of pointers of their width are no difference, and bytes
 * may stand for anything. Null if they agree, or where one of them has no certain layout.
 */
export function mirrorDifference(cType: Type, goType: Type, view: View): MirrorDifference | null {
  const c = structOf(cType, view);
  const go = structOf(goType, view);
  if (c === null || go === null) return null;
  const structs = { c, go, twins: matchNames(c, go) };
  const isCovered = c.fields.every((field) => areCovered(field.runs, go));
  if (!isCovered) return firstDifference(structs);
  const displaced = displacedName(structs);
  if (displaced !== null) return displaced;
  if (c.size === go.size) return null;
  const detail = `it takes ${bytes(go.size)} in Go and ${go.size > c.size ? c.size : bytes(c.size)} in C`;
  return { detail, kind: go.size > c.size ? "longer" : "shorter", c: null, go: null };
}

function structOf(type: Type, view: View): Struct | null {
  const layout = view.layoutOf(type);
  const fields = memoryOfFields(type, view);
  return layout.kind === "sized" && fields !== null ? { size: layout.size, fields } : null;
}

function isBlank({ field }: FieldMemory): boolean {
  return field.name === "_";
}

function runsOf({ fields }: Struct): readonly MemoryRun[] {
  return fields.flatMap((field) =>
    isBlank(field) ? field.runs.map((run) => ({ ...run, class: "bytes" as const })) : field.runs,
  );
}

const knownRuns = new WeakMap<Struct, readonly MemoryRun[]>();

function areCovered(runs: readonly MemoryRun[], go: Struct): boolean {
  const others = knownRuns.get(go) ?? runsOf(go);
  knownRuns.set(go, others);
  return runs.every((run) => isRunCovered(run, others));
}

function endOf({ offset, size, count }: MemoryRun): number {
  return offset + size * count;
}

/** Goes through the runs of the other side, which stand in the order of memory, until all bytes are covered. */
function isRunCovered(run: MemoryRun, others: readonly MemoryRun[]): boolean {
  const end = endOf(run);
  let at = run.offset;
  for (const other of others) {
    if (at >= end) break;
    if (endOf(other) <= at) continue;
    if (other.offset > at || !isAlike(run, other, at)) return false;
    at = endOf(other);
  }
  return at >= end;
}

/** Whether two runs that share a byte at `at` hold the same values there. */
function isAlike(run: MemoryRun, other: MemoryRun, at: number): boolean {
  if (run.class === "bytes" || other.class === "bytes") return true;
  const isAligned = (at - other.offset) % other.size === 0 && (at - run.offset) % run.size === 0;
  return run.size === other.size && isAligned && isSameClass(run, other);
}

const WORDS: ReadonlySet<MemoryRun["class"]> = new Set(["integer", "pointer"]);

function isSameClass(run: MemoryRun, other: MemoryRun): boolean {
  return run.class === other.class || (WORDS.has(run.class) && WORDS.has(other.class));
}

function matchNames(c: Struct, go: Struct): ReadonlyMap<FieldMemory, FieldMemory> {
  const byName = new Map<string, FieldMemory | null>();
  for (const field of go.fields) {
    if (isBlank(field)) continue;
    const name = plainName(field.field.name ?? "");
    byName.set(name, byName.has(name) ? null : field);
  }
  const twins = new Map<FieldMemory, FieldMemory>();
  for (const field of c.fields) {
    const twin = byName.get(plainName(field.field.name ?? "")) ?? null;
    if (twin !== null && field.field.name !== undefined) twins.set(field, twin);
  }
  return twins;
}

/** The first field of C's that is elsewhere, something else, or missing; some value of C's is not covered. */
function firstDifference(structs: Structs): MirrorDifference | null {
  for (const field of structs.c.fields) {
    const difference = differenceAt(field, structs);
    if (difference !== null) return { kind: "fields", ...difference };
  }
  return null;
}

type FieldDifference = Pick<MirrorDifference, "detail" | "c" | "go">;

function differenceAt(c: FieldMemory, structs: Structs): FieldDifference | null {
  const { go, twins } = structs;
  const isCovered = areCovered(c.runs, go);
  const there = go.fields.find(({ offset, size }) => offset <= c.offset && c.offset < offset + size) ?? null;
  const twin = twins.get(c) ?? null;
  if (twin !== null && twin.offset !== c.offset) {
    return {
      detail: `field ${nameOf(c)} is at offset ${twin.offset} in Go and ${c.offset} in C`,
      c,
      go: twin,
    };
  }
  const isAnothers = there !== null && twin === null && [...twins.values()].includes(there);
  if (isAnothers || (!isCovered && there === null)) {
    return { detail: `field ${nameOf(c)} at offset ${c.offset} in C has no counterpart in Go`, c, go: null };
  }
  if (there === null || (isCovered && twin === null)) return null;
  if (there.offset === c.offset && there.size !== c.size && (twin !== null || !isCovered)) {
    return {
      detail: `field ${namesOf(c, there)} takes ${there.size} bytes in Go and ${c.size} in C`,
      c,
      go: there,
    };
  }
  if (isCovered) return null;
  const [inC, inGo] = [wordOf(c), wordOf(there)];
  const detail =
    there.offset === c.offset && inC !== inGo
      ? `field ${namesOf(c, there)} is ${inGo} in Go and ${inC} in C`
      : `field ${nameOf(c)} at offset ${c.offset} in C is of other memory than ${nameOf(there)} in Go`;
  return { detail, c, go: there };
}

/**
 * A field that stands elsewhere by its name, though other values or mere bytes cover its place. Where fields of the same
 * size only changed places among each other, their names are all that differs.
 */
function displacedName({ c, go, twins }: Structs): MirrorDifference | null {
  const displaced = [...twins].filter(([field, twin]) => field.offset !== twin.offset);
  const [first] = displaced;
  if (first === undefined) return null;
  const sizeAt = new Map(displaced.map(([field]) => [field.offset, field.size]));
  const areCrossed = displaced.every(([field, twin]) => sizeAt.get(twin.offset) === field.size);
  const [field, twin] = first;
  const detail = `field ${nameOf(field)} is at offset ${twin.offset} in Go and ${field.offset} in C`;
  const there = displaced.find(([other]) => other.offset === twin.offset)?.[0];
  if (!areCrossed || there === undefined || c.size !== go.size)
    return { detail, kind: "fields", c: field, go: twin };
  const crossed = `field ${nameOf(field)} is in Go where ${nameOf(there)} is in C`;
  return { detail: crossed, kind: "names", c: field, go: twin };
}

function nameOf({ field, offset }: FieldMemory): string {
  return field.name === undefined ? `at offset ${offset}` : `\`${field.name}\``;
}

function namesOf(c: FieldMemory, go: FieldMemory): string {
  const isSame = plainName(c.field.name ?? "") === plainName(go.field.name ?? "");
  return isSame ? nameOf(c) : `${nameOf(c)} (in Go ${nameOf(go)})`;
}

const CLASS_WORDS: Readonly<Record<MemoryRun["class"], string>> = {
  bytes: "bytes",
  integer: "an integer",
  float: "a floating-point number",
  pointer: "a pointer",
  other: "another kind of value",
};

function wordOf({ runs }: FieldMemory): string {
  const [first, ...others] = runs;
  if (first === undefined) return "nothing";
  return others.length > 0 ? "a struct" : CLASS_WORDS[first.class];
}

function bytes(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}
