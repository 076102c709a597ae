import type { BridgeType, ListItem } from "./bridge.ts";

/** Whether items lie in memory as they are; those that have lengths of their own cross packed. */
export function isNumber(item: ListItem): item is Exclude<ListItem, "bytes" | "text"> {
  return item !== "bytes" && item !== "text";
}

/** Whether a type is a list of items that cross packed, with the end of each. */
export function isPacked(type: BridgeType): boolean {
  return type.kind === "list" && !isNumber(type.of);
}
