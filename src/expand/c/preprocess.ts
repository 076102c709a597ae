import type { Gap } from "../../idl/gap.ts";
import type { Files } from "../../source/files.ts";
import { folderOf, resolvePath } from "../../source/path.ts";
import { Problem } from "../../source/problem.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import { isUnterminatedLiteral, lexFile, lexText } from "../../syntax/c/lexer.ts";
import { usualSpelling } from "../../syntax/c/punctuators.ts";
import type { Token } from "../../syntax/c/token.ts";
import { createBudget } from "./budget.ts";
import { commentsOfFile } from "./comments.ts";
import { createDirectives } from "./directives.ts";
import { createExpander, type ExpansionContext, expandTokens, type TokenSource } from "./expander.ts";
import { findHeader, type HeaderSearch, isUnder, type Place } from "./include-search.ts";
import { createMacroTable, type MacroTable, type PpToken } from "./macro-table.ts";
import { createOperators, type OperatorFacts, withDefined, withoutPlaces } from "./operators.ts";
import { createPragmaReader, destringize, type PragmaReader } from "./pragmas.ts";
import { isMalformed, readDefine } from "./read-define.ts";
import { findRepeatedEntries } from "./repeated-entries.ts";
import { findMissingIncludes } from "./self-containment.ts";
import { createSourceReader, type SourceReader } from "./source-reader.ts";
import { nameOfStandard, standardHeader } from "./standard-headers.ts";
import type { TranslationUnit } from "./translation-unit.ts";

export interface MacroSetting {
  /** A macro's name, or its name and parameters: `F(x)`. */
  readonly name: string;
  readonly value: string;
}

export interface PreprocessInput {
  readonly files: Files;
  /** Paths of headers, read one after the other in one translation unit, as if a file included each of them. */
  readonly entries: readonly string[];
  readonly includePaths: readonly string[];
  /** The folder whose files are the input's own; empty for all of the tree. */
  readonly ownTree: string;
  readonly defines: readonly MacroSetting[];
  readonly undefines: readonly string[];
  /** The target's predefined macros. All that depends on the target goes through it. */
  readonly predefined: (name: string) => string | undefined;
}

function defineFromOutside(macros: MacroTable, { name, value }: MacroSetting): void {
  const file: SourceFile = { path: "<defines>", text: `${name} ${value}` };
  const macro = readDefine(lexFile(file).tokens);
  if (isMalformed(macro))
    throw new Problem("usage", `the macro \`${name}\` cannot be defined: ${macro.fault}`);
  macros.define(macro);
}

function readEntry(files: Files, path: string): SourceFile {
  const result = files.read(path);
  if (result.ok) return result.file;
  const { failure } = result;
  if (failure.kind === "missing") throw new Problem("input", `${path} is not there`);
  if (failure.kind === "directory") throw new Problem("input", `${path} is a folder, not a header`);
  throw new Problem("input", `${path} cannot be read: ${failure.detail}`);
}

function readEntries({ files, entries }: PreprocessInput): readonly SourceFile[] {
  return entries.map((path) => readEntry(files, resolvePath("", path)));
}

const BUILT_IN: Place = { folder: "", searched: null, builtIn: true };

/** The entries, and before them the standard headers that they forgot, one after the other. */
function readAll(
  reader: SourceReader,
  files: readonly { file: SourceFile; place: Place }[],
  isDone: (file: SourceFile) => boolean,
): TokenSource {
  let entered = 0;
  return () => {
    for (;;) {
      const token = reader.next();
      if (token !== undefined) return token;
      const entry = files[entered];
      if (entry === undefined) return undefined;
      entered += 1;
      if (!isDone(entry.file)) reader.enter(entry.file, entry.place, null);
    }
  };
}

/** What is longer is no operand of a pragma operator: a parenthesis is not closed. */
const LONGEST_PRAGMA = 1_000;

/** Takes `( ... )` from the stream; null, with nothing lost, if it is not there. */
function takeParenthesised(
  next: TokenSource,
  unread: (tokens: readonly PpToken[]) => void,
): PpToken[] | null {
  const seen: PpToken[] = [];
  let depth = 0;
  do {
    const token = next();
    if (token !== undefined) seen.push(token);
    const isEndless = seen.length > LONGEST_PRAGMA;
    if (token === undefined || isEndless || (seen.length === 1 && token.text !== "(")) {
      unread(seen);
      return null;
    }
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
  } while (depth > 0);
  return seen.slice(1, -1);
}

/** A token as later stages see it: without the marks of macro expansion, digraphs in their usual spelling. */
function finishToken(token: PpToken): Token {
  const text = token.kind === "punctuator" ? usualSpelling(token.text) : token.text;
  if (token.painted === undefined && text === token.text) return token;
  const { kind, span, spaced, startsLine, macro } = token;
  return macro === undefined
    ? { kind, text, span, spaced, startsLine }
    : { kind, text, span, spaced, startsLine, macro };
}

interface Output {
  readonly tokens: readonly Token[];
  readonly pragmas: PragmaReader;
}

/** Drains the stream: ordinary tokens are kept, pragmas carried out where they stand. */
function collectOutput(
  source: TokenSource,
  report: (gap: Gap) => void,
  expand: (tokens: readonly Token[]) => readonly Token[],
): Output {
  const tokens: Token[] = [];
  const pragmas = createPragmaReader(report);
  const waiting: PpToken[] = [];
  const next: TokenSource = () => waiting.pop() ?? source();
  const unread = (seen: readonly PpToken[]): void => {
    for (const token of seen.toReversed()) waiting.push(token);
  };
  const apply = (line: readonly Token[], span: Span): void =>
    pragmas.apply(line, tokens.length, span, expand);
  for (let token = next(); token !== undefined; token = next()) {
    if (token.pragma !== undefined) {
      apply(token.pragma, token.span);
      continue;
    }
    const isPragma = token.kind === "identifier" && (token.text === "_Pragma" || token.text === "__pragma");
    const operand = isPragma ? takeParenthesised(next, unread) : null;
    if (operand === null) {
      if (isUnterminatedLiteral(token))
        report({ reason: "syntax", detail: "this literal is not closed on its line", span: token.span });
      tokens.push(finishToken(token));
      continue;
    }
    const [literal] = operand;
    if (token.text === "__pragma") apply(operand, token.span);
    else if (literal?.kind === "string" && operand.length === 1)
      apply(lexText(destringize(literal.text), literal.span), token.span);
    else report({ reason: "directive", detail: "`_Pragma` takes one string literal", span: token.span });
  }
  return { tokens, pragmas };
}

function createFacts(
  macros: MacroTable,
  search: HeaderSearch,
  reader: () => SourceReader,
  report: (gap: Gap) => void,
  entryPath: string,
): OperatorFacts {
  let counter = -1;
  return {
    isMacro: (name) => macros.lookUp(name) !== null,
    isPredefined: search.isPredefined,
    includeDepth: () => Math.max(reader().depth() - 1, 0),
    nextCounter: () => {
      counter += 1;
      return counter;
    },
    entryPath: () => entryPath,
    hasHeader: (name, afterOwn) => {
      const place = reader().frame()?.place ?? BUILT_IN;
      return findHeader(search, name, place, afterOwn).kind === "found";
    },
    reportMalformed: (token) =>
      report({
        reason: "directive",
        detail: `the operand of \`${token.text}\` is not understood`,
        span: token.span,
      }),
  };
}

/** What a first pass has shown. */
interface Pass {
  /** Standard headers that are read before all else. */
  readonly forced: readonly string[];
  /** Files that are read once, as if they said `#pragma once`. */
  readonly once: ReadonlySet<SourceFile>;
}

function runOnce(input: PreprocessInput, { forced, once }: Pass): TranslationUnit {
  const gaps: Gap[] = [];
  const budget = createBudget(gaps);
  const macros = createMacroTable(input.predefined);
  for (const setting of input.defines) defineFromOutside(macros, setting);
  for (const name of input.undefines) macros.undefine(name);
  const isPredefined = (name: string): boolean => macros.lookUp(name) !== null;
  const includePaths = input.includePaths.map((path) => resolvePath("", path));
  const search: HeaderSearch = { files: input.files, includePaths, isPredefined };
  const entries = readEntries(input);
  const ownFiles = new Set<SourceFile>(entries);

  const reader = createSourceReader(budget, (directive) => directives.carryOut(directive));
  const entered = new Set<SourceFile>();
  const standardHeaders = new Set<string>();
  const enter: SourceReader["enter"] = (file, place, cause) => {
    entered.add(file);
    if (place.builtIn) standardHeaders.add(nameOfStandard(file));
    reader.enter(file, place, cause);
  };
  const facts = createFacts(macros, search, () => reader, budget.report, entries[0]?.path ?? "");
  const operators = createOperators(facts);
  const context: ExpansionContext = { macros, budget, operators, active: new Set(), depth: 0 };
  const conditionContext: ExpansionContext = { ...context, operators: withDefined(operators, facts) };
  const directives = createDirectives({
    macros,
    budget,
    search,
    expand: (tokens) => expandTokens(context, tokens),
    expandCondition: (tokens) => expandTokens(conditionContext, tokens),
    isDefined: (name) => macros.lookUp(name) !== null || operators.has(name),
    enter,
    isSettled: (file) => once.has(file) && entered.has(file),
    reach: (file, name, place, from) => {
      if (place.builtIn) return;
      if ((name.quoted && ownFiles.has(from)) || isUnder(file.path, input.ownTree)) ownFiles.add(file);
    },
  });

  const standard = forced.flatMap((name) => {
    const file = standardHeader(name, isPredefined);
    return file === null ? [] : [{ file, place: BUILT_IN }];
  });
  const own = entries.map((file) => {
    const place: Place = { folder: folderOf(file.path), searched: null, builtIn: false };
    return { file, place };
  });
  const expanded = createExpander(
    context,
    readAll({ ...reader, enter }, [...standard, ...own], directives.isDone),
  );
  const expandIn =
    (where: ExpansionContext) =>
    (tokens: readonly Token[]): readonly Token[] =>
      expandTokens(where, tokens).map(finishToken);
  const endContext: ExpansionContext = { ...context, operators: withoutPlaces(operators) };
  const uncalledContext: ExpansionContext = { ...endContext, budget: { ...budget, report: () => {} } };
  const output = collectOutput(expanded, budget.report, expandIn(context));
  return {
    tokens: output.tokens,
    packings: output.pragmas.packings(),
    visibilities: output.pragmas.visibilities(),
    macros: macros.written(),
    comments: [...ownFiles].flatMap((file) => commentsOfFile(file)),
    ownFiles,
    standardHeaders,
    expand: expandIn(endContext),
    expandUncalled: expandIn(uncalledContext),
    predefined: input.predefined,
    gaps,
    notes: [],
  };
}

/**
 * Preprocesses headers as one C17 translation unit (translation phases 1 to 4). A name of `stddef.h`, `stdint.h` or
 * `stdbool.h` that own files use without an include is taken as if included first, and noted. An entry that others
 * include gives its declarations once, with or without an include guard. `gaps` grows if a later call of `expand` meets
 * one. Throws a `Problem` if an entry cannot be read or a define has no form.
 */
export function preprocess(input: PreprocessInput): TranslationUnit {
  const unit = runOnce(input, { forced: [], once: new Set() });
  const missing = findMissingIncludes(unit.tokens, unit.macros, unit.ownFiles);
  const isAlone = input.entries.length === 1;
  const once = isAlone ? new Set<SourceFile>() : findRepeatedEntries(unit.tokens, readEntries(input));
  if (missing.headers.length === 0 && once.size === 0) return unit;
  const again = runOnce(input, { forced: missing.headers, once });
  // What is not there may be what includes them, which the gap says.
  const isCertain = !again.gaps.some(({ missing: header }) => header !== undefined);
  return { ...again, notes: isCertain ? missing.notes : [] };
}
