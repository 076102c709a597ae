import type { Span } from "../../source/source-file.ts";
import { lexPasted } from "../../syntax/c/lexer.ts";
import { usualSpelling } from "../../syntax/c/punctuators.ts";
import type { Token } from "../../syntax/c/token.ts";
import type { MacroDefinition, PpToken } from "./macro-table.ts";

/** One argument of a call, as written and, when it is asked for, completely expanded (C17 6.10.3.1). */
export interface Argument {
  readonly written: readonly PpToken[];
  readonly expanded: () => readonly PpToken[];
}

/** A use of a macro: what its body is filled with, and what the tokens that come out of it carry. */
export interface MacroUse {
  readonly macro: MacroDefinition;
  readonly arguments: ReadonlyMap<string, Argument>;
  /** Whether the call leaves the variable arguments out, with their comma. */
  readonly variadicAbsent: boolean;
  readonly span: Span;
  /** The outermost macro. */
  readonly outermost: string;
  /** Takes tokens from the budget; false if it has no more. */
  readonly spend: (count: number) => boolean;
  readonly reportBadPaste: (left: string, right: string) => void;
}

/** What an empty operand of `##` becomes (C17 6.10.3.3p2). */
function placemarker(use: MacroUse): PpToken {
  return { kind: "other", text: "", span: use.span, spaced: false, startsLine: false };
}

function madeToken(use: MacroUse, kind: Token["kind"], text: string, spaced: boolean): PpToken {
  return { kind, text, span: use.span, macro: use.outermost, spaced, startsLine: false };
}

/** What a text of this length costs, so that doubling texts meets the bound as doubling tokens does. */
function costOfText(text: string): number {
  return 1 + (text.length >> 4);
}

function isOperator(token: Token | undefined, spelling: "#" | "##"): boolean {
  return token?.kind === "punctuator" && usualSpelling(token.text) === spelling;
}

/** C17 6.10.3.2p2. */
function stringify(tokens: readonly PpToken[]): string {
  let text = "";
  for (const token of tokens) {
    if (token.spaced && text !== "") text += " ";
    const isLiteral = token.kind === "string" || token.kind === "character";
    text += isLiteral ? token.text.replace(/["\\]/g, "\\$&") : token.text;
  }
  return `"${text}"`;
}

/** An argument's tokens in the place of a parameter that stands in the body as `parameter`. */
function place(use: MacroUse, tokens: readonly PpToken[], parameter: Token): PpToken[] {
  if (tokens.length === 0 || !use.spend(tokens.length)) return [placemarker(use)];
  return tokens.map((token, index) => ({
    ...token,
    spaced: index === 0 ? parameter.spaced : token.spaced,
    startsLine: false,
  }));
}

/** Joins the last of `made` and the first of `operand` (C17 6.10.3.3p3). */
function paste(use: MacroUse, made: PpToken[], operand: readonly PpToken[]): void {
  const [first, ...rest] = operand;
  const left = made.pop();
  if (first === undefined || left === undefined) return;
  for (const token of joinTokens(use, left, first)) made.push(token);
  for (const token of rest) made.push(token);
}

function joinTokens(use: MacroUse, left: PpToken, first: PpToken): readonly PpToken[] {
  if (left.text === "") return [{ ...first, spaced: left.spaced }];
  if (first.text === "") return [left];
  const text = left.text + first.text;
  if (!use.spend(costOfText(text))) return [];
  const kind = lexPasted(text);
  if (kind === null) {
    use.reportBadPaste(left.text, first.text);
    return [left, first];
  }
  return [madeToken(use, kind, text, left.spaced)];
}

/** The index of the parenthesis that closes `body[open]`, or -1. */
function closingParenthesis(body: readonly Token[], open: number): number {
  if (body[open]?.text !== "(") return -1;
  let depth = 0;
  for (let i = open; i < body.length; i += 1) {
    if (body[i]?.text === "(") depth += 1;
    if (body[i]?.text === ")") depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}

interface Operand {
  readonly tokens: readonly PpToken[];
  /** Index behind the operand. */
  readonly next: number;
}

/** `__VA_OPT__ ( ... )` at `body[at]`: its content if there are variable arguments (C23 6.10.5.1). */
function readVaOpt(use: MacroUse, body: readonly Token[], at: number): Operand | null {
  const { variadicName } = use.macro;
  const word = body[at];
  if (word?.text !== "__VA_OPT__" || variadicName === null) return null;
  const close = closingParenthesis(body, at + 1);
  if (close === -1) return null;
  const present = (use.arguments.get(variadicName)?.expanded() ?? []).length > 0;
  const content = present ? fillBody(use, body.slice(at + 2, close)) : [];
  const [first, ...rest] = content;
  const tokens = first === undefined ? [placemarker(use)] : [{ ...first, spaced: word.spaced }, ...rest];
  return { tokens, next: close + 1 };
}

/** What stands at `body[at]`, `#` with its operand included; arguments unexpanded where `##` wants them so. */
function readOperand(use: MacroUse, body: readonly Token[], at: number, besidePaste: boolean): Operand {
  const token = body[at];
  if (token === undefined) return { tokens: [], next: at + 1 };
  if (use.macro.params !== undefined && isOperator(token, "#")) {
    const literal = (tokens: readonly PpToken[]): readonly PpToken[] => {
      if (!use.spend(tokens.length)) return [placemarker(use)];
      const text = stringify(tokens);
      if (!use.spend(costOfText(text))) return [placemarker(use)];
      return [madeToken(use, "string", text, token.spaced)];
    };
    const argument = use.arguments.get(body[at + 1]?.text ?? "");
    if (argument !== undefined) return { tokens: literal(argument.written), next: at + 2 };
    const optional = readVaOpt(use, body, at + 1);
    if (optional !== null) return { tokens: literal(optional.tokens), next: optional.next };
  }
  const optional = readVaOpt(use, body, at);
  if (optional !== null) return optional;
  const argument = token.kind === "identifier" ? use.arguments.get(token.text) : undefined;
  if (argument === undefined)
    return { tokens: [madeToken(use, token.kind, token.text, token.spaced)], next: at + 1 };
  const raw = besidePaste || isOperator(body[at + 1], "##");
  return { tokens: place(use, raw ? argument.written : argument.expanded(), token), next: at + 1 };
}

/** GNU's `, ## __VA_ARGS__`: no paste, and no comma if the call leaves the variable arguments out. */
function isCommaElision(use: MacroUse, body: readonly Token[], at: number): boolean {
  const { variadicName } = use.macro;
  return variadicName !== null && body[at - 1]?.text === "," && body[at + 1]?.text === variadicName;
}

function fillBody(use: MacroUse, body: readonly Token[]): PpToken[] {
  const made: PpToken[] = [];
  let at = 0;
  while (at < body.length) {
    if (!isOperator(body[at], "##") || made.length === 0) {
      const operand = readOperand(use, body, at, false);
      for (const token of operand.tokens) made.push(token);
      at = operand.next;
      continue;
    }
    const elides = isCommaElision(use, body, at);
    const operand = readOperand(use, body, at + 1, !elides);
    at = operand.next;
    if (!elides) paste(use, made, operand.tokens);
    else if (use.variadicAbsent) made.pop();
    else for (const token of operand.tokens) made.push(token);
  }
  return made;
}

/** The body of a macro with its arguments put in and `#` and `##` carried out, ready to be rescanned. */
export function substitute(use: MacroUse): PpToken[] {
  return fillBody(use, use.macro.body).filter((token) => token.text !== "");
}
