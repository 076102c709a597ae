import type { RuleExample } from "../report/rule-page.ts";

/** The rules' own test pairs, put in by the build; absent when the sources run as they are. */
declare const FFI_CONTRACT_RULE_EXAMPLES: Readonly<Record<string, RuleExample>> | undefined;

/** An example of each side of a rule; empty for rules that compare nothing, and when running from the sources. */
export function ruleExample(id: string): RuleExample {
  return typeof FFI_CONTRACT_RULE_EXAMPLES === "object" ? (FFI_CONTRACT_RULE_EXAMPLES[id] ?? []) : [];
}
