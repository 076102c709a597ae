import { LANGUAGES, type Language, type Tier } from "../../generate/generated-file.ts";
import type { Templates } from "../../generate/templates.ts";
import type { Files } from "../../source/files.ts";
import { Problem } from "../../source/problem.ts";
import type { Configuration, ConfiguredBridge } from "../configuration/configuration.ts";
import { findConfiguration } from "../configuration/find-configuration.ts";
import { readConfiguration } from "../configuration/read-configuration.ts";
import { fileIdentity, openWorkTree, rootsOf, shownPath } from "../files/work-tree.ts";
import { bridgesIn } from "./find-bridges.ts";
import type { Generation } from "./generation.ts";
import { configuredTemplates, type OwnTemplates, withOwnTemplates } from "./own-templates.ts";

/** What the command line says; null and empty where it says nothing. */
export interface GenerationRequest {
  readonly bridges: readonly string[];
  readonly output: string | null;
  readonly languages: readonly Language[] | null;
  readonly tier: Tier | null;
  readonly templates: string | null;
}

/**
 * What is to be written: the bridges that are named, else those of the configuration in the current folder, else those
 * that lie in it. What the configuration says of a bridge holds also where it is named; the command line goes before it.
 *
 * @throws Problem if there is none, or the configuration is wrong.
 */
export function wantedGenerations(
  request: GenerationRequest,
  ours: Templates,
  cwd: string,
  say: (line: string) => void,
): readonly Generation[] {
  const files = openWorkTree({ cwd, roots: rootsOf(cwd, ".") });
  const file = findConfiguration(files);
  const configuration = file === null ? null : readConfiguration(file);
  const places = placesOf(request, configuration, files, cwd);
  const configured = new Map(
    (configuration?.bridges ?? []).map((one) => [fileIdentity(cwd, null, one.bridge.path), one]),
  );
  if (file !== null && places.some(([identity]) => configured.has(identity)))
    say(`configuration: ${file.path}`);
  return places.map(([identity, bridge]) => {
    const known = configured.get(identity) ?? null;
    const templates = ownTemplates(request, known, cwd);
    const roots = templates === null ? [] : rootsOf(cwd, templates.folder);
    return {
      bridge,
      output: request.output ?? known?.out?.path ?? null,
      languages: request.languages ?? known?.languages ?? LANGUAGES,
      tier: request.tier ?? known?.tier ?? "safe",
      templates: withOwnTemplates(ours, templates, openWorkTree({ cwd, roots })),
      span: known !== null && request.bridges.length === 0 ? known.bridge.span : null,
    };
  });
}

/** Each bridge once, by what tells it from others on disk. */
function placesOf(
  { bridges }: GenerationRequest,
  configuration: Configuration | null,
  files: Files,
  cwd: string,
): readonly (readonly [identity: string, bridge: string])[] {
  const configured = (configuration?.bridges ?? []).map(({ bridge }) => bridge.path);
  const found = [bridges.map((bridge) => shownPath(cwd, bridge)), configured].find((list) => list.length > 0);
  const places = found ?? bridgesIn("", files);
  if (places.length === 0) throw nothingToWrite(configuration);
  return [...new Map(places.map((place) => [fileIdentity(cwd, null, place), place]))];
}

function nothingToWrite(configuration: Configuration | null): Problem {
  const codeFirst = configuration?.codeFirst ?? null;
  if (codeFirst === null)
    return new Problem(
      "usage",
      "there is no bridge file here",
      null,
      "Name one: ffi-contract gen kv.ffi.yaml. It begins with `bridge: 1`; BRIDGE.md of ffi-contract explains the rest.",
    );
  return new Problem(
    "input",
    "bindings without a bridge file are not built yet: this entry of `gen` has no `bridge`",
    codeFirst,
    "Write a bridge file, and name it by `bridge: kv.ffi.yaml`.",
  );
}

function ownTemplates(
  { templates }: GenerationRequest,
  configured: ConfiguredBridge | null,
  cwd: string,
): OwnTemplates | null {
  if (templates !== null) return { folder: shownPath(cwd, templates), text: templates, span: null };
  return configuredTemplates(configured?.templates ?? null);
}
