import { defineRule } from "../../findings/rule.ts";

export const functionMustUseAdded = defineRule({
  id: "function-must-use-added",
  subject: "function",
  summary: "the result of a function must now be used",
  severity: { otherwise: { level: "warning", bump: "minor", breaks: [] } },
  effect:
    "Callers that drop the result get a compiler warning when they are built again; a build that turns warnings into errors stops. Programs that were built before are not touched.",
  remedy: "Check the result at every call; where dropping it is fine, say so in the documentation.",
  reference: "GCC function attributes: warn_unused_result",
  message: "the result of function `{function}` must now be used",
  check: (pair) =>
    pair.change === "kept" && !pair.baseline.must_use && pair.current.must_use
      ? { data: { function: pair.name } }
      : null,
});
