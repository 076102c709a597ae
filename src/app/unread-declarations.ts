import { folderOf } from "../source/path.ts";
import type { SourceFile } from "../source/source-file.ts";
import { identifiersOf, withoutComments } from "./detect-text.ts";
import type { SourcePlan } from "./input-kinds.ts";
import { linkNames } from "./link-names.ts";
import type { GoSource, ReadSource } from "./read-kinds.ts";

export interface UnreadDeclarations {
  /** Whether something that was not read, or not understood, may declare a symbol. */
  readonly mayDeclare: (symbol: string) => boolean;
  /** Symbols that were asked for and stand in a header that has gaps, sorted. */
  readonly undecided: () => readonly string[];
}

/**
 * Tells of symbols that nothing was seen to declare where a declaration may have been missed: in a header that has gaps and
 * the symbol in its text; and, of what Go exports, in the C files of the same package, which have cgo's `_cgo_export.h`
 * (cmd/cgo documentation, "C references to Go").
 */
export function unreadDeclarations(plan: SourcePlan, sources: readonly ReadSource[]): UnreadDeclarations {
  const exported = new Set(
    sources.flatMap((source) =>
      source.kind === "go" && hasNativeFiles(plan, source) ? [...linkNames(source.extraction.exports)] : [],
    ),
  );
  const files = new Map(
    sources
      .flatMap((source) => (source.kind === "headers" ? filesWithGaps(source) : []))
      .map((file) => [file.path, file]),
  );
  let words: ReadonlySet<string> | null = null;
  const undecided = new Set<string>();
  return {
    mayDeclare: (symbol) => {
      if (exported.has(symbol)) return true;
      words ??= wordsOf([...files.values()]);
      if (words.has(symbol)) undecided.add(symbol);
      return words.has(symbol);
    },
    undecided: () => [...undecided].sort(),
  };
}

function hasNativeFiles({ native }: SourcePlan, { input }: GoSource): boolean {
  return native.some((place) => folderOf(place) === input.folder);
}

function filesWithGaps({
  extraction,
  files,
}: Extract<ReadSource, { readonly kind: "headers" }>): readonly SourceFile[] {
  return extraction.gaps.length === 0 ? [] : files;
}

function wordsOf(files: readonly SourceFile[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ text }) => [...identifiersOf(withoutComments(text, "c"))]));
}
