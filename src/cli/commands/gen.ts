import { type GenerationPlan, planGeneration, stalePaths, writeGenerations } from "../../app/gen/gen.ts";
import type { OutputStep } from "../../app/gen/plan-output.ts";
import { type GenerationRequest, wantedGenerations } from "../../app/gen/wanted-generations.ts";
import { LANGUAGES, type Language, TIERS } from "../../generate/generated-file.ts";
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
  const say = (line: string): void => terminal.stderr(`${visible(line)}\n`);
  const generations = wantedGenerations(requestOf(args), builtInTemplates(), cwd, say);
  const plans = generations.map((generation) => planGeneration(generation, cwd));
  refuseSharedPaths(plans);
  for (const line of plans.flatMap(noteLines)) say(`note: ${line}`);
  if (args.flag("check")) return showStale(plans, terminal);
  writeGenerations(plans, cwd);
  for (const plan of plans) for (const line of [...plan.steps.flatMap(stepLine), countLine(plan)]) say(line);
  return EXIT.passed;
}

function requestOf(args: Arguments): GenerationRequest {
  const given = (name: string): string | null => {
    const text = args.text(name);
    if (text?.trim() === "") throw new Problem("usage", `--${name} is empty`, null, "Name a folder.");
    return text;
  };
  return {
    bridges: args.texts("bridge"),
    output: given("output"),
    languages: wantedLanguages(args.texts("lang")),
    tier: TIERS.find((tier) => tier === args.text("tier")) ?? null,
    templates: given("templates"),
  };
}

function wantedLanguages(texts: readonly string[]): readonly Language[] | null {
  if (texts.length === 0) return null;
  const wanted = new Set(texts.flatMap((text) => text.split(",")).map((name) => languageOf(name.trim())));
  return LANGUAGES.filter((language) => wanted.has(language));
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
          "Write them one by one, each with its own --output, or give each its `out` under `gen` in ffi-contract.yaml.",
        );
      owners.set(path, bridge.name);
    }
  }
}

function noteLines({ renamed, withoutGo, manifest }: GenerationPlan): readonly string[] {
  return [
    ...renamed.map(({ from, to, why }) => `\`${from}\` is written \`${to}\`: ${why}`),
    ...withoutGo.map((triple) => `the Go package is not for ${triple}: cgo links with the tools of gcc`),
    ...manifest.map(
      ({ key, has, wanted, span }) =>
        `${span.file.path}, which is yours, says ${key} ${has}, and the bridge ${wanted}`,
    ),
  ];
}

function stepLine(step: OutputStep): readonly string[] {
  if (step.kind === "remove") return [`removed ${step.path}, which is not generated any more`];
  if (step.kind !== "write") return [];
  return [step.ownership === "once" ? `wrote ${step.path}, which is yours now` : `wrote ${step.path}`];
}

function countLine({ bridge, steps }: GenerationPlan): string {
  const count = (kind: OutputStep["kind"]): number => steps.filter((step) => step.kind === kind).length;
  const parts = [
    `${count("write")} written`,
    ...(count("remove") > 0 ? [`${count("remove")} removed`] : []),
    `${count("unchanged")} unchanged`,
    ...(count("kept") > 0 ? [`${count("kept")} yours`] : []),
  ];
  return `${bridge.name}: ${parts.join(", ")}`;
}

function showStale(plans: readonly GenerationPlan[], terminal: Terminal): ExitStatus {
  const stale = plans.flatMap(stalePaths);
  terminal.stdout(renderStaleFiles(stale));
  if (stale.length === 0) {
    terminal.stderr("all generated files are fresh\n");
    return EXIT.passed;
  }
  const count = stale.length === 1 ? "1 file is stale" : `${stale.length} files are stale`;
  terminal.stderr(`${count}; ffi-contract gen, without --check, refreshes them\n`);
  return EXIT.failed;
}
