import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnPassingChanged = defineRule({
  id: "return-passing-changed",
  subject: "return",
  summary: "a record is given back by pointer instead of by value, or the other way",
  severity: { otherwise: fullBreak },
  effect:
    "A program that was built before takes an address for members, or members for an address. Where the record came back through a hidden pointer, that argument appears or is gone and every other one shifts. Whoever builds again gets a compile error.",
  remedy:
    "Keep the function and add another one, under a new name; let the caller pass a pointer to be filled.",
  reference: "x86-64 psABI 3.2.3; AAPCS64 6.9; Microsoft x64 calling convention",
  message: "result of `{function}` comes back {to}, was {from}: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryReturnDifference(pair, "passing");
    return difference === null
      ? null
      : { data: { ...returnSlots(pair), from: difference.from, to: difference.to } };
  },
});
