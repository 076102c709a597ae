import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";

export const declarationsDisagree = defineRule({
  id: "declarations-disagree",
  subject: "symbol",

  summary: "two declarations of one symbol, type or constant say different things",
  severity: { otherwise: disagreement },
  effect:
    "One of them at least is wrong for the library that is linked in the end: code that sees the one passes and reads what code that sees the other does not.",
  remedy: "Keep one declaration, in a header that all of them include.",
  reference: "C17 6.2.7p2, 6.7p4",
  message: "two declarations of `{name}` disagree: {detail}",
  check: (pair) =>
    pair.state === "declarations-disagree" ? { data: { name: pair.name, detail: pair.detail } } : null,
});
