import { defineRule } from "../../findings/rule.ts";
import { fullBreak, meaningWarning } from "../../findings/severity.ts";

export const staticMutabilityChanged = defineRule({
  id: "static-mutability-changed",
  subject: "static",
  summary: "an exported variable became `const`, or stopped being so",
  severity: {
    otherwise: meaningWarning,
    cases: { readonly: { when: "if it became `const`", severity: fullBreak } },
  },
  effect:
    "If it became `const`, it lies in read-only memory: a program that was built before and writes to it crashes, and code that does so no longer compiles. If it stopped being `const`, a program that was built before may have kept the old value or hold a read-only copy, and does not see changes.",
  remedy: "Keep it as it was, and offer functions that read and set the value.",
  reference: "C17 6.7.3p6",
  message: "variable `{static}` {baseline} and is now {current}",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const { name, baseline, current } = pair;
    if (baseline.mutable === current.mutable) return null;
    return current.mutable
      ? { data: { static: name, baseline: "was `const`", current: "writable" } }
      : { data: { static: name, baseline: "was writable", current: "`const`" }, as: "readonly" };
  },
});
