import { baseName } from "../../source/path.ts";
import { placeOf, type Span } from "../../source/source-file.ts";
import type { BuildExpression } from "./build-expression.ts";
import { buildLinesHold } from "./build-lines.ts";
import { type CgoDirective, directiveHolds } from "./cgo-directives.ts";
import { fileNameHolds } from "./file-name.ts";
import type { PackageFile } from "./package-files.ts";
import { isPlatformTag, type TagHolds } from "./target-tags.ts";

/** C of a package that is built on no target of the run, and would be if some tags of the user's own were set. */
export interface UnsetTags {
  /** As people name it: the file, or the place of its `#cgo` line. */
  readonly what: string;
  /** Those that would have to be set. */
  readonly tags: readonly string[];
}

/** What `go help buildconstraint` proposes for files that no build reads. */
const NEVER_BUILT = "ignore";

/**
 * The files with a preamble, and the `#cgo` lines that set options of the C compiler, which a tag keeps away that is
 * not set.
 *
 * @param holds what holds on each target of the run.
 */
export function findUnsetTags(
  files: readonly PackageFile[],
  holds: readonly TagHolds[],
): readonly UnsetTags[] {
  return files
    .filter(({ preamble }) => preamble !== null)
    .flatMap((file): readonly UnsetTags[] => {
      const { buildLines, cgo } = file;
      const { path } = file.file;
      const name = baseName(path);
      const isBuilt = (tagHolds: TagHolds): boolean =>
        fileNameHolds(name, tagHolds) && buildLinesHold(buildLines, tagHolds);
      const tags = missingTags(buildLines.conditions, isBuilt, holds);
      if (tags.length > 0) return [{ what: path, tags }];
      const built = holds.filter(isBuilt);
      return cgo.directives.filter(isOfCompiler).flatMap((directive) => {
        const missing = missingTags(
          directive.conditions,
          (tagHolds) => directiveHolds(directive, tagHolds),
          built,
        );
        return missing.length === 0 ? [] : [{ what: placeText(directive.span), tags: missing }];
      });
    });
}

function isOfCompiler({ verb }: CgoDirective): boolean {
  return verb === "CFLAGS" || verb === "CPPFLAGS" || verb === "pkg-config";
}

function placeText(span: Span): string {
  const { path, line } = placeOf(span);
  return `the \`#cgo\` line at ${path}:${line}`;
}

/** The tags that make a condition hold on some target where it holds on none: one if one will do, else all of it. */
function missingTags(
  conditions: readonly BuildExpression[],
  isMet: (holds: TagHolds) => boolean,
  targets: readonly TagHolds[],
): readonly string[] {
  if (targets.length === 0 || targets.some(isMet)) return [];
  const own = [...new Set(conditions.flatMap(tagsIn))].filter(
    (tag) => tag !== NEVER_BUILT && !isPlatformTag(tag) && !targets.some((holds) => holds(tag)),
  );
  const meets = (set: readonly string[]): boolean =>
    targets.some((holds) => isMet((tag) => set.includes(tag) || holds(tag)));
  const alone = own.slice(0, MOST_TAGS).find((tag) => meets([tag]));
  if (alone !== undefined) return [alone];
  return own.length > 0 && meets(own) ? own : [];
}

/** Tags of one condition that are tried alone. */
const MOST_TAGS = 20;

function tagsIn(expression: BuildExpression): readonly string[] {
  switch (expression.kind) {
    case "tag":
      return [expression.tag];
    case "not":
      return tagsIn(expression.of);
    default:
      return expression.of.flatMap(tagsIn);
  }
}
