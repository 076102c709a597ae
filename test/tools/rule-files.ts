import { pathToFileURL } from "node:url";
import type { SourceFile } from "../../src/source/source-file.ts";
import { listProjectFolder, type ProjectFile, projectPath, readProjectFile } from "./project.ts";
import { renderTemplate } from "./template.ts";

/** The families whose rules compare pairs; each has a folder of its own. */
export const RULE_FAMILIES = ["agreement", "compatibility"] as const;

export type RuleFamily = (typeof RULE_FAMILIES)[number];

export const RULE_FOLDERS: Readonly<Record<RuleFamily, string>> = {
  agreement: "src/rules/agreement",
  compatibility: "src/rules/compatibility",
};
export const FIXTURE_FOLDER = "test/rules";
const CATALOG = "src/rules/catalog.ts";

/** The two headers, or contract files, that show what a rule about versions is about. */
export interface RuleFixture {
  readonly baseline: SourceFile;
  readonly current: SourceFile;
}

/** The sources that show what a rule about two sides is about: one of each side, or more where it takes them. */
export interface SidesFixture {
  readonly definitions: readonly SourceFile[];
  readonly declarations: readonly SourceFile[];
}

/** C where C can say it, else the contract. */
const FIXTURE_KINDS = [".h", ".ffi.yaml"];

/** The ids of the rules of a family that have a file, sorted. */
export function ruleFileIds(family: RuleFamily = "compatibility"): readonly string[] {
  return listProjectFolder(RULE_FOLDERS[family], "file")
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -".ts".length));
}

/** The ids of the rules of both families. */
export function ruleIdsByFamily(): RuleIds {
  return { agreement: ruleFileIds("agreement"), compatibility: ruleFileIds("compatibility") };
}

export type RuleIds = Readonly<Record<RuleFamily, readonly string[]>>;

/** What the file of a rule exports, by name. */
export async function importRuleFile(
  id: string,
  family: RuleFamily = "compatibility",
): Promise<Readonly<Record<string, unknown>>> {
  return await import(pathToFileURL(projectPath(`${RULE_FOLDERS[family]}/${id}.ts`)).href);
}

/** The names of the fixture folders, sorted. */
export function fixtureIds(): readonly string[] {
  return listProjectFolder(FIXTURE_FOLDER, "folder");
}

/** The two versions of a rule's fixture; null if one of them is missing. */
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

/**
 * The sides of a rule's fixture: files, and folders of files, whose names begin with `definition` and with
 * `declaration`. What calls is a declaring side too.
 */
export function readSides(id: string): SidesFixture {
  const folder = `${FIXTURE_FOLDER}/${id}`;
  const named = (side: string) => (path: string) => path.startsWith(side);
  const paths = [
    ...listProjectFolder(folder, "file"),
    ...listProjectFolder(folder, "folder").flatMap((inner) =>
      listProjectFolder(`${folder}/${inner}`, "file").map((name) => `${inner}/${name}`),
    ),
  ];
  const sourcesOf = (side: string) => paths.filter(named(side)).map((path) => readSource(folder, path));
  return { definitions: sourcesOf("definition"), declarations: sourcesOf("declaration") };
}

function readSource(folder: string, path: string): SourceFile {
  const text = readProjectFile(`${folder}/${path}`);
  if (text === null) throw new Error(`${folder}/${path} is gone`);
  return { path, text };
}

/** The sources of a rule's fixture as its page shows them. */
export function exampleOf(id: string, family: RuleFamily): readonly LabelledSource[] {
  if (family === "agreement") {
    const { definitions, declarations } = readSides(id);
    return [...labelled("Definition", definitions), ...labelled("Declaration", declarations)];
  }
  const fixture = readFixture(id);
  if (fixture === null) return [];
  return [...labelled("Baseline", [fixture.baseline]), ...labelled("Current", [fixture.current])];
}

export interface LabelledSource {
  readonly label: string;
  readonly source: SourceFile;
}

/** Where a side has more than one source, each is named by its path. */
function labelled(label: string, sources: readonly SourceFile[]): readonly LabelledSource[] {
  return sources.map((source) => ({
    label: sources.length === 1 ? label : `${label} (${source.path})`,
    source,
  }));
}

/** `param-added` is exported as `paramAdded`. */
export function constantName(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The catalog of rules with the given ids. */
export function renderCatalog(ids: RuleIds): ProjectFile {
  const entries = (family: RuleFamily) =>
    [...ids[family]].sort().map((id) => ({ id, constant: constantName(id) }));
  const rules = { agreement: entries("agreement"), compatibility: entries("compatibility") };
  return { path: CATALOG, text: renderTemplate("rule/catalog.ts", rules) };
}
