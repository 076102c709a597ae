import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { functionMismatch } from "../symbol-mismatch.ts";

export const symbolKindMismatch = defineRule({
  id: "symbol-kind-mismatch",
  subject: "function",

  summary: "a name is a function on one side and a variable on the other",
  severity: { otherwise: disagreement },
  effect:
    "The linker matches names only: the caller jumps into data, or reads machine code as if it were a value, and crashes or goes on with garbage.",
  remedy: "Declare the name as what the definition makes it.",
  reference: "C17 6.2.7p2; ELF gABI, Symbol Table (STT_FUNC, STT_OBJECT)",
  message: "`{name}` is a {baseline} in the definition and a {current} in the declaration",
  check: (pair) => {
    if (functionMismatch(pair) !== "kind") return null;
    const isFunction = pair.change === "removed";
    const [baseline, current] = isFunction ? ["function", "variable"] : ["variable", "function"];
    return { data: { name: pair.name, baseline, current } };
  },
});
