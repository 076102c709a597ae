import type { FunctionItem } from "../idl/contract.ts";
import type { Param, Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { Passing } from "../layout/layout.ts";
import { type AlignedStep, alignSequences, PARAM_COSTS } from "./align-sequences.ts";
import type { CauseOf } from "./attribute-causes.ts";
import type { Comparison, Differ } from "./comparison.ts";
import { isMeaningContradicted } from "./contradicted-meaning.ts";
import { differencesOf } from "./differences-of.ts";
import type { ExposureFlag } from "./exposure-flags.ts";
import { type Family, matchFunctions } from "./match-functions.ts";
import { filesAround, haveSameAttributes, matchedBase, symbolExposure, versionsOf } from "./matched.ts";
import type { FunctionPair, Pair, ParamPair, ReturnPair } from "./pair.ts";
import { reorderedParams } from "./signature-difference.ts";
import type { TypeDifference } from "./type-difference.ts";

/** Pairs for all functions of two views, their parameters and results. */
export function compareFunctions(comparison: Comparison, causeOf: CauseOf): readonly Pair[] {
  const match = matchFunctions(comparison.baseline, comparison.current, comparison.types);
  const inFamily = new Set(
    match.families.flatMap((family) => family.members.map((member) => member.baseline)),
  );
  const pairs: Pair[] = match.families.flatMap((family) => familyPair(family, comparison) ?? []);
  const matched = new Set(match.toCurrent.values());
  for (const [name, item] of comparison.baseline.functions) {
    const currentName = match.toCurrent.get(name);
    const current = currentName === undefined ? undefined : comparison.current.functions.get(currentName);
    const renamed =
      currentName === undefined || currentName === name || inFamily.has(name) ? null : currentName;
    pairs.push(...functionPairs(name, item, current, renamed, comparison, causeOf));
  }
  for (const [name, item] of comparison.current.functions) {
    if (!matched.has(name)) pairs.push(...functionPairs(name, undefined, item, null, comparison, causeOf));
  }
  return pairs;
}

/** The renaming of a family is one finding; its members' own pairs tell what else changed in them. */
function familyPair({ members }: Family, comparison: Comparison): FunctionPair | null {
  const [first] = members;
  const item = comparison.current.functions.get(first?.current ?? "");
  if (first === undefined || item === undefined) return null;
  const symbols = members.map((member) => member.baseline);
  const old = comparison.baseline.functions.get(first.baseline);
  const base = matchedBase(
    comparison,
    { kind: "function", symbol: first.baseline },
    { flags: new Set(), symbols: [...symbols].sort() },
    { baseline: old ?? null, current: item },
    filesAround(comparison, old?.span),
  );
  for (const member of members) {
    base.consequences.push({ kind: "renamed", from: member.baseline, to: member.current });
  }
  const symbolic = {
    baseline: symbols.join(","),
    current: members.map((member) => member.current).join(","),
  };
  return {
    ...base,
    symbolic,
    subject: "function",
    change: "kept",
    // One item on both sides, so that no rule but the one about names sees a change.
    baseline: item,
    current: item,
    name: first.baseline,
    renamed: first.current,
    family: members,
    reordered: null,
    becameStatic: false,
    keptAsMacro: false,
  };
}

/** A function that is the same on both sides has no pair, nor have its parameters and result. */
function functionPairs(
  name: string,
  baseline: FunctionItem | undefined,
  current: FunctionItem | undefined,
  renamed: string | null,
  comparison: Comparison,
  causeOf: CauseOf,
): readonly Pair[] {
  if (baseline === undefined || current === undefined) {
    return functionPair(name, baseline, current, { renamed, reordered: null }, comparison);
  }
  const differ: Differ = (from, to) => differencesOf(from, to, comparison);
  const reordered = reorderedParams(baseline, current, differ);
  const isSame = renamed === null && reordered === null && haveSameAttributes(baseline, current);
  const own = isSame ? [] : functionPair(name, baseline, current, { renamed, reordered }, comparison);
  const signature: FunctionSides = { name, baseline, current, comparison, causeOf };
  return [...own, ...(reordered === null ? paramPairs(signature) : []), ...returnPairs(signature)];
}

function functionPair(
  name: string,
  baseline: FunctionItem | undefined,
  current: FunctionItem | undefined,
  names: Pick<FunctionPair, "renamed" | "reordered">,
  comparison: Comparison,
): readonly FunctionPair[] {
  const versions = versionsOf(baseline, current);
  if (versions === null) return [];
  const base = matchedBase(
    comparison,
    { kind: "function", symbol: name },
    symbolExposure(name, inlineFlag(baseline, current)),
    { baseline: baseline ?? null, current: current ?? null },
    filesAround(comparison, baseline?.span),
  );
  const isStaticElsewhere =
    (current === undefined && comparison.current.statics.has(name)) ||
    (baseline === undefined && comparison.baseline.statics.has(name));
  return [
    {
      ...base,
      ...versions,
      ...names,
      subject: "function",
      name,
      family: null,
      becameStatic: isStaticElsewhere,
      keptAsMacro: current === undefined && comparison.current.macros.has(name),
    },
  ];
}

/** A function that both versions have. */
interface FunctionSides {
  readonly name: string;
  readonly baseline: FunctionItem;
  readonly current: FunctionItem;
  readonly comparison: Comparison;
  readonly causeOf: CauseOf;
}

function paramPairs(sides: FunctionSides): readonly ParamPair[] {
  const { baseline, current } = sides;
  if (baseline.prototype === false || current.prototype === false) return [];
  const pairs: ParamPair[] = [];
  for (const step of alignParams(sides)) {
    const from = step.baseline === null ? undefined : baseline.params[step.baseline];
    const to = step.current === null ? undefined : current.params[step.current];
    const position = (step.current ?? step.baseline ?? 0) + 1;
    const pair = paramPair(from, to, position, sides);
    if (pair !== null) pairs.push(pair);
  }
  return pairs;
}

function alignParams({ baseline, current, comparison }: FunctionSides): readonly AlignedStep[] {
  const cost = (i: number, j: number): number => {
    const from = baseline.params[i];
    const to = current.params[j];
    if (from === undefined || to === undefined) return PARAM_COSTS.gap;
    const typeCost = differencesOf(from.type, to.type, comparison).length === 0 ? 0 : PARAM_COSTS.otherType;
    const isNamed = from.name !== undefined && to.name !== undefined;
    const nameCost = isNamed && from.name !== to.name ? PARAM_COSTS.otherName : 0;
    return typeCost + nameCost;
  };
  return alignSequences(baseline.params.length, current.params.length, cost, PARAM_COSTS.gap);
}

/** Null where nothing changed but, perhaps, the way in which a changed type is passed: that is told with the type. */
function paramPair(
  from: Param | undefined,
  to: Param | undefined,
  position: number,
  sides: FunctionSides,
): ParamPair | null {
  const { name, baseline, current, comparison } = sides;
  const versions = versionsOf(from, to);
  if (versions === null || isSwallowedByEllipsis(versions.change, baseline, current)) return null;
  const paramName = from?.name ?? to?.name ?? `#${position}`;
  const isKept = versions.change === "kept";
  const differences = isKept ? paramDifferences(versions.baseline, versions.current, comparison) : [];
  if (isKept && differences.length === 0) {
    tellPassing(versions.baseline.type, versions.current.type, paramName, sides);
    if (!isMeaningContradicted(versions.baseline, versions.current)) return null;
  }
  const base = matchedBase(
    comparison,
    { kind: "param", symbol: name, member: paramName },
    symbolExposure(name, [...directionOf((to ?? from)?.type), ...inlineFlag(baseline, current)]),
    { baseline: from ?? null, current: to ?? null },
    { baseline: baseline.span ?? null, current: current.span ?? null },
  );
  const count = to === undefined ? baseline.params.length : current.params.length;
  return {
    ...base,
    ...versions,
    subject: "param",
    function: name,
    position,
    name: paramName,
    last: position === count,
    type: { baseline: textOf(from?.type), current: textOf(to?.type) },
    differences,
  };
}

/** Parameters that `...` took the place of, or that took its place, are told with that. */
function isSwallowedByEllipsis(
  change: "kept" | "added" | "removed",
  baseline: FunctionItem,
  current: FunctionItem,
): boolean {
  const becameVariadic = baseline.variadic !== true && current.variadic === true;
  const becameFixed = baseline.variadic === true && current.variadic !== true;
  return (change === "removed" && becameVariadic) || (change === "added" && becameFixed);
}

/** A function that has no symbol in either version. */
function inlineFlag(
  baseline: FunctionItem | undefined,
  current: FunctionItem | undefined,
): readonly ExposureFlag[] {
  const versions = [baseline, current].filter((item) => item !== undefined);
  return versions.every((item) => item.inline === true) ? ["inline"] : [];
}

function textOf(type: Type | undefined): string {
  return type === undefined ? "" : printType(type);
}

function directionOf(type: Type | undefined): readonly ExposureFlag[] {
  return type?.kind === "pointer" && type.mutable ? ["in", "out"] : ["in"];
}

/** C17 6.7.6.3p7: `[static N]` obliges the caller to pass at least N elements. */
function paramDifferences(from: Param, to: Param, comparison: Comparison): readonly TypeDifference[] {
  const differences = differencesOf(from.type, to.type, comparison);
  if (from.bound === to.bound) return differences;
  return [...differences, { kind: "bound", from: from.bound ?? 0n, to: to.bound ?? 0n }];
}

function returnPairs(sides: FunctionSides): readonly ReturnPair[] {
  const { name, baseline, current, comparison } = sides;
  const from = baseline.returns;
  const to = current.returns;
  const differences = differencesOf(from.type, to.type, comparison);
  if (differences.length === 0) {
    tellPassing(from.type, to.type, null, sides);
    if (!isMeaningContradicted(from, to)) return [];
  }
  const base = matchedBase(
    comparison,
    { kind: "return", symbol: name },
    symbolExposure(name, ["out", ...inlineFlag(baseline, current)]),
    { baseline: from, current: to },
    { baseline: baseline.span ?? null, current: current.span ?? null },
  );
  const type = { baseline: printType(from.type), current: printType(to.type) };
  return [{ ...base, subject: "return", function: name, baseline: from, current: to, type, differences }];
}

/** A value of the same named type that now travels in another way is told with the change of that type. */
function tellPassing(fromType: Type, toType: Type, param: string | null, sides: FunctionSides): void {
  const { name, comparison, causeOf } = sides;
  const position = param === null ? "return" : "param";
  const from = describePassing(comparison.baseline.passingOf(fromType, position));
  const to = describePassing(comparison.current.passingOf(toType, position));
  if (from !== to) causeOf(toType)?.push({ kind: "passing", function: name, param, from, to });
}

/** How a value travels, as a phrase. */
export function describePassing(passing: Passing): string {
  switch (passing.kind) {
    case "direct":
      return `in ${passing.classes.length === 1 ? "one register" : `${passing.classes.length} registers`} (${passing.classes.join(", ")})`;
    case "stack":
      return "on the stack";
    case "hidden-pointer":
      return "through a hidden pointer";
    case "ignored":
      return "not at all";
    case "unknown":
      return "in an unknown way";
  }
}
