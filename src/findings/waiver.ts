import type { Span } from "../source/source-file.ts";
import type { Finding } from "./finding.ts";
import { matchesWildcard } from "./wildcard.ts";

/** A finding that is accepted by the configuration, with the reason. */
export interface Waiver {
  readonly rule: string;
  /** Of a function, static, constant, macro or type, or `name.member`; `*` and `?` are wildcards. Null for any. */
  readonly symbol: string | null;
  /** Of a file or folder in which either place of the finding is, relative as in reports; with wildcards. */
  readonly path: string | null;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`; null for ever. */
  readonly until: string | null;
  /** Where it is written. */
  readonly span: Span;
}

/** Findings that no waiver reaches, with the reason in words. */
const UNWAIVABLE: ReadonlyMap<string, string> = new Map([
  ["gap", "what was not understood is accepted by --allow-gaps alone"],
  ["annotation-invalid", "correct the annotation instead"],
  ["waiver-unused", "take the waiver out instead"],
  ["waiver-expired", "renew the waiver or settle the finding instead"],
  ["version-too-low", "declare the version that is owed instead"],
  ["baseline-ahead", "its level can be set under `check.rules`"],
]);

/** Why findings of a rule cannot be waived; null if they can. */
export function whyUnwaivable(rule: string): string | null {
  return UNWAIVABLE.get(rule) ?? null;
}

/** Whether a waiver speaks of a finding, its date left aside. */
export function covers(waiver: Waiver, finding: Finding): boolean {
  if (waiver.rule !== finding.rule || whyUnwaivable(finding.rule) !== null) return false;
  return namesSubject(waiver.symbol, finding) && namesPlace(waiver.path, finding);
}

/** A function's or type's own name also stands for its parameters, its result and its members. */
function namesSubject(pattern: string | null, { subject }: Finding): boolean {
  if (pattern === null) return true;
  const holder = subject.symbol ?? subject.type;
  const names = [
    ...(holder === null ? [] : [holder]),
    ...(subject.member === null ? [] : [holder === null ? subject.member : `${holder}.${subject.member}`]),
  ];
  return names.some((name) => matchesWildcard(pattern, name));
}

function namesPlace(pattern: string | null, { baseline, current }: Finding): boolean {
  if (pattern === null) return true;
  return [baseline, current].some((span) => {
    if (span === null) return false;
    const { path } = span.file;
    return pattern === "" || matchesWildcard(pattern, path) || matchesWildcard(`${pattern}/*`, path);
  });
}
