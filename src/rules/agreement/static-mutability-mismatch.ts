import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticMutabilityMismatch = defineRule({
  id: "static-mutability-mismatch",
  subject: "static",

  summary: "a variable may be written on one side only",
  severity: { otherwise: suspicion, cases: { spelling: severityByGrade.spelling } },
  effect:
    "A definition that is never written lies in read-only memory: whoever writes to it through the declaration crashes. The other way round the declaring side may keep the first value that it read, and misses what the definition writes.",
  remedy:
    "Say `const` in the declaration exactly where the definition is immutable (`static` without `mut` and without interior mutability).",
  reference: "C17 6.7.3p6; Rust reference, static items",
  message: "variable `{static}` is {from} in the definition and {to} in the declaration",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "mutability");
    if (mismatch === null) return null;
    const isMutable = pair.baseline?.mutable === true;
    const [from, to] = isMutable ? ["writable", "read-only"] : ["read-only", "writable"];
    const data = { static: pair.name, from, to };
    return mismatch.grade === "spelling" ? { data, as: "spelling" } : { data };
  },
});
