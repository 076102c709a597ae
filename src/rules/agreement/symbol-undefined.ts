import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";

export const symbolUndefined = defineRule({
  id: "symbol-undefined",
  subject: "symbol",

  summary: "a symbol is declared or called and defined nowhere",
  severity: { otherwise: disagreement },
  effect:
    "Whoever calls it does not link; with a library that is loaded at run time, the program fails when it starts, or at the first call.",
  remedy: 'Define it (`#[no_mangle] pub extern "C" fn`), correct its name, or take the declaration out.',
  reference: "C17 6.9p5; ELF gABI, Symbol Table (SHN_UNDEF)",
  message: "{what} `{name}` is declared and defined nowhere",
  check: (pair) =>
    pair.state === "undefined"
      ? { data: { what: pair.what === "static" ? "variable" : "function", name: pair.name } }
      : null,
});
