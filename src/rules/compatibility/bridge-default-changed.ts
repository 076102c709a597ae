import { defineRule } from "../../findings/rule.ts";
import { meaningBreak, meaningWarning } from "../../findings/severity.ts";

export const bridgeDefaultChanged = defineRule({
  id: "bridge-default-changed",
  subject: "bridge",
  summary: "what a field stands for that a caller does not know or set is another value",
  severity: {
    otherwise: meaningWarning,
    cases: { later: { when: "if there are callers that do not know the field", severity: meaningBreak } },
  },
  effect:
    "Callers that were built before the field was there get the new default without a word. So do Go callers that are built again and begin with the struct's defaults.",
  remedy: "Keep the default, or add a new field for the new behaviour.",
  reference: "BRIDGE.md, The file, `default`",
  message: "the default of `{item}` changed: {baseline} -> {current}",
  check: (pair) => {
    if (pair.fact !== "default") return null;
    const said = (value: string): string => (value === "" ? "none" : `\`${value}\``);
    const data = { item: pair.item, baseline: said(pair.baseline), current: said(pair.current) };
    return pair.later ? { data, as: "later" } : { data };
  },
});
