import { defineRule } from "../../findings/rule.ts";
import { aside, disagreement, suspicion } from "../../findings/severity.ts";

export const symbolDefinedTwice = defineRule({
  id: "symbol-defined-twice",
  subject: "symbol",

  summary: "one symbol is defined in two places",
  severity: {
    otherwise: disagreement,
    cases: {
      apart: {
        when: "if they stand in two libraries, and nothing shows that one program links both",
        severity: aside,
      },
      apartAndOther: {
        when: "if those two also differ in what they take or give back",
        severity: suspicion,
      },
    },
  },
  effect:
    "A static link fails or takes whichever definition comes first; in shared libraries the first one that is loaded serves all callers, those of the other library included, with another signature or other data behind it.",
  remedy: "Give one of them another name, or define it in one place and declare it in the other.",
  reference: "C17 6.9p5; ELF gABI, Shared Object Dependencies",
  message: "{what} `{name}` is defined in two places{detail}",
  check: ({ state, what, name, detail }) => {
    if (state !== "defined-twice" && state !== "defined-apart") return null;
    const data = {
      what: what === "static" ? "variable" : "function",
      name,
      detail: detail === "" ? "" : `, which differ: ${detail}`,
    };
    if (state === "defined-twice") return { data };
    return { data, as: detail === "" ? "apart" : "apartAndOther" };
  },
});
