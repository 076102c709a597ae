#!/usr/bin/env node
import { EXIT } from "./exit-status.ts";
import { defectLine, run } from "./run.ts";
import { type Terminal, wantsColor } from "./terminal.ts";

/** What was printed did not arrive, so that the run settles nothing; a reader that went away (`| head`) is content. */
let isOutputLost = false;

function noteLostOutput(error: Error): boolean {
  if ("code" in error && error.code === "EPIPE") return false;
  isOutputLost = true;
  process.exitCode = EXIT.unsettled;
  return true;
}

process.stdout.on("error", (error) => {
  if (noteLostOutput(error)) process.stderr.write(`error: cannot write the output: ${error.message}\n`);
});
// There is nowhere left to say it.
process.stderr.on("error", noteLostOutput);

// Never 1: a crash is no verdict, and a gate that reads 1 as one would be fooled.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${defectLine(error)}\n`);
  process.exit(EXIT.unsettled);
});

/** The folder that paths are relative to; null where it is gone. */
function workingFolder(): string | null {
  try {
    return process.cwd();
  } catch (error) {
    process.stderr.write(`error: the current folder cannot be used: ${String(error)}\n`);
    return null;
  }
}

const cwd = workingFolder();
if (cwd === null) process.exitCode = EXIT.unsettled;
else {
  const terminal: Terminal = {
    cwd,
    env: process.env,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    color: {
      stdout: wantsColor(process.stdout.isTTY === true, process.env),
      stderr: wantsColor(process.stderr.isTTY === true, process.env),
    },
  };
  const status = await run(process.argv.slice(2), terminal);
  // Set, not exited with: what is still in the pipes has to arrive.
  process.exitCode = isOutputLost ? EXIT.unsettled : status;
}
