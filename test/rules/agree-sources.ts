import { agreementFindings, type Surface } from "../../src/app/agreement.ts";
import { extractInput } from "../../src/app/extract.ts";
import { extractGo } from "../../src/app/extract-go.ts";
import { extractRust } from "../../src/app/extract-rust.ts";
import type { Extraction } from "../../src/app/extraction.ts";
import type { Opened } from "../../src/app/input-kinds.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { DEFAULT_TRIPLES } from "../../src/idl/target.ts";
import type { Files } from "../../src/source/files.ts";
import type { SourceFile } from "../../src/source/source-file.ts";
import type { SidesFixture } from "../tools/rule-files.ts";
import { inputOf, refuseGaps } from "./diff-sources.ts";

const NO_MACROS = { defines: [], undefines: [] };

/**
 * What is said of the sources of both sides, held against each other on the default targets as `check` holds those of a
 * project: headers, contract files and crates of one file; a Go file is compiled with the headers beside it.
 *
 * @throws if a source is not understood: a fixture has no gaps.
 */
export function agreeSources({ definitions, declarations }: SidesFixture): readonly Finding[] {
  const files = folderOf([...definitions, ...declarations]);
  const surfaces = [
    ...definitions.map((source) => definingSurface(source, files, namesIn(declarations))),
    ...declarations.map((source) =>
      source.path.endsWith(".go") ? calling(source, files) : declaring(source, definitions.length > 0),
    ),
  ];
  return agreementFindings(surfaces, DEFAULT_TRIPLES, { definedElsewhere: () => null }).findings;
}

/** Several files as if they alone stood in one tree. */
function folderOf(sources: readonly SourceFile[]): Files {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return {
    read: (path) => {
      const file = byPath.get(path);
      return file === undefined
        ? ({ ok: false, failure: { kind: "missing" } } as const)
        : ({ ok: true, file } as const);
    },
    list: (folder) => (folder === "" ? [...byPath.keys()].sort() : []),
  };
}

function opened(source: SourceFile): Opened {
  return { text: source.path, name: "fixture", ref: null, revision: null };
}

const NOTHING = {
  definitions: null,
  declarations: [],
  calls: [],
  mirrors: [],
  sees: null,
  mayDefineMore: false,
};

function definingSurface(source: SourceFile, files: Files, alsoNamed: ReadonlySet<string>): Surface {
  const { contract } = source.path.endsWith(".rs")
    ? understood(readCrate(source, files, alsoNamed))
    : understood(extractInput(inputOf(source), DEFAULT_TRIPLES, NO_MACROS));
  return { ...NOTHING, input: source.path, unit: "library", definitions: contract };
}

function readCrate(source: SourceFile, files: Files, alsoNamed: ReadonlySet<string>): Extraction {
  const choice = { features: [], allFeatures: false, defaultFeatures: true };
  const input = {
    ...opened(source),
    kind: "rust",
    files,
    manifest: null,
    root: source.path,
    choice,
    cfg: [],
  };
  return extractRust({ ...input, kind: "rust" }, DEFAULT_TRIPLES, { alsoNamed });
}

/** @param own of the library that the other side defines. */
function declaring(source: SourceFile, own: boolean): Surface {
  const { contract } = understood(extractInput(inputOf(source), DEFAULT_TRIPLES, NO_MACROS));
  const declarations = [{ contract, what: "header", own }] as const;
  return { ...NOTHING, input: source.path, unit: null, declarations };
}

function calling(source: SourceFile, files: Files): Surface {
  const choices = { only: [source.path], tags: [], includePaths: [] };
  const input = { ...opened(source), kind: "go", files, folder: "", ...choices } as const;
  const { calls, mirrors, sees } = understood(extractGo(input, DEFAULT_TRIPLES, NO_MACROS));
  return { ...NOTHING, input: source.path, unit: null, calls, mirrors, sees };
}

/** Types and constants that the declarations name are read of a crate too, as `check` has it. */
function namesIn(declarations: readonly SourceFile[]): ReadonlySet<string> {
  const contracts = declarations
    .filter(({ path }) => !path.endsWith(".go"))
    .map((source) => extractInput(inputOf(source), DEFAULT_TRIPLES, NO_MACROS).contract);
  return new Set(contracts.flatMap(({ types, constants }) => [...types.keys(), ...constants.keys()]));
}

function understood<T extends Pick<Extraction, "gaps">>(extraction: T): T {
  refuseGaps(extraction.gaps);
  return extraction;
}
