import type { Contract } from "../idl/contract.ts";
import type { Gap, Note } from "../idl/gap.ts";

/** What was read of one input. */
export interface Extraction {
  readonly contract: Contract;
  /** What was not understood; also in the contract. */
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
}
