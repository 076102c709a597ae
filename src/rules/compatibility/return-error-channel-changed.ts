import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnErrorChannelChanged = defineRule({
  id: "return-error-channel-changed",
  subject: "return",
  summary: "a result changed between `bool` and an integer",
  severity: { otherwise: binaryBreak },
  effect:
    "With `bool` true means success, with a status number 0 often does: consumers may take each success for a failure. A program that was built for an integer reads upper bits that a `bool` does not set, and one that was built for a `bool` may see a number other than 0 and 1, which is undefined.",
  remedy: "Add a new function for the new kind of result; never flip what success looks like.",
  reference: "C17 6.3.1.2; x86-64 psABI 3.2.3",
  message: "result of `{function}` changed between `bool` and an integer: `{baseline}` -> `{current}`",
  check: (pair) => (primaryReturnDifference(pair, "bool") === null ? null : { data: returnSlots(pair) }),
});
