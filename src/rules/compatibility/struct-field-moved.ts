import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, fullBreak } from "../../findings/severity.ts";
import { structFieldChange } from "../primary-field-change.ts";
import { changeSlots } from "../type-slots.ts";

export const structFieldMoved = defineRule({
  id: "struct-field-moved",
  subject: "field",
  summary: "a field stands at another place among the others",
  severity: {
    otherwise: binaryBreak,
    cases: { retyped: { when: "if its type changed too", severity: fullBreak } },
  },
  effect:
    "A consumer that was built before reads and writes the field at its old offset, where another one stands now. Initialisers without names compile on and fill the wrong fields.",
  remedy: "Restore the order of the fields.",
  reference: "C17 6.7.2.1p15, 6.7.9p17",
  message: "field `{field}` of `{type}` moved from offset {from} to {to}{retyped}",
  check: (pair) => {
    const change = structFieldChange(pair, "moved");
    if (change === null) return null;
    const data = { type: pair.type, field: pair.name, ...changeSlots(pair.offset) };
    if (change.difference === null) return { data: { ...data, retyped: "" } };
    const { baseline, current } = pair.declared;
    return {
      data: { ...data, retyped: `, and its type changed: \`${baseline}\` -> \`${current}\`` },
      as: "retyped",
    };
  },
});
