import { defineRule } from "../../findings/rule.ts";
import { harmless, meaningWarning } from "../../findings/severity.ts";

export const purityAttributeChanged = defineRule({
  id: "purity-attribute-changed",
  subject: "function",
  summary: "a function gained or lost the promise that it has no effect but its result",
  severity: {
    otherwise: harmless,
    cases: { dropped: { when: "if the promise is gone", severity: meaningWarning } },
  },
  effect:
    "Compilers merge, move and drop calls of a function that is declared `pure` or `const`. Programs that were built under a promise that no longer holds go on doing so: calls whose effects now matter may never happen. A new promise changes only programs that are built again.",
  remedy: "Keep what was promised; give a new name to a function that has effects.",
  reference: "GCC function attributes `pure` and `const`; C23 6.7.13.8",
  message: "function `{function}` {baseline} and now {current}",
  check: (pair) => {
    if (pair.change !== "kept" || pair.baseline.pure === pair.current.pure) return null;
    const name = { function: pair.name };
    return pair.baseline.pure === true
      ? { data: { ...name, baseline: "promised to be `pure`", current: "promises nothing" }, as: "dropped" }
      : { data: { ...name, baseline: "promised nothing", current: "promises to be `pure`" } };
  },
});
