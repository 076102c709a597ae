import type { TypeDefinition } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import { compareVariants, type Enumerators, storageDifferences, type VariantDraft } from "./compare-enum.ts";
import { changeOf } from "./compare-field.ts";
import { compareRecord, type RecordComparison } from "./compare-record.ts";
import type { Comparison } from "./comparison.ts";
import type { Consequence } from "./consequence.ts";
import { differencesOf } from "./differences-of.ts";
import type { Exposure } from "./exposure-flags.ts";
import { filesAround, haveSameAttributes, matchedBase, versionsOf } from "./matched.ts";
import type { Change, FieldPair, TypePair, VariantPair } from "./pair.ts";
import { isSameMemory, type TypeDifference } from "./type-difference.ts";

const NO_EXPOSURE: Exposure = { flags: new Set(), symbols: [] };

/** A type of both versions while the causes and consequences of its change are being worked out. */
export interface TypeDraft {
  readonly name: string;
  /** Null if the type itself is what it was; its fields and variants may still have changed. */
  readonly pair: TypePair | null;
  readonly fields: readonly FieldPair[];
  readonly variants: readonly VariantPair[];
  /** Where consequences of this type's own change are told; null if nothing of its own changed memory. */
  readonly cause: Consequence[] | null;
  /** What its change of layout looks like from outside. */
  readonly echoes: readonly Consequence[];
}

export interface Exposures {
  readonly baseline: ReadonlyMap<string, Exposure>;
  readonly current: ReadonlyMap<string, Exposure>;
}

/**
 * Compares all types of two views; keyed by the current name, or the baseline's where only that has it.
 *
 * @param only the names in the baseline of those that are compared, where not all are.
 */
export function compareTypes(
  comparison: Comparison,
  exposures: Exposures,
  only?: ReadonlySet<string>,
): readonly TypeDraft[] {
  const enumerators = {
    baseline: enumeratorsOf(comparison.baseline),
    current: enumeratorsOf(comparison.current),
  };
  const drafts: TypeDraft[] = [];
  for (const [name, definition] of comparison.baseline.types) {
    if (only?.has(name) === false) continue;
    const currentName = comparison.types.toCurrent.get(name);
    const current = currentName === undefined ? undefined : comparison.current.types.get(currentName);
    if (current === undefined) {
      if (!isUnnamed(name) && definition.foreign !== true)
        drafts.push(loneDraft(name, definition, undefined, comparison, exposures));
    } else {
      const exposure = exposures.baseline.get(name) ?? NO_EXPOSURE;
      const sides = { name, currentName: currentName ?? name, baseline: definition, current, exposure };
      drafts.push(keptDraft(sides, enumerators, comparison));
    }
  }
  if (only !== undefined) return drafts;
  for (const [name, definition] of comparison.current.types) {
    const isKnown = comparison.types.toBaseline.has(name) || comparison.baseline.types.has(name);
    if (isKnown || isUnnamed(name) || definition.foreign === true) continue;
    drafts.push(loneDraft(name, undefined, definition, comparison, exposures));
  }
  return drafts;
}

/** A type without a name of its own is told through the field that it is the type of. */
function isUnnamed(name: string): boolean {
  return name.includes(".");
}

export function enumeratorsOf(view: View): Enumerators {
  const all = new Map<string, bigint>();
  for (const definition of view.types.values()) {
    if (definition.kind !== "enum") continue;
    for (const variant of definition.variants) all.set(variant.name, variant.value);
  }
  for (const [name, constant] of view.constants) {
    if (typeof constant.value === "bigint") all.set(name, constant.value);
  }
  return all;
}

function loneDraft(
  name: string,
  baseline: TypeDefinition | undefined,
  current: TypeDefinition | undefined,
  comparison: Comparison,
  exposures: Exposures,
): TypeDraft {
  const exposure = exposures.baseline.get(name) ?? exposures.current.get(name) ?? NO_EXPOSURE;
  const sides = { baseline: baseline ?? null, current: current ?? null };
  const base = matchedBase(
    comparison,
    { kind: "type", type: name },
    exposure,
    sides,
    filesAround(comparison, baseline?.span),
  );
  const shown = current ?? baseline;
  if (shown?.kind === "enum") {
    for (const { name: variant, value } of shown.variants)
      base.consequences.push({ kind: "variant", variant, value });
  }
  const versions = versionsOf(baseline, current);
  if (versions === null) throw new Error("a lone type has one side");
  const nothing: Change = { from: null, to: null };
  const pair: TypePair = {
    ...base,
    ...versions,
    subject: "type",
    name,
    renamed: null,
    oldNameKept: false,
    size: nothing,
    align: nothing,
    layoutCause: null,
    differences: [],
    separatorsChanged: false,
  };
  return { name, pair, fields: [], variants: [], cause: null, echoes: [] };
}

interface KeptSides {
  readonly name: string;
  readonly currentName: string;
  readonly baseline: TypeDefinition;
  readonly current: TypeDefinition;
  readonly exposure: Exposure;
}

function keptDraft(
  sides: KeptSides,
  enumerators: { readonly baseline: Enumerators; readonly current: Enumerators },
  comparison: Comparison,
): TypeDraft {
  const { baseline, current, currentName } = sides;
  const record = compareIfRecord(sides, comparison);
  const variants = compareIfEnum(sides, enumerators, comparison);
  const change: TypeChange = {
    renamed: renamedTo(sides),
    size: record?.size ?? sizeChange(sides, comparison),
    align: record?.align ?? payloadAlign(sides, comparison),
    layoutCause: record?.attributeCause ?? null,
    differences: typeDifferences(sides, comparison),
    separatorsChanged: record?.separatorsChanged ?? false,
  };
  const moves =
    baseline.kind !== current.kind ||
    !isSameMemory(change.differences) ||
    change.layoutCause !== null ||
    change.separatorsChanged ||
    hasOtherTag(baseline, current);
  const echoes = record?.echoes ?? extentEchoes(currentName, change);
  const isSame =
    !moves &&
    echoes.length === 0 &&
    change.renamed === null &&
    change.differences.length === 0 &&
    change.size.from === change.size.to &&
    change.align.from === change.align.to &&
    haveSameAttributes(baseline, current);
  const pair = isSame ? null : keptPair(sides, change, comparison);
  const payload = baseline.kind === "tagged" ? variants.find(hasOtherPayload) : undefined;
  const own = moves ? pair?.consequences : undefined;
  const cause = own ?? record?.cause ?? payload?.consequences ?? null;
  if (cause !== null) cause.push(...echoes);
  return { name: currentName, pair, fields: record?.fields ?? [], variants, cause, echoes };
}

type TypeChange = Pick<
  TypePair,
  "renamed" | "size" | "align" | "layoutCause" | "differences" | "separatorsChanged"
>;

function keptPair(
  sides: KeptSides,
  change: TypeChange,
  comparison: Comparison,
): TypePair & { readonly consequences: Consequence[] } {
  const { baseline, current, name, exposure } = sides;
  const around = filesAround(comparison, baseline.span);
  const about = { kind: "type", type: name } as const;
  const base = matchedBase(comparison, about, exposure, { baseline, current }, around);
  const oldNameKept = comparison.current.types.has(name) || comparison.current.macros.has(name);
  return { ...base, ...change, subject: "type", change: "kept", baseline, current, name, oldNameKept };
}

function compareIfEnum(
  sides: KeptSides,
  enumerators: { readonly baseline: Enumerators; readonly current: Enumerators },
  comparison: Comparison,
): readonly VariantDraft[] {
  const { name, baseline, current, exposure } = sides;
  const isEnum = baseline.kind === "enum" || baseline.kind === "tagged";
  if (!isEnum || (current.kind !== "enum" && current.kind !== "tagged")) return [];
  if (baseline.kind !== current.kind) return [];
  return compareVariants({ name, baseline, current, exposure }, enumerators, comparison);
}

function hasOtherTag(baseline: TypeDefinition, current: TypeDefinition): boolean {
  if (baseline.kind !== "tagged" || current.kind !== "tagged") return false;
  return baseline.repr.join() !== current.repr.join();
}

function hasOtherPayload({ payload }: VariantPair): boolean {
  return payload.baseline !== payload.current;
}

function extentEchoes(type: string, { size, align }: TypeChange): readonly Consequence[] {
  return [...echoOf("size", type, size), ...echoOf("align", type, align)];
}

function echoOf(kind: "size" | "align", type: string, { from, to }: Change): readonly Consequence[] {
  return from === null || to === null || from === to ? [] : [{ kind, type, from, to }];
}

/** Of an enum that carries data; what an alignment is to another type is told with that type's size. */
function payloadAlign({ name, currentName, baseline, current }: KeptSides, comparison: Comparison): Change {
  if (baseline.kind !== "tagged" || current.kind !== "tagged") return { from: null, to: null };
  const from = comparison.baseline.layoutOf(named(name));
  const to = comparison.current.layoutOf(named(currentName));
  return changeOf(from.kind === "sized" ? from.align : null, to.kind === "sized" ? to.align : null);
}

function compareIfRecord(sides: KeptSides, comparison: Comparison): RecordComparison | null {
  const { baseline, current } = sides;
  const isRecord = (definition: TypeDefinition) =>
    definition.kind === "struct" || definition.kind === "union";
  if (!isRecord(baseline) || !isRecord(current) || baseline.kind !== current.kind) return null;
  if (baseline.kind !== "struct" && baseline.kind !== "union") return null;
  if (current.kind !== "struct" && current.kind !== "union") return null;
  const { name: baselineName, currentName, exposure } = sides;
  return compareRecord({ baselineName, currentName, baseline, current, exposure }, comparison);
}

function sizeChange(sides: KeptSides, comparison: Comparison): Change {
  const from = comparison.baseline.layoutOf({ kind: "named", name: sides.name });
  const to = comparison.current.layoutOf({ kind: "named", name: sides.currentName });
  return changeOf(from.kind === "sized" ? from.size : null, to.kind === "sized" ? to.size : null);
}

/** Aliases and callbacks are names of types: what they stand for is compared, one for the other too. */
function typeDifferences(sides: KeptSides, comparison: Comparison): readonly TypeDifference[] {
  const { baseline, current } = sides;
  if (baseline.kind === "enum" && current.kind === "enum") {
    const { name, exposure } = sides;
    return storageDifferences({ name, baseline, current, exposure }, comparison);
  }
  const from = standsFor(baseline);
  const to = standsFor(current);
  if (from === null && to === null) return [];
  return differencesOf(from ?? named(sides.name), to ?? named(sides.currentName), comparison);
}

function named(name: string): Type {
  return { kind: "named", name };
}

function standsFor(definition: TypeDefinition): Type | null {
  if (definition.kind === "alias") return definition.to;
  if (definition.kind === "callback") {
    const { params, returns, variadic, abi } = definition;
    return {
      kind: "function",
      params,
      returns,
      ...(variadic === undefined ? {} : { variadic }),
      ...(abi === undefined ? {} : { abi }),
    };
  }
  return null;
}

/** The new name, if code that names the type no longer compiles. */
function renamedTo(sides: KeptSides): string | null {
  if (isUnnamed(sides.name)) return null;
  const plain = (name: string): string => name.replace(/^(?:struct|union|enum) /, "");
  const known = new Set([
    plain(sides.currentName),
    ...(sides.current.tag === undefined ? [] : [sides.current.tag]),
  ]);
  return known.has(plain(sides.name)) ? null : sides.currentName;
}
