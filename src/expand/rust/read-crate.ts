import type { Gap } from "../../idl/gap.ts";
import { describeFailure, type Files } from "../../source/files.ts";
import { baseName } from "../../source/path.ts";
import { Problem } from "../../source/problem.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Lookup } from "../target-groups.ts";
import type { RustCrate } from "./crate.ts";
import { type FeatureRequest, settleFeatures } from "./features.ts";
import { addMacroGaps } from "./macro-gaps.ts";
import { noteMadeNames } from "./made-names.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { DEFAULT_PROFILES, type Profiles } from "./profiles.ts";
import { readRoot } from "./read-modules.ts";
import { MOST_MODULES, type Reading } from "./reading.ts";
import { settleConditions } from "./settings.ts";

/** What is read, and for which features and target. */
export interface CrateRequest {
  readonly files: Files;
  /** Path of the Cargo.toml in `files`; null for a single file with the modules that it names. */
  readonly manifest: string | null;
  /** The root file where there is no manifest. */
  readonly root: string | null;
  readonly choice: FeatureRequest;
  /** Further `cfg` options that are set, as `rustc --cfg` takes them, or `not(...)` of those that are not. */
  readonly cfg: readonly string[];
  /** Answers for the target with the keys of `cfgFacts`. */
  readonly lookup: Lookup;
}

type Facts = "name" | "version" | "edition" | "crateTypes" | "dependencies" | "renamed" | "origins" | "gaps";
type Head = Pick<RustCrate, Facts> & {
  readonly root: SourceFile;
  readonly manifest: SourceFile | null;
  readonly features: ReadonlySet<string>;
  readonly profiles: () => Profiles;
};

/** A single file is read as the newest edition, in which all that is asked of an edition here is the same. */
const EDITION_OF_A_FILE = "2024";

function headOfManifest(manifest: Manifest, choice: FeatureRequest): Head {
  const { name, version, edition, crateTypes, dependencies, renamed, origins, gaps } = manifest;
  const { root, file, profiles } = manifest;
  const features = settleFeatures(manifest.features, choice, file);
  const facts = { name, version, edition, crateTypes, dependencies, renamed, origins, gaps };
  return { ...facts, root, manifest: file, features, profiles };
}

function headOfFile(files: Files, path: string, choice: FeatureRequest): Head {
  const read = files.read(path);
  if (!read.ok) throw new Problem("input", `${path} ${describeFailure(read.failure)}`);
  const stem = baseName(path).replace(/\.rs$/, "");
  return {
    name: stem.replaceAll(/[^\p{XID_Continue}]/gu, "_"),
    version: null,
    edition: EDITION_OF_A_FILE,
    crateTypes: [],
    dependencies: new Set(),
    renamed: new Map(),
    origins: new Map(),
    root: read.file,
    manifest: null,
    gaps: [],
    features: new Set(choice.features),
    profiles: () => DEFAULT_PROFILES,
  };
}

function readHead({ files, manifest, root, choice }: CrateRequest): Head {
  if (manifest !== null) return headOfManifest(readManifest(files, manifest), choice);
  if (root !== null) return headOfFile(files, root, choice);
  throw new Problem("input", "neither a Cargo.toml nor a file of Rust is given");
}

/**
 * Reads a crate as one target and one set of features see it: manifest, module tree, conditions. What is not
 * understood is a gap.
 *
 * @throws Problem if the manifest or the root file cannot be read, or a feature is not the crate's.
 */
export function readCrate(request: CrateRequest): RustCrate {
  const head = readHead(request);
  const { ask, askedFeatures } = settleConditions(
    { features: head.features, settings: request.cfg, profiles: head.profiles },
    request.lookup,
  );
  const gaps: Gap[] = [...head.gaps];
  const reading: Reading = {
    files: request.files,
    ask,
    gaps,
    filesRead: new Set(),
    definitions: new Map(),
    macros: [],
    renames: new Map(),
    imported: new Set(),
    origins: head.origins,
    left: MOST_MODULES,
  };
  const root = readRoot(reading, head.root);
  noteMadeNames(addMacroGaps(reading, gaps), reading, gaps);
  return {
    name: head.name,
    version: head.version,
    edition: head.edition,
    crateTypes: head.crateTypes,
    root,
    dependencies: head.dependencies,
    renamed: head.renamed,
    origins: head.origins,
    askedFeatures: askedFeatures(),
    files: [...(head.manifest === null ? [] : [head.manifest]), ...reading.filesRead],
    gaps,
  };
}
