import type { Contract } from "./contract.ts";
import { contractNode } from "./contract-node.ts";
import { emitJson, emitYaml } from "./emit-text.ts";

/**
 * The contract as its one YAML text: the same contract gives the same bytes on every machine. Spans and the order of
 * tables are not written; names of parameters of functions that stand inside a type expression are not either.
 */
export function writeContractYaml(contract: Contract): string {
  return emitYaml(contractNode(contract));
}

/** The same structure as JSON; constants, enum values and `error.ok` are decimal strings there. */
export function writeContractJson(contract: Contract): string {
  return emitJson(contractNode(contract));
}
