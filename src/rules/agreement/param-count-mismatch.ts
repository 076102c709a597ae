import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
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
  severity: { otherwise: disagreement },
  effect:
    "The linker matches names only. A function that takes more than it is given reads registers and stack slots that nobody filled: pointers and lengths made of leftovers. One that takes fewer ignores what it is given, and with it what the caller asked for.",
  remedy: "Write the definition's parameters into the declaration, and go through every call.",
  reference: "C17 6.5.2.2p6, 6.7.6.3p14-15; x86-64 psABI 3.2.3",
  message: "function `{function}` takes {from} in the definition and {to} in the declaration",
  check: (pair) => {
    if (functionMismatch(pair) !== "count" || pair.change !== "kept") return null;
    const [from, to] = [countParams(pair.baseline), countParams(pair.current)];
    return { data: { function: pair.name, from, to } };
  },
});
