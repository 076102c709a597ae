import { VALUES_TAKEN } from "../../compare/bridges/type-facts.ts";
import { defineRule } from "../../findings/rule.ts";
import { meaningBreak, meaningWarning } from "../../findings/severity.ts";

/** The place of a word in the list of all, which begins with the fewest values. */
function rankOf(text: string): number {
  return (VALUES_TAKEN as readonly string[]).indexOf(text);
}

export const bridgeValuesChanged = defineRule({
  id: "bridge-values-changed",
  subject: "bridge",
  summary: "an enum of a bridge was open, closed or flags, and no longer is",
  severity: {
    otherwise: meaningBreak,
    cases: { more: { when: "if other values are taken and given now", severity: meaningWarning } },
  },
  effect:
    "Where fewer values are taken, callers are refused what was taken before. Where more are given, callers meet values that they have no case for.",
  remedy: "Decide when the enum is first published whether it is open, closed or a set of flags.",
  reference: "BRIDGE.md, The file, `enums` and `flags`",
  message: "`{item}` may have other values: {baseline} -> {current}",
  check: (pair) => {
    if (pair.fact !== "values") return null;
    const { item, baseline, current } = pair;
    const data = { item, baseline, current };
    return rankOf(current) > rankOf(baseline) ? { data, as: "more" } : { data };
  },
});
