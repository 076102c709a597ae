import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { variableSlots, widthSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticWidthMismatch = defineRule({
  id: "static-width-mismatch",
  subject: "static",

  summary: "a variable has another width on each side",
  severity: { otherwise: disagreement },
  effect:
    "One side reads or writes more bytes of the variable than there are: the value is garbage, and a write overwrites whatever the linker put behind it.",
  remedy: "Write the definition's width into the declaration.",
  reference: "C17 6.2.7p2; x86-64 psABI, R_X86_64_COPY",
  message: "{what} `{static}` is {from} {bytes} wide in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "width")?.type ?? null;
    if (mismatch === null) return null;
    return { data: { ...variableSlots(pair, mismatch), ...widthSlots(mismatch) } };
  },
});
