import type { SeverityCase } from "../findings/rule.ts";
import { aside, disagreement, suspicion } from "../findings/severity.ts";

/** What it means that two sides of one version differ: other bytes, other meaning of the same bytes, other words. */
export type Grade = "memory" | "meaning" | "spelling";

const GRAVITY: readonly Grade[] = ["memory", "meaning", "spelling"];

/** Severities for rules that take mismatches of several grades. */
export const severityByGrade = {
  memory: { when: "if the two sides differ in memory or in how a call travels", severity: disagreement },
  meaning: { when: "if the bytes are the same and may mean something else", severity: suspicion },
  spelling: { when: "if the bytes are the same and only the words differ", severity: aside },
} satisfies Readonly<Record<Grade, SeverityCase>>;

export interface Graded {
  readonly grade: Grade;
}

/** The gravest of some mismatches; of equally grave ones the first. Null if there is none. */
export function gravest<T extends Graded>(mismatches: readonly T[]): T | null {
  return mismatches.reduce<T | null>((worst, next) => {
    return worst === null || GRAVITY.indexOf(next.grade) < GRAVITY.indexOf(worst.grade) ? next : worst;
  }, null);
}
