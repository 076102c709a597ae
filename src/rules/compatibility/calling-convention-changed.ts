import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const callingConventionChanged = defineRule({
  id: "calling-convention-changed",
  subject: "function",
  summary: "a function is called by another convention",
  severity: { otherwise: binaryBreak },
  effect:
    "A program that was built before puts the arguments into other registers or stack slots than the function reads, and may expect the other side to clean up the stack: garbage arguments, a lost stack pointer, a crash. A function pointer to it no longer fits its type when it is built again.",
  remedy: "Restore the old convention, or export the function with the new one under another name.",
  reference: "GCC x86 function attributes; x86-64 psABI 3.2.3; Microsoft x64 calling convention",
  message: "function `{function}` is called by convention `{current}`, was `{baseline}`",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const baseline = pair.baseline.abi ?? "C";
    const current = pair.current.abi ?? "C";
    return baseline === current ? null : { data: { function: pair.name, baseline, current } };
  },
});
