import { writeProjectFiles } from "./project.ts";
import { renderCatalog, ruleFileIds } from "./rule-files.ts";

// Writes src/rules/catalog.ts: every rule that has a file, and no other.
for (const path of writeProjectFiles([renderCatalog(ruleFileIds())])) console.log(`wrote ${path}`);
