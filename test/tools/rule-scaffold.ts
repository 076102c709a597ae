import type { SubjectKind } from "../../src/compare/pair.ts";
import type { ProjectFile } from "./project.ts";
import {
  constantName,
  FIXTURE_FOLDER,
  RULE_FOLDERS,
  type RuleFamily,
  type RuleIds,
  renderCatalog,
} from "./rule-files.ts";
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

/** Of agreement only: what has no counterpart among versions, or is called otherwise there. */
const SUBJECTS_OF_SIDES: typeof SUBJECTS = [
  ["call-", "call"],
  ["go-mirror-", "mirror"],
  ["header-", "header-copy"],
  ["declarations-", "symbol"],
  ["symbol-", "symbol"],
  ["field-", "field"],
  ["bit-field-", "field"],
  ["variant-", "variant"],
  ["type-", "type"],
];

/** Rules about two sides say so at the end of their ids. */
const MISMATCH = "-mismatch";

export type Scaffold =
  | { readonly ok: true; readonly files: readonly ProjectFile[] }
  | { readonly ok: false; readonly reason: string };

/**
 * The files of a new rule: the rule, an example of each side and the catalog with its entry. They compile, and the tests
 * fail until texts, check and examples are filled in.
 *
 * @param family whose rule it is; unless told, that of two sides if the id ends in `-mismatch`.
 */
export function scaffoldRule(id: string, existing: RuleIds, family: RuleFamily = familyOf(id)): Scaffold {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id) || id.length > 50) {
    return refuse(`\`${id}\` is no rule id: words in small letters, joined by hyphens, such as param-added`);
  }
  if (Object.values(existing).flat().includes(id)) return refuse(`there is a rule ${id} already`);
  const subjects = family === "agreement" ? [...SUBJECTS_OF_SIDES, ...SUBJECTS] : SUBJECTS;
  const subject = subjects.find(([prefix]) => id.startsWith(prefix))?.[1];
  if (subject === undefined) {
    const prefixes = subjects.map(([prefix]) => prefix).join(", ");
    return refuse(`\`${id}\` does not say what it is about: begin it with one of ${prefixes}`);
  }
  const data = { id, subject, constant: constantName(id) };
  const [template, ...examples] = TEMPLATES[family];
  return {
    ok: true,
    files: [
      { path: `${RULE_FOLDERS[family]}/${id}.ts`, text: renderTemplate(`rule/${template}`, data) },
      ...examples.map((name) => ({
        path: `${FIXTURE_FOLDER}/${id}/${name}`,
        text: renderTemplate(`rule/${name}`, data),
      })),
      renderCatalog({ ...existing, [family]: [...existing[family], id] }),
    ],
  };
}

/** The rule's template and those of its examples. */
const TEMPLATES: Readonly<Record<RuleFamily, readonly [string, string, string]>> = {
  agreement: ["agreement-rule.ts", "definition.rs", "declaration.h"],
  compatibility: ["rule.ts", "baseline.h", "current.h"],
};

function familyOf(id: string): RuleFamily {
  return id.endsWith(MISMATCH) ? "agreement" : "compatibility";
}

function refuse(reason: string): Scaffold {
  return { ok: false, reason };
}
