import { defineRule } from "../../findings/rule.ts";
import { addition, binaryBreak } from "../../findings/severity.ts";
import { resizesUnion } from "../primary-field-change.ts";
import { isPassedOtherwise } from "../record-severity.ts";

export const unionMemberAdded = defineRule({
  id: "union-member-added",
  subject: "field",
  summary: "a member was added to a union that keeps its size and alignment",
  severity: {
    otherwise: addition,
    cases: {
      "passed-otherwise": {
        when: "if consumers pass the union by value, and it travels in another way now",
        severity: binaryBreak,
      },
    },
  },
  effect:
    "Nothing moves. A consumer that was built before does not know the member and cannot read a value that is stored in it; by value, the union may travel in other registers.",
  remedy: "Have a tag beside the union say which member holds the value.",
  reference: "C17 6.7.2.1p16",
  message: "union `{type}` gained member `{field}` of type `{current}`",
  check: (pair) =>
    pair.change === "added" && pair.holder === "union" && !resizesUnion(pair)
      ? {
          data: { type: pair.type, field: pair.name, current: pair.declared.current },
          as: isPassedOtherwise(pair) ? "passed-otherwise" : undefined,
        }
      : null,
});
