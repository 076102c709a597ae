import type { VariantPair } from "../compare/pair.ts";

/** What an enumerator of two sides is reported for; each is the business of exactly one rule. */
export type VariantMismatchKind = "missing" | "value" | "payload" | "name";

/** The one mismatch that an enumerator is reported for. Null if both sides agree. */
export function variantMismatch(pair: VariantPair): VariantMismatchKind | null {
  if (pair.change !== "kept") return "missing";
  if (pair.run.length > 0) return "value";
  if (pair.payload.baseline !== pair.payload.current) return "payload";
  return pair.renamed === null ? null : "name";
}
