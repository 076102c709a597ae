import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const symbolKindChanged = defineRule({
  id: "symbol-kind-changed",
  subject: "function",
  summary: "a name changed between function and variable",
  severity: { otherwise: fullBreak },
  effect:
    "The linker matches names only: a program that was built before jumps into data, or reads machine code as if it were a value, and crashes or goes on with garbage. Whoever builds again gets a compile error.",
  remedy: "Give the new item a name of its own and keep the old one as it was.",
  reference: "C17 6.2.7p2; ELF gABI, Symbol Table (STT_FUNC, STT_OBJECT)",
  message: "`{name}` was a {baseline} and is now a {current}",
  check: (pair) => {
    if (pair.change === "kept" || !pair.becameStatic) return null;
    const kinds = { removed: ["function", "variable"], added: ["variable", "function"] } as const;
    const [baseline, current] = kinds[pair.change];
    return { data: { name: pair.name, baseline, current } };
  },
});
