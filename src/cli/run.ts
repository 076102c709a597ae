import { Problem } from "../source/problem.ts";
import { commands } from "./commands.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { parseArguments } from "./parse-arguments.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line and gives its exit status; never throws. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    const invocation = await parseArguments(argv, commands);
    if (invocation.kind === "text") {
      terminal.stdout(invocation.text);
      return EXIT.passed;
    }
    const module = await invocation.command.load();
    return module.run(invocation.args, terminal, commands);
  } catch (error) {
    if (error instanceof Problem) return await reportProblem(error, terminal);
    terminal.stderr(`${defectLine(error)}\n`);
    return EXIT.unsettled;
  }
}

async function reportProblem(problem: Problem, terminal: Terminal): Promise<ExitStatus> {
  const { renderProblem } = await import("../report/problem.ts");
  terminal.stderr(renderProblem(problem, { color: terminal.color.stderr }));
  return problem.kind === "usage" ? EXIT.usage : EXIT.unsettled;
}

/** One line, whatever was thrown: its text may come from a checked file, and controls in it are dropped. */
export function defectLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `internal error: ${text.replace(/[^\x20-\x7e]/g, " ")} (this is a defect of ffi-contract)`;
}
