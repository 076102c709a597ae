import { pathToFileURL } from "node:url";
import type { SourceFile } from "../../src/source/source-file.ts";
import { listProjectFolder, type ProjectFile, projectPath, readProjectFile } from "./project.ts";
import { renderTemplate } from "./template.ts";

export const RULE_FOLDER = "src/rules/compatibility";
export const FIXTURE_FOLDER = "test/rules";
const CATALOG = "src/rules/catalog.ts";

/** The two headers, or contract files, that show what a rule is about. */
export interface RuleFixture {
  readonly baseline: SourceFile;
  readonly current: SourceFile;
}

/** C where C can say it, else the contract. */
const FIXTURE_KINDS = [".h", ".ffi.yaml"];

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

/** The two sides of a rule's fixture; null if one of them is missing. */
export function readFixture(id: string): RuleFixture | null {
  return readPair(`${FIXTURE_FOLDER}/${id}`);
}

/** `baseline` and `current` of a folder, both of the same kind; null if there is no such pair. */
export function readPair(folder: string): RuleFixture | null {
  for (const kind of FIXTURE_KINDS) {
    const [baseline, current] = [`baseline${kind}`, `current${kind}`].map((path) => {
      const text = readProjectFile(`${folder}/${path}`);
      return text === null ? null : { path, text };
    });
    if (baseline && current) return { baseline, current };
  }
  return null;
}

/** @throws if a fixture is not there. */
export function requireFixture(fixture: RuleFixture | null): RuleFixture {
  if (fixture === null) throw new Error("a fixture lacks its baseline or its current side");
  return fixture;
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
