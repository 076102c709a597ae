import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, fullBreak, sourceBreak } from "../../findings/severity.ts";

export const symbolRenamed = defineRule({
  id: "symbol-renamed",
  subject: "function",
  summary: "a function, or a family of them, has another name in the header or for the linker",
  severity: {
    otherwise: fullBreak,
    cases: {
      "link-name": { when: "if only the name for the linker changed", severity: binaryBreak },
      "header-name": { when: "if only the name in the header changed", severity: sourceBreak },
    },
  },
  effect:
    "A program that was built before asks the dynamic linker for the old name and does not start or fails at its first call. Where the name in the header changed, whoever builds again gets a compile error.",
  remedy:
    "Keep the old name as an exported alias or as a forwarder that is marked deprecated until the next major version.",
  reference: "ELF gABI, Symbol Table; C17 6.2.2",
  message: "{what} renamed: `{baseline}` is now `{current}`",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const name = pair.renamed ?? pair.name;
    const what = pair.family === null ? "function" : `${pair.family.length} functions with a common prefix`;
    const symbol = { baseline: pair.baseline.symbol ?? pair.name, current: pair.current.symbol ?? name };
    const inline = pair.baseline.inline === true && pair.current.inline === true;
    const linksAlike = inline || symbol.baseline === symbol.current;
    if (pair.renamed === null)
      return linksAlike ? null : { data: { what: "symbol", ...symbol }, as: "link-name" };
    const data = { what, baseline: pair.name, current: pair.renamed };
    return linksAlike ? { data, as: "header-name" } : { data };
  },
});
