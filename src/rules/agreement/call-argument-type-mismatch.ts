import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { argumentMismatch } from "../argument-mismatch.ts";
import { severityByGrade } from "../grade.ts";

export const callArgumentTypeMismatch = defineRule({
  id: "call-argument-type-mismatch",
  subject: "call",

  summary: "a call converts an argument to another type than the declaration takes",
  severity: { otherwise: disagreement, cases: { meaning: severityByGrade.meaning } },
  effect:
    "On targets where the two types differ, the value is cut, extended or read as something else, or cgo refuses to build there, as it always does for a pointer to another type: `C.ulong` is 8 bytes on Linux and 4 on Windows, where `size_t` has 8.",
  remedy:
    "Convert to the very type that the declaration names: `C.size_t(n)`, not a type that happens to be as wide on one target.",
  reference: "cmd/cgo documentation, Go references to C; C17 6.5.2.2p2",
  message:
    "argument {position} of the call of `{function}` is a `{current}` and the declaration takes a `{baseline}`",
  check: (pair) => {
    const mismatch = pair.argument === null ? null : argumentMismatch(pair.argument);
    if (pair.argument === null || mismatch === null) return null;
    const { position, type } = pair.argument;
    const data = { function: pair.function, position, ...type };
    return mismatch === "meaning" ? { data, as: "meaning" } : { data };
  },
});
