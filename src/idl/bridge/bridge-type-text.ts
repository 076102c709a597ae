import type { BridgeType } from "./bridge.ts";

/** The type as bridge files have it: `u64`, `Store`, `list<bytes>`, `[u8; 16]`. */
export function printBridgeType(type: BridgeType): string {
  switch (type.kind) {
    case "list":
      return `list<${type.of}>`;
    case "array":
      return `[${printBridgeType(type.of)}; ${type.length}]`;
    case "bytes":
    case "text":
    case "path":
      return type.kind;
    default:
      return type.name;
  }
}
