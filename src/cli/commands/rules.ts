import { renderRuleList, renderRulesJson, rulePages } from "../../report/rule-page.ts";
import { comparingRules } from "../../rules/catalog.ts";
import type { Arguments } from "../command.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import type { Terminal } from "../terminal.ts";

/** Lists the catalog of rules. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const pages = rulePages(comparingRules);
  const json = args.text("format") === "json";
  const text = json ? renderRulesJson(pages) : renderRuleList(pages, { color: terminal.color.stdout });
  terminal.stdout(text);
  return EXIT.passed;
}
