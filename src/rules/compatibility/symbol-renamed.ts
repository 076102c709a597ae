import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, fullBreak, sourceBreak } from "../../findings/severity.ts";

export const symbolRenamed = defineRule({
  id: "symbol-renamed",
  subject: "function",
  summary: "a function has another name, in the header, for the linker or for both",
  severity: { otherwise: fullBreak, cases: { "link-name": binaryBreak, "header-name": sourceBreak } },
  effect:
    "A program that was built before asks the dynamic linker for the old name and does not start or fails at its first call. Where the name in the header changed, whoever builds again gets a compile error.",
  remedy:
    "Keep the old name as an exported alias or as a forwarder that is marked deprecated until the next major version.",
  reference: "ELF gABI, Symbol Table; C17 6.2.2",
  message: "function `{baseline}` was renamed to `{current}`",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const name = pair.renamed ?? pair.name;
    const symbol = { baseline: pair.baseline.symbol ?? pair.name, current: pair.current.symbol ?? name };
    const inline = pair.baseline.inline === true && pair.current.inline === true;
    const linksAlike = inline || symbol.baseline === symbol.current;
    if (pair.renamed === null) return linksAlike ? null : { data: symbol, as: "link-name" };
    const data = { baseline: pair.name, current: pair.renamed };
    return linksAlike ? { data, as: "header-name" } : { data };
  },
});
