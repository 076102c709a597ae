import { defineRule } from "../../findings/rule.ts";
import { addition, binaryBreak } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnFromVoid = defineRule({
  id: "return-from-void",
  subject: "return",
  summary: "a function that gave nothing back has a result now",
  severity: {
    otherwise: addition,
    cases: { hidden: { when: "if the result comes back through a hidden pointer", severity: binaryBreak } },
  },
  effect:
    "A result in a register is ignored by programs that were built before. A struct that comes back through a hidden pointer takes the place of the first argument: every argument shifts, and the function writes to an address that nobody gave it.",
  remedy: "Give a number or a pointer back, or use a new name for the function that gives a struct back.",
  reference: "x86-64 psABI 3.2.3; Microsoft x64 calling convention",
  message: "`{function}` gave nothing back and has a result of type `{current}` now",
  check: (pair) => {
    const difference = primaryReturnDifference(pair, "from-void");
    return difference === null
      ? null
      : { data: returnSlots(pair), as: difference.hidden ? "hidden" : undefined };
  },
});
