import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const functionBecameInline = defineRule({
  id: "function-became-inline",
  subject: "function",
  summary: "an exported function is now inline in the header",
  severity: { otherwise: binaryBreak },
  effect:
    "The library no longer exports a symbol for it: a program that was built before does not start or fails at its first call. C code that is built again gets the body from the header; callers without a C compiler (Rust, Deno, `dlsym`) lose the function.",
  remedy:
    "Keep an exported copy beside the inline one: declare it `extern inline` in one source file of the library.",
  reference: "C17 6.7.4p7",
  message: "function `{function}` became inline, so that the library exports no symbol for it",
  check: (pair) =>
    pair.change === "kept" && !pair.baseline.inline && pair.current.inline
      ? { data: { function: pair.name } }
      : null,
});
