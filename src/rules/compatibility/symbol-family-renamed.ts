import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const symbolFamilyRenamed = defineRule({
  id: "symbol-family-renamed",
  subject: "family",
  summary: "a whole family of functions gained, lost or changed a prefix",
  severity: { otherwise: fullBreak },
  effect:
    "None of the old names is exported any more: a program that was built before does not start or fails at its first call, and whoever builds again gets a compile error for every use.",
  remedy:
    "Export the old names too, as aliases or forwarders that are marked deprecated, until the next major version; a header of `#define OLD NEW` lines helps only those who build again.",
  reference: "ELF gABI, Symbol Table; C17 6.2.2",
  message: "{count} functions have another prefix: `{baseline}` is now `{current}`, and so on",
  check: (pair) => {
    const [first] = pair.members;
    if (first === undefined) return null;
    return { data: { count: pair.members.length, baseline: first.baseline, current: first.current } };
  },
});
