import { predefinedMacros } from "../../src/expand/c/predefined-macros.ts";
import { type PreprocessInput, preprocess } from "../../src/expand/c/preprocess.ts";
import type { TranslationUnit } from "../../src/expand/c/translation-unit.ts";
import type { Triple } from "../../src/idl/target.ts";
import type { Files } from "../../src/source/files.ts";
import type { SourceFile } from "../../src/source/source-file.ts";

/** A tree of files in memory. */
export function filesOf(texts: Readonly<Record<string, string>>): Files {
  const files = new Map<string, SourceFile>();
  for (const [path, text] of Object.entries(texts)) files.set(path, { path, text });
  return {
    read: (path) => {
      const file = files.get(path);
      return file === undefined ? { ok: false, failure: { kind: "missing" } } : { ok: true, file };
    },
    list: () => [],
  };
}

export interface Sample extends Partial<Omit<PreprocessInput, "files" | "predefined">> {
  readonly target?: Triple;
}

/** Preprocesses `main.h`, or `texts` from `main.h` on. */
export function preprocessSample(
  texts: string | Readonly<Record<string, string>>,
  { target = "x86_64-unknown-linux-gnu", ...rest }: Sample = {},
): TranslationUnit {
  const table = predefinedMacros(target);
  return preprocess({
    files: filesOf(typeof texts === "string" ? { "main.h": texts } : texts),
    entries: ["main.h"],
    includePaths: [],
    ownTree: "",
    defines: [],
    undefines: [],
    predefined: (name) => table.get(name),
    ...rest,
  });
}

/** The tokens' spellings with a blank between each. */
export function spell(tokens: TranslationUnit["tokens"]): string {
  return tokens.map((token) => token.text).join(" ");
}

/** The tokens that come out of `main.h`. */
export function outcome(texts: string | Readonly<Record<string, string>>, sample: Sample = {}): string {
  return spell(preprocessSample(texts, sample).tokens);
}

/** The gaps as `reason: the text they stand at`. */
export function gapsOf(unit: TranslationUnit): readonly string[] {
  return unit.gaps.map(({ reason, span }) => `${reason}: ${span.file.text.slice(span.start, span.end)}`);
}
