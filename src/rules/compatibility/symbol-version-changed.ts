import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, harmless } from "../../findings/severity.ts";

export const symbolVersionChanged = defineRule({
  id: "symbol-version-changed",
  subject: "function",
  summary: "an exported function has another symbol version",
  severity: {
    otherwise: binaryBreak,
    cases: { gained: { when: "if it had none before", severity: harmless } },
  },
  effect:
    "A program that was built before asks the dynamic linker for the function under its old version. If the library no longer provides that one too, the program does not start. One that was built when there were no versions takes the default.",
  remedy:
    "Keep the old version with `.symver` beside the new one, and remove its version node only with the next major version.",
  reference: "LSB Core, Symbol Versioning; ld manual, VERSION",
  message: "symbol version of `{function}` changed: {baseline} -> {current}",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const { symbol_version: from } = pair.baseline;
    const { symbol_version: to } = pair.current;
    if (from === to) return null;
    const data = { function: pair.name, baseline: wordsOf(from), current: wordsOf(to) };
    return from === undefined ? { data, as: "gained" } : { data };
  },
});

function wordsOf(version: string | undefined): string {
  return version === undefined ? "none" : `\`${version}\``;
}
