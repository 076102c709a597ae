import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";

export const headerCopiesDiffer = defineRule({
  id: "header-copies-differ",
  subject: "header-copy",

  summary: "two copies of one header differ",
  severity: { otherwise: suspicion },
  effect:
    "Code that includes the one copy and code that includes the other believe in different interfaces of one library; which of them is right shows when they meet in one program.",
  remedy: "Keep one copy, or refresh the other from it in the build and check that it is fresh.",
  reference: "C17 6.10.2, 6.2.7",
  message: "two copies of header `{name}` differ: {detail}",
  check: ({ name, detail }) => ({ data: { name, detail } }),
});
