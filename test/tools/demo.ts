import { spawnSync } from "node:child_process";
import { buildProgram } from "./build-program.ts";
import { demonstrate } from "./demonstration.ts";
import { projectPath } from "./project.ts";

// npm run demo   builds the program and shows it at work on examples/kv-header
const program = await buildProgram(projectPath("dist"));

await demonstrate({
  say: (text) => process.stdout.write(text),
  // Both streams to the one that is read, so that a pipe shows them in the order in which they were written.
  run: async (argv) => {
    const options = { cwd: projectPath("."), stdio: ["ignore", 1, 1] as const };
    return spawnSync(process.execPath, [program, ...argv], { ...options, stdio: [...options.stdio] }).status ?? -1;
  },
});
