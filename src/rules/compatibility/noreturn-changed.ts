import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, harmless } from "../../findings/severity.ts";
import type { FunctionItem } from "../../idl/contract.ts";

function isReturning(item: FunctionItem): boolean {
  return item.noreturn !== true && item.returns.type.kind !== "never";
}

export const noreturnChanged = defineRule({
  id: "noreturn-changed",
  subject: "function",
  summary: "a function that never returned may now return, or the other way",
  severity: {
    otherwise: harmless,
    cases: { returns: { when: "if it may return now", severity: binaryBreak } },
  },
  effect:
    "A caller that was compiled against a function that never returns has no code behind the call: if it now returns, execution runs into whatever follows in memory. The other way round, code behind the call merely becomes unreachable.",
  remedy: "Do not return from a function that was declared so; add another function that may return.",
  reference: "C17 6.7.4p8",
  message: "function `{function}` {baseline} and now {current}",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const returned = isReturning(pair.baseline);
    const returns = isReturning(pair.current);
    if (returned === returns) return null;
    return returns
      ? { data: { function: pair.name, baseline: "never returned", current: "may return" }, as: "returns" }
      : { data: { function: pair.name, baseline: "could return", current: "never does" } };
  },
});
