import type { GapReason } from "../../idl/gap.ts";
import type { Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import { type Converted, type Harvest, spelledAt } from "./resolution.ts";

/** Types looked at for one place; more are hostile. */
const MOST_STEPS = 5_000;

export const VOID: Type = { kind: "void" };

function unknownType(reason: string): Type {
  return { kind: "unknown", reason };
}

/** An unknown type, and why it is one. */
export function complain(harvest: Harvest, kind: "note" | GapReason, span: Span, why: string): Converted {
  harvest.complaints.push({ kind, spelled: spelledAt(span), why, span });
  return { type: unknownType(why) };
}

/** A type that no C boundary takes. */
export const notSafe = (harvest: Harvest, span: Span, why: string) => complain(harvest, "note", span, why);

/** Types within types. */
const MAX_DEPTH = 100;

/** Whether so much was looked at for one place that it must be hostile. */
export function isExhausted(harvest: Harvest): boolean {
  harvest.steps += 1;
  return harvest.steps > MOST_STEPS || harvest.depth > MAX_DEPTH;
}
