import type { Change, FieldPair } from "../compare/pair.ts";

/** What every message about a changed field names. */
export interface FieldSlots {
  readonly type: string;
  readonly field: string;
  readonly baseline: string;
  readonly current: string;
}

/** The record, the field and both of its declared types. */
export function fieldSlots(pair: FieldPair): FieldSlots {
  return {
    type: pair.type,
    field: pair.name,
    baseline: pair.declared.baseline,
    current: pair.declared.current,
  };
}

/** Both numbers of a change, in bytes, for a message. */
export function changeSlots(change: Change): {
  readonly from: number | string;
  readonly to: number | string;
} {
  return { from: change.from ?? "unknown", to: change.to ?? "unknown" };
}
