import { findDifference } from "../../compare/type-difference.ts";
import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";
import { severityByEffect } from "../primary-difference.ts";

export const callbackSignatureChanged = defineRule({
  id: "callback-signature-changed",
  subject: "type",
  summary: "the parameters, the result or the convention of a callback type changed",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "The library calls functions that consumers wrote for the old signature: they look for their arguments in the wrong registers, or the library reads a result that nobody wrote. Consumers that are compiled again fail where they hand such a function over, or are only warned.",
  remedy: "Keep the callback type, and add a new one with a new function that takes it.",
  reference: "C17 6.3.2.3p8, 6.7.6.3p15",
  message: "callback `{type}` changed: {what}",
  check: (pair) => {
    if (pair.change !== "kept" || kindChangeOf(pair) !== null) return null;
    const difference = pair.current.kind === "callback" ? findDifference(pair.differences, "callback") : null;
    return difference === null
      ? null
      : { data: { type: pair.name, what: difference.what }, as: difference.breaks };
  },
});
