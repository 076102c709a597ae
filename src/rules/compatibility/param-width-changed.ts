import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramWidthChanged = defineRule({
  id: "param-width-changed",
  subject: "param",
  summary: "a number that is passed has another width",
  severity: { otherwise: binaryBreak },
  effect:
    "If it grew, a program that was built before fills only the lower part, and the function reads upper bits that nobody set; if it shrank, the function cuts the value off. Where arguments lie on the stack, every later one may shift. Building again converts the value without an error.",
  remedy: "Keep the width, and add another function for the wider value.",
  reference: "x86-64 psABI 3.2.3; C17 6.5.2.2p6",
  message: "parameter `{param}` of `{function}` is {to} bytes wide, was {from}: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "width");
    return difference === null
      ? null
      : { data: { ...paramSlots(pair), from: difference.from, to: difference.to } };
  },
});
