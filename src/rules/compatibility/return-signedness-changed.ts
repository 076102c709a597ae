import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, meaningBreak, meaningWarning } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnSignednessChanged = defineRule({
  id: "return-signedness-changed",
  subject: "return",
  summary: "an integer that is given back changed its sign",
  severity: {
    otherwise: meaningWarning,
    cases: {
      extended: {
        when: "if it is narrower than `int`, so that the sign decides the upper bits of the register",
        severity: binaryBreak,
      },
      unsigned: { when: "if it became unsigned, so that `< 0` is never true", severity: meaningBreak },
    },
  },
  effect:
    "The same bits mean another number: a test such as `< 0` for failure is never true again once the result is unsigned, and great unsigned values look negative the other way. Below the width of `int` the caller may trust upper bits that were set by the other sign.",
  remedy: "Keep the result signed where negative values report failure.",
  reference: "C17 6.3.1.3; x86-64 psABI 3.2.3; AAPCS64 6.8.2",
  message: "result of `{function}` changed its sign: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryReturnDifference(pair, "sign");
    if (difference === null) return null;
    const unsigned = difference.toSigned ? undefined : "unsigned";
    return { data: returnSlots(pair), as: difference.extends ? "extended" : unsigned };
  },
});
