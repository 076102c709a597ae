import type { ParamPair, ReturnPair } from "../compare/pair.ts";

/** What every message about a changed parameter names. */
export interface ParamSlots {
  readonly function: string;
  readonly param: string;
  readonly baseline: string;
  readonly current: string;
}

/** What every message about a changed result names. */
export interface ReturnSlots {
  readonly function: string;
  readonly baseline: string;
  readonly current: string;
}

/** The function, the parameter and both of its types. */
export function paramSlots(pair: ParamPair): ParamSlots {
  return {
    function: pair.function,
    param: pair.name,
    baseline: pair.type.baseline,
    current: pair.type.current,
  };
}

/** The function and both types of its result. */
export function returnSlots(pair: ReturnPair): ReturnSlots {
  return { function: pair.function, baseline: pair.type.baseline, current: pair.type.current };
}
