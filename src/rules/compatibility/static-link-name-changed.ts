import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const staticLinkNameChanged = defineRule({
  id: "static-link-name-changed",
  subject: "static",
  summary: "an exported variable has another name for the linker",
  severity: { otherwise: binaryBreak },
  effect:
    "A program that was built before asks the dynamic linker for the old name: it does not start, or it finds a variable of another library. Code that is built again does not notice, because the name in the header is the same.",
  remedy: "Keep the old name as an exported alias of the variable until the next major version.",
  reference: "ELF gABI, Symbol Table; C17 6.2.2",
  message: "variable `{static}` is linked as `{current}`, was `{baseline}`",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const baseline = pair.baseline.symbol ?? pair.name;
    const current = pair.current.symbol ?? pair.name;
    return baseline === current ? null : { data: { static: pair.name, baseline, current } };
  },
});
