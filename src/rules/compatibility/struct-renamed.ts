import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const structRenamed = defineRule({
  id: "struct-renamed",
  subject: "type",
  summary: "a struct or opaque type has another name",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that name the struct no longer compile; generated bindings in Rust and Go get another type. Those that are built already go on, as the memory is the same.",
  remedy: "Keep the old name beside the new one: `typedef struct new_name old_name;`.",
  reference: "C17 6.2.7, 6.7.2.3",
  message: "{kind} `{baseline}` is now called `{current}`",
  check: (pair) =>
    pair.change === "kept" &&
    pair.renamed !== null &&
    (pair.current.kind === "struct" || pair.current.kind === "opaque")
      ? { data: { baseline: pair.name, current: pair.renamed, kind: kindWords(pair.current) } }
      : null,
});
