import type { TypePair } from "../compare/pair.ts";
import type { RuleMatch } from "../findings/rule.ts";
import { harmless } from "../findings/severity.ts";
import type { TypeDefinition } from "../idl/contract.ts";
import { kindWords } from "./type-slots.ts";

/** Whether consumers may go on with the name that they know. */
export const oldNameCases = {
  "old-name-kept": { when: "if the old name stays, as a typedef or macro", severity: harmless },
};

/** What every message about a renamed type says. */
export function renamedMatch(
  pair: TypePair,
  current: TypeDefinition,
  renamed: string,
): RuleMatch<"kind" | "baseline" | "current" | "left", keyof typeof oldNameCases> {
  const left = pair.oldNameKept ? "; the old name stays" : "";
  const data = { kind: kindWords(current), baseline: pair.name, current: renamed, left };
  return pair.oldNameKept ? { data, as: "old-name-kept" } : { data };
}
