import { defineRule } from "../../findings/rule.ts";
import { aside } from "../../findings/severity.ts";

export const symbolUndeclared = defineRule({
  id: "symbol-undeclared",
  subject: "symbol",

  summary: "a symbol is defined, and nothing that was read declares it",
  severity: { otherwise: aside },
  effect:
    "Nobody can call it through the header: it was forgotten there, or is exported without need and kept alive by the linker.",
  remedy: "Declare it, or stop exporting it.",
  reference: "C17 6.2.2; Rust reference, the no_mangle attribute",
  message: "{what} `{name}` is defined, and no header or extern block declares it",
  check: (pair) =>
    pair.state === "undeclared"
      ? { data: { what: pair.what === "static" ? "variable" : "function", name: pair.name } }
      : null,
});
