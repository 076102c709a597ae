import { defineRule } from "../../findings/rule.ts";
import { disagreement, suspicion } from "../../findings/severity.ts";
import type { FunctionItem } from "../../idl/contract.ts";
import { functionMismatch } from "../symbol-mismatch.ts";

function countParams({ params }: FunctionItem): string {
  if (params.length === 0) return "no parameters";
  return params.length === 1 ? "1 parameter" : `${params.length} parameters`;
}

export const paramCountMismatch = defineRule({
  id: "param-count-mismatch",
  subject: "function",

  summary: "a function takes another number of parameters than it is declared with",
  severity: {
    otherwise: disagreement,
    cases: {
      unprototyped: {
        when: "if the declaration has no prototype, and no Go calls it, to which `f()` takes nothing",
        severity: suspicion,
      },
    },
  },
  effect:
    "The linker matches names only. A function that takes more than it is given reads registers and stack slots that nobody filled: pointers and lengths made of leftovers. One that takes fewer ignores what it is given, and with it what the caller asked for.",
  remedy: "Write the definition's parameters into the declaration, and go through every call.",
  reference:
    "C17 6.5.2.2p6, 6.7.6.3p14-15; C23 6.7.7.4p13; cmd/cgo documentation, Go references to C; x86-64 psABI 3.2.3",
  message: "function `{function}` takes {from} in the definition and {to} in the declaration",
  check: (pair) => {
    const mismatch = functionMismatch(pair);
    if (pair.change !== "kept" || (mismatch !== "count" && mismatch !== "unprototyped")) return null;
    const from = countParams(pair.baseline);
    if (mismatch === "unprototyped") {
      const to = "anything, as it is declared without a prototype,";
      return { data: { function: pair.name, from, to }, as: "unprototyped" };
    }
    return { data: { function: pair.name, from, to: countParams(pair.current) } };
  },
});
