import { chosenTypes } from "../../app/chosen-types.ts";
import { sourceLines } from "../../app/describe-sources.ts";
import { type Extraction, extractInput, readsGo, viewsOf } from "../../app/extract.ts";
import { refuseAbsentFolders } from "../../app/include-paths.ts";
import { openInputs } from "../../app/input.ts";
import { foldedLayoutGaps } from "../../app/layout-gaps.ts";
import { narrowingHint } from "../../app/narrowing-hint.ts";
import { wantedTargets } from "../../app/reading-options.ts";
import type { Triple } from "../../idl/target.ts";
import { renderLayoutJson } from "../../report/layout-json.ts";
import { renderLayouts } from "../../report/layout-text.ts";
import { renderGaps } from "../../report/text.ts";
import { visible } from "../../report/visible.ts";
import { Problem } from "../../source/problem.ts";
import type { Arguments } from "../command.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { parseOutputs } from "../output.ts";
import type { Terminal } from "../terminal.ts";
import { deliver, refuseOutputsOver } from "./deliver.ts";
import { readingOptions } from "./reading-arguments.ts";

/** Draws the memory of types, target by target. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const outputs = parseOutputs<"text" | "json">(args.texts("format"), ["text", "json"]);
  refuseOutputsOver(args.texts("input"), outputs, terminal);
  const reading = readingOptions(args);
  const input = openInputs(args.texts("input"), reading.includePaths, terminal, reading.choices);
  refuseAbsentFolders({
    option: "--include-path",
    folders: reading.includePaths,
    openedIn: [{ input, from: 0 }],
  });
  const extraction = extractInput(input, wantedTargets(reading, readsGo(input)), reading);
  for (const line of sourceLines(extraction)) terminal.stderr(`${visible(line)}\n`);
  const views = viewsOf(extraction.contract, shownTargets(extraction, reading.targets));
  const gaps = [...extraction.gaps, ...foldedLayoutGaps(views, [...extraction.gaps, ...extraction.notes])];
  const allowed = args.flag("allow-gaps");
  terminal.stderr(renderGaps(gaps, allowed, { color: terminal.color.stderr }));
  const hint = gaps.length === 0 ? null : narrowingHint([{ extraction, views }]);
  if (hint !== null) terminal.stderr(`${visible(hint)}\n`);
  const names = chosenTypes(views, args.texts("type"));
  deliver(outputs, terminal, (format, color) =>
    format === "json" ? renderLayoutJson(views, names) : renderLayouts(views, names, { color }),
  );
  return gaps.length > 0 && !allowed ? EXIT.unsettled : EXIT.passed;
}

/** A contract file is drawn for its own targets, as far as they are wanted. */
function shownTargets({ contract }: Extraction, wanted: readonly Triple[] | null): readonly Triple[] {
  const shown = contract.targets.filter((target) => wanted?.includes(target) ?? true);
  if (shown.length === 0) {
    throw new Problem("input", `this contract is for ${contract.targets.join(", ")} only`);
  }
  return shown;
}
