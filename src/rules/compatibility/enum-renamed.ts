import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { oldNameCases, renamedMatch } from "../renamed-type.ts";

export const enumRenamed = defineRule({
  id: "enum-renamed",
  subject: "type",
  summary: "an enum has another name and the same members",
  severity: { otherwise: sourceBreak, cases: oldNameCases },
  effect:
    "Consumers that name the enum no longer compile, unless the old name stays as a typedef or macro; generated bindings in Rust and Go get another type. Those that are built already go on, as the numbers are the same.",
  remedy: "Keep the old name beside the new one: `typedef enum new_name old_name;`.",
  reference: "C17 6.2.7, 6.7.2.3",
  message: "{kind} `{baseline}` is now called `{current}`{left}",
  check: (pair) =>
    pair.change === "kept" &&
    pair.renamed !== null &&
    (pair.current.kind === "enum" || pair.current.kind === "tagged")
      ? renamedMatch(pair, pair.current, pair.renamed)
      : null,
});
