import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const structFieldAddedMiddle = defineRule({
  id: "struct-field-added-middle",
  subject: "field",
  summary: "a field was inserted into a struct, and later fields moved",
  severity: { otherwise: binaryBreak },
  effect:
    "A consumer that was built before reads and writes every later field at its old offset and gets the bytes of a neighbour. Initialisers without names fill the wrong fields when compiled again.",
  remedy: "Append the field at the end, or use a reserved one.",
  reference: "C17 6.7.2.1p15, 6.7.9p17",
  message: "`{type}` gained field `{field}` of type `{current}` in front of others, at byte {offset}",
  check: (pair) =>
    pair.change === "added" && pair.holder === "struct" && pair.place === "middle" && !pair.slot
      ? {
          data: {
            type: pair.type,
            field: pair.name,
            current: pair.declared.current,
            offset: pair.offset.to ?? "unknown",
          },
        }
      : null,
});
