import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { typeMismatchOf } from "../type-mismatch.ts";

export const typeLayoutMismatch = defineRule({
  id: "type-layout-mismatch",
  subject: "type",

  summary: "a declaration shows the fields of a type that the definition lays out as its compiler likes",
  severity: { otherwise: disagreement },
  effect:
    "Without `repr(C)`, rustc orders and pads the fields as it likes, and otherwise with the next version or another flag. C reads and writes at the offsets of its own order: other fields' bytes, and behind the end of what is there.",
  remedy:
    "Write `#[repr(C)]` on the definition, and the same fields on both sides; or hide the fields in the declaration (`struct name;`) and hand out pointers only.",
  reference: "Rust reference, type layout, the Rust representation and the C representation",
  message:
    "`{type}` has no layout that C can rely on in the definition (no `repr(C)`), and the declaration shows its fields",
  check: (pair) => (typeMismatchOf(pair, "layout") === null ? null : { data: { type: pair.name } }),
});
