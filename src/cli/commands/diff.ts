import { type DiffRequest, diffInputs } from "../../app/diff.ts";
import type { Arguments } from "../command.ts";
import type { ExitStatus } from "../exit-status.ts";
import { parseOutputs } from "../output.ts";
import type { Terminal } from "../terminal.ts";
import { refuseOutputsOver } from "./deliver.ts";
import { readingOptions } from "./reading-arguments.ts";
import { type ReportFormat, reportComparison } from "./run-comparison.ts";

/** Compares two inputs, reports, and says in the last line on standard error what is owed. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const outputs = parseOutputs<ReportFormat>(args.texts("format"), ["text", "json"]);
  const request = requestOf(args);
  refuseOutputsOver([request.baseline, request.current], outputs, terminal);
  return reportComparison("diff", outputs, terminal, (say) => diffInputs(request, terminal, say));
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
