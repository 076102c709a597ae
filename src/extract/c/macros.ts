import type { Macro, TranslationUnit } from "../../expand/c/translation-unit.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { isNewline } from "../../syntax/c/characters.ts";
import type { MacroDeclaration } from "../../syntax/c/declaration.ts";
import type { Token } from "../../syntax/c/token.ts";
import type { DocLookup } from "./docs.ts";
import { parseValue, spellEvenly } from "./initializer.ts";
import type { Parser } from "./parser.ts";

/**
 * The macros of the unit's own files, in the order of definition: without empty ones, include guards and names that
 * begin with `_`. Each with its expansion as the end of the unit sees it.
 */
export function extractMacros(
  unit: TranslationUnit,
  parser: Parser,
  docs: DocLookup,
): readonly MacroDeclaration[] {
  const found: MacroDeclaration[] = [];
  const guards = new Set([...unit.ownFiles].map(includeGuard));
  for (const macro of unit.macros.values()) {
    if (!unit.ownFiles.has(macro.span.file)) continue;
    if (macro.name.startsWith("_") || macro.body.length === 0 || guards.has(macro.name)) continue;
    found.push(extractMacro(unit, parser, docs, macro));
  }
  return found;
}

function extractMacro(
  unit: TranslationUnit,
  parser: Parser,
  docs: DocLookup,
  macro: Macro,
): MacroDeclaration {
  const expansion = expandMacro(unit, macro);
  const doc = docs(lineStart(macro));
  return {
    kind: "macro",
    name: { text: macro.name, span: macro.span },
    ...(macro.params === undefined ? {} : { params: listParams(macro, macro.params) }),
    body: spell(macro.body),
    expansion: spellEvenly(expansion),
    expression: macro.params === undefined ? parseValue(parser, expansion, macro.span) : null,
    mentions: identifiersOf([...macro.body, ...expansion]),
    ...(doc === undefined ? {} : { doc }),
  };
}

/**
 * An object-like macro is expanded by its name, so that its own name within it stays as it is (C17 6.10.3.4p2). Of a
 * function-like one nothing is known but the body, in which the parameters stand for themselves.
 */
function expandMacro(unit: TranslationUnit, macro: Macro): readonly Token[] {
  if (macro.params !== undefined) return unit.expandUncalled(macro.body);
  const { name, span } = macro;
  return unit.expand([{ kind: "identifier", text: name, span, spaced: false, startsLine: false }]);
}

function listParams(macro: Macro, params: readonly string[]): readonly string[] {
  const named = params.filter((param) => param !== "__VA_ARGS__" && param !== "...");
  return macro.variadic ? [...named, "..."] : named;
}

function lineStart(macro: Macro): { file: Macro["span"]["file"]; start: number; end: number } {
  const { file, start } = macro.span;
  let line = start;
  while (line > 0 && !isNewline(file.text.charCodeAt(line - 1))) line -= 1;
  return { file, start: line, end: line };
}

/** The tokens with one blank where white space stood. */
function spell(tokens: readonly Token[]): string {
  return tokens.map((token, index) => (index > 0 && token.spaced ? ` ${token.text}` : token.text)).join("");
}

function identifiersOf(tokens: readonly Token[]): readonly string[] {
  const names = new Set<string>();
  for (const token of tokens) if (token.kind === "identifier") names.add(token.text);
  return [...names];
}

/** A guard may stand below a licence and a description, and not below more than this. */
const MAX_GUARD_LINES = 2000;

/** The name that a file's include guard defines: `#ifndef X` is its first directive and `#define X` the next. */
function includeGuard(file: SourceFile): string | null {
  const directives: string[] = [];
  let at = 0;
  for (let line = 0; line < MAX_GUARD_LINES && at < file.text.length && directives.length < 2; line++) {
    const newline = file.text.indexOf("\n", at);
    const end = newline === -1 ? file.text.length : newline;
    const text = file.text.slice(at, Math.min(end, at + 200)).trim();
    if (text.startsWith("#") && !/^#\s*pragma\s+once/.test(text)) directives.push(text);
    at = end + 1;
  }
  const tested = /^#\s*(?:ifndef\s+|if\s+!\s*defined\s*\(?\s*)(\w+)/.exec(directives[0] ?? "")?.[1];
  const defined = /^#\s*define\s+(\w+)/.exec(directives[1] ?? "")?.[1];
  return tested !== undefined && tested === defined ? tested : null;
}
