import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const enumPayloadChanged = defineRule({
  id: "enum-payload-changed",
  subject: "variant",
  summary: "the payload of a variant has other fields",
  severity: { otherwise: fullBreak },
  effect:
    "A consumer that was built before reads and writes the payload by the old fields; if the largest payload grew, it reserves too little for the whole. One that is compiled again fails where it names the fields.",
  remedy: "Leave the variant as it is, and add another one with the new payload.",
  reference: "RFC 2195; Rust reference, type layout",
  message: "the payload of `{variant}` of `{type}` changed: `{baseline}` -> `{current}`",
  check: (pair) => {
    if (pair.change !== "kept" || pair.renamed !== null || pair.run.length > 0) return null;
    const { baseline, current } = pair.payload;
    return baseline === current ? null : { data: { type: pair.type, variant: pair.name, baseline, current } };
  },
});
