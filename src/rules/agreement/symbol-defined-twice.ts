import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";

export const symbolDefinedTwice = defineRule({
  id: "symbol-defined-twice",
  subject: "symbol",

  summary: "one symbol is defined in two places",
  severity: { otherwise: disagreement },
  effect:
    "A static link fails or takes whichever definition comes first; in shared libraries the first one that is loaded serves all callers, those of the other library included, with another signature or other data behind it.",
  remedy: "Give one of them another name, or define it in one place and declare it in the other.",
  reference: "C17 6.9p5; ELF gABI, Shared Object Dependencies",
  message: "{what} `{name}` is defined in two places",
  check: (pair) =>
    pair.state === "defined-twice"
      ? { data: { what: pair.what === "static" ? "variable" : "function", name: pair.name } }
      : null,
});
