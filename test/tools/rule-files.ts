import { pathToFileURL } from "node:url";
import { listProjectFolder, type ProjectFile, projectPath, readProjectFile } from "./project.ts";
import { renderTemplate } from "./template.ts";

export const RULE_FOLDER = "src/rules/compatibility";
export const FIXTURE_FOLDER = "test/rules";
export const CATALOG = "src/rules/catalog.ts";

/** The two headers that show what a rule is about. */
export interface RuleFixture {
  readonly baseline: string;
  readonly current: string;
}

/** The ids of the rules that have a file, sorted. */
export function ruleFileIds(): readonly string[] {
  return listProjectFolder(RULE_FOLDER, "file")
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -".ts".length));
}

/** What the file of a rule exports, by name. */
export async function importRuleFile(id: string): Promise<Readonly<Record<string, unknown>>> {
  return await import(pathToFileURL(projectPath(`${RULE_FOLDER}/${id}.ts`)).href);
}

/** The names of the fixture folders, sorted. */
export function fixtureIds(): readonly string[] {
  return listProjectFolder(FIXTURE_FOLDER, "folder");
}

/** The headers of a rule; null if one of them is missing. */
export function readFixture(id: string): RuleFixture | null {
  const baseline = readProjectFile(`${FIXTURE_FOLDER}/${id}/baseline.h`);
  const current = readProjectFile(`${FIXTURE_FOLDER}/${id}/current.h`);
  return baseline === null || current === null ? null : { baseline, current };
}

/** `param-added` is exported as `paramAdded`. */
export function constantName(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The catalog of rules with the given ids. */
export function renderCatalog(ids: readonly string[]): ProjectFile {
  const rules = [...ids].sort().map((id) => ({ id, constant: constantName(id) }));
  return { path: CATALOG, text: renderTemplate("rule/catalog.ts", { rules }) };
}
