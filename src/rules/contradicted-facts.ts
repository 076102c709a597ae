import type { ParamPair, ReturnPair } from "../compare/pair.ts";
import type { Meaning } from "../idl/meaning.ts";

/** A fact that both sides state, and otherwise. */
export interface ContradictedFact<T> {
  readonly from: T;
  readonly to: T;
}

type Fact = "transfer" | "retained" | "destructor" | "max" | "nullable" | "out_nullable" | "string";

/** What two sides say of one fact; null unless both say it, and otherwise. */
export function contradictedFact<F extends Fact>(
  { baseline, current }: { readonly baseline: Meaning; readonly current: Meaning },
  fact: F,
): ContradictedFact<NonNullable<Meaning[F]>> | null {
  const from = baseline[fact];
  const to = current[fact];
  return from === undefined || to === undefined || from === to ? null : { from, to };
}

/** The fact of a parameter that both versions have. */
export function contradictedParamFact<F extends Fact>(
  pair: ParamPair,
  fact: F,
): ContradictedFact<NonNullable<Meaning[F]>> | null {
  return pair.change === "kept" ? contradictedFact(pair, fact) : null;
}

/** Whether what is said of a parameter is said of what the function writes, and so is the caller's to rely on. */
export function isWritten({ role }: Meaning): boolean {
  return role === "out" || role === "inout";
}

/** What a caller gets back: a result, or a parameter that the function writes. */
export function contradictedGivenFact<F extends Fact>(
  pair: ParamPair | ReturnPair,
  fact: F,
): ContradictedFact<NonNullable<Meaning[F]>> | null {
  if (pair.subject === "return") return contradictedFact(pair, fact);
  return pair.change === "kept" && isWritten(pair.baseline) ? contradictedFact(pair, fact) : null;
}

/** What a caller hands in may be null: the pointer itself, or what it points at where nothing is written there. */
export function nullTaken(pair: ParamPair): ContradictedFact<boolean> | null {
  if (pair.change !== "kept") return null;
  return contradictedFact(pair, isWritten(pair.baseline) ? "out_nullable" : "nullable");
}

/** Where a caller gets something back, as messages name it. */
export function givenPlace(pair: ParamPair | ReturnPair): string {
  return pair.subject === "return"
    ? `the result of \`${pair.function}\``
    : `what \`${pair.function}\` writes to \`${pair.name}\``;
}
