import { type DiffRequest, diffInputs } from "../../app/diff.ts";
import { outcomeOf } from "../../app/outcome.ts";
import type { RunResult } from "../../findings/run-result.ts";
import { renderJson } from "../../report/json.ts";
import { renderProblemJson } from "../../report/problem.ts";
import { summaryLine } from "../../report/summary.ts";
import { renderText } from "../../report/text.ts";
import { visible } from "../../report/visible.ts";
import { Problem } from "../../source/problem.ts";
import type { Arguments } from "../command.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { type Output, parseOutputs } from "../output.ts";
import type { Terminal } from "../terminal.ts";
import { deliver, refuseOutputsOver } from "./deliver.ts";
import { readingOptions } from "./reading-arguments.ts";

type Format = "text" | "json";

const STATUS = { passed: EXIT.passed, failed: EXIT.failed, unsettled: EXIT.unsettled } as const;

/** Compares two inputs, reports, and says in the last line on standard error what is owed. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const outputs = parseOutputs<Format>(args.texts("format"), ["text", "json"]);
  const request = requestOf(args);
  refuseOutputsOver([request.baseline, request.current], outputs, terminal);
  const result = compare(request, outputs, terminal);
  deliver(outputs, terminal, (format, color) =>
    format === "json" ? renderJson(result) : renderText(result, { color }),
  );
  terminal.stderr(`${visible(summaryLine(result))}\n`);
  return STATUS[outcomeOf(result)];
}

function requestOf(args: Arguments): DiffRequest {
  return {
    baseline: args.text("baseline") ?? "",
    current: args.text("current") ?? "",
    reading: readingOptions(args),
    ownIncludePaths: {
      baseline: args.texts("include-path-baseline"),
      current: args.texts("include-path-current"),
    },
    versionOld: args.text("version-old"),
    versionNew: args.text("version-new"),
    allowGaps: args.flag("allow-gaps"),
  };
}

/** A program that reads the report is told of a problem there too. */
function compare(request: DiffRequest, outputs: readonly Output<Format>[], terminal: Terminal): RunResult {
  try {
    return diffInputs(request, terminal, (line) => terminal.stderr(`${visible(line)}\n`));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const json = outputs.filter(({ format }) => format === "json");
    deliver(json, terminal, () => renderProblemJson("diff", error));
    throw error;
  }
}
