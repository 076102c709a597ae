import type { SubjectKind } from "../../src/compare/pair.ts";
import type { ProjectFile } from "./project.ts";
import { constantName, FIXTURE_FOLDER, RULE_FOLDER, renderCatalog } from "./rule-files.ts";
import { renderTemplate } from "./template.ts";

/** What the beginning of an id says about the pair that the rule receives; the first that fits holds. */
const SUBJECTS: readonly (readonly [prefix: string, subject: SubjectKind])[] = [
  ["callback-table-slot-", "field"],
  ["struct-field-", "field"],
  ["union-member-", "field"],
  ["enum-variant-", "variant"],
  ["function-", "function"],
  ["symbol-", "function"],
  ["variadic-", "function"],
  ["param-", "param"],
  ["return-", "return"],
  ["static-", "static"],
  ["constant-", "constant"],
  ["macro-", "macro"],
  ["struct-", "type"],
  ["union-", "type"],
  ["enum-", "type"],
  ["typedef-", "type"],
  ["callback-", "type"],
  ["packing-", "type"],
  ["align-", "type"],
  ["record-", "type"],
];

export type Scaffold =
  | { readonly ok: true; readonly files: readonly ProjectFile[] }
  | { readonly ok: false; readonly reason: string };

/**
 * The files of a new rule: the rule, its two headers and the catalog with its entry. They compile, and the tests fail
 * until texts, check and headers are filled in.
 */
export function scaffoldRule(id: string, existing: readonly string[]): Scaffold {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id) || id.length > 50) {
    return refuse(`\`${id}\` is no rule id: words in small letters, joined by hyphens, such as param-added`);
  }
  if (existing.includes(id)) return refuse(`there is a rule ${id} already`);
  const subject = SUBJECTS.find(([prefix]) => id.startsWith(prefix))?.[1];
  if (subject === undefined) {
    const prefixes = SUBJECTS.map(([prefix]) => prefix).join(", ");
    return refuse(`\`${id}\` does not say what it is about: begin it with one of ${prefixes}`);
  }
  const data = { id, subject, constant: constantName(id) };
  return {
    ok: true,
    files: [
      { path: `${RULE_FOLDER}/${id}.ts`, text: renderTemplate("rule/rule.ts", data) },
      { path: `${FIXTURE_FOLDER}/${id}/baseline.h`, text: renderTemplate("rule/baseline.h", data) },
      { path: `${FIXTURE_FOLDER}/${id}/current.h`, text: renderTemplate("rule/current.h", data) },
      renderCatalog([...existing, id]),
    ],
  };
}

function refuse(reason: string): Scaffold {
  return { ok: false, reason };
}
