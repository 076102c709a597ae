import { writeProjectFiles } from "./project.ts";
import { ruleIdsByFamily } from "./rule-files.ts";
import { scaffoldRule } from "./rule-scaffold.ts";

// npm run new-rule ID                 a rule about two versions, or about two sides if ID ends in -mismatch
// npm run new-rule ID -- --agreement  a rule about two sides, whatever it is called
const [id, flag] = process.argv.slice(2);
const family = flag === "--agreement" ? "agreement" : undefined;
const usage =
  "usage: npm run new-rule ID, such as npm run new-rule param-added or npm run new-rule param-width-mismatch";
const scaffold =
  id === undefined || (flag !== undefined && family === undefined)
    ? { ok: false as const, reason: usage }
    : scaffoldRule(id, ruleIdsByFamily(), family);

if (scaffold.ok) {
  for (const path of writeProjectFiles(scaffold.files)) console.log(`wrote ${path}`);
  console.log(
    "Fill in the texts, the check and both examples, then run: npm run bless && npm run rules-page",
  );
} else {
  console.error(scaffold.reason);
  process.exitCode = 2;
}
