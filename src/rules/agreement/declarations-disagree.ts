import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";

export const declarationsDisagree = defineRule({
  id: "declarations-disagree",
  subject: "symbol",

  summary: "two declarations of one symbol say different things",
  severity: { otherwise: disagreement },
  effect:
    "One of them at least is wrong for the function that is called in the end: callers that see the one pass what callers that see the other do not.",
  remedy: "Keep one declaration, in a header that all of them include.",
  reference: "C17 6.2.7p2, 6.7p4",
  message: "two declarations of `{name}` disagree: {detail}",
  check: (pair) =>
    pair.state === "declarations-disagree" ? { data: { name: pair.name, detail: pair.detail } } : null,
});
