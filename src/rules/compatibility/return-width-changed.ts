import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnWidthChanged = defineRule({
  id: "return-width-changed",
  subject: "return",
  summary: "a number that is given back has another width",
  severity: { otherwise: binaryBreak },
  effect:
    "If it grew, a program that was built before takes only the lower part and cuts the value off; if it shrank, it reads upper bits that the function did not set. Building again converts the value without an error, and stores it in variables of the old width.",
  remedy: "Keep the width, and add another function that gives the wider value back.",
  reference: "x86-64 psABI 3.2.3; C17 6.5.2.2p9",
  message: "result of `{function}` is {to} bytes wide, was {from}: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryReturnDifference(pair, "width");
    return difference === null
      ? null
      : { data: { ...returnSlots(pair), from: difference.from, to: difference.to } };
  },
});
