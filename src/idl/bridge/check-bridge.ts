import type { Bridge } from "./bridge.ts";
import { checkParents } from "./check-parents.ts";
import { checkStructs } from "./check-structs.ts";
import { checkSymbols } from "./check-symbols.ts";
import { checkThreads } from "./check-threads.ts";

/** Holds the parts of a bridge against each other. Throws a `Problem` for the first that does not fit. */
export function checkBridge(bridge: Bridge): void {
  checkStructs(bridge);
  checkParents(bridge);
  checkThreads(bridge);
  checkSymbols(bridge);
}
