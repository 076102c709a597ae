import type { Span } from "../../source/source-file.ts";
import { type Budget, DEEPEST_EXPANSION } from "./budget.ts";
import type { MacroDefinition, MacroTable, PpToken } from "./macro-table.ts";
import { type Argument, substitute } from "./substitute.ts";

/** Gives one token after the other, and `undefined` at the end. */
export type TokenSource = () => PpToken | undefined;

/** What an operator such as `__LINE__` or `__has_include` may use where it stands. */
export interface OperatorPlace {
  readonly pull: TokenSource;
  readonly pushBack: (tokens: readonly PpToken[]) => void;
  readonly expand: (tokens: readonly PpToken[]) => readonly PpToken[];
}

/** Replaces `token`, whose operand it takes from `place`; null if it is no operator here. */
export type Operator = (token: PpToken, place: OperatorPlace) => PpToken | null;

export interface ExpansionContext {
  readonly macros: MacroTable;
  readonly budget: Budget;
  readonly operators: ReadonlyMap<string, Operator>;
  /** The macros whose replacements are being read, and which are not replaced in them (C17 6.10.3.4p2). */
  readonly active: Set<string>;
  /** Nesting of arguments in arguments. */
  readonly depth: number;
}

function sourceOf(tokens: readonly PpToken[]): TokenSource {
  let index = 0;
  return () => {
    const token = tokens[index];
    index += 1;
    return token;
  };
}

/** Expands all of `tokens`, which end a source of their own (C17 6.10.3.1p1). */
export function expandTokens(context: ExpansionContext, tokens: readonly PpToken[]): readonly PpToken[] {
  const next = createExpander(context, sourceOf(tokens));
  const expanded: PpToken[] = [];
  for (let token = next(); token !== undefined; token = next()) expanded.push(token);
  return expanded;
}

interface Call {
  readonly arguments: readonly (readonly PpToken[])[];
  readonly close: PpToken;
  readonly pragmas: readonly PpToken[];
}

type CallResult =
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "open"; readonly tokens: readonly PpToken[] };

/** Reads a call's arguments behind `(`; after `named` commas the rest is one argument if `variadic`. */
function readArguments(pull: TokenSource, budget: Budget, named: number, variadic: boolean): CallResult {
  const seen: PpToken[] = [];
  const pragmas: PpToken[] = [];
  const lists: PpToken[][] = [[]];
  let depth = 0;
  for (;;) {
    const token = pull();
    if (token === undefined || !budget.spend(1, token.span)) return { kind: "open", tokens: seen };
    if (token.pragma !== undefined) {
      pragmas.push(token);
      continue;
    }
    seen.push(token);
    if (token.kind === "punctuator") {
      if (token.text === ")" && depth === 0)
        return { kind: "call", call: { arguments: lists, close: token, pragmas } };
      if (token.text === "(") depth += 1;
      if (token.text === ")") depth -= 1;
      if (token.text === "," && depth === 0 && !(variadic && lists.length > named)) {
        lists.push([]);
        continue;
      }
    }
    lists.at(-1)?.push(token);
  }
}

/** Whether a call with `lists` fits the macro (C17 6.10.3p4; the variable arguments may be left out). */
function fits(macro: MacroDefinition, lists: Call["arguments"]): boolean {
  const named = macro.params?.length ?? 0;
  if (macro.variadic) return lists.length >= named;
  if (named === 0) return lists.length === 1 && lists[0]?.length === 0;
  return lists.length === named;
}

function spanOfCall(name: PpToken, close: PpToken): Span {
  if (name.macro !== undefined || name.span.file !== close.span.file || close.span.end < name.span.end)
    return name.span;
  return { file: name.span.file, start: name.span.start, end: close.span.end };
}

function placeholder(span: Span): PpToken {
  return { kind: "other", text: "", span, spaced: false, startsLine: false };
}

/**
 * Expands the macros of a stream (C17 6.10.3). A macro is not replaced again while its own replacement is read; where
 * C leaves open how far that reaches (6.10.3.4p4), gcc and clang agree, and so does this. Arguments that are written
 * in the text keep their own spans; what comes out of a body carries the outermost use.
 */
export function createExpander(context: ExpansionContext, source: TokenSource): TokenSource {
  const { macros, budget, operators, active } = context;
  const pending: PpToken[] = [];
  const pull: TokenSource = () => {
    for (;;) {
      const token = pending.pop() ?? source();
      if (token?.endOf !== undefined) active.delete(token.endOf);
      else if (token?.kind === "identifier" && active.has(token.text)) return { ...token, painted: true };
      else return token;
    }
  };
  const pushBack = (tokens: readonly PpToken[]): void => {
    for (let i = tokens.length - 1; i >= 0; i -= 1) {
      const token = tokens[i];
      if (token !== undefined) pending.push(token);
    }
  };
  const expandNested = (tokens: readonly PpToken[], span: Span): readonly PpToken[] => {
    if (context.depth < DEEPEST_EXPANSION)
      return expandTokens({ ...context, depth: context.depth + 1 }, tokens);
    budget.exhaust(`macro arguments are nested more than ${DEEPEST_EXPANSION} deep`, span);
    return tokens;
  };

  const replace = (name: PpToken, macro: MacroDefinition, call: Call | null): void => {
    const bound = new Map<string, Argument>();
    const bind = (parameter: string, written: readonly PpToken[]): void => {
      let expanded: readonly PpToken[] | null = null;
      bound.set(parameter, {
        written,
        expanded: () => {
          expanded ??= expandNested(written, name.span);
          return expanded;
        },
      });
    };
    const params = macro.params ?? [];
    for (const [index, parameter] of params.entries()) bind(parameter, call?.arguments[index] ?? []);
    const span = call === null ? name.span : spanOfCall(name, call.close);
    const variadic = call?.arguments[params.length] ?? [];
    if (macro.variadicName !== null) bind(macro.variadicName, variadic);
    const made = substitute({
      macro,
      arguments: bound,
      variadicAbsent:
        call?.arguments[params.length] === undefined || (params.length === 0 && variadic.length === 0),
      span,
      outermost: name.macro ?? macro.name,
      spend: (count) => budget.spend(count, name.span),
      reportBadPaste: (left, right) =>
        budget.report({
          reason: "macro",
          detail: `\`##\` in macro \`${macro.name}\` joins \`${left}\` and \`${right}\`, which gives no token`,
          span,
        }),
    });
    const [first, ...rest] = made;
    if (!budget.spend(made.length + 1, name.span)) return;
    if (first !== undefined) {
      active.add(macro.name);
      pending.push({ ...placeholder(name.span), endOf: macro.name });
      pushBack(rest);
      pushBack([{ ...first, spaced: name.spaced, startsLine: name.startsLine }]);
    }
    if (call !== null) pushBack(call.pragmas);
  };

  /** Expands a call whose name was read; false if `name` stands for itself. */
  const replaceCall = (name: PpToken, macro: MacroDefinition): boolean => {
    const between: PpToken[] = [];
    let open = pull();
    while (open?.pragma !== undefined) {
      between.push(open);
      open = pull();
    }
    const isCall = open?.kind === "punctuator" && open.text === "(";
    if (open === undefined || !isCall) {
      pushBack(open === undefined ? between : [...between, open]);
      return false;
    }
    const named = macro.params?.length ?? 0;
    const result = readArguments(pull, budget, named, macro.variadic);
    if (result.kind === "open") {
      if (!budget.isExhausted())
        budget.report({
          reason: "syntax",
          detail: `the call of macro \`${macro.name}\` is not closed with \`)\``,
          span: name.span,
        });
      pushBack([...between, open, ...result.tokens]);
      return false;
    }
    const { call } = result;
    if (!fits(macro, call.arguments)) {
      const detail = `macro \`${macro.name}\` takes ${named} arguments and is called with ${call.arguments.length}`;
      budget.report({ reason: "macro", detail, span: spanOfCall(name, call.close) });
      pushBack(call.pragmas);
      return true;
    }
    replace(name, macro, { ...call, pragmas: [...between, ...call.pragmas] });
    return true;
  };

  return () => {
    for (;;) {
      const token = pull();
      if (token === undefined || token.kind !== "identifier" || budget.isExhausted()) return token;
      const macro = token.painted ? null : macros.lookUp(token.text);
      if (macro === null) {
        const operator = operators.get(token.text);
        const place = { pull, pushBack, expand: (t: readonly PpToken[]) => expandNested(t, token.span) };
        return operator?.(token, place) ?? token;
      }
      if (macro.params === undefined) replace(token, macro, null);
      else if (!replaceCall(token, macro)) return token;
    }
  };
}
