import type { MacroSetting } from "../expand/c/preprocess.ts";
import type { Files } from "../source/files.ts";
import { folderOf } from "../source/path.ts";
import { identifiersOf, withoutComments } from "./detect-text.ts";
import { joinPath } from "./files/path.ts";

/** What the text of a header shows before it is read. */
export interface HeaderText {
  /** The first of some names that stands in it, or in what it includes that is no header of the tree; null if none does. */
  readonly names: (symbols: ReadonlySet<string>) => string | null;
  /** The first of some names that it may put together (`kv_##n`, `__asm__("kv" "_a")`); null if none. */
  readonly builds: (symbols: ReadonlySet<string>) => string | null;
  /** Those of some names that stand there. */
  readonly allOf: (symbols: ReadonlySet<string>) => readonly string[];
  /** Only C++ can compile it: it has C++ outside of what asks for `__cplusplus`. */
  readonly isCpp: boolean;
  /** It includes what a macro names: nobody knows what that is until it is read. */
  readonly includesByMacro: boolean;
}

/** Files that one header leads to; a text that leads to more tells nothing that fewer do not. */
const MOST_INCLUDED = 1_000;
/** In UTF-16 units; no linker's symbol that people write is as long. */
const LONGEST_SYMBOL = 500;

/**
 * Looks into the texts of headers, each file once. It errs towards finding: that a name stands in a text does not mean that it
 * is declared, and what is built out of a text's words need not be built by it.
 *
 * @param places the headers of the tree, each of which is looked at for itself.
 * @param defines macros that the reading sets.
 */
export function createHeaderTexts(
  files: Files,
  includePaths: readonly string[],
  places: readonly string[],
  defines: readonly MacroSetting[] = [],
): (place: string) => HeaderText {
  const facts = new Map<string, TextFacts | null>();
  const own = new Set(places);
  const factsOf = (place: string): TextFacts | null => {
    const known = facts.get(place);
    if (known !== undefined) return known;
    const result = files.read(place);
    const fresh = result.ok ? textFacts(withoutComments(result.file.text, "c")) : null;
    facts.set(place, fresh);
    return fresh;
  };
  const given = identifiersOf(JSON.stringify(defines));
  return (place) => {
    const reached = reachedFrom(place, includePaths, factsOf);
    const texts = reached.filter(([path]) => path === place || !own.has(path)).map(([, text]) => text);
    const pieces = (): ReadonlySet<string> =>
      new Set([...given, ...reached.flatMap(([, { words }]) => [...words])]);
    return {
      names: (symbols) => firstOf(texts, symbols),
      allOf: (symbols) => [...symbols].filter((symbol) => texts.some(({ words }) => words.has(symbol))),
      isCpp: factsOf(place)?.isCpp === true,
      builds: (symbols) => {
        if (!reached.some(([, text]) => text.builds)) return null;
        const parts = pieces();
        return [...symbols].find((symbol) => isMadeOf(symbol, parts)) ?? null;
      },
      includesByMacro: reached.some(([, text]) => text.includesByMacro),
    };
  };
}

interface TextFacts {
  readonly words: ReadonlySet<string>;
  readonly includes: readonly string[];
  readonly includesByMacro: boolean;
  readonly isCpp: boolean;
  /** It pastes tokens (C17 6.10.3.3) or names symbols by the texts of `asm`, which may be cut anywhere. */
  readonly builds: boolean;
}

function textFacts(text: string): TextFacts {
  const includes = [...text.matchAll(/^[ \t]*(?:#|%:)[ \t]*include[ \t]*["<]([^">\n]{1,500})[">]/gm)];
  return {
    words: identifiersOf(text),
    includes: includes.map((match) => match[1] ?? ""),
    includesByMacro: /^[ \t]*(?:#|%:)[ \t]*include[ \t]+[A-Za-z_]/m.test(text),
    isCpp: isForCpp(text),
    builds: /##|%:%:|\b(?:__)?asm(?:__)?\b/.test(text),
  };
}

/** Headers of C++'s library have no `.h`; a namespace, a template or a class is nothing that C has. */
const OF_CPP =
  /^[ \t]*(?:(?:#|%:)[ \t]*include[ \t]*<[a-z_]+>|(?:inline[ \t]+)?namespace\b|template[ \t]*<|(?:enum[ \t]+)?class[ \t]+\w|using[ \t]+(?:namespace\b|\w+[ \t]*=))/;
const CONDITION = /^[ \t]*(?:#|%:)[ \t]*(if|ifdef|ifndef|elif|else|endif)\b(.*)/;

/** Whether a text has C++ where C would read it: outside of every condition that asks for `__cplusplus`. */
function isForCpp(text: string): boolean {
  const asks: boolean[] = [];
  for (const line of text.split("\n")) {
    const [, directive, condition = ""] = CONDITION.exec(line) ?? [];
    if (directive === "endif") asks.pop();
    else if (directive?.startsWith("if")) asks.push(condition.includes("__cplusplus"));
    else if (directive === undefined && !asks.includes(true) && OF_CPP.test(line)) return true;
  }
  return false;
}

function firstOf(texts: readonly TextFacts[], symbols: ReadonlySet<string>): string | null {
  for (const { words } of texts) for (const word of words) if (symbols.has(word)) return word;
  return null;
}

/** A header and all that it includes, itself first, as far as its own folder and the search paths have it. */
function reachedFrom(
  place: string,
  includePaths: readonly string[],
  factsOf: (place: string) => TextFacts | null,
): readonly (readonly [string, TextFacts])[] {
  const reached: (readonly [string, TextFacts])[] = [];
  const seen = new Set([place]);
  const waiting = [place];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const facts = factsOf(next);
    if (facts === null) continue;
    reached.push([next, facts]);
    for (const name of facts.includes) {
      for (const folder of [folderOf(next), ...includePaths]) {
        const path = placeOf(folder, name);
        if (path === null || seen.has(path) || seen.size > MOST_INCLUDED) continue;
        seen.add(path);
        waiting.push(path);
      }
    }
  }
  return reached;
}

/** Null for what leads out of the tree. */
function placeOf(folder: string, name: string): string | null {
  if (name.startsWith("/")) return null;
  const names: string[] = [];
  for (const part of joinPath(folder, name).split("/")) {
    if (part === ".." && names.pop() === undefined) return null;
    if (part !== ".." && part !== "." && part !== "") names.push(part);
  }
  return names.join("/");
}

/** Whether a name is a row of words of a text and of digits, which counters bring. */
function isMadeOf(symbol: string, words: ReadonlySet<string>): boolean {
  if (symbol.length > LONGEST_SYMBOL) return true;
  const reachable = new Set([0]);
  for (let from = 0; from < symbol.length; from++) {
    if (!reachable.has(from)) continue;
    for (let to = from + 1; to <= symbol.length; to++) {
      const piece = symbol.slice(from, to);
      if (words.has(piece) || (to === from + 1 && /\d/.test(piece))) reachable.add(to);
    }
  }
  return reachable.has(symbol.length);
}
