import type { Triple } from "./target.ts";

/** Where an item exists: on all of the contract's targets and features, or on these only. */
export interface Condition {
  readonly targets?: readonly Triple[];
  /** A feature condition as written: `feature = "x"`, `all(...)`, `any(...)`, `not(...)`. */
  readonly when?: string;
}
