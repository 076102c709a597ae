import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { typeMismatchOf } from "../type-mismatch.ts";

function bitsOf(bits: number | undefined, type: string): string {
  if (bits === undefined) return `a whole \`${type}\``;
  return `${bits === 1 ? "1 bit" : `${bits} bits`} of \`${type}\``;
}

export const bitFieldMismatch = defineRule({
  id: "bit-field-mismatch",
  subject: "field",
  alsoAbout: ["type"],
  summary: "bit-fields, or what separates them, differ between the two sides",
  severity: { otherwise: disagreement },
  effect:
    "The two sides mask and shift other bits of the same bytes: flags are read that belong to something else, and a write changes neighbours.",
  remedy:
    "Give both sides the same widths and units; where one language has no bit-fields, use a whole integer on both and name the masks.",
  reference: "C17 6.7.2.1p11-12; x86-64 psABI 3.1.2; System V gABI, bit-fields",
  message: "bit-fields of `{type}` differ: {detail}",
  check: (pair) => {
    if (pair.subject === "type") {
      const detail = "other unnamed ones separate the rest";
      return typeMismatchOf(pair, "bits") === null ? null : { data: { type: pair.name, detail } };
    }
    if (fieldMismatchOf(pair, "bits") === null || pair.change !== "kept") return null;
    const baseline = bitsOf(pair.baseline.bits, pair.declared.baseline);
    const current = bitsOf(pair.current.bits, pair.declared.current);
    const detail = `\`${pair.name}\` is ${baseline} in the definition and ${current} in the declaration`;
    return { data: { type: pair.type, detail } };
  },
});
