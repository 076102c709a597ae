import {
  type GeneratedFile,
  generatedLine,
  type Language,
  readGeneratedLine,
} from "../../generate/generated-file.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import { folderOf } from "../../source/path.ts";
import { Problem } from "../../source/problem.ts";
import type { OutputOnDisk } from "../files/output-folder.ts";

/** What becomes of one file. */
export type OutputStep =
  | {
      readonly kind: "write";
      readonly path: string;
      readonly ownership: GeneratedFile["ownership"];
      /** With line breaks as they are generated; null if there is none. */
      readonly before: string | null;
      readonly text: string;
    }
  /** No longer generated. */
  | { readonly kind: "remove"; readonly path: string; readonly before: string }
  /** Somebody else's file stands in the place of a generated one. */
  | {
      readonly kind: "foreign";
      readonly path: string;
      readonly text: string;
      /** The other bridge that it was generated from, if it was. */
      readonly from: string | null;
    }
  | { readonly kind: "unchanged"; readonly path: string }
  /** The user's own since it was written once. */
  | { readonly kind: "kept"; readonly path: string };

/** Steps that change the disk: what they are about is stale. */
export type StaleStep = Extract<OutputStep, { readonly kind: "write" | "remove" }>;

/** The folders that hold generated files of a language. Of `lib/*` each folder counts. */
const PLACES: Readonly<Record<Language, readonly string[]>> = {
  c: ["include"],
  go: ["go", "go/lib/*"],
  rust: ["rust/src/generated"],
};

/** Where people move a module that has grown: then the first place stays empty. */
const MOVED: ReadonlyMap<string, string> = new Map([["rust/src/imp.rs", "rust/src/imp/mod.rs"]]);

/**
 * What has to happen so that the disk has the generated files, in the order of paths; nothing is to happen if a step is
 * `foreign`. Files that are written once are
 * the user's from the moment on at which there is anything generated of their language: also one that is gone then
 * stays so.
 *
 * @param below where a path of the output is.
 * @throws Problem (usage) if a template does not print by what a file is known as generated.
 */
export function planOutput(
  bridge: string,
  files: readonly GeneratedFile[],
  disk: OutputOnDisk,
  below: (path: string) => string,
): readonly OutputStep[] {
  const languages = [...new Set(files.map(({ language }) => language))];
  const marked = new Map(languages.map((language) => [language, markedFiles(bridge, language, disk, below)]));
  const wanted = new Set(files.map(({ path }) => below(path)));
  const leftOver = [...marked.values()].flatMap((paths) =>
    paths.flatMap((path): readonly OutputStep[] => {
      const before = wanted.has(path) ? null : disk.textOf(path);
      return before === null ? [] : [{ kind: "remove", path, before: withLineFeeds(before) }];
    }),
  );
  const steps = files.flatMap((file): readonly OutputStep[] => {
    const path = below(file.path);
    if (file.ownership === "generated") return [stepOf(bridge, { ...file, path }, disk)];
    const places = [file.path, MOVED.get(file.path) ?? file.path].map(below);
    if (places.some(disk.isThere)) return [{ kind: "kept", path }];
    const isBegun = (marked.get(file.language) ?? []).length > 0;
    return isBegun ? [] : [{ kind: "write", path, ownership: "once", before: null, text: file.text }];
  });
  return [...steps, ...leftOver].sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Files of a language that say that they were generated from the bridge. */
export function markedFiles(
  bridge: string,
  language: Language,
  disk: OutputOnDisk,
  below: (path: string) => string,
): readonly string[] {
  const folders = PLACES[language].flatMap((place) => {
    if (!place.endsWith("/*")) return [below(place)];
    const outer = below(folderOf(place));
    return disk
      .namesIn(outer)
      .flatMap((name) => (name.endsWith("/") ? [`${outer}/${name.slice(0, -1)}`] : []));
  });
  return folders
    .flatMap((folder) => disk.namesIn(folder).map((name) => `${folder}/${name}`))
    .filter((path) => /\.(?:go|h|rs)$/.test(path))
    .filter((path) => readGeneratedLine(disk.beginningOf(path) ?? "")?.bridge === bridge);
}

function stepOf(bridge: string, { path, text }: GeneratedFile, disk: OutputOnDisk): OutputStep {
  if (readGeneratedLine(text)?.bridge !== bridge)
    throw new Problem(
      "usage",
      `${path} would not say that it is generated`,
      null,
      `Its template has to print in a comment at its beginning: ${generatedLine(bridge)}`,
    );
  const found = disk.textOf(path);
  const before = found === null ? null : withLineFeeds(found);
  if (before === text) return { kind: "unchanged", path };
  const from = before === null ? null : (readGeneratedLine(before)?.bridge ?? null);
  if (before !== null && before !== "" && from !== bridge) return { kind: "foreign", path, text, from };
  return { kind: "write", path, ownership: "generated", before, text };
}

/** A checkout may have turned the line breaks, which changes nothing. */
function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Whether the disk lacks something or has something else. */
export function isStale(step: OutputStep): step is StaleStep {
  return step.kind === "write" || step.kind === "remove";
}
