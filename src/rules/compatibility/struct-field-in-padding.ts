import { defineRule } from "../../findings/rule.ts";
import { addition, binaryBreak } from "../../findings/severity.ts";
import { isPassedOtherwise } from "../record-severity.ts";

export const structFieldInPadding = defineRule({
  id: "struct-field-in-padding",
  subject: "field",
  summary: "a field was added in bytes that were padding",
  severity: {
    otherwise: binaryBreak,
    exposed: {
      "by-value": binaryBreak,
      unreached: binaryBreak,
      "library-allocated": addition,
      in: binaryBreak,
      out: addition,
    },
    cases: {
      "passed-otherwise": {
        when: "if consumers pass the record by value, and it travels in another way now",
        severity: binaryBreak,
      },
    },
  },
  effect:
    "No other field moves, but a consumer that was built before never sets these bytes: the library reads what happened to be there. A copy by value need not carry padding either. Where the library alone writes the struct nobody notices.",
  remedy: "Read the field only if another one, such as a size, a version or a flag, says that it is set.",
  reference: "C17 6.2.6.1p6",
  message: "`{type}` gained field `{field}` of type `{current}` in former padding, at byte {offset}",
  check: (pair) =>
    pair.change === "added" && pair.holder === "struct" && pair.place === "padding" && pair.takenFrom === null
      ? {
          data: {
            type: pair.type,
            field: pair.name,
            current: pair.declared.current,
            offset: pair.offset.to ?? "unknown",
          },
          as: isPassedOtherwise(pair) ? "passed-otherwise" : undefined,
        }
      : null,
});
