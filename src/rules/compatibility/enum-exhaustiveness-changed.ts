import { defineRule } from "../../findings/rule.ts";
import { meaningWarning } from "../../findings/severity.ts";
import type { EnumDefinition } from "../../idl/contract.ts";

function extensibilityOf({ open, flags }: EnumDefinition): string {
  const stated = open === undefined ? "not said to be open or closed" : open ? "open" : "closed";
  return flags === true ? `a set of flags, ${stated}` : stated;
}

export const enumExhaustivenessChanged = defineRule({
  id: "enum-exhaustiveness-changed",
  subject: "type",
  summary: "an enum was declared open, closed or a set of flags, or no longer is",
  severity: { otherwise: meaningWarning },
  effect:
    "The values stay. Where an enum is open now, consumers in Rust and other languages that match every case need one more; where it is closed or no set of flags any more, they may no longer pass values that have no name.",
  remedy: "Decide when the enum is first published whether it is open, closed or a set of flags.",
  reference: "Clang attributes `enum_extensibility` and `flag_enum`; Rust reference, `non_exhaustive`",
  message: "`{type}` was {baseline} and is now {current}",
  check: (pair) => {
    if (pair.change !== "kept" || pair.baseline.kind !== "enum" || pair.current.kind !== "enum") return null;
    const baseline = extensibilityOf(pair.baseline);
    const current = extensibilityOf(pair.current);
    return baseline === current ? null : { data: { type: pair.name, baseline, current } };
  },
});
