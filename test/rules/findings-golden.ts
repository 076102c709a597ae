import type { Finding } from "../../src/findings/finding.ts";
import type { ProjectFile } from "../tools/project.ts";
import { FIXTURE_FOLDER, readFixture, readSides } from "../tools/rule-files.ts";
import { agreeSources } from "./agree-sources.ts";
import { diffSources } from "./diff-sources.ts";

/** What is found in the fixture of a rule about versions, as it is recorded beside it. */
export function findingsGolden(id: string): ProjectFile {
  const fixture = readFixture(id);
  return recorded(id, fixture === null ? [] : diffSources(fixture.baseline, fixture.current));
}

/** What is found in the fixture of a rule about two sides, as it is recorded beside it. */
export function agreementGolden(id: string): ProjectFile {
  return recorded(id, agreeSources(readSides(id)));
}

function recorded(id: string, findings: readonly Finding[]): ProjectFile {
  return {
    path: `${FIXTURE_FOLDER}/${id}/findings.golden.json`,
    text: `${JSON.stringify(findings.map(summarize), null, 2)}\n`,
  };
}

function summarize(finding: Finding) {
  const { rule, level, bump, breaks, message, targets, consequences, subject, affected } = finding;
  return { rule, level, bump, breaks, message, targets, subject, consequences, affected: affected.symbols };
}
