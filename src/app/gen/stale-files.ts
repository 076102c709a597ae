import type { Finding } from "../../findings/finding.ts";
import { houseKeepingFinding } from "../../findings/house-keeping.ts";
import { LANGUAGES, readGeneratedLine, type Tier } from "../../generate/generated-file.ts";
import type { Templates } from "../../generate/templates.ts";
import type { Bridge } from "../../idl/bridge/bridge.ts";
import { readBridge } from "../../idl/bridge/read-bridge.ts";
import { describeFailure, type Files } from "../../source/files.ts";
import { folderOf } from "../../source/path.ts";
import { Problem } from "../../source/problem.ts";
import { lineSpan, placeOf, type SourceFile, type Span } from "../../source/source-file.ts";
import type { Configuration, ConfiguredBridge } from "../configuration/configuration.ts";
import type { OutputOnDisk } from "../files/output-folder.ts";
import { fileIdentity } from "../files/work-tree.ts";
import type { SourceTree } from "../source-tree.ts";
import { findBridges } from "./find-bridges.ts";
import { belowOutput, type Generation, generate } from "./generation.ts";
import { MANIFEST, manifestDifferences } from "./manifest-differences.ts";
import { configuredTemplates, withOwnTemplates } from "./own-templates.ts";
import { isStale, markedFiles, type OutputStep, planOutput } from "./plan-output.ts";

/** Where bridges and the files that were generated from them are looked for. */
export interface BridgeSearch {
  readonly tree: SourceTree;
  readonly configuration: Configuration | null;
  /** Whether bridges that the configuration does not name are looked for. */
  readonly finds: boolean;
  readonly templates: Templates;
}

/**
 * `file-stale` for generated files that are not what their bridge leads to, are missing or left over: of the bridges of
 * the configuration, and of those that are found and have generated files of a language beside them.
 *
 * @throws Problem if a bridge is refused, or not there.
 */
export function staleFileFindings(search: BridgeSearch, cwd: string): readonly Finding[] {
  const { tree, configuration, finds, templates } = search;
  const configured = configuration?.bridges ?? [];
  const known = new Set(configured.map(({ bridge }) => fileIdentity(cwd, null, bridge.path)));
  const found = finds ? findBridges(tree.folder, tree.text, tree.files) : [];
  const generations = [
    ...configured.map((one) => configuredGeneration(one, templates, tree.files)),
    ...found.flatMap((bridge) =>
      known.has(fileIdentity(cwd, null, bridge))
        ? []
        : (foundGeneration(bridge, templates, tree.files) ?? []),
    ),
  ];
  return generations.flatMap((generation) => findingsOf(generation, tree.files));
}

/** What is asked for, and the command that does it. */
interface Expected extends Generation {
  readonly command: string;
}

function configuredGeneration(
  { bridge, out, languages, tier, templates }: ConfiguredBridge,
  ours: Templates,
  files: Files,
): Expected {
  const generation = {
    bridge: bridge.path,
    output: out?.path ?? null,
    languages,
    tier,
    templates: withOwnTemplates(ours, configuredTemplates(templates), files),
    span: bridge.span,
  };
  return { ...generation, command: commandFor(generation, templates?.path ?? null) };
}

/** Of a bridge that lies in the project: the languages of which there is something; null if there is nothing. */
function foundGeneration(bridge: string, templates: Templates, files: Files): Expected | null {
  const result = files.read(bridge);
  if (!result.ok) return null;
  const { name } = readBridge(result.file);
  const below = belowOutput({ bridge, output: null });
  const disk = diskOf(files);
  const marked = LANGUAGES.map((language) => ({
    language,
    paths: markedFiles(name, language, disk, below),
  })).filter(({ paths }) => paths.length > 0);
  if (marked.length === 0) return null;
  const isRaw = marked
    .flatMap(({ paths }) => paths)
    .some((path) => readGeneratedLine(disk.beginningOf(path) ?? "")?.tier === "raw");
  const tier: Tier = isRaw ? "raw" : "safe";
  const languages = marked.map(({ language }) => language);
  const generation = { bridge, output: null, languages, tier, templates, span: null };
  return { ...generation, command: commandFor(generation, null) };
}

type Command = Pick<Generation, "bridge" | "output" | "languages" | "tier">;

/** For people to copy: it has every option that is not the usual one. */
function commandFor({ bridge, output, languages, tier }: Command, templates: string | null): string {
  const isBeside = output === null || output === folderOf(bridge);
  return [
    "ffi-contract gen",
    shellWord(bridge),
    ...(isBeside ? [] : [`--output ${shellWord(output === "" ? "." : output)}`]),
    ...(languages.length === LANGUAGES.length ? [] : languages.map((language) => `--lang ${language}`)),
    ...(tier === "safe" ? [] : [`--tier ${tier}`]),
    ...(templates === null ? [] : [`--templates ${shellWord(templates)}`]),
  ].join(" ");
}

function shellWord(text: string): string {
  return /^[\w./@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function findingsOf(generation: Expected, files: Files): readonly Finding[] {
  const { lowered, files: wanted, below } = generate(generation, files);
  const steps = planOutput(lowered.bridge.name, wanted, diskOf(files), below);
  const stale = steps
    .filter((step) => isStale(step) || step.kind === "foreign")
    .map((step) => findingOf(step, generation, placeIn(step, lowered.bridge.span, files)));
  const manifest = files.read(below(MANIFEST));
  if (!generation.languages.includes("rust") || !manifest.ok) return stale;
  return [...stale, ...manifestFindings(lowered.bridge, manifest.file, generation)];
}

/** Of another version `versions-disagree` tells. */
function manifestFindings(
  bridge: Bridge,
  manifest: SourceFile,
  { bridge: path }: Expected,
): readonly Finding[] {
  return manifestDifferences(bridge, manifest)
    .filter(({ key }) => key !== "version")
    .map(({ key, has, wanted, span }) =>
      houseKeepingFinding({
        rule: "manifest-differs",
        symbol: key,
        data: { key, has, wanted, bridge: path },
        baseline: null,
        current: span,
      }),
    );
}

/** What a place in the tree is to a plan; nothing is written there. */
function diskOf(files: Files): OutputOnDisk {
  return {
    isThere: (path) => {
      const result = files.read(path);
      return result.ok || result.failure.kind !== "missing";
    },
    textOf: (path) => {
      const result = files.read(path);
      if (result.ok) return result.file.text;
      if (result.failure.kind === "missing") return null;
      throw new Problem("input", `the generated file ${path} ${describeFailure(result.failure)}`);
    },
    beginningOf: (path) => {
      const result = files.read(path);
      return result.ok ? result.file.text : null;
    },
    namesIn: (folder) => files.list(folder).filter((name) => !name.endsWith("//")),
  };
}

/** A step that is told of. */
type TellingStep = Extract<OutputStep, { readonly kind: "write" | "remove" | "foreign" }>;

/** The first line that differs, of what is there; of a file that is missing, its bridge. */
function placeIn(step: TellingStep, bridge: Span, files: Files): Span {
  const result = files.read(step.path);
  if (!result.ok) return bridge;
  if (step.kind === "remove") return lineSpan(result.file, 1);
  const have = result.file.text.split("\n");
  const want = step.text.split("\n");
  const index = have.findIndex((line, at) => line.replace(/\r$/, "") !== want[at]);
  return lineSpan(result.file, index === -1 ? have.length : index + 1);
}

function findingOf(step: TellingStep, { bridge, command }: Expected, span: Span): Finding {
  const detail =
    step.kind === "remove"
      ? `\`${step.path}\` is left over: \`${bridge}\` does not generate it any more`
      : step.kind === "write" && step.before === null
        ? `\`${step.path}\` is not there, and \`${bridge}\` generates it`
        : `line ${placeOf(span).line} of \`${step.path}\` is not what \`${bridge}\` generates`;
  const finding = houseKeepingFinding({
    rule: "file-stale",
    symbol: step.path,
    data: { detail },
    baseline: null,
    current: span,
  });
  return { ...finding, remedy: `Write it again: ${command}` };
}
