import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import {
  changesRegisterClass,
  effectOf,
  primaryReturnDifference,
  severityByEffect,
} from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnTypeChanged = defineRule({
  id: "return-type-changed",
  subject: "return",
  summary: "a result has another type, in a way that no narrower rule names",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "A program that was built before takes the result from where the old type was given back, and reads it as one of the old type: another register, another size, other members. A struct may come back through a hidden pointer, which shifts every argument. Whoever builds again gets a compile error, or a conversion that nobody meant. Where only qualifiers such as `volatile` differ the bits agree.",
  remedy: "Add a new function for the new type and keep the old one.",
  reference: "C17 6.5.2.2p9; C17 6.7.6.3p15",
  message: "result of `{function}` has another type: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryReturnDifference(
      pair,
      "class",
      "element",
      "array-length",
      "flexible-array",
      "bound",
      "restrict-added",
      "restrict-removed",
      "volatile-changed",
      "atomic",
      "other",
    );
    return difference === null || (difference.kind === "class" && changesRegisterClass(difference))
      ? null
      : { data: returnSlots(pair), as: effectOf(difference, "return") };
  },
});
