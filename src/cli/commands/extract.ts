import { sourceLines } from "../../app/describe-sources.ts";
import { extractInput, type InputExtraction, isEmptyContract, readsGo, viewsOf } from "../../app/extract.ts";
import { writeAtomically } from "../../app/files/write.ts";
import { refuseAbsentFolders } from "../../app/include-paths.ts";
import { type Input, openInputs, openNamedSources } from "../../app/input.ts";
import { foldedLayoutGaps } from "../../app/layout-gaps.ts";
import { narrowingHint } from "../../app/narrowing-hint.ts";
import { parseSource, type ReadingOptions, wantedTargets } from "../../app/reading-options.ts";
import { formOfFile, readCommittedContract, refreshContract } from "../../app/refresh-contract.ts";
import {
  refuseForeignTargets,
  refuseOverwritingInputs,
  refuseOverwritingOthers,
} from "../../app/refuse-overwriting.ts";
import type { Contract } from "../../idl/contract.ts";
import { writeContractJson, writeContractYaml } from "../../idl/write-contract.ts";
import { renderGaps, renderNotes } from "../../report/text.ts";
import { visible } from "../../report/visible.ts";
import { Problem } from "../../source/problem.ts";
import type { Arguments } from "../command.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import type { Terminal } from "../terminal.ts";
import { readingOptions } from "./reading-arguments.ts";

/** Prints or writes the contract of some inputs; one with gaps only where they are allowed. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const file = args.text("output");
  const sources = args.texts("source").map((text) => parseSource(text).path);
  if (file !== null) refuseTarget(file, [...args.texts("input"), ...sources], terminal);
  const committed = committedContract(args, file, terminal);
  const extraction = read(args, committed, terminal);
  const allowed = args.flag("allow-gaps");
  const views = viewsOf(extraction.contract, extraction.contract.targets);
  const gaps = [...extraction.gaps, ...foldedLayoutGaps(views, [...extraction.gaps, ...extraction.notes])];
  terminal.stderr(renderNotes(extraction.notes, { color: terminal.color.stderr }));
  terminal.stderr(renderGaps(gaps, allowed, { color: terminal.color.stderr }));
  const hint = gaps.length === 0 ? null : narrowingHint([{ extraction, views }]);
  if (hint !== null) terminal.stderr(`${visible(hint)}\n`);
  if (gaps.length > 0 && !allowed) {
    terminal.stderr(`nothing is written: ${gaps.length === 1 ? "1 gap" : `${gaps.length} gaps`}\n`);
    return EXIT.unsettled;
  }
  const fresh: Contract = { ...extraction.contract, gaps };
  const contract = committed === null ? fresh : refreshContract(committed, fresh);
  const form = args.text("format") ?? formOfFile(file);
  const text = form === "json" ? writeContractJson(contract) : writeContractYaml(contract);
  if (file === null) terminal.stdout(text);
  else {
    writeAtomically(terminal.cwd, file, text);
    terminal.stderr(`wrote ${visible(file)}\n`);
  }
  return EXIT.passed;
}

function refuseTarget(file: string, inputs: readonly string[], terminal: Terminal): void {
  refuseOverwritingInputs("--output ", file, inputs, terminal);
  refuseForeignTargets("--output ", file, terminal);
  refuseOverwritingOthers("--output ", file, terminal);
}

function committedContract(args: Arguments, file: string | null, terminal: Terminal): Contract | null {
  if (!args.flag("update")) return null;
  if (file === null) {
    throw new Problem("usage", "--update refreshes a file, and none is named", null, "Add --output FILE.");
  }
  return readCommittedContract(terminal.cwd, file);
}

function read(args: Arguments, committed: Contract | null, terminal: Terminal): InputExtraction {
  const reading = readingOptions(args);
  const input = openWanted(args, reading, terminal);
  refuseAbsentFolders({
    option: "--include-path",
    folders: reading.includePaths,
    openedIn: [{ input, from: 0 }],
  });
  const targets = reading.targets ?? committed?.targets ?? wantedTargets(reading, readsGo(input));
  const extraction = extractInput(input, targets, reading);
  for (const line of sourceLines(extraction)) terminal.stderr(`${visible(line)}\n`);
  if (extraction.gaps.length === 0 && isEmptyContract(extraction.contract)) {
    throw new Problem("input", `${input.text} declares nothing`, extraction.contract.span ?? null);
  }
  return extraction;
}

function openWanted(args: Arguments, reading: ReadingOptions, terminal: Terminal): Input {
  const sources = args.texts("source").map(parseSource);
  const inputs = args.texts("input");
  if (sources.length === 0) return openInputs(inputs, reading.includePaths, terminal, reading.choices);
  if (inputs.length > 0) {
    throw new Problem("usage", "inputs are named either by themselves or by --source, not both");
  }
  return openNamedSources(sources, reading.includePaths, terminal, reading.choices);
}
