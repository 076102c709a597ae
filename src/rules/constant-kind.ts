import type { ConstantItem } from "../idl/contract.ts";

export type ConstantKind = "integer" | "float" | "text";

/** Integers, floats and texts have nothing in common. */
export function constantKindOf(item: ConstantItem): ConstantKind {
  if (typeof item.value === "bigint") return "integer";
  return item.type === "string" ? "text" : "float";
}
