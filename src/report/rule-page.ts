import picocolors from "picocolors";
import type { ExposureFlag } from "../compare/exposure-flags.ts";
import { houseKeepingRules } from "../findings/house-keeping.ts";
import type { Rule, SeverityCase } from "../findings/rule.ts";
import type { Severity } from "../findings/severity.ts";
import type { TextOptions } from "./text.ts";
import { visibleJson } from "./visible.ts";

const WHERE: Readonly<Record<ExposureFlag, string>> = {
  "by-value": "where it is passed or returned by value",
  embedded: "where it is a member of another type that consumers see",
  "passed-inside": "where it is part of a type that is passed by value",
  static: "where it is the type of an exported variable",
  "consumer-allocated": "where consumers reserve its memory",
  "library-allocated": "where only the library reserves its memory",
  opaque: "where consumers never see its definition",
  in: "where the consumer writes it and the library reads it",
  out: "where the library writes it and the consumer reads it",
  versioned: "where it begins with a size or version that the consumer fills in",
  exhaustive: "where the enum is declared closed",
  inline: "in an inline function, of which consumers carry a copy",
  unreached: "where no symbol reaches it",
};

const whereOf: ReadonlyMap<string, string> = new Map(Object.entries(WHERE));

/** An example of each side, as `explain` shows it. */
export interface RuleExample {
  readonly baseline: string;
  readonly current: string;
}

/** A rule as its page shows it, whether it compares two versions or keeps house. */
export interface RulePage {
  readonly id: string;
  readonly summary: string;
  readonly severity: readonly SeverityCase[];
  readonly effect: string;
  readonly remedy: string;
  /** The standard clause behind it, if any. */
  readonly reference: string | null;
}

/** Every rule's page: those that compare, then those that keep house, each in the order of their ids. */
export function rulePages(rules: readonly Rule[]): readonly RulePage[] {
  const compatibility = rules.map((rule) => {
    const { id, summary, effect, remedy, reference } = rule;
    return { id, summary, severity: severityCases(rule), effect, remedy, reference };
  });
  return [...compatibility, ...houseKeepingPages()];
}

function houseKeepingPages(): readonly RulePage[] {
  return Object.values(houseKeepingRules)
    .map(({ id, summary, level, bump, effect, remedy }): RulePage => {
      const severity: Severity = { level, bump, breaks: [] };
      return { id, summary, severity: [{ when: "always", severity }], effect, remedy, reference: null };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How bad a rule's findings are, the most particular case first. */
function severityCases(rule: Rule): readonly SeverityCase[] {
  const { cases = {}, exposed = {}, otherwise } = rule.severity;
  const particular: readonly SeverityCase[] = [
    ...Object.values(cases),
    ...Object.entries(exposed).map(([flag, severity]) => ({ when: whereOf.get(flag) ?? flag, severity })),
  ];
  return [...particular, { when: particular.length === 0 ? "always" : "otherwise", severity: otherwise }];
}

/** A severity in words: `error, major bump, breaks binary and source`. */
export function severityText({ level, bump, breaks, adds }: Severity): string {
  const owed = bump === "none" ? "no bump" : `${bump} bump`;
  const broken = breaks.length === 0 ? "breaks nothing" : `breaks ${breaks.join(" and ")}`;
  return `${level}, ${owed}, ${adds === true ? "an addition" : broken}`;
}

/** A rule's page as `explain` prints it. */
export function renderRulePage(rule: RulePage, example: RuleExample | null, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const cases = rule.severity.map(({ when, severity }) => `  ${when}: ${severityText(severity)}`);
  const sections = [
    `${colors.bold(rule.id)}: ${rule.summary}`,
    `${colors.bold("Severity")}\n${cases.join("\n")}`,
    `${colors.bold("Effect")}\n  ${rule.effect}`,
    `${colors.bold("Remedy")}\n  ${rule.remedy}`,
    ...(rule.reference === null ? [] : [`${colors.bold("Reference")}\n  ${rule.reference}`]),
    ...(example === null
      ? []
      : exampleSections(example).map(([title, text]) => `${colors.bold(title)}\n${text}`)),
  ];
  return `${sections.join("\n\n")}\n`;
}

function exampleSections(example: RuleExample): readonly (readonly [string, string])[] {
  return [
    ["Baseline", indent(example.baseline)],
    ["Current", indent(example.current)],
  ];
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}

/** The catalog as a list: id and summary. */
export function renderRuleList(rules: readonly RulePage[], options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const width = rules.reduce((most, rule) => Math.max(most, rule.id.length), 0);
  return rules.map((rule) => `${colors.bold(rule.id.padEnd(width))}  ${rule.summary}\n`).join("");
}

/** The catalog, or one rule of it, as JSON. */
export function renderRulesJson(rules: readonly RulePage[]): string {
  const list = rules.map((rule) => ({
    id: rule.id,
    summary: rule.summary,
    severity: rule.severity.map(({ when, severity }) => ({
      when,
      level: severity.level,
      bump: severity.bump,
      breaks: severity.breaks,
      adds: severity.adds === true,
    })),
    effect: rule.effect,
    remedy: rule.remedy,
    reference: rule.reference,
  }));
  return `${visibleJson(JSON.stringify({ rules: list }, null, 2))}\n`;
}
