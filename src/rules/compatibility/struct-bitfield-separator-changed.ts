import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";
import { layoutCases, layoutChangeOf } from "../record-severity.ts";

export const structBitfieldSeparatorChanged = defineRule({
  id: "struct-bitfield-separator-changed",
  subject: "type",
  summary: "unnamed bit-fields, which place the others, were added, removed or changed",
  severity: { otherwise: binaryBreak, cases: layoutCases },
  effect:
    "Unnamed bit-fields decide in which unit and at which bit the named ones stand. A consumer that was built before masks and shifts at the old places and gets other bits.",
  remedy:
    "Restore the unnamed bit-fields; in a new record use whole integers with masks, whose place every compiler agrees on.",
  reference: "C17 6.7.2.1p11-12; x86-64 psABI 3.1.2",
  message: "the unnamed bit-fields of `{type}` changed",
  check: (pair) =>
    pair.change === "kept" && pair.separatorsChanged && kindChangeOf(pair) === null
      ? { data: { type: pair.name }, as: layoutChangeOf(pair) }
      : null,
});
