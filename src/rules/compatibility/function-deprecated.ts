import { defineRule } from "../../findings/rule.ts";

export const functionDeprecated = defineRule({
  id: "function-deprecated",
  subject: "function",
  summary: "a function was marked deprecated",
  severity: { otherwise: { level: "warning", bump: "minor", breaks: [] } },
  effect:
    "Every use gets a compiler warning when it is built again; a build that turns warnings into errors stops. Programs that were built before are not touched.",
  remedy: "Name the replacement in the note, and keep the function until the next major version.",
  reference: "GCC function attributes: deprecated",
  message: "function `{function}` is now deprecated: {note}",
  check: (pair) =>
    pair.change === "kept" && pair.baseline.deprecated === undefined && pair.current.deprecated !== undefined
      ? { data: { function: pair.name, note: pair.current.deprecated || "no reason given" } }
      : null,
});
