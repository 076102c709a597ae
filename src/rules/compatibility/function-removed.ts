import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, fullBreak, sourceBreak } from "../../findings/severity.ts";

export const functionRemoved = defineRule({
  id: "function-removed",
  subject: "function",
  summary: "a function is gone",
  severity: {
    otherwise: fullBreak,
    cases: {
      inline: { when: "if it was inline", severity: sourceBreak },
      macro: { when: "if a macro has its name now", severity: binaryBreak },
    },
  },
  effect:
    "A program that was built before does not start or fails at its first call, because the dynamic linker finds no such symbol; whoever builds again gets a compile or link error. An inline function had no symbol, so only those who build again notice. Where a macro took its place, those who build again go on, unless they take the address of the function.",
  remedy:
    "Bring the function back as a thin forwarder that is marked deprecated, and remove it with the next major version.",
  reference: "ELF gABI, Symbol Table; C17 6.9p5",
  message: "function `{function}` was removed{left}",
  check: (pair) => {
    if (pair.change !== "removed" || pair.becameStatic) return null;
    const left = pair.keptAsMacro ? "; a macro has its name now" : "";
    const data = { function: pair.name, left };
    if (pair.keptAsMacro) return { data, as: "macro" };
    return pair.baseline.inline ? { data, as: "inline" } : { data };
  },
});
