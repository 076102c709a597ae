import { defineRule } from "../../findings/rule.ts";
import { fullBreak, sourceBreak } from "../../findings/severity.ts";
import { changesEnumLayout } from "../variant-layout.ts";

export const enumVariantRemoved = defineRule({
  id: "enum-variant-removed",
  subject: "variant",
  summary: "an enumerator is gone",
  severity: {
    otherwise: fullBreak,
    exposed: { in: fullBreak, out: sourceBreak },
    cases: {
      resized: {
        when: "if the data that went with it give the enum another size or another way to travel",
        severity: fullBreak,
      },
    },
  },
  effect:
    "Consumers that name the enumerator no longer compile. Those that are built already still pass its value, which the library no longer handles; a Rust function that takes the enum has undefined behaviour when it arrives.",
  remedy: "Keep the enumerator, marked deprecated, and answer it with an error.",
  reference: "C17 6.7.2.2; Rust reference, behavior considered undefined",
  message: "`{type}` lost `{variant}` = {value}",
  check: (pair) =>
    pair.change === "removed"
      ? {
          data: { type: pair.type, variant: pair.name, value: pair.baseline.value.toString() },
          as: changesEnumLayout(pair) ? "resized" : undefined,
        }
      : null,
});
