import type { Change } from "../../compare/pair.ts";
import { isSameMemory } from "../../compare/type-difference.ts";
import { defineRule } from "../../findings/rule.ts";
import { fullBreak, sourceBreak } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";

/** Neither version can be had by value: only pointers to it ever cross. */
function isIncomplete(size: Change): boolean {
  return size.from === null && size.to === null;
}

export const typedefBecameDistinct = defineRule({
  id: "typedef-became-distinct",
  subject: "type",
  summary: "a typedef became a type of its own, or the other way",
  severity: { otherwise: fullBreak, cases: { incomplete: sourceBreak, "same-memory": sourceBreak } },
  effect:
    "A scalar or pointer and a struct of the same size may travel in other registers or through a hidden pointer, so that a consumer that was built before passes the value where nobody looks for it. One that is compiled again fails where it converts, compares or prints the value.",
  remedy: "Keep the typedef as it is and give the new type a new name, with new functions that use it.",
  reference: "C17 6.2.7, 6.7.8; x86-64 psABI 3.2.3",
  message: "`{type}` was declared as {baseline} and is now declared as {current}",
  check: (pair) => {
    if (pair.change !== "kept" || kindChangeOf(pair) !== "distinct") return null;
    const data = { type: pair.name, baseline: pair.baseline.kind, current: pair.current.kind };
    if (isIncomplete(pair.size)) return { data, as: "incomplete" };
    const saysSame = pair.differences.length > 0 && isSameMemory(pair.differences);
    return saysSame ? { data, as: "same-memory" } : { data };
  },
});
