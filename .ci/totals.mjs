// node totals.mjs REPORT STATUS STEPS: the totals of a run as its last line. REPORT is what vitest wrote, STATUS how it
// ended, STEPS how many other checks failed. Ends with 1 if anything failed.
import { existsSync, readFileSync } from "node:fs";

const [path, status, steps] = process.argv.slice(2);

/** A file that could not be loaded has no tests to fail, so it counts as one. */
function countTests(report) {
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  for (const { name, message } of broken) console.log(`not loaded: ${name}: ${message}`);
  if (report.numPendingTests + report.numTodoTests > 0) {
    console.log(`${report.numPendingTests + report.numTodoTests} skipped`);
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

const tests = existsSync(path)
  ? countTests(JSON.parse(readFileSync(path, "utf8")))
  : { passed: 0, failed: 1 };

// An error outside every test, or a run without one, still ends the run badly.
const unseen = tests.failed === 0 && (status !== "0" || tests.passed === 0) ? 1 : 0;
const failed = tests.failed + unseen + Number(steps);

console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
