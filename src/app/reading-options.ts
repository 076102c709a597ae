import type { MacroSetting } from "../expand/c/preprocess.ts";
import { parseTriple } from "../idl/parse-triple.ts";
import { DEFAULT_TRIPLES, type Triple } from "../idl/target.ts";
import { Problem } from "../source/problem.ts";

/** How inputs are read, the same for both sides of a comparison. */
export interface ReadingOptions {
  /** Null where none is named: then the default ones, or those of a contract file. */
  readonly targets: readonly Triple[] | null;
  /** As given, relative to the current folder. */
  readonly includePaths: readonly string[];
  readonly defines: readonly MacroSetting[];
  readonly undefines: readonly string[];
}

/** @throws Problem (usage) for a target that is not known, naming the nearest. */
export function parseTargets(texts: readonly string[]): readonly Triple[] | null {
  if (texts.length === 0) return null;
  const triples = texts.map((text) => {
    const result = parseTriple(text);
    if (!result.ok) throw new Problem("usage", result.message);
    return result.triple;
  });
  return [...new Set(triples)].sort();
}

/** `NAME=VALUE`, or `NAME` for the value 1, as compilers read `-D`. */
export function parseDefine(text: string): MacroSetting {
  const equals = text.indexOf("=");
  const name = equals === -1 ? text : text.slice(0, equals);
  const value = equals === -1 ? "1" : text.slice(equals + 1);
  if (!/^[A-Za-z_]\w*(\([^()]*\))?$/.test(name) || /[\r\n]/.test(value)) {
    throw new Problem(
      "usage",
      `\`${text}\` defines no macro`,
      null,
      "Write --define NAME or --define NAME=VALUE.",
    );
  }
  return { name, value };
}

/** @throws Problem (usage) if it is no macro's name. */
export function parseUndefine(text: string): string {
  if (!/^[A-Za-z_]\w*$/.test(text)) {
    throw new Problem("usage", `\`${text}\` is no macro's name`, null, "Write --undefine NAME.");
  }
  return text;
}

export function wantedTargets(options: ReadingOptions): readonly Triple[] {
  return options.targets ?? DEFAULT_TRIPLES;
}
