import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";

export const inlineBecameFunction = defineRule({
  id: "inline-became-function",
  subject: "function",
  summary: "an inline function of the header is now exported by the library",
  severity: { otherwise: addition },
  effect:
    "Programs that were built before carry the old body and go on with it, also where the library now behaves otherwise. Programs that are built again need at least this version of the library at run time.",
  remedy:
    "State the least version of the library, and keep the new body compatible with the copies that are out there.",
  reference: "C17 6.7.4p7",
  message: "inline function `{function}` became an exported one",
  check: (pair) =>
    pair.change === "kept" && pair.baseline.inline && !pair.current.inline
      ? { data: { function: pair.name } }
      : null,
});
