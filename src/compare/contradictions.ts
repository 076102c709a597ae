import type { TypeDefinition } from "../idl/contract.ts";
import type { View } from "../layout/view.ts";
import { agreeViews, compareSides } from "./agree-views.ts";
import type { Comparison } from "./comparison.ts";
import { isContradiction } from "./describe-pair.ts";
import { differencesOf } from "./differences-of.ts";
import { matchedBase } from "./matched.ts";
import type { Pair, TypePair } from "./pair.ts";
import type { TypeDifference } from "./type-difference.ts";

const known = new WeakMap<View, WeakMap<View, readonly Pair[]>>();

/**
 * In what two declarations cannot both be right on one target; the same list whenever it is asked for. Unlike
 * `agreeViews` it holds names that stand for other types against each other, too, where nothing of both sides is made of
 * them.
 */
export function contradictionsOf(first: View, other: View): readonly Pair[] {
  const ofFirst = known.get(first) ?? new WeakMap<View, readonly Pair[]>();
  known.set(first, ofFirst);
  const told = ofFirst.get(other);
  if (told !== undefined) return told;
  const pairs = agreeViews(first, other).filter(isContradiction);
  const used = new Set(pairs.flatMap(wordsIn));
  const names = namePairs(compareSides(first, other)).filter(({ name }) => !used.has(name));
  const all = [...pairs, ...names.filter(isContradiction)];
  ofFirst.set(other, all);
  return all;
}

/** The names of which the types of a place are spelled: a name that means two things is told where it is used. */
function wordsIn(pair: Pair): readonly string[] {
  switch (pair.subject) {
    case "param":
    case "return":
    case "static":
      return [pair.type.baseline, pair.type.current].flatMap(wordsOf);
    case "field":
      return [pair.declared.baseline, pair.declared.current].flatMap(wordsOf);
    default:
      return [];
  }
}

function wordsOf(type: string): readonly string[] {
  return type.match(/\w+/g) ?? [];
}

/** Pairs of one name that is an alias on one side at least, or sorts of types that cannot be one. */
function namePairs(comparison: Comparison): readonly TypePair[] {
  const { baseline, current, types } = comparison;
  return [...baseline.types].flatMap(([name, from]) => {
    const to = current.types.get(name);
    if (to === undefined || types.toCurrent.get(name) === name || name.includes(".")) return [];
    if (isHidden(name, from, baseline) || isHidden(name, to, current)) return [];
    const type = { kind: "named", name } as const;
    const differences = differencesOf(type, type, comparison).filter((one) => !isOfHandles(one));
    if (differences.length === 0) return [];
    const nothing = { from: null, to: null };
    const base = matchedBase(
      comparison,
      { kind: "type", type: name },
      { flags: new Set(), symbols: [] },
      { baseline: from, current: to },
      nowhere,
    );
    return [
      {
        ...base,
        ...{ subject: "type" as const, change: "kept" as const, name, baseline: from, current: to },
        ...{ renamed: null, oldNameKept: false, layoutCause: null, separatorsChanged: false },
        ...{ size: nothing, align: nothing, differences },
      },
    ];
  });
}

const nowhere = { baseline: null, current: null };

/** Whether nothing is known of a type but its name: whatever the other side says is no contradiction. */
function isHidden(name: string, definition: TypeDefinition, view: View): boolean {
  if (definition.foreign === true) return true;
  const behind = view.resolve({ kind: "named", name });
  const reached = behind.kind === "named" ? view.types.get(behind.name) : undefined;
  return behind.kind === "unknown" || reached?.kind === "opaque" || (behind.kind === "named" && !reached);
}

/** Pointers to types that nobody looks into: handles of other names. */
function isOfHandles(difference: TypeDifference): boolean {
  return difference.kind === "pointee" && difference.memory === "opaque";
}
