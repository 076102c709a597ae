import picocolors from "picocolors";
import type { Problem } from "../source/problem.ts";
import { placeOf } from "../source/source-file.ts";
import { renderFrame } from "./code-frame.ts";
import type { ProblemReport } from "./schema.ts";
import type { TextOptions } from "./text.ts";
import { visible, visibleJson } from "./visible.ts";

/** What ended a run, as people read it: `path:line:col: error: message`, the source line, and the way out. */
export function renderProblem(problem: Problem, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const lines: string[] = [];
  const what = `${colors.red("error")}: ${visible(problem.message)}`;
  if (problem.span === null) lines.push(what);
  else {
    const place = placeOf(problem.span);
    lines.push(`${colors.bold(`${visible(place.path)}:${place.line}:${place.column}`)}: ${what}`);
    lines.push(...renderFrame("", problem.span, colors).map((line) => `  ${line}`));
  }
  if (problem.remedy !== null) lines.push(`  remedy: ${visible(problem.remedy)}`);
  return `${lines.join("\n")}\n`;
}

/** The same as an object, for those who read the report with a program. */
export function renderProblemJson(command: ProblemReport["command"], problem: Problem): string {
  const report: ProblemReport = {
    schema: 1,
    command,
    problem: {
      kind: problem.kind,
      message: problem.message,
      remedy: problem.remedy,
      place: problem.span === null ? null : placeOf(problem.span),
    },
  };
  return `${visibleJson(JSON.stringify(report, null, 2))}\n`;
}
