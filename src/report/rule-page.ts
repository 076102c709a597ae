import picocolors from "picocolors";
import type { ExposureFlag } from "../compare/exposure-flags.ts";
import type { Rule } from "../findings/rule.ts";
import type { Severity } from "../findings/severity.ts";
import type { TextOptions } from "./text.ts";
import { visibleJson } from "./visible.ts";

const WHERE: Readonly<Record<ExposureFlag, string>> = {
  "by-value": "where it is passed or returned by value",
  embedded: "where it is a member of another type that consumers see",
  static: "where it is the type of an exported variable",
  "consumer-allocated": "where consumers reserve its memory",
  "library-allocated": "where only the library reserves its memory",
  opaque: "where consumers never see its definition",
  in: "where the consumer writes it and the library reads it",
  out: "where the library writes it and the consumer reads it",
  versioned: "where it begins with a size or version that the consumer fills in",
  exhaustive: "where the enum is declared closed",
  unreached: "where no symbol reaches it",
};

const whereOf: ReadonlyMap<string, string> = new Map(Object.entries(WHERE));

/** One case of a rule's severity, in words. */
export interface SeverityCase {
  readonly when: string;
  readonly severity: Severity;
}

/** An example of each side, as `explain` shows it. */
export interface RuleExample {
  readonly baseline: string;
  readonly current: string;
}

/** How bad a rule's findings are, the most particular case first. */
export function severityCases(rule: Rule): readonly SeverityCase[] {
  const { cases = {}, exposed = {}, otherwise } = rule.severity;
  const particular: readonly SeverityCase[] = [
    ...Object.entries(cases).map(([name, severity]) => ({
      when: `if ${name.replaceAll("-", " ")}`,
      severity,
    })),
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
export function renderRulePage(rule: Rule, example: RuleExample | null, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const cases = severityCases(rule).map(({ when, severity }) => `  ${when}: ${severityText(severity)}`);
  const sections = [
    `${colors.bold(rule.id)}: ${rule.summary}`,
    `${colors.bold("Severity")}\n${cases.join("\n")}`,
    `${colors.bold("Effect")}\n  ${rule.effect}`,
    `${colors.bold("Remedy")}\n  ${rule.remedy}`,
    `${colors.bold("Reference")}\n  ${rule.reference}`,
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
export function renderRuleList(rules: readonly Rule[], options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const width = rules.reduce((most, rule) => Math.max(most, rule.id.length), 0);
  return rules.map((rule) => `${colors.bold(rule.id.padEnd(width))}  ${rule.summary}\n`).join("");
}

/** The catalog, or one rule of it, as JSON. */
export function renderRulesJson(rules: readonly Rule[]): string {
  const list = rules.map((rule) => ({
    id: rule.id,
    subject: rule.subject,
    summary: rule.summary,
    severity: severityCases(rule).map(({ when, severity }) => ({
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
