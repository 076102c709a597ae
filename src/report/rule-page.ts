import picocolors from "picocolors";
import type { ExposureFlag } from "../compare/exposure-flags.ts";
import type { Family } from "../findings/finding.ts";
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

/** Sources of both sides, as `explain` shows them: `Baseline` and `Current`, or `Definition` and `Declaration`. */
export type RuleExample = readonly { readonly label: string; readonly text: string }[];

/** The rules that compare, by what they compare. */
export type ComparingRules = Readonly<Record<"compatibility" | "agreement", readonly Rule[]>>;

/** Families of rules in the order in which they are listed, with their headings. */
export const FAMILY_TITLES: readonly (readonly [Family, string])[] = [
  ["compatibility", "Compatibility: two versions"],
  ["agreement", "Agreement: definition and declaration"],
  ["hygiene", "Hygiene: one side alone"],
  ["keeping-house", "Keeping house"],
];

/** A rule as its page shows it, whatever it is about. */
export interface RulePage {
  readonly id: string;
  readonly family: Family;
  readonly summary: string;
  readonly severity: readonly SeverityCase[];
  readonly effect: string;
  readonly remedy: string;
  /** The standard clause behind it, if any. */
  readonly reference: string | null;
}

/** Every rule's page, family by family, each in the order of their ids. */
export function rulePages({ compatibility, agreement }: ComparingRules): readonly RulePage[] {
  const house = houseKeepingPages();
  return [
    ...compatibility.map((rule) => comparingPage(rule, "compatibility")),
    ...agreement.map((rule) => comparingPage(rule, "agreement")),
    ...house.filter(({ family }) => family === "hygiene"),
    ...house.filter(({ family }) => family !== "hygiene"),
  ];
}

function comparingPage(rule: Rule, family: Family): RulePage {
  const { id, summary, effect, remedy, reference } = rule;
  return { id, family, summary, severity: severityCases(rule), effect, remedy, reference };
}

function houseKeepingPages(): readonly RulePage[] {
  return Object.values(houseKeepingRules)
    .map(({ id, family, summary, level, bump, effect, remedy }): RulePage => {
      const severity: Severity = { level, bump, breaks: [] };
      const cases = [{ when: "always", severity }];
      return { id, family, summary, severity: cases, effect, remedy, reference: null };
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
export function renderRulePage(rule: RulePage, example: RuleExample, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const cases = rule.severity.map(({ when, severity }) => `  ${when}: ${severityText(severity)}`);
  const sections = [
    `${colors.bold(rule.id)}: ${rule.summary}`,
    `${colors.bold("Severity")}\n${cases.join("\n")}`,
    `${colors.bold("Effect")}\n  ${rule.effect}`,
    `${colors.bold("Remedy")}\n  ${rule.remedy}`,
    ...(rule.reference === null ? [] : [`${colors.bold("Reference")}\n  ${rule.reference}`]),
    ...example.map(({ label, text }) => `${colors.bold(label)}\n${indent(text)}`),
  ];
  return `${sections.join("\n\n")}\n`;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}

/** The catalog as a list: id and summary, under the headings of their families. */
export function renderRuleList(rules: readonly RulePage[], options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const width = rules.reduce((most, rule) => Math.max(most, rule.id.length), 0);
  const lists = FAMILY_TITLES.flatMap(([family, title]) => {
    const members = rules.filter((rule) => rule.family === family);
    const lines = members.map((rule) => `  ${colors.bold(rule.id.padEnd(width))}  ${rule.summary}\n`);
    return lines.length === 0 ? [] : [`${colors.bold(title)}\n${lines.join("")}`];
  });
  return lists.join("\n");
}

/** The catalog, or one rule of it, as JSON. */
export function renderRulesJson(rules: readonly RulePage[]): string {
  const list = rules.map((rule) => ({
    id: rule.id,
    family: rule.family,
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
