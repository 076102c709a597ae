import type { FieldPair } from "../../compare/pair.ts";
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
      "size-is-silent": {
        when: "if consumers write the record, also where it begins with its size: that is the same as before",
        severity: binaryBreak,
      },
    },
  },
  effect:
    "No other field moves, but a consumer that was built before never sets these bytes: the library reads what happened to be there. Where the record begins with its size, a consumer that does not know the field states a size that covers it. A copy by value need not carry padding either. Where the library alone writes the struct nobody notices.",
  remedy:
    "Read the field only if another one, such as a version or a flag, says that it is set; or give it a type that does not fit into the padding, so that it stands behind all that older consumers have.",
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
          as: isPassedOtherwise(pair)
            ? "passed-otherwise"
            : isWrittenWithItsSize(pair)
              ? "size-is-silent"
              : undefined,
        }
      : null,
});

function isWrittenWithItsSize({ exposure: { flags } }: FieldPair): boolean {
  return flags.has("versioned") && flags.has("in");
}
