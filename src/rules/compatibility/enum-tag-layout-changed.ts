import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const enumTagLayoutChanged = defineRule({
  id: "enum-tag-layout-changed",
  subject: "type",
  summary: "an enum with payloads places its tag otherwise",
  severity: { otherwise: binaryBreak },
  effect:
    "Payloads stand at other offsets, though the size is often the same: with the tag inside each payload a byte follows it at once, with the tag in front of all of them it is aligned for the largest. A consumer that was built before reads every payload at the old place.",
  remedy: "Keep the representation; publish another one as a new type.",
  reference: "RFC 2195; Rust reference, type layout",
  message: "the representation of `{type}` changed from {baseline} to {current}",
  check: (pair) => {
    if (pair.change !== "kept" || pair.baseline.kind !== "tagged" || pair.current.kind !== "tagged")
      return null;
    const baseline = pair.baseline.repr.join(", ");
    const current = pair.current.repr.join(", ");
    return baseline === current ? null : { data: { type: pair.name, baseline, current } };
  },
});
