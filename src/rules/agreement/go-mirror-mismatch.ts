import { defineRule } from "../../findings/rule.ts";
import { disagreement, suspicion } from "../../findings/severity.ts";

export const goMirrorMismatch = defineRule({
  id: "go-mirror-mismatch",
  subject: "mirror",

  summary: "a Go struct is cast to a C struct, or from it, and is not the same memory",
  severity: {
    otherwise: disagreement,
    cases: {
      names: { when: "if the memory is the same and fields of one type changed places", severity: suspicion },
      longer: { when: "if Go hands C a struct that only goes on behind C's last field", severity: suspicion },
    },
  },
  effect:
    "A cast by `unsafe.Pointer` checks nothing: C reads and writes the fields where its own struct has them, which in the Go struct are other fields, parts of them, or memory behind it.",
  remedy:
    "Use the struct that cgo makes, `C.struct_name`, or give the Go struct the fields of C's in their order, with `_` for padding and C's types (`C.long`) where their width depends on the target.",
  reference:
    "package unsafe, Pointer, pattern 1; Go specification, Size and alignment guarantees; C17 6.7.2.1p15",
  message: "`{mirror}` mirrors the C struct `{type}`: {difference}",
  check: ({ name, of, difference, detail, comesFromC }) => {
    const data = { mirror: name, type: of, difference: detail };
    if (difference === "names") return { data, as: "names" };
    return difference === "longer" && !comesFromC ? { data, as: "longer" } : { data };
  },
});
