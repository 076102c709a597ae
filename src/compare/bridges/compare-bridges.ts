import type { Triple } from "../../idl/target.ts";
import type { BridgePair } from "../pair.ts";
import type { BridgeVersions } from "./bridge-side.ts";
import { libraryFacts } from "./library-facts.ts";
import { operationFacts } from "./operation-facts.ts";
import { typeFacts } from "./type-facts.ts";

/**
 * What two versions of a bridge say otherwise and their contracts do not show: names and types in Go, the values that are
 * taken, errors, defaults, threads of callbacks, and what the library is called. Pairs of one target; all have the same.
 */
export function compareBridges(versions: BridgeVersions, target: Triple): readonly BridgePair[] {
  const facts = [...libraryFacts(versions), ...operationFacts(versions), ...typeFacts(versions)];
  return facts.map(({ about, symbols, ...fact }): BridgePair => {
    const { kind, symbol = null, type = null, member = null } = about;
    return {
      ...fact,
      subject: "bridge",
      target,
      about: { kind, symbol, type, member },
      exposure: { flags: new Set(), symbols },
      symbolic: { baseline: fact.baseline, current: fact.current },
      consequences: [],
    };
  });
}
