import { writeProjectFiles } from "./project.ts";
import { ruleFileIds } from "./rule-files.ts";
import { scaffoldRule } from "./rule-scaffold.ts";

// npm run new-rule ID
const [id] = process.argv.slice(2);
const scaffold =
  id === undefined
    ? { ok: false as const, reason: "usage: npm run new-rule ID, such as npm run new-rule param-added" }
    : scaffoldRule(id, ruleFileIds());

if (scaffold.ok) {
  for (const path of writeProjectFiles(scaffold.files)) console.log(`wrote ${path}`);
  console.log("Fill in the texts, the check and both headers, then run: npm run bless && npm run rules-page");
} else {
  console.error(scaffold.reason);
  process.exitCode = 2;
}
