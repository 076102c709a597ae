import type { LoweredBridge, LoweredOperation, LoweredSymbol } from "../../lower/lowered.ts";
import type { Tier } from "../generated-file.ts";
import type { Facts } from "./facts.ts";
import type { GoTypes } from "./types.ts";

/** All that operations of one bridge are modelled with. */
export interface Modelling {
  readonly lowered: LoweredBridge;
  readonly facts: Facts;
  readonly types: GoTypes;
  readonly tier: Tier;
}

/** One symbol of an operation, with all that it is modelled with. */
export interface Scene extends Modelling {
  readonly of: LoweredOperation;
  readonly symbol: LoweredSymbol;
}
