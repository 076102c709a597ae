import type { Contract } from "../idl/contract.ts";
import type { Gap, Note } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";

/** What was read of one input. */
export interface Extraction {
  readonly contract: Contract;
  /** What was not understood; also in the contract. */
  readonly gaps: readonly Gap[];
  /** The targets on which reading left no gap. */
  readonly gaplessTargets: readonly Triple[];
  readonly notes: readonly Note[];
}
