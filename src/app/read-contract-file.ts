import { readBridge } from "../idl/bridge/read-bridge.ts";
import type { Contract } from "../idl/contract.ts";
import { readContract } from "../idl/read-contract.ts";
import { lowerBridge } from "../lower/lower-bridge.ts";
import type { LoweredBridge } from "../lower/lowered.ts";
import type { SourceFile } from "../source/source-file.ts";

/**
 * The contract that a file states, or that a bridge file leads to, with that bridge.
 *
 * @throws Problem if it is neither, or wrong.
 */
export function readContractFile(file: SourceFile): {
  readonly contract: Contract;
  readonly bridge?: LoweredBridge;
} {
  if (!isBridgeText(file.text)) return { contract: readContract(file) };
  const bridge = lowerBridge(readBridge(file));
  return { contract: bridge.contract, bridge };
}

/** Whether `bridge` is a key of the outermost map, YAML or JSON. */
export function isBridgeText(text: string): boolean {
  return /^(?:\{\s{0,80})?["']?bridge["']? {0,80}:(?:\s|$)/m.test(text) && !/^contract:/m.test(text);
}
