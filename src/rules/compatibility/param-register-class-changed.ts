import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { changesRegisterClass, primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramRegisterClassChanged = defineRule({
  id: "param-register-class-changed",
  subject: "param",
  summary: "a number that is passed moved between integer and floating-point registers",
  severity: { otherwise: binaryBreak },
  effect:
    "A program that was built before puts the value into a register of one kind, and the function reads one of the other kind: it gets whatever was left there. Building again hides it, because C converts the number without an error.",
  remedy: "Keep the function and add another one, under a new name, for the new type.",
  reference: "x86-64 psABI 3.2.3; AAPCS64 6.8.2",
  message: "parameter `{param}` of `{function}` moved to other registers: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "class");
    return difference === null || !changesRegisterClass(difference) ? null : { data: paramSlots(pair) };
  },
});
