import { isSameName } from "../../compare/same-name.ts";
import { defineRule } from "../../findings/rule.ts";
import { aside } from "../../findings/severity.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramNameMismatch = defineRule({
  id: "param-name-mismatch",
  subject: "param",

  summary: "a parameter has another name on each side",
  severity: { otherwise: aside },
  effect:
    "Nothing goes wrong in memory. But whoever reads the declaration passes what its name asks for: two parameters of one type that changed places are told by their names alone.",
  remedy: "Give the parameter one name on both sides, after making sure that both mean the same by it.",
  reference: "C17 6.7.6.3p15",
  message:
    "parameter {position} of `{function}` is called `{baseline}` in the definition and `{current}` in the declaration",
  check: (pair) => {
    if (pair.change !== "kept" || paramMismatch(pair) !== null) return null;
    const { name: baseline = "" } = pair.baseline;
    const { name: current = "" } = pair.current;
    if (baseline === "" || current === "" || isSameName(baseline, current)) return null;
    return { data: { function: pair.function, position: pair.position, baseline, current } };
  },
});
