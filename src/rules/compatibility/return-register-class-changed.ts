import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { changesRegisterClass, primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnRegisterClassChanged = defineRule({
  id: "return-register-class-changed",
  subject: "return",
  summary: "a number that is given back moved between integer and floating-point registers",
  severity: { otherwise: binaryBreak },
  effect:
    "The function leaves the result in a register of one kind, and a program that was built before reads one of the other kind: it gets whatever was left there. Building again hides it, because C converts the number without an error.",
  remedy: "Keep the function and add another one, under a new name, for the new type.",
  reference: "x86-64 psABI 3.2.3; AAPCS64 6.8.2",
  message: "result of `{function}` moved to another register: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryReturnDifference(pair, "class");
    return difference === null || !changesRegisterClass(difference) ? null : { data: returnSlots(pair) };
  },
});
