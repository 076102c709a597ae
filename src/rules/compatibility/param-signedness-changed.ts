import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, meaningWarning } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramSignednessChanged = defineRule({
  id: "param-signedness-changed",
  subject: "param",
  summary: "an integer that is passed changed its sign",
  severity: {
    otherwise: meaningWarning,
    cases: {
      extended: {
        when: "if it is narrower than `int`, so that the sign decides the upper bits of the register",
        severity: binaryBreak,
      },
    },
  },
  effect:
    "The same bits mean another number: -1 is read as the greatest unsigned value, and great unsigned values as negative ones. Below the width of `int` the caller widens by the old sign and the function may trust the upper bits, so that also small values can arrive wrong.",
  remedy: "Keep the sign and check the range inside the function.",
  reference: "C17 6.3.1.3; x86-64 psABI 3.2.3; AAPCS64 6.8.2",
  message: "parameter `{param}` of `{function}` changed its sign: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "sign");
    return difference === null
      ? null
      : { data: paramSlots(pair), as: difference.extends ? "extended" : undefined };
  },
});
