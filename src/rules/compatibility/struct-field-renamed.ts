import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { structFieldChange } from "../primary-field-change.ts";

export const structFieldRenamed = defineRule({
  id: "struct-field-renamed",
  subject: "field",
  summary: "a field has another name at the same place",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that name the field no longer compile. Those that are built already go on; whether the bytes still mean the same is for people to say.",
  remedy: "Keep both names for one more major version, in an unnamed union.",
  reference: "C17 6.5.2.3, 6.7.2.1p13",
  message: "field `{field}` of `{type}` is now called `{current}`",
  check: (pair) => {
    const change = structFieldChange(pair, "renamed");
    if (change === null || pair.renamed === null) return null;
    return { data: { type: pair.type, field: pair.name, current: pair.renamed } };
  },
});
