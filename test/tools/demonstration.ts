import {
  applyDrift,
  DAY,
  DRIFTS,
  type Drift,
  patchPath,
  readDriftProject,
} from "../examples/drift-project.ts";
import { BUILD_COMMANDS, DAY_COMMAND } from "../examples/drift-toolchains.ts";
import type { Files } from "../examples/example-files.ts";

/** A copy of the example in one state, on which the demonstration runs its commands. */
export interface Copy {
  /** Runs one command line of the program; both of its streams, in the order in which they were written. */
  readonly run: (argv: readonly string[]) => Promise<{ readonly status: number; readonly text: string }>;
  /** Builds the example with cargo and Go, and lets it count a day. */
  readonly build: () => Built;
}

export type Built =
  | { readonly kind: "built"; readonly warnings: string; readonly day: string }
  | { readonly kind: "missing"; readonly tools: readonly string[] };

export interface Stage {
  readonly copy: (files: Files) => Copy;
  readonly say: (text: string) => Promise<void>;
}

const TYPED = [...BUILD_COMMANDS, DAY_COMMAND].map((words) => words.join(" ")).join(" && ");

/** Columns of a terminal that are filled at most. */
const WIDTH = 100;

const INTRODUCTION = [
  "examples/drift is a shop's till: a library in Rust, its C header, and a Go package that calls it.",
  "Three changes of the Rust follow. The header stays as it is, as it does when nobody thinks of it.",
  "The reports below are shortened: why each breaks, for whom, and what to do is left out.",
];

const NEXT = [
  "npx ffi-contract explain param-width-mismatch    why that corrupts, and what to do instead",
  "cd YOUR/REPOSITORY && npx ffi-contract check     the same for a library of yours",
];

/** The example as released, then with each of its patches: what toolchains say, what it computes, what `check` says. */
export async function demonstrate({ copy, say }: Stage): Promise<void> {
  const committed = readDriftProject();
  const show = async (files: Files, recorded: string): Promise<void> => {
    const { run, build } = copy(files);
    await say(`\n$ ${TYPED}\n`);
    await say(describeBuild(build(), recorded));
    const { status, text } = await run(["check"]);
    const report = status === 0 ? text : shorten(text);
    await say(`\n$ npx ffi-contract check\n${report}exit status ${status}\n`);
  };
  await say(`\n${INTRODUCTION.join("\n")}\n\n${heading("As released")}\n`);
  await show(committed, DAY);
  for (const drift of DRIFTS) {
    await say(`\n${heading(drift.title)}\n\n$ git apply ${patchPath(drift)}\n${changesOf(committed, drift)}`);
    await show(applyDrift(committed, drift), drift.day);
  }
  await say(`\n${heading("What to try next")}\n\n${NEXT.join("\n")}\n`);
}

function heading(title: string): string {
  return `== ${title} `.padEnd(WIDTH, "=");
}

/** The lines that a patch takes away and puts in. */
function changesOf(committed: Files, drift: Drift): string {
  const lines = (committed[patchPath(drift)] ?? "").split("\n").filter((line) => /^[-+](?![-+])/.test(line));
  return lines.map((line) => `  ${line}\n`).join("");
}

function describeBuild(built: Built, recorded: string): string {
  if (built.kind === "missing") {
    const tools = built.tools.join(" and ");
    return `(${tools} not installed here; elsewhere it builds without a warning and prints)\n${besideDay(recorded)}`;
  }
  const warnings = built.warnings === "" ? "(no warning from either)\n" : built.warnings;
  return `${warnings}${besideDay(built.day)}`;
}

/** A day's lines, each with what it should have been where it is something else. */
function besideDay(day: string): string {
  const right = DAY.split("\n");
  const lines = day.split("\n").map((line, index) => {
    const should = right[index] ?? "";
    return line === should ? line : `${line.padEnd(32)}(should be ${should.replace(/^.{17}/, "")})`;
  });
  return lines.join("\n");
}

/** A report down to what is wrong, where, and who calls it: the sources that were read, why and what to do are left out. */
function shorten(report: string): string {
  const lines = report.split("\n").filter((line) => !/^(?: {2})?[a-z]+: |^ {4}[^\s|]/.test(line));
  return lines.join("\n");
}
