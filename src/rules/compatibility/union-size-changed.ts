import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { resizesUnion } from "../primary-field-change.ts";
import { growth } from "../record-severity.ts";

export const unionSizeChanged = defineRule({
  id: "union-size-changed",
  subject: "field",
  summary: "a new or changed member changes the size or alignment of a union",
  severity: {
    ...growth,
    cases: {
      retyped: { when: "if the member was there before and has another type now", severity: fullBreak },
    },
  },
  effect:
    "A consumer that was built before reserves, copies and passes the union with its old size: the library reads and writes behind the end of it, and whatever follows the union in a struct or array moves. Go sees the union as an array of bytes of another length.",
  remedy:
    "Reserve room from the start with a member that is an array of bytes; keep larger members behind a pointer.",
  reference: "C17 6.7.2.1p16; x86-64 psABI 3.1.2, 3.2.3",
  message:
    "member `{field}` of union `{type}`, now `{current}` of {size} bytes, changes the size or alignment of the union",
  check: (pair) => {
    if (!resizesUnion(pair)) return null;
    const data = {
      type: pair.type,
      field: pair.name,
      current: pair.declared.current,
      size: pair.size.to ?? "unknown",
    };
    return { data, as: pair.change === "kept" ? "retyped" : undefined };
  },
});
