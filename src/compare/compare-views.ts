import type { Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { View } from "../layout/view.ts";
import { attributeLayoutChanges, createCauseOf } from "./attribute-causes.ts";
import { compareFunctions } from "./compare-functions.ts";
import { compareTypes, type TypeDraft } from "./compare-types.ts";
import { compareValues } from "./compare-values.ts";
import type { Comparison } from "./comparison.ts";
import type { Consequence } from "./consequence.ts";
import { exposuresOf } from "./exposure.ts";
import { matchTypes } from "./match-types.ts";
import type { FieldPair, Pair, ParamPair, ReturnPair } from "./pair.ts";

/**
 * All that changed between two versions on one target, as matched pairs, top-down: types with their fields and
 * variants, functions with their parameters and results, values. What is the same on both sides has no pair, and
 * children are told only of parents that both versions have.
 */
export function compareViews(baseline: View, current: View): readonly Pair[] {
  const comparison: Comparison = {
    baseline,
    current,
    types: matchTypes(baseline, current),
    underway: new Set(),
  };
  const exposures = { baseline: exposuresOf(baseline), current: exposuresOf(current) };
  const drafts = compareTypes(comparison, exposures);
  const causeOf = createCauseOf(drafts, current);
  const types = attributeLayoutChanges(drafts, causeOf);
  const functions = compareFunctions(comparison, causeOf);
  const fields = types.flatMap((draft) => draft.fields);
  const told = tellRespelled(types, [...fields, ...functions]);
  return [
    ...told.flatMap((draft) => draft.pair ?? []),
    ...fields,
    ...types.flatMap((draft) => draft.variants),
    ...functions,
    ...compareValues(comparison),
  ];
}

/** Places that are spelled through a new name, or no longer through one that is gone, are told with that name. */
function tellRespelled(drafts: readonly TypeDraft[], pairs: readonly Pair[]): readonly TypeDraft[] {
  const byAdded = new Map<string, Consequence[]>();
  const byRemoved = new Map<string, Consequence[]>();
  for (const { pair, name } of drafts) {
    if (pair?.change === "added") byAdded.set(name, []);
    if (pair?.change === "removed") byRemoved.set(name, []);
  }
  for (const pair of pairs) {
    const place = respelledPlace(pair);
    if (place === null) continue;
    const { where, from, to } = place;
    const told: Consequence = { kind: "respelled", where, from: printType(from), to: printType(to) };
    for (const name of namesIn(to)) byAdded.get(name)?.push(told);
    for (const name of namesIn(from)) byRemoved.get(name)?.push(told);
  }
  return drafts.map((draft) => {
    const { pair, name } = draft;
    if (pair === null || pair.change === "kept") return draft;
    const told = pair.change === "added" ? byAdded.get(name) : byRemoved.get(name);
    if (told === undefined || told.length === 0) return draft;
    return { ...draft, pair: { ...pair, consequences: [...pair.consequences, ...told] } };
  });
}

interface RespelledPlace {
  readonly where: string;
  readonly from: Type;
  readonly to: Type;
}

function respelledPlace(pair: Pair): RespelledPlace | null {
  if (pair.subject !== "field" && pair.subject !== "param" && pair.subject !== "return") return null;
  if (pair.baseline === null || pair.current === null) return null;
  if (pair.differences.length === 0 || pair.differences.some(({ kind }) => kind !== "spelling")) return null;
  return { where: whereOf(pair), from: pair.baseline.type, to: pair.current.type };
}

function whereOf(pair: FieldPair | ParamPair | ReturnPair): string {
  if (pair.subject === "field") return `field \`${pair.name}\` of \`${pair.type}\``;
  if (pair.subject === "param") return `parameter \`${pair.name}\` of \`${pair.function}\``;
  return `result of \`${pair.function}\``;
}

function namesIn(type: Type): readonly string[] {
  switch (type.kind) {
    case "named":
      return [type.name];
    case "pointer":
      return namesIn(type.to);
    case "array":
    case "atomic":
      return namesIn(type.of);
    default:
      return [];
  }
}
