import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const unionRenamed = defineRule({
  id: "union-renamed",
  subject: "type",
  summary: "a union has another name and the same members",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that name the union no longer compile; generated bindings in Rust and Go get another type. Those that are built already go on, as the memory is the same.",
  remedy: "Keep the old name beside the new one: `typedef union new_name old_name;`.",
  reference: "C17 6.2.7, 6.7.2.3",
  message: "{kind} `{baseline}` is now called `{current}`",
  check: (pair) =>
    pair.change === "kept" && pair.renamed !== null && pair.current.kind === "union"
      ? { data: { baseline: pair.name, current: pair.renamed, kind: kindWords(pair.current) } }
      : null,
});
