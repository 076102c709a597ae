import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";
import { kindWords } from "../type-slots.ts";

export const recordKindChanged = defineRule({
  id: "record-kind-changed",
  subject: "type",
  summary: "a name stands for another kind of type",
  severity: { otherwise: fullBreak },
  effect:
    "Members that stood behind each other now share their bytes, or the other way, and a value may travel in other registers even if its size is the same. A consumer that was built before reads garbage; one that is compiled again fails where it names the kind or a member.",
  remedy: "Declare the new type under a new name and leave the old one as it is.",
  reference: "C17 6.2.7, 6.7.2.3p2; x86-64 psABI 3.2.3",
  message: "`{type}` was declared as {baseline} and is now declared as {current}",
  check: (pair) =>
    pair.change === "kept" && kindChangeOf(pair) === "record-kind"
      ? { data: { type: pair.name, baseline: kindWords(pair.baseline), current: kindWords(pair.current) } }
      : null,
});
