import type { Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import type { TypeDifference } from "./type-difference.ts";

/** Types within types are followed no further: nothing that is written by hand is nested deeper. */
export const DEEPEST_TYPE = 64;

/** Which type of one version is which of the other, by name. */
export interface TypeMatch {
  readonly toCurrent: ReadonlyMap<string, string>;
  readonly toBaseline: ReadonlyMap<string, string>;
  /** Further names of one hidden type, by the baseline's: two handles of a header may be one type of the library. */
  readonly further?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Records that stand in one place though one of them is matched with another: each is compared as well. */
  readonly beside?: readonly TypePlaces[];
}

/** Two types that stand in one place. */
export interface TypePlaces {
  readonly from: string;
  readonly to: string;
  /** Whether they were matched like others, had not another instance of the same generic type been first. */
  readonly isInstance: boolean;
}

/** Two views of the same target, and who is who in them. */
export interface Comparison {
  readonly baseline: View;
  readonly current: View;
  readonly types: TypeMatch;
  /** Pairs of types that are being compared: what leads back to one of them, as a name can, ends there. */
  readonly underway: Set<string>;
}

/** Whether two names mean the same matched type. */
export function isSameType(comparison: Comparison, baseline: string, current: string): boolean {
  const { toCurrent, further } = comparison.types;
  return toCurrent.get(baseline) === current || further?.get(baseline)?.has(current) === true;
}

/** Tells how two types differ; handed to the parts of that question, which ask it again of what they contain. */
export type Differ = (baseline: Type, current: Type) => readonly TypeDifference[];
