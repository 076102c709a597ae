#!/usr/bin/env node
import { run } from "./run.ts";
import { type Terminal, wantsColor } from "./terminal.ts";

/** A reader that went away (`| head`) is no failure of ours. */
function ignoreClosedPipe(error: Error): void {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
}

process.stdout.on("error", ignoreClosedPipe);
process.stderr.on("error", ignoreClosedPipe);

const terminal: Terminal = {
  cwd: process.cwd(),
  env: process.env,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  color: {
    stdout: wantsColor(process.stdout.isTTY === true, process.env),
    stderr: wantsColor(process.stderr.isTTY === true, process.env),
  },
};

// Set, not exited with: what is still in the pipes has to arrive.
process.exitCode = await run(process.argv.slice(2), terminal);
