import type { FunctionPair, StaticPair } from "../compare/pair.ts";
import type { FunctionItem } from "../idl/contract.ts";
import { type Grade, type Graded, gravest } from "./grade.ts";
import { type MismatchKind, type PlaceMismatch, variableMismatch } from "./place-mismatch.ts";

/** What a function of two sides is reported for, its parameters and its result aside. */
export type FunctionMismatchKind =
  | "kind"
  | "convention"
  | "variadic"
  | "order"
  | "count"
  | "noreturn"
  | "unprototyped";

/** The one mismatch that a function is reported for; that a side lacks it is told of the symbol. Null if both agree. */
export function functionMismatch(pair: FunctionPair): FunctionMismatchKind | null {
  if (pair.change !== "kept") return pair.becameStatic ? "kind" : null;
  const { baseline, current } = pair;
  if ((baseline.abi ?? "C") !== (current.abi ?? "C")) return "convention";
  if (pair.reordered !== null) return "order";
  // Before C23 `f()` says nothing of its parameters (C17 6.7.6.3p14).
  if (baseline.prototype !== false && current.prototype !== false) {
    if ((baseline.variadic ?? false) !== (current.variadic ?? false)) return "variadic";
    if (baseline.params.length !== current.params.length) return "count";
  }
  if (isReturning(baseline) && !isReturning(current)) return "noreturn";
  const isUnchecked = current.prototype === false && baseline.prototype !== false;
  return isUnchecked && baseline.params.length > 0 ? "unprototyped" : null;
}

function isReturning({ noreturn, returns }: FunctionItem): boolean {
  return noreturn !== true && returns.type.kind !== "never";
}

/** What a variable of two sides is reported for. */
export type StaticMismatchKind = MismatchKind | "thread-local" | "mutability";

export interface StaticMismatch extends Graded {
  readonly kind: StaticMismatchKind;
  /** The mismatch of types behind it; null where another fact of the variable differs. */
  readonly type: PlaceMismatch | null;
}

/** The one mismatch that a variable is reported for. Null if both sides agree, or only one has it. */
function staticMismatch(pair: StaticPair): StaticMismatch | null {
  if (pair.change !== "kept") return null;
  const plain = (kind: StaticMismatchKind, grade: Grade): StaticMismatch => ({ kind, grade, type: null });
  const { baseline, current } = pair;
  if (baseline.thread_local !== current.thread_local) return plain("thread-local", "memory");
  const type = variableMismatch(pair);
  const mutability = current.mutable ? plain("mutability", "meaning") : plain("mutability", "spelling");
  return gravest([
    ...(type === null ? [] : [{ kind: type.kind, grade: type.grade, type }]),
    ...(baseline.mutable === current.mutable ? [] : [mutability]),
  ]);
}

/** The mismatch of a variable, if it is of this kind. */
export function staticMismatchOf(pair: StaticPair, kind: StaticMismatchKind): StaticMismatch | null {
  const mismatch = staticMismatch(pair);
  return mismatch?.kind === kind ? mismatch : null;
}
