import type { FieldPair } from "../../compare/pair.ts";
import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, meaningWarning } from "../../findings/severity.ts";
import { type FieldChange, structFieldChange } from "../primary-field-change.ts";
import { displacesOthers } from "../record-severity.ts";

function whatOf(change: FieldChange, pair: FieldPair): string {
  if (change.difference?.kind === "atomic") return "gained or lost `_Atomic`";
  if (change.difference !== null) return "changed in `volatile` behind its pointer";
  return pair.current?.volatile === true ? "gained `volatile`" : "lost `volatile`";
}

export const structFieldVolatileChanged = defineRule({
  id: "struct-field-volatile-changed",
  subject: "field",
  summary: "a field, or what it points at, gained or lost `volatile` or `_Atomic`",
  severity: {
    otherwise: meaningWarning,
    cases: { resized: { when: "if the field has another size, or others move", severity: binaryBreak } },
  },
  effect:
    "One side accesses the field in a way that the other no longer counts on: reads may be cached or torn. An atomic type may also be larger or aligned otherwise than the plain one, and then fields move.",
  remedy: "Leave the field as it is; offer functions that read and write it.",
  reference: "C17 6.7.3p7, 6.2.5p27",
  message: "field `{field}` of `{type}` {what}",
  check: (pair) => {
    const change = structFieldChange(pair, "volatile");
    return change === null
      ? null
      : {
          data: { type: pair.type, field: pair.name, what: whatOf(change, pair) },
          as: pair.size.from === pair.size.to && !displacesOthers(pair) ? undefined : "resized",
        };
  },
});
