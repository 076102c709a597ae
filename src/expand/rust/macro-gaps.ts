import { type Gap, pushGap } from "../../idl/gap.ts";
import { appendTo } from "../../source/append-to.ts";
import { placeOf } from "../../source/source-file.ts";
import type { RustMacroCall, RustMacroRules, RustModuleItem } from "../../syntax/rust/item.ts";
import { parseRustTokens } from "../../syntax/rust/parse-items.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import { matchBrackets } from "../../syntax/rust/token-trees.ts";
import { addConditionGap } from "./configure.ts";
import { bringsFiles, couldExport, mentions, SYMBOL_WORDS, TELLING_WORDS } from "./could-export.ts";
import type { MadeName } from "./crate.ts";
import { KNOWN_MACROS } from "./known-macros.ts";

/** A macro that is called, and how modules are looked into that its arguments name. */
export interface MacroUse {
  readonly call: RustMacroCall;
  readonly within: "module" | "impl" | "trait";
  /** Unknown ones that hide the call; none of a call that is there. */
  readonly options: readonly string[];
  /** Where the module keeps what the macro may name. */
  readonly made: Map<string, MadeName>;
  readonly moduleCouldExport: (module: RustModuleItem) => boolean;
}

export type Definitions = ReadonlyMap<string, readonly RustMacroRules[]>;

export type Renames = ReadonlyMap<string, ReadonlySet<string>>;

/** Macros that are called and defined in a crate, and what imports call them. */
interface Called {
  readonly macros: readonly MacroUse[];
  readonly definitions: Definitions;
  readonly renames: Renames;
  readonly imported: ReadonlySet<string>;
  readonly origins: ReadonlyMap<string, string>;
}

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

/** Those of the names that hold for a start, or that lead to such a one by what each calls. */
function reaching(
  definitions: Definitions,
  holds: (body: readonly RustToken[]) => boolean,
  calls: (body: readonly RustToken[]) => readonly string[],
): ReadonlySet<string> {
  const callers = new Map<string, string[]>();
  const open: string[] = [];
  for (const [name, all] of definitions) {
    if (all.some(({ body }) => holds(body))) open.push(name);
    for (const called of new Set(all.flatMap(({ body }) => calls(body)))) {
      appendTo(callers, called, name);
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

/** Signs behind which an item may begin in the rules of a macro; `$( ... )*` and `$x` end with some of them. */
const BEFORE_ITEM = new Set(["{", "}", ";", "]", ")", "*", "+", "?", "("]);

/** The names of the macros that the rules of one call where items stand; bodies of functions are left out. */
function calledAsItems(body: readonly RustToken[]): readonly string[] {
  const names: string[] = [];
  const { partner } = matchBrackets(body, []);
  const behindGroup = (open: number): number => Math.max(open, partner[open] ?? -1);
  let isSignature = false;
  for (let i = 0; i < body.length; i += 1) {
    const token = body[i];
    if (token?.text === "fn" && token.kind === "identifier") isSignature = true;
    else if (token?.text === ";") isSignature = false;
    else if (token?.text === "{" && isSignature) {
      isSignature = false;
      i = behindGroup(i);
    } else if (token?.kind === "identifier" && body[i + 1]?.text === "!" && body[i + 2]?.kind === "open") {
      const before = body[startOfPath(body, i) - 1];
      const ends = before === undefined || BEFORE_ITEM.has(before.text);
      const behind = body[behindGroup(i + 2) + 1];
      const isWhole = body[i + 2]?.text === "{" || behind?.text === ";";
      if (ends && isWhole) names.push(token.text);
    }
  }
  return names;
}

/** The index where the path begins that ends with a name. */
function startOfPath(tokens: readonly RustToken[], name: number): number {
  let start = name;
  while (tokens[start - 1]?.text === ":" && tokens[start - 2]?.text === ":") {
    start -= 2;
    if (tokens[start - 1]?.kind === "identifier") start -= 1;
  }
  return tokens[start - 1]?.text === "$" ? start - 1 : start;
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

/** What a macro's name may stand for, given what imports call otherwise. */
export function meanings(name: string, renames: Renames): readonly string[] {
  return renames.has(name) ? [name, ...(renames.get(name) ?? [])] : [name];
}

/** Modules that an item macro's arguments name, and of which the files could export something. */
function bringsInclude(tokens: readonly RustToken[]): boolean {
  return tokens.some(({ text }, index) => text === "include" && tokens[index + 1]?.text === "!");
}

function passesModule({ call, moduleCouldExport }: MacroUse): boolean {
  if (!call.arguments.some(({ text }) => text === "mod")) return false;
  const { items } = parseRustTokens(call.arguments, "module", call.span);
  return items.some((item) => item.kind === "module" && couldExport(item, moduleCouldExport));
}

/**
 * A gap for every macro call that could export something: an item macro of which the call or a definition in the crate
 * has one of the words, or of which nothing is known; in a function's body only one that has `no_mangle` or
 * `export_name`. Calls that are no gap are given back.
 */
export function addMacroGaps(
  { macros: uses, definitions, renames, imported, origins }: Called,
  gaps: Gap[],
): readonly MacroUse[] {
  const quiet: MacroUse[] = [];
  const isUnread = (name: string): boolean =>
    !definitions.has(name) && (renames.has(name) || imported.has(name) || !KNOWN_MACROS.has(name));
  const ofItems = reaching(
    definitions,
    (body) => mentions(body, TELLING_WORDS) || bringsFiles(body),
    calledIn,
  );
  const ofUnread = reaching(definitions, (body) => calledAsItems(body).some(isUnread), calledAsItems);
  const ofBodies = reaching(definitions, (body) => mentions(body, SYMBOL_WORDS), calledIn);
  for (const use of uses) {
    const { path, arguments: tokens, inBody, span } = use.call;
    const name = macroName(path);
    const names = meanings(name, renames);
    const defined = names.map((one) => definitions.get(one)).find((one) => one !== undefined);
    const words = inBody ? SYMBOL_WORDS : TELLING_WORDS;
    const telling = inBody ? ofBodies : ofItems;
    const isOfOther = path.includes("::") && origins.has(path.split("::").find((part) => part !== "") ?? "");
    const isUnknown = !inBody && defined === undefined && (isOfOther || isUnread(name));
    const leads = names.some((one) => telling.has(one) || (!inBody && ofUnread.has(one)));
    const said = wordsOf(tokens, words);
    const calls = leads || calledIn(tokens).some((inner) => telling.has(inner));
    const brings = !inBody && (bringsInclude(tokens) || passesModule(use));
    if (said === "" && !calls && !isUnknown && !brings) {
      quiet.push(use);
      continue;
    }
    if (use.options.length > 0) {
      addConditionGap(gaps, use.options, `what the macro \`${path}!\` makes`, span);
      continue;
    }
    const why = said !== "" ? `; its arguments have ${said}` : "";
    const detail = `the macro \`${path}!\` ${definedAt(defined)}${why}; ${LOST}`;
    pushGap(gaps, { reason: "macro", detail, span });
  }
  return quiet;
}
