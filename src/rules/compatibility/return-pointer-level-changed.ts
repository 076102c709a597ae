import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnPointerLevelChanged = defineRule({
  id: "return-pointer-level-changed",
  subject: "return",
  summary: "a result gained or lost a level of pointers",
  severity: { otherwise: fullBreak },
  effect:
    "A program that was built before takes a value for an address, or follows an address to something that is no address: it crashes or reads garbage. Whoever builds again gets a compile error or a warning about incompatible pointers.",
  remedy: "Keep the function and add another one, under a new name, for the new type.",
  reference: "C17 6.5.16.1p1; C17 6.5.2.2p9",
  message: "result of `{function}` has {to} levels of pointers, was {from}: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryReturnDifference(pair, "pointer-level");
    return difference === null
      ? null
      : { data: { ...returnSlots(pair), from: difference.from, to: difference.to } };
  },
});
