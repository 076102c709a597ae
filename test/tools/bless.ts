import { comparingRules } from "../../src/rules/catalog.ts";
import { agreementGolden, findingsGolden } from "../rules/findings-golden.ts";
import { writeProjectFiles } from "./project.ts";

// npm run bless: records what is found today as what is expected. Look at the difference before you commit it.
const { compatibility, agreement } = comparingRules;
const goldens = [
  ...compatibility.map(({ id }) => findingsGolden(id)),
  ...agreement.map(({ id }) => agreementGolden(id)),
];

const changed = writeProjectFiles(goldens);
for (const path of changed) console.log(`wrote ${path}`);
console.log(`${changed.length} of ${goldens.length} golden files changed`);
