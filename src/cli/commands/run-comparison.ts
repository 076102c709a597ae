import { outcomeOf } from "../../app/outcome.ts";
import type { RunResult } from "../../findings/run-result.ts";
import { renderJson } from "../../report/json.ts";
import { renderProblemJson } from "../../report/problem.ts";
import { summaryLine } from "../../report/summary.ts";
import { renderText } from "../../report/text.ts";
import { visible } from "../../report/visible.ts";
import { Problem } from "../../source/problem.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import type { Output } from "../output.ts";
import type { Terminal } from "../terminal.ts";
import { deliver } from "./deliver.ts";

export type ReportFormat = "text" | "json";

const STATUS = { passed: EXIT.passed, failed: EXIT.failed, unsettled: EXIT.unsettled } as const;

/**
 * Runs a comparison, reports in every wanted format, and says in the last line on standard error how it ended. A
 * program that reads the report is told of a problem there too.
 */
export function reportComparison(
  command: RunResult["command"],
  outputs: readonly Output<ReportFormat>[],
  terminal: Terminal,
  compare: (say: (line: string) => void) => RunResult,
): ExitStatus {
  const result = compareOrTell(command, outputs, terminal, compare);
  deliver(outputs, terminal, (format, color) =>
    format === "json" ? renderJson(result) : renderText(result, { color }),
  );
  terminal.stderr(`${visible(summaryLine(result))}\n`);
  return STATUS[outcomeOf(result)];
}

function compareOrTell(
  command: RunResult["command"],
  outputs: readonly Output<ReportFormat>[],
  terminal: Terminal,
  compare: (say: (line: string) => void) => RunResult,
): RunResult {
  try {
    return compare((line) => terminal.stderr(`${visible(line)}\n`));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const json = outputs.filter(({ format }) => format === "json");
    deliver(json, terminal, () => renderProblemJson(command, error));
    throw error;
  }
}
