import { defineRule } from "../../findings/rule.ts";
import { harmless } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnConstRemoved = defineRule({
  id: "return-const-removed",
  subject: "return",
  summary: "consumers may now write what the result points at",
  severity: { otherwise: harmless },
  effect:
    "Every caller compiles and runs as before. It may be a sign that the memory now belongs to the caller, which no type shows.",
  remedy: "State in the documentation who frees the memory.",
  reference: "C17 6.5.16.1p1",
  message: "result of `{function}` is no longer `const`: `{baseline}` -> `{current}`",
  check: (pair) =>
    primaryReturnDifference(pair, "const-removed") === null ? null : { data: returnSlots(pair) },
});
