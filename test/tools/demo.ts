import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILD_COMMANDS, DAY_COMMAND, missingTools, runTool } from "../examples/drift-toolchains.ts";
import { type Files, writeProject } from "../examples/example-files.ts";
import { buildProgram } from "./build-program.ts";
import { type Built, type Copy, demonstrate } from "./demonstration.ts";
import { projectPath } from "./project.ts";

// npm run demo   builds the program and shows it at work on examples/drift
process.stdout.on("error", () => process.exit());
const program = await buildProgram(projectPath("dist"));
const missing = missingTools();
const scratch = mkdtempSync(join(tmpdir(), "ffi-contract-demo-"));
let copies = 0;

/** A folder of its own for each state: Go does not notice that a static library changed at the same place. */
function copyProject(files: Files): Copy {
  copies += 1;
  const folder = join(scratch, String(copies), "drift");
  mkdirSync(folder, { recursive: true });
  writeProject(folder, files);
  return { run: async (argv) => runProgram(argv, folder), build: () => build(folder) };
}

/** Both streams go to one file, so that they are shown in the order in which they were written. */
function runProgram(
  argv: readonly string[],
  folder: string,
): { readonly status: number; readonly text: string } {
  const path = join(scratch, "said");
  const file = openSync(path, "w");
  const { status } = spawnSync(process.execPath, [program, ...argv], {
    cwd: folder,
    stdio: ["ignore", file, file],
  });
  closeSync(file);
  return { status: status ?? -1, text: readFileSync(path, "utf8") };
}

function build(folder: string): Built {
  if (missing.length > 0) return { kind: "missing", tools: missing };
  const warnings = BUILD_COMMANDS.map((command) => runTool(command, folder).text).join("");
  return { kind: "built", warnings, day: runTool(DAY_COMMAND, folder).text };
}

try {
  await demonstrate({
    say: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    copy: copyProject,
  });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
