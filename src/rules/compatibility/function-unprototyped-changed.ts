import { defineRule } from "../../findings/rule.ts";
import { fullBreak, harmless, meaningWarning } from "../../findings/severity.ts";

export const functionUnprototypedChanged = defineRule({
  id: "function-unprototyped-changed",
  subject: "function",
  summary: "a function gained or lost its list of parameters",
  severity: {
    otherwise: harmless,
    cases: {
      listed: { when: "if it gained a list with at least one parameter", severity: fullBreak },
      unlisted: { when: "if it lost a list with at least one parameter", severity: meaningWarning },
    },
  },
  effect:
    "Calls through `f()` were compiled with whatever was passed, after the default promotions (`char` and `short` to `int`, `float` to `double`), and no compiler checked it. Where the list and those calls disagree, the function reads arguments that were never passed, or reads them from the wrong registers, and building again fails. A list that went away leaves new callers unchecked.",
  remedy:
    "Write `(void)` where there are no parameters and the full list elsewhere, and check that every caller passes exactly these.",
  reference: "C17 6.5.2.2p6; C17 6.7.6.3p14",
  message: "declaration of `{function}` was {baseline} and is now {current}",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const { name, baseline, current } = pair;
    if (baseline.prototype === false && current.prototype !== false) {
      const data = { function: name, baseline: "without a prototype", current: "with one" };
      return current.params.length > 0 ? { data, as: "listed" } : { data };
    }
    if (baseline.prototype !== false && current.prototype === false) {
      const data = { function: name, baseline: "with a prototype", current: "without one" };
      return baseline.params.length > 0 ? { data, as: "unlisted" } : { data };
    }
    return null;
  },
});
