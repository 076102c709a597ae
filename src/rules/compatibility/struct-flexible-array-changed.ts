import type { FieldPair } from "../../compare/pair.ts";
import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, fullBreak, harmless, sourceBreak } from "../../findings/severity.ts";
import { type FieldChange, structFieldChange } from "../primary-field-change.ts";
import { fieldSlots } from "../type-slots.ts";

/** What became of the tail; undefined if it no longer counts its first element. */
function tailOf(change: FieldChange, pair: FieldPair): "element" | "grew" | "same-size" | undefined {
  if (change.difference?.kind !== "flexible-array") return "element";
  const from = pair.size.from ?? 0;
  const to = pair.size.to ?? 0;
  if (from === to) return "same-size";
  return to > from ? "grew" : undefined;
}

export const structFlexibleArrayChanged = defineRule({
  id: "struct-flexible-array-changed",
  subject: "field",
  summary: "the open-ended array at the end of a struct is declared otherwise",
  severity: {
    otherwise: sourceBreak,
    exposed: { "by-value": binaryBreak, embedded: binaryBreak, static: binaryBreak, unreached: binaryBreak },
    cases: {
      element: { when: "if its elements have another type", severity: fullBreak },
      grew: {
        when: "if the size of the struct counts more of its elements than before",
        severity: binaryBreak,
      },
      "same-size": {
        when: "if the size of the struct counts as many of its elements as before",
        severity: harmless,
      },
    },
  },
  effect:
    "The size of the struct no longer counts the first element, or counts it now. Formulas such as `sizeof(struct) + (n - 1)` reserve one element too few or too many, on the side that is compiled again and on the one that is not. Elements of another type are misread by everybody.",
  remedy:
    "Keep the declaration; reserve memory with `offsetof` of the array instead of `sizeof` of the struct.",
  reference: "C17 6.7.2.1p18",
  message: "open-ended array `{field}` of `{type}` was `{baseline}` and is now `{current}`",
  check: (pair) => {
    const change = structFieldChange(pair, "flexible-array");
    return change === null ? null : { data: fieldSlots(pair), as: tailOf(change, pair) };
  },
});
