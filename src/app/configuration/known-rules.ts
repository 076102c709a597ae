import { houseKeepingRules } from "../../findings/house-keeping.ts";
import { comparingRules } from "../../rules/catalog.ts";

/** The id of every rule that a finding can have, in the order of code units. */
export function knownRuleIds(): ReadonlySet<string> {
  const comparing = Object.values(comparingRules).flatMap((rules) => rules.map(({ id }) => id));
  return new Set([...comparing, ...Object.keys(houseKeepingRules)].sort());
}
