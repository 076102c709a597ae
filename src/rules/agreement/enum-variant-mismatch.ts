import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { variantMismatch } from "../variant-mismatch.ts";

export const enumVariantMismatch = defineRule({
  id: "enum-variant-mismatch",
  subject: "variant",

  summary: "an enum has an enumerator on one side that the other lacks",
  severity: { otherwise: disagreement },
  effect:
    "A value that only the declaration knows is undefined behaviour where Rust takes it as its enum: a `match` may jump anywhere. A value that only the definition knows reaches callers who have no case for it.",
  remedy:
    "Write the definition's enumerators into the declaration, all of them; where values may be added later, take an integer in the definition and convert it there.",
  reference: "Rust reference, behavior considered undefined; C17 6.7.2.2",
  message: "`{variant}` of `{type}`, value {value}, is only in the {side}",
  check: (pair) => {
    if (pair.change === "kept" || variantMismatch(pair) !== "missing") return null;
    const { value } = pair.change === "added" ? pair.current : pair.baseline;
    const side = pair.change === "added" ? "declaration" : "definition";
    return { data: { type: pair.type, variant: pair.name, value: value.toString(), side } };
  },
});
