import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import {
  changesRegisterClass,
  effectOf,
  primaryParamDifference,
  severityByEffect,
} from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramTypeChanged = defineRule({
  id: "param-type-changed",
  subject: "param",
  summary: "a parameter has another type, in a way that no narrower rule names",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "A program that was built before passes a value of the old type, and the function reads it as one of the new type: other registers, another size, other members. Whoever builds again gets a compile error, or a conversion that nobody meant. Where only qualifiers such as `volatile` differ the bits agree, and the compiler warns.",
  remedy: "Add a new function for the new type and keep the old one.",
  reference: "C17 6.5.2.2p6; C17 6.7.6.3p15",
  message: "type of parameter `{param}` of `{function}` changed: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryParamDifference(
      pair,
      "class",
      "element",
      "flexible-array",
      "volatile-changed",
      "to-void",
      "from-void",
      "atomic",
      "other",
    );
    return difference === null || (difference.kind === "class" && changesRegisterClass(difference))
      ? null
      : { data: paramSlots(pair), as: effectOf(difference, "param") };
  },
});
