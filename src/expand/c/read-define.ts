import { usualSpelling } from "../../syntax/c/punctuators.ts";
import type { Token } from "../../syntax/c/token.ts";
import type { MacroDefinition } from "./macro-table.ts";

/** What is wrong with a `#define`, in words for a gap. */
export interface MalformedDefine {
  readonly fault: string;
  readonly at: Token | undefined;
}

export type DefineResult = MacroDefinition | MalformedDefine;

export function isMalformed(result: DefineResult): result is MalformedDefine {
  return "fault" in result;
}

interface Parameters {
  readonly names: readonly string[];
  readonly variadicName: string | null;
  /** Index of the first token of the body. */
  readonly bodyAt: number;
}

/** Reads `(a, b, ...)`, with `line[open]` the parenthesis (C17 6.10.3p10; GNU's `name...` too). */
function readParameters(line: readonly Token[], open: number): Parameters | MalformedDefine {
  const names: string[] = [];
  const seen = new Set<string>();
  let at = open + 1;
  if (line[at]?.text === ")") return { names, variadicName: null, bodyAt: at + 1 };
  for (;;) {
    const token = line[at];
    if (token?.text === "...") {
      if (line[at + 1]?.text === ")") return { names, variadicName: "__VA_ARGS__", bodyAt: at + 2 };
      return { fault: "`...` is not the last parameter", at: line[at + 1] };
    }
    if (token?.kind !== "identifier") return { fault: "a parameter's name is missing", at: token };
    if (seen.has(token.text)) return { fault: `there are two parameters \`${token.text}\``, at: token };
    seen.add(token.text);
    const behind = line[at + 1];
    if (behind?.text === "..." && line[at + 2]?.text === ")")
      return { names, variadicName: token.text, bodyAt: at + 3 };
    names.push(token.text);
    if (behind?.text === ")") return { names, variadicName: null, bodyAt: at + 2 };
    if (behind?.text !== ",") return { fault: "the list of parameters is not closed", at: behind };
    at += 2;
  }
}

/** Each `__VA_OPT__` has its parentheses and none stands in another (C23 6.10.5.1). */
function faultOfVaOpt(body: readonly Token[]): MalformedDefine | null {
  let depth = 0;
  let open = 0;
  for (const [index, token] of body.entries()) {
    if (token.text === "__VA_OPT__") {
      if (open > 0) return { fault: "`__VA_OPT__` stands in another", at: token };
      if (body[index + 1]?.text !== "(") return { fault: "`__VA_OPT__` has no parentheses", at: token };
      open = depth + 1;
    }
    if (token.text === "(") depth += 1;
    if (token.text === ")") {
      if (depth === open) open = 0;
      depth -= 1;
    }
  }
  return open > 0 ? { fault: "the parentheses of `__VA_OPT__` are not closed", at: body.at(-1) } : null;
}

/** C17 6.10.3.2p1 and 6.10.3.3p1. */
function faultOfBody(body: readonly Token[], params: Parameters | null): MalformedDefine | null {
  const spelling = (token: Token | undefined): string =>
    token?.kind === "punctuator" ? usualSpelling(token.text) : "";
  if (spelling(body[0]) === "##") return { fault: "`##` stands at the start of the body", at: body[0] };
  if (spelling(body.at(-1)) === "##") return { fault: "`##` stands at the end of the body", at: body.at(-1) };
  if (params === null) return null;
  for (const [index, token] of body.entries()) {
    if (spelling(token) !== "#") continue;
    const operand = body[index + 1]?.text ?? "";
    const isParameter = params.names.includes(operand) || operand === params.variadicName;
    if (!isParameter && operand !== "__VA_OPT__")
      return { fault: "`#` is not followed by a parameter", at: token };
  }
  return params.variadicName === null ? null : faultOfVaOpt(body);
}

/** Reads what stands behind `#define` on its line. */
export function readDefine(line: readonly Token[]): DefineResult {
  const name = line[0];
  if (name?.kind !== "identifier") return { fault: "a macro's name is missing", at: name };
  if (name.text === "defined") return { fault: "`defined` cannot be a macro's name", at: name };
  const open = line[1];
  const isFunctionLike = open?.text === "(" && !open.spaced;
  const params = isFunctionLike ? readParameters(line, 1) : null;
  if (params !== null && "fault" in params) return params;
  const body = line.slice(params?.bodyAt ?? 1);
  const fault = faultOfBody(body, params);
  if (fault !== null) return fault;
  const last = line.at(-1) ?? name;
  return {
    name: name.text,
    ...(params === null ? {} : { params: params.names }),
    variadic: params !== null && params.variadicName !== null,
    variadicName: params?.variadicName ?? null,
    body,
    span: { file: name.span.file, start: name.span.start, end: last.span.end },
    predefined: false,
  };
}
