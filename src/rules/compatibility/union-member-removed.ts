import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const unionMemberRemoved = defineRule({
  id: "union-member-removed",
  subject: "field",
  summary: "a member of a union is gone",
  severity: { otherwise: fullBreak },
  effect:
    "A consumer that was built before reads a member that nobody writes any more, or writes one that nobody reads. One that is compiled again fails where it names the member.",
  remedy: "Keep the member, marked deprecated, until the next major version.",
  reference: "C17 6.7.2.1p16, 6.5.2.3",
  message: "union `{type}` lost member `{field}` of type `{baseline}`",
  check: (pair) =>
    pair.change === "removed" && pair.holder === "union"
      ? { data: { type: pair.type, field: pair.name, baseline: pair.declared.baseline } }
      : null,
});
