import { type Gap, pushGap } from "../../idl/gap.ts";
import { placeOf } from "../../source/source-file.ts";
import type { RustMacroCall, RustMacroRules, RustModuleItem } from "../../syntax/rust/item.ts";
import { parseRustTokens } from "../../syntax/rust/parse-items.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import { couldExport, mentions, SYMBOL_WORDS, TELLING_WORDS } from "./could-export.ts";
import { KNOWN_MACROS } from "./known-macros.ts";

/** A macro that is called, and how modules are looked into that its arguments name. */
export interface MacroUse {
  readonly call: RustMacroCall;
  readonly moduleCouldExport: (module: RustModuleItem) => boolean;
}

type Definitions = ReadonlyMap<string, readonly RustMacroRules[]>;

/** The macro's own name, without the path in front of it. */
export function macroName(path: string): string {
  return path.slice(path.lastIndexOf(":") + 1);
}

/** The names of the macros that tokens call. */
function calledIn(tokens: readonly RustToken[]): readonly string[] {
  const names: string[] = [];
  for (let i = 2; i < tokens.length; i += 1) {
    const isCall = tokens[i]?.kind === "open" && tokens[i - 1]?.text === "!";
    const name = tokens[i - 2];
    if (isCall && name?.kind === "identifier") names.push(name.text);
  }
  return names;
}

/** For every macro of the crate whether it, or a macro of the crate that it calls, has one of the words in its rules. */
function tellingMacros(definitions: Definitions, words: ReadonlySet<string>): ReadonlySet<string> {
  const callers = new Map<string, string[]>();
  const open: string[] = [];
  for (const [name, all] of definitions) {
    if (all.some(({ body }) => mentions(body, words))) open.push(name);
    for (const called of new Set(all.flatMap(({ body }) => calledIn(body)))) {
      const known = callers.get(called);
      if (known === undefined) callers.set(called, [name]);
      else known.push(name);
    }
  }
  const telling = new Set(open);
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const caller of callers.get(name) ?? []) {
      if (telling.has(caller)) continue;
      telling.add(caller);
      open.push(caller);
    }
  return telling;
}

function wordsOf(tokens: readonly RustToken[], words: ReadonlySet<string>): string {
  if (!mentions(tokens, words)) return "";
  const found = [...words].filter((word) => mentions(tokens, new Set([word])));
  return found.map((word) => `\`${word}\``).join(", ");
}

function definedAt(all: readonly RustMacroRules[] | undefined): string {
  const [first] = all ?? [];
  if (first === undefined) return "is defined nowhere in this crate";
  const { path, line } = placeOf(first.name.span);
  return `is defined at ${path}:${line}`;
}

const LOST = "what it makes is not read, so that functions, statics and types may be missing here";

/** Modules that an item macro's arguments name, and of which the files could export something. */
function passesModule({ call, moduleCouldExport }: MacroUse): boolean {
  if (!call.arguments.some(({ text }) => text === "mod")) return false;
  const { items } = parseRustTokens(call.arguments, "module", call.span);
  return items.some((item) => item.kind === "module" && couldExport(item, moduleCouldExport));
}

/**
 * A gap for every macro call that could export something: an item macro of which the call or a definition in the crate
 * has one of the words, or of which nothing is known; in a function's body only one that has `no_mangle` or
 * `export_name`.
 */
export function addMacroGaps(uses: readonly MacroUse[], definitions: Definitions, gaps: Gap[]): void {
  const ofItems = tellingMacros(definitions, TELLING_WORDS);
  const ofBodies = tellingMacros(definitions, SYMBOL_WORDS);
  for (const use of uses) {
    const { path, arguments: tokens, inBody, span } = use.call;
    const name = macroName(path);
    const defined = definitions.get(name);
    const words = inBody ? SYMBOL_WORDS : TELLING_WORDS;
    const telling = inBody ? ofBodies : ofItems;
    const isUnknown = !inBody && defined === undefined && !KNOWN_MACROS.has(name);
    const said = wordsOf(tokens, words);
    const calls = telling.has(name) || calledIn(tokens).some((inner) => telling.has(inner));
    if (said === "" && !calls && !isUnknown && (inBody || !passesModule(use))) continue;
    const why = said !== "" ? `; its arguments have ${said}` : "";
    const detail = `the macro \`${path}!\` ${definedAt(defined)}${why}; ${LOST}`;
    pushGap(gaps, { reason: "macro", detail, span });
  }
}
