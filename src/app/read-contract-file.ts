import { readBridge } from "../idl/bridge/read-bridge.ts";
import type { Contract } from "../idl/contract.ts";
import { readContract } from "../idl/read-contract.ts";
import { lowerBridge } from "../lower/lower-bridge.ts";
import type { SourceFile } from "../source/source-file.ts";

/**
 * The contract that a file states, or that a bridge file leads to.
 *
 * @throws Problem if it is neither, or wrong.
 */
export function readContractFile(file: SourceFile): Contract {
  return isBridgeText(file.text) ? lowerBridge(readBridge(file)).contract : readContract(file);
}

/** Whether `bridge` is a key of the outermost map, YAML or JSON. */
export function isBridgeText(text: string): boolean {
  return /^(?:\{\s{0,80})?["']?bridge["']? {0,80}:(?:\s|$)/m.test(text) && !/^contract:/m.test(text);
}
