import { type CheckRequest, checkProject } from "../../app/check.ts";
import { CONFIGURATION_NAME } from "../../app/configuration/find-configuration.ts";
import { parseSource } from "../../app/reading-options.ts";
import type { Arguments } from "../command.ts";
import type { ExitStatus } from "../exit-status.ts";
import { parseOutputs } from "../output.ts";
import { builtInTemplates } from "../templates.ts";
import type { Terminal } from "../terminal.ts";
import { refuseOutputsOver } from "./deliver.ts";
import { readingOptions } from "./reading-arguments.ts";
import { type ReportFormat, reportComparison } from "./run-comparison.ts";

/** Checks a project, reports, and says in the last line on standard error how it ended. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const outputs = parseOutputs<ReportFormat>(args.texts("format"), ["text", "json"]);
  const request = requestOf(args);
  const read = [
    ...request.sources.map(({ path }) => path),
    ...(request.config === null ? [] : [request.config]),
  ];
  refuseOutputsOver([request.path, `${request.path}/${CONFIGURATION_NAME}`, ...read], outputs, terminal);
  return reportComparison("check", outputs, terminal, (say) => checkProject(request, terminal, say));
}

function requestOf(args: Arguments): CheckRequest {
  return {
    path: args.text("path") ?? ".",
    sources: args.texts("source").map(parseSource),
    config: args.text("config"),
    against: args.text("against"),
    reading: readingOptions(args),
    versionOld: args.text("version-old"),
    versionNew: args.text("version-new"),
    templates: builtInTemplates(),
    allowGaps: args.flag("allow-gaps"),
    today: new Date().toISOString().slice(0, 10),
  };
}
