import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { variantMismatch } from "../variant-mismatch.ts";

export const enumPayloadMismatch = defineRule({
  id: "enum-payload-mismatch",
  subject: "variant",

  summary: "the data of a variant differs between the two sides",
  severity: { otherwise: disagreement },
  effect:
    "Each side reads and writes what stands behind the tag by its own fields: values land in the wrong bytes, and the side that knows the smaller payload reserves too little for the whole.",
  remedy: "Write the definition's fields into the declaration.",
  reference: "RFC 2195; Rust reference, type layout",
  message:
    "`{variant}` of `{type}` carries `{baseline}` in the definition and `{current}` in the declaration",
  check: (pair) => {
    if (variantMismatch(pair) !== "payload") return null;
    return { data: { type: pair.type, variant: pair.name, ...pair.payload } };
  },
});
