import { writeProjectFiles } from "./project.ts";
import { renderCatalog, ruleIdsByFamily } from "./rule-files.ts";

// Writes src/rules/catalog.ts: every rule that has a file, and no other.
for (const path of writeProjectFiles([renderCatalog(ruleIdsByFamily())])) console.log(`wrote ${path}`);
