import { type RulePage, renderRulePage, rulePages } from "../../report/rule-page.ts";
import { comparingRules } from "../../rules/catalog.ts";
import { didYouMean } from "../../source/nearest.ts";
import { Problem } from "../../source/problem.ts";
import type { Arguments } from "../command.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { ruleExample } from "../rule-examples.ts";
import type { Terminal } from "../terminal.ts";

/** Prints a rule's page. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const pages = rulePages(comparingRules);
  const id = args.text("rule") ?? "";
  const rule = pages.find((candidate) => candidate.id === id);
  if (rule === undefined) throw unknownRule(id, pages);
  terminal.stdout(renderRulePage(rule, ruleExample(rule.id), { color: terminal.color.stdout }));
  return EXIT.passed;
}

function unknownRule(id: string, pages: readonly RulePage[]): Problem {
  const known = pages.map((rule) => rule.id);
  const hint = didYouMean(id, known);
  return new Problem("usage", `unknown rule \`${id}\`${hint}`, null, "ffi-contract rules lists them.");
}
