import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramPassingChanged = defineRule({
  id: "param-passing-changed",
  subject: "param",
  summary: "a record is passed by pointer instead of by value, or the other way",
  severity: { otherwise: fullBreak },
  effect:
    "A program that was built before passes the members, and the function takes them for an address (or the other way round): it crashes or reads garbage, and later parameters may shift. Whoever builds again gets a compile error.",
  remedy: "Keep the function and add another one, under a new name; pass records by pointer from the start.",
  reference: "x86-64 psABI 3.2.3; AAPCS64 6.8.2; Microsoft x64 calling convention",
  message: "parameter `{param}` of `{function}` is passed {to}, was {from}: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "passing");
    return difference === null
      ? null
      : { data: { ...paramSlots(pair), from: difference.from, to: difference.to } };
  },
});
