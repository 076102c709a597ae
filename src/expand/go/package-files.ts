import { type Gap, pushGap } from "../../idl/gap.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import { describeFailure, type Files } from "../../source/files.ts";
import { baseName, resolvePath } from "../../source/path.ts";
import { Problem } from "../../source/problem.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { GoFile } from "../../syntax/go/declaration.ts";
import { parseGoFile } from "../../syntax/go/parse-file.ts";
import { type BuildLines, buildLinesHold, readBuildLines } from "./build-lines.ts";
import { type CgoDirectives, readCgoDirectives } from "./cgo-directives.ts";
import { fileNameHolds, isPackageFile } from "./file-name.ts";
import { type Preamble, readPreamble } from "./preamble.ts";
import type { TagHolds } from "./target-tags.ts";

/** One file of a package as it was read once for all targets. */
export interface PackageFile extends GoFile {
  readonly buildLines: BuildLines;
  /** Null where the file does not import `C`. */
  readonly preamble: Preamble | null;
  readonly cgo: CgoDirectives;
}

/** Sorted by name, as cgo takes them. */
export interface PackageFiles {
  readonly files: readonly PackageFile[];
  /** Whether files of other languages lie beside them, which the go command compiles too: they may define symbols. */
  readonly hasOtherSources: boolean;
  /** What was met before any file was chosen. */
  readonly gaps: readonly Gap[];
}

/** More files in one folder are hostile. */
const MOST_FILES = 5_000;

/** What the go command hands to the C compiler, the assembler or the linker (`go help packages`, go/build.Package). */
const OTHER_SOURCE = /\.(?:c|cc|cpp|cxx|m|mm|[sS]|sx|[fF]|for|f90|swig|swigcxx|syso)$/;

/**
 * Reads the files of a package.
 *
 * @param only paths of the files that count, or null for all of the folder that the go command would look at.
 * @throws Problem if there is none, or one cannot be read.
 */
export function readPackageFiles(files: Files, folder: string, only: readonly string[] | null): PackageFiles {
  const names = files.list(folder);
  const listed = names.filter(isPackageFile).map((name) => resolvePath(folder, name));
  const paths = [...(only ?? listed)].sort(byCodeUnit);
  if (paths.length === 0) {
    const where = folder === "" ? "the folder" : folder;
    throw new Problem("input", `there are no Go files in ${where}`);
  }
  const gaps: Gap[] = [];
  const read = paths.slice(0, MOST_FILES).map((path) => readPackageFile(readSource(files, path)));
  const [first] = read;
  if (paths.length > MOST_FILES && first !== undefined) {
    const detail = `there are more than ${MOST_FILES} Go files; the others are not read`;
    pushGap(gaps, { reason: "limit", detail, span: first.packageSpan });
  }
  return { files: read, hasOtherSources: names.some((name) => OTHER_SOURCE.test(name)), gaps };
}

function readSource(files: Files, path: string): SourceFile {
  const result = files.read(path);
  if (result.ok) return result.file;
  throw new Problem("input", `${path} ${describeFailure(result.failure)}`);
}

function readPackageFile(file: SourceFile): PackageFile {
  const parsed = parseGoFile(file);
  const preamble = readPreamble(parsed);
  const cgo = readCgoDirectives(preamble?.cgoLines ?? []);
  return { ...parsed, buildLines: readBuildLines(file), preamble, cgo };
}

/** The package that only documents a program is no part of it (go/build). */
const DOCUMENTATION = "documentation";

/** The files that are built where the given tags hold, and what is wrong with them as one package. */
export function selectFiles(
  files: readonly PackageFile[],
  holds: TagHolds,
): { readonly selected: readonly PackageFile[]; readonly gaps: readonly Gap[] } {
  const selected = files.filter((file) => isBuilt(file, holds));
  const gaps: Gap[] = [];
  for (const { gaps: own, buildLines, cgo } of selected)
    for (const gap of [...own, ...buildLines.gaps, ...cgo.gaps]) pushGap(gaps, gap);
  const named = selected.filter(({ packageName }) => packageName !== null);
  const [first] = named;
  const other = named.find(({ packageName }) => packageName !== first?.packageName);
  if (first !== undefined && other !== undefined) {
    const detail = `package \`${other.packageName}\` here and package \`${first.packageName}\` in ${first.file.path} are built together`;
    pushGap(gaps, { reason: "conflict", detail, span: other.packageSpan });
  }
  return { selected, gaps };
}

function isBuilt({ file, packageName, buildLines }: PackageFile, holds: TagHolds): boolean {
  const name = baseName(file.path);
  return packageName !== DOCUMENTATION && fileNameHolds(name, holds) && buildLinesHold(buildLines, holds);
}
