import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { describe, expect, it, onTestFinished } from "vitest";
import { applyDrift, DAY, DRIFTS, readDriftProject } from "../examples/drift-project.ts";
import {
  BUILD_COMMANDS,
  DAY_COMMAND,
  missingTools,
  runTool,
  TEST_COMMAND,
} from "../examples/drift-toolchains.ts";
import { type Files, writeProject } from "../examples/example-files.ts";

const missing = missingTools();
const onCi = env["CI"] !== undefined && env["CI"] !== "";
const committed = readDriftProject();

/** Skipped where a tool is missing, and says so, but never on CI. */
function itBuilds(title: string, files: Files, body: (folder: string) => void): void {
  const name = missing.length === 0 ? title : `${title} (${missing.join(", ")} not installed)`;
  it.skipIf(missing.length > 0 && !onCi)(name, () => {
    // A folder of its own for each: Go does not notice that a static library changed at the same place.
    const folder = mkdtempSync(join(tmpdir(), "ffi-contract-drift-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeProject(folder, files);
    for (const command of BUILD_COMMANDS) {
      expect({ command, ...runTool(command, folder) }).toEqual({ command, passed: true, text: "" });
    }
    body(folder);
  });
}

describe("examples/drift as committed", () => {
  itBuilds(
    "is built by cargo and Go without a warning, passes its test and counts right",
    committed,
    (folder) => {
      expect(runTool(TEST_COMMAND, folder)).toMatchObject({ passed: true });
      expect(runTool(DAY_COMMAND, folder)).toEqual({ passed: true, text: DAY });
    },
  );
});

describe.each(DRIFTS)("examples/drift with patches/$name", (drift) => {
  const files = applyDrift(committed, drift);
  itBuilds("is built by cargo and Go without a warning, and computes nonsense", files, (folder) => {
    expect(drift.day).not.toBe(DAY);
    expect(runTool(DAY_COMMAND, folder)).toEqual({ passed: true, text: drift.day });
    expect(runTool(TEST_COMMAND, folder)).toMatchObject({ passed: false });
  });
});
