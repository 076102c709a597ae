import { findBridges } from "../../app/gen/find-bridges.ts";
import {
  type GenerationPlan,
  planGeneration,
  stalePaths,
  templatesWith,
  writeGeneration,
} from "../../app/gen/gen.ts";
import { LANGUAGES, type Language, TIERS, type Tier } from "../../generate/generated-file.ts";
import { renderStaleFiles } from "../../report/stale-files.ts";
import { visible } from "../../report/visible.ts";
import { didYouMean } from "../../source/nearest.ts";
import { Problem } from "../../source/problem.ts";
import type { Arguments } from "../command.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { builtInTemplates } from "../templates.ts";
import type { Terminal } from "../terminal.ts";

/** Writes what follows from bridge files, or, with `--check`, shows what is stale. Nothing is written before all is planned. */
export function run(args: Arguments, terminal: Terminal): ExitStatus {
  const { cwd } = terminal;
  const given = args.texts("bridge");
  const bridges = given.length > 0 ? given : findBridges(cwd);
  const settings = {
    output: args.text("output"),
    languages: wantedLanguages(args.texts("lang")),
    tier: tierOf(args.text("tier")),
    templates: templatesWith(builtInTemplates(), args.text("templates"), cwd),
  };
  const plans = bridges.map((bridge) => planGeneration({ bridge, ...settings }, cwd));
  refuseSharedPaths(plans);
  for (const plan of plans) tellRenamed(plan, terminal);
  return args.flag("check") ? showStale(plans, terminal) : write(plans, terminal);
}

function wantedLanguages(texts: readonly string[]): readonly Language[] {
  if (texts.length === 0) return LANGUAGES;
  const names = texts.flatMap((text) => text.split(","));
  return LANGUAGES.filter((language) => names.map(languageOf).includes(language));
}

function languageOf(name: string): Language {
  const language = LANGUAGES.find((known) => known === name);
  if (language !== undefined) return language;
  throw new Problem(
    "usage",
    `--lang ${name}: there is no such language${didYouMean(name, LANGUAGES)}`,
    null,
    `Known are ${LANGUAGES.join(", ")}.`,
  );
}

function tierOf(text: string | null): Tier {
  return TIERS.find((tier) => tier === text) ?? "safe";
}

/** @throws Problem (usage) if two bridges would write one file. */
function refuseSharedPaths(plans: readonly GenerationPlan[]): void {
  const owners = new Map<string, string>();
  for (const { bridge, steps } of plans) {
    for (const { path } of steps) {
      const other = owners.get(path);
      if (other !== undefined)
        throw new Problem(
          "usage",
          `the bridges of ${other} and ${bridge.name} would both write ${path}`,
          null,
          "Write them one by one, each with its own --output.",
        );
      owners.set(path, bridge.name);
    }
  }
}

function tellRenamed({ renamed }: GenerationPlan, terminal: Terminal): void {
  for (const { from, to, why } of renamed)
    terminal.stderr(`${visible(`note: \`${from}\` is written \`${to}\`: ${why}`)}\n`);
}

function write(plans: readonly GenerationPlan[], terminal: Terminal): ExitStatus {
  for (const plan of plans) {
    writeGeneration(plan, terminal.cwd);
    for (const step of plan.steps) {
      if (step.kind === "write") terminal.stderr(`${visible(`wrote ${step.path}`)}\n`);
      if (step.kind === "remove") terminal.stderr(`${visible(`removed ${step.path}`)}\n`);
    }
    const counts = { unchanged: 0, kept: 0, write: 0, remove: 0 };
    for (const { kind } of plan.steps) counts[kind] += 1;
    const parts = [
      `${counts.write} written`,
      ...(counts.remove > 0 ? [`${counts.remove} removed`] : []),
      `${counts.unchanged} unchanged`,
      ...(counts.kept > 0 ? [`${counts.kept} yours`] : []),
    ];
    terminal.stderr(`${visible(plan.bridge.name)}: ${parts.join(", ")}\n`);
  }
  return EXIT.passed;
}

function showStale(plans: readonly GenerationPlan[], terminal: Terminal): ExitStatus {
  const stale = plans.flatMap(stalePaths);
  terminal.stdout(renderStaleFiles(stale));
  if (stale.length === 0) {
    terminal.stderr("all generated files are fresh\n");
    return EXIT.passed;
  }
  const count = stale.length === 1 ? "1 file is stale" : `${stale.length} files are stale`;
  terminal.stderr(`${count}; ffi-contract gen refreshes them\n`);
  return EXIT.failed;
}
