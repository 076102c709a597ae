import { comparingRules } from "../../src/rules/catalog.ts";
import { readProjectFile, writeProjectFiles } from "./project.ts";
import { renderRulesPage } from "./rules-document.ts";
import { textDiff } from "./text-diff.ts";

// npm run rules-page           writes RULES.md
// npm run rules-page -- --check  shows what it would change
const page = renderRulesPage(comparingRules);

if (process.argv.includes("--check")) {
  const difference = textDiff(page.path, readProjectFile(page.path) ?? "", page.text);
  if (difference !== "") {
    console.error(`${difference}\n${page.path} is stale: run npm run rules-page`);
    process.exitCode = 1;
  }
} else {
  for (const path of writeProjectFiles([page])) console.log(`wrote ${path}`);
}
