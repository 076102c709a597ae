import type { TypePair } from "../compare/pair.ts";
import type { TypeDefinition } from "../idl/contract.ts";

/** What it means that a name stands for another kind of type; each is the business of exactly one rule. */
export type KindChange =
  /** A definition became known by name only, or the other way. */
  | "became-opaque"
  | "became-complete"
  /** A mere name for something else became a type of its own, or the other way. */
  | "distinct"
  /** An enum gained payloads or lost them. */
  | "data-carrying"
  /** Any other: struct, union, enum and callback among each other. */
  | "record-kind";

/** Kinds whose definition consumers see into. */
const COMPLETE: readonly TypeDefinition["kind"][] = ["struct", "union", "tagged"];

/** How the kind of a kept type changed; null if it did not, or if only one version has the type. */
export function kindChangeOf(pair: TypePair): KindChange | null {
  if (pair.change !== "kept") return null;
  const from = pair.baseline.kind;
  const to = pair.current.kind;
  if (from === to) return null;
  if (from === "alias" || to === "alias") return "distinct";
  if (to === "opaque" && COMPLETE.includes(from)) return "became-opaque";
  if (from === "opaque" && COMPLETE.includes(to)) return "became-complete";
  if ((from === "enum" && to === "tagged") || (from === "tagged" && to === "enum")) return "data-carrying";
  return "record-kind";
}
