import type { GapReason } from "../../idl/gap.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import { usualSpelling } from "../../syntax/c/punctuators.ts";
import type { Token } from "../../syntax/c/token.ts";
import type { Budget } from "./budget.ts";
import {
  findHeader,
  type HeaderName,
  type HeaderSearch,
  type Place,
  readHeaderName,
} from "./include-search.ts";
import { evaluateCondition } from "./integer-expression.ts";
import type { MacroDefinition, MacroTable, PpToken } from "./macro-table.ts";
import { takesEffectInPlace } from "./pragmas.ts";
import { isMalformed, readDefine } from "./read-define.ts";
import type { Directive } from "./source-reader.ts";

/** What directives work on. */
export interface DirectiveContext {
  readonly macros: MacroTable;
  readonly budget: Budget;
  readonly search: HeaderSearch;
  readonly expand: (tokens: readonly PpToken[]) => readonly PpToken[];
  /** Expands the line of an `#if`, with `defined`. */
  readonly expandCondition: (tokens: readonly PpToken[]) => readonly PpToken[];
  readonly isDefined: (name: string) => boolean;
  readonly enter: (file: SourceFile, place: Place, cause: Span) => void;
  /** Whether the file was read and is not to be read again, whatever it says of it. */
  readonly isSettled: (file: SourceFile) => boolean;
  /** Says that a file was reached, and how, before it is entered. */
  readonly reach: (file: SourceFile, name: HeaderName, place: Place, from: SourceFile) => void;
}

/** Of a line of a directive, and of its name, as a message shows it, in UTF-16 units: hostile ones are as long as the file. */
const LONGEST_SHOWN_LINE = 500;
const LONGEST_SHOWN_NAME = 100;

function textOf(line: readonly Token[]): string {
  return line
    .map((token, index) => (token.spaced && index > 0 ? " " : "") + token.text)
    .join("")
    .slice(0, LONGEST_SHOWN_LINE);
}

/** The directives of one translation unit. */
export interface Directives {
  /** Carries out one directive; what it returns goes into the stream of tokens. */
  readonly carryOut: (directive: Directive) => PpToken | null;
  /** Whether the file was read and is not to be read again: by `#pragma once`, `#import`, or from outside. */
  readonly isDone: (file: SourceFile) => boolean;
}

/** Makes what carries out one directive after the other (C17 6.10). */
export function createDirectives(context: DirectiveContext): Directives {
  const { macros, budget } = context;
  const once = new Set<SourceFile>();
  const saved = new Map<string, (MacroDefinition | null)[]>();

  const report = (reason: GapReason, detail: string, span: Span): void =>
    budget.report({ reason, detail, span });

  const isTrue = ({ name, line, span }: Directive): boolean => {
    const charIsUnsigned = (): boolean => macros.lookUp("__CHAR_UNSIGNED__") !== null;
    const result = evaluateCondition(context.expandCondition(line), charIsUnsigned);
    if (result.ok) return result.value.value !== 0n;
    report(
      "directive",
      `the condition of \`#${name}\` is not understood and taken as false: ${result.fault}`,
      span,
    );
    return false;
  };

  const isNamedDefined = ({ name, line, span }: Directive, wanted: boolean): boolean => {
    const [macro] = line;
    if (macro?.kind === "identifier") return context.isDefined(macro.text) === wanted;
    report("directive", `\`#${name}\` names no macro and is taken as false`, span);
    return false;
  };

  const demand = (found: boolean, { name, span }: Directive): void => {
    if (!found) report("directive", `\`#${name}\` belongs to no \`#if\``, span);
  };

  /** Carries out what begins and ends conditional groups; false for other directives. */
  const carryOutConditional = (directive: Directive): boolean => {
    const { conditionals } = directive.frame;
    switch (directive.name) {
      case "if":
        conditionals.open(directive.span, () => isTrue(directive));
        return true;
      case "ifdef":
      case "ifndef":
        conditionals.open(directive.span, () => isNamedDefined(directive, directive.name === "ifdef"));
        return true;
      case "elif":
        demand(
          conditionals.elseIf(() => isTrue(directive)),
          directive,
        );
        return true;
      case "elifdef":
      case "elifndef":
        demand(
          conditionals.elseIf(() => isNamedDefined(directive, directive.name === "elifdef")),
          directive,
        );
        return true;
      case "else":
        demand(conditionals.otherwise(), directive);
        return true;
      case "endif":
        demand(conditionals.close(), directive);
        return true;
      default:
        return false;
    }
  };

  const define = ({ line, span }: Directive): void => {
    const macro = readDefine(line);
    if (!isMalformed(macro)) macros.define(macro);
    else report("macro", `this \`#define\` is not understood: ${macro.fault}`, macro.at?.span ?? span);
  };

  const undefine = ({ line, span }: Directive): void => {
    const [name] = line;
    if (name?.kind === "identifier") macros.undefine(name.text);
    else report("directive", "`#undef` names no macro", span);
  };

  const include = ({ name, line, span, frame }: Directive): void => {
    const header = readHeaderName(line) ?? readHeaderName(context.expand(line));
    if (header === null) {
      report("include", `\`#${name} ${textOf(line)}\` names no header`, span);
      return;
    }
    const nameSpan = line[0]?.span ?? span;
    const at = { file: nameSpan.file, start: nameSpan.start, end: line.at(-1)?.span.end ?? nameSpan.end };
    const found = findHeader(context.search, header, frame.place, name === "include_next");
    if (found.kind === "unreadable")
      report(found.isText ? "include" : "encoding", `${found.path} cannot be read: ${found.detail}`, at);
    if (found.kind === "missing") {
      const spelled = header.quoted ? `"${header.text}"` : `<${header.text}>`;
      const detail = `${spelled} is found nowhere; \`--include-path DIR\` adds a folder to search in`;
      const missing = { name: header.text, searched: context.search.includePaths, reasons: [] };
      budget.report({ reason: "include", detail, span: at, missing });
    }
    if (found.kind !== "found") return;
    context.reach(found.file, header, found.place, frame.file);
    if (isDone(found.file)) return;
    if (name === "import") once.add(found.file);
    context.enter(found.file, found.place, at);
  };

  /** `push_macro("NAME")` and `pop_macro("NAME")`, as gcc, clang and msvc have them. */
  const saveOrRestore = (line: readonly Token[]): void => {
    const literal = line[2]?.kind === "string" ? line[2].text.slice(1, -1) : "";
    const stack = saved.get(literal) ?? [];
    saved.set(literal, stack);
    if (line[0]?.text === "push_macro") {
      stack.push(macros.lookUp(literal));
      return;
    }
    const macro = stack.pop();
    if (macro === null) macros.undefine(literal);
    else if (macro !== undefined) macros.define(macro);
  };

  const pragma = ({ line, span, frame }: Directive): PpToken | null => {
    const name = line[0]?.text ?? "";
    if (name === "once") once.add(frame.file);
    if (name === "push_macro" || name === "pop_macro") saveOrRestore(line);
    if (!takesEffectInPlace(line)) return null;
    return { kind: "other", text: "#pragma", span, spaced: false, startsLine: true, pragma: line };
  };

  const isDone = (file: SourceFile): boolean => once.has(file) || context.isSettled(file);

  const carryOut = (directive: Directive): PpToken | null => {
    if (carryOutConditional(directive) || !directive.frame.conditionals.isActive()) return null;
    const { name, line, span } = directive;
    switch (name) {
      case "define":
        define(directive);
        return null;
      case "undef":
        undefine(directive);
        return null;
      case "include":
      case "include_next":
      case "import":
        include(directive);
        return null;
      case "pragma":
        return pragma(directive);
      case "error":
        report("directive", `\`#error ${textOf(line)}\` is reached`, span);
        return null;
      case "":
      case "line":
      case "warning":
      case "ident":
      case "sccs":
        return null;
      default:
        if (!/^[0-9]+$/.test(name))
          report("directive", `\`#${usualSpelling(name).slice(0, LONGEST_SHOWN_NAME)}\` is not known`, span);
        return null;
    }
  };
  return { carryOut, isDone };
}
