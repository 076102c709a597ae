import { spawnSync } from "node:child_process";
import { buildProgram } from "./build-program.ts";
import { demonstrate } from "./demonstration.ts";
import { projectPath } from "./project.ts";

// npm run demo   builds the program and shows it at work on examples/kv-header
process.stdout.on("error", () => process.exit());
const program = await buildProgram(projectPath("dist"));

await demonstrate({
  say: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
  run: async (argv) => {
    // Both streams go to one place, so that a pipe shows them in the order in which they were written.
    const { status } = spawnSync(process.execPath, [program, ...argv], {
      cwd: projectPath("."),
      stdio: ["ignore", 1, 1],
    });
    return status ?? -1;
  },
});
