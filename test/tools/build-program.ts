import { chmod, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { readTemplates } from "../../src/app/files/read-templates.ts";
import { LANGUAGES } from "../../src/generate/generated-file.ts";
import type { RuleExample } from "../../src/report/rule-page.ts";
import { projectPath } from "./project.ts";
import { exampleOf, RULE_FAMILIES, ruleFileIds } from "./rule-files.ts";

/** Bundles the program into a folder of its own, which is emptied: the entry, and the parts that commands load late. */
export async function buildProgram(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: projectPath("."),
    entryPoints: [{ in: "src/cli/main.ts", out: "ffi-contract" }],
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    legalComments: "none",
    define: {
      FFI_CONTRACT_VERSION: JSON.stringify(await packageVersion()),
      FFI_CONTRACT_RULE_EXAMPLES: JSON.stringify(ruleExamples()),
      FFI_CONTRACT_TEMPLATES: JSON.stringify(
        Object.fromEntries(readTemplates(projectPath("templates"), LANGUAGES)),
      ),
    },
  });
  const entry = join(folder, "ffi-contract.js");
  await chmod(entry, 0o755);
  return entry;
}

/** The fixture of every rule, for `explain` to show. */
function ruleExamples(): Readonly<Record<string, RuleExample>> {
  const examples: Record<string, RuleExample> = {};
  for (const family of RULE_FAMILIES) {
    for (const id of ruleFileIds(family)) {
      const sources = exampleOf(id, family);
      examples[id] = sources.map(({ label, source }) => ({ label, text: source.text }));
    }
  }
  return examples;
}

/** The version that `package.json` states. */
export async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(projectPath("package.json"), "utf8"));
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) {
    throw new Error("package.json has no version");
  }
  return String(manifest.version);
}
