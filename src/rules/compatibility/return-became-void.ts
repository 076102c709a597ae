import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnBecameVoid = defineRule({
  id: "return-became-void",
  subject: "return",
  summary: "a function gives nothing back any more",
  severity: { otherwise: fullBreak },
  effect:
    "A program that was built before reads whatever was left in the register of the result. If the result was a struct, its hidden pointer is gone and every argument shifts. Whoever uses the result gets a compile error when building again.",
  remedy: "Give a constant back that means success.",
  reference: "C17 6.5.2.2p9; C17 6.3.2.2",
  message: "`{function}` gives nothing back any more, was `{baseline}`",
  check: (pair) => (primaryReturnDifference(pair, "to-void") === null ? null : { data: returnSlots(pair) }),
});
