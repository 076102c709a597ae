import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramPointerLevelChanged = defineRule({
  id: "param-pointer-level-changed",
  subject: "param",
  summary: "a parameter gained or lost a level of pointers",
  severity: { otherwise: fullBreak },
  effect:
    "The function takes a value for an address, or follows an address to something that is no address: it crashes or writes somewhere else. Whoever builds again gets a compile error or a warning about incompatible pointers.",
  remedy: "Keep the function and add another one, under a new name, for the new type.",
  reference: "C17 6.5.16.1p1; C17 6.5.2.2p6",
  message:
    "parameter `{param}` of `{function}` has {to} levels of pointers, was {from}: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "pointer-level");
    return difference === null
      ? null
      : { data: { ...paramSlots(pair), from: difference.from, to: difference.to } };
  },
});
