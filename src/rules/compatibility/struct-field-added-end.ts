import { defineRule } from "../../findings/rule.ts";
import { growth } from "../record-severity.ts";

export const structFieldAddedEnd = defineRule({
  id: "struct-field-added-end",
  subject: "field",
  summary: "a field was appended to a struct, which became larger",
  severity: growth,
  effect:
    "A consumer that was built before reserves the old, smaller struct: the library reads and writes the new field behind the end of the consumer's memory, and by-value calls and arrays use the wrong size. Where the library alone reserves the struct nobody notices.",
  remedy:
    "Append only to structs that the library reserves or that begin with their size; otherwise use a reserved field or a new struct.",
  reference: "C17 6.7.2.1p15; x86-64 psABI 3.2.3",
  message: "`{type}` gained field `{field}` of type `{current}` at its end, at byte {offset}",
  check: (pair) =>
    pair.change === "added" && pair.holder === "struct" && pair.place === "end"
      ? {
          data: {
            type: pair.type,
            field: pair.name,
            current: pair.declared.current,
            offset: pair.offset.to ?? "unknown",
          },
        }
      : null,
});
