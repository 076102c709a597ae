import { defineRule } from "../../findings/rule.ts";
import { meaningBreak } from "../../findings/severity.ts";

export const bridgeErrorsChanged = defineRule({
  id: "bridge-errors-changed",
  subject: "bridge",
  summary: "an op fails with the codes of another domain than before",
  severity: { otherwise: meaningBreak },
  effect:
    "Callers that tell errors apart by the old codes meet others, and take them for what they do not know. Go packages that were generated before refuse the library.",
  remedy: "Add new codes to the domain that the op has, with `since:`, or add a new op.",
  reference: "BRIDGE.md, The file, `errors`",
  message: "the codes of `{item}` are those of another domain: {baseline} -> {current}",
  check: (pair) => {
    if (pair.fact !== "errors") return null;
    const domain = (name: string): string => (name === "" ? "none" : `\`${name}\``);
    return { data: { item: pair.item, baseline: domain(pair.baseline), current: domain(pair.current) } };
  },
});
