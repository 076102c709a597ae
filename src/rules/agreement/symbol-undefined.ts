import type { SymbolPair } from "../../compare/pair.ts";
import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";

const HOW: Readonly<Record<SymbolPair["state"], string | null>> = {
  undefined: "declared, and nothing that was read defines it",
  "called-undeclared": "called, and nothing that is included there declares it",
  undeclared: null,
  "defined-twice": null,
  "defined-apart": null,
  "declarations-disagree": null,
};

export const symbolUndefined = defineRule({
  id: "symbol-undefined",
  subject: "symbol",

  summary: "a symbol is declared or called, and nothing that was read defines it",
  severity: { otherwise: disagreement },
  effect:
    "Whoever calls it does not link; with a library that is loaded at run time, the program fails when it starts, or at the first call.",
  remedy: 'Define it (`#[no_mangle] pub extern "C" fn`), correct its name, or take the declaration out.',
  reference: "C17 6.9p5; ELF gABI, Symbol Table (SHN_UNDEF)",
  message: "{what} `{name}` is {how}",
  check: ({ state, what, name }) => {
    const how = HOW[state];
    return how === null ? null : { data: { what: what === "static" ? "variable" : "function", name, how } };
  },
});
