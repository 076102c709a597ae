import { identifiersOf, withoutComments } from "./detect-text.ts";

/**
 * The names that a source which is not read shows as defined, by a light scan without a preprocessor: in C, C++ and
 * Objective-C functions with a body and variables outside of all braces, and whatever a macro in capitals is given
 * there; in assembler labels and names that are made global. Calls and declarations define nothing. A text whose
 * braces do not close is taken to define every name in it: who doubts it must not say that something is defined
 * nowhere.
 *
 * @param path tells the language by its ending.
 */
export function nativeDefinitions(path: string, text: string): ReadonlySet<string> {
  return /\.(?:s|asm)$/i.test(path) ? assembledNames(text) : definedInC(text);
}

/** What a directive of assembler or a macro in capitals is given; names stand in front, and a hostile line has no end. */
const SHOWN = /^[ \t]*\.?(?:globl|global|public|export|type)[ \t]+(.{1,500})/i;
const GIVEN = /^[ \t]*[A-Z][A-Z0-9_]*[ \t]*[ (](.{1,500})/;

/** Labels of assembler; one for Mach-O carries an underscore in front of the C name. */
function assembledNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of text.split("\n")) {
    const label = /^[ \t]*([A-Za-z_]\w*)[ \t]*:/.exec(line)?.[1];
    const shown = SHOWN.exec(line)?.[1];
    const procedure = /^[ \t]*([A-Za-z_]\w*)[ \t]+(?:PROC|proc)\b/.exec(line)?.[1];
    const given = GIVEN.exec(line)?.[1];
    const found = [label, procedure, ...identifiersOf(`${shown ?? ""} ${given ?? ""}`)];
    for (const name of found) {
      if (name === undefined) continue;
      names.add(name);
      if (name.startsWith("_")) names.add(name.slice(1));
    }
  }
  return names;
}

/** Where a scan of C text stands. */
interface Scan {
  /** Braces that are open, but for those of `extern "C"` and of namespaces. */
  depth: number;
  /** What stands outside of all braces since the last declaration ended. */
  statement: string[];
  readonly defined: Set<string>;
}

const TOKEN = /[A-Za-z_]\w*|\d[\w.]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#|::|\n|[^\s\w]/g;

function definedInC(text: string): ReadonlySet<string> {
  const bare = withoutComments(text, "c");
  const scan: Scan = { depth: 0, statement: [], defined: new Set() };
  /** How deep it was at each `#if` that is open: each of its branches begins there. */
  const branches: number[] = [];
  let startsLine = true;
  let inDirective = false;
  for (const [token] of bare.matchAll(TOKEN)) {
    if (token === "\n") {
      inDirective = false;
      startsLine = true;
      continue;
    }
    if (token === "#" && startsLine) inDirective = true;
    else if (inDirective) readDirective(token, scan, branches);
    else readToken(token, scan, startsLine);
    startsLine = false;
  }
  return scan.depth === 0 ? scan.defined : identifiersOf(bare);
}

function readDirective(token: string, scan: Scan, branches: number[]): void {
  switch (token) {
    case "if":
    case "ifdef":
    case "ifndef":
      branches.push(scan.depth);
      return;
    case "else":
    case "elif":
      scan.depth = branches.at(-1) ?? scan.depth;
      return;
    case "endif":
      branches.pop();
      return;
    default:
  }
}

/** A brace in the first column ends what stands outside, whatever conditions did to those before it. */
function readToken(token: string, scan: Scan, startsLine: boolean): void {
  const { statement } = scan;
  if (token === "{") {
    if (scan.depth > 0) scan.depth += 1;
    else if (isTransparent(statement)) scan.statement = [];
    else {
      noteFunctions(scan);
      scan.depth = 1;
    }
  } else if (token === "}") {
    scan.depth = startsLine ? 0 : Math.max(0, scan.depth - 1);
    if (scan.depth === 0 && statement.includes("(") && !statement.includes("=")) scan.statement = [];
  } else if (scan.depth === 0 && token === ";") {
    noteVariables(scan);
    scan.statement = [];
  } else if (scan.depth === 0 && statement.length < LONGEST_STATEMENT) statement.push(token);
}

/** Tokens of one declaration that are looked at. */
const LONGEST_STATEMENT = 2_000;

function isTransparent(statement: readonly string[]): boolean {
  const [first, second] = statement;
  if (first === "namespace") return true;
  return statement.length === 2 && first === "extern" && second?.startsWith('"') === true;
}

function isName(token: string | undefined): token is string {
  return token !== undefined && /^[A-Za-z_]/.test(token);
}

/** Names in front of a list of parameters, of which a body follows. */
function noteFunctions({ statement, defined }: Scan): void {
  noteGiven(statement, defined);
  if (statement.includes("static") || statement.includes("=")) return;
  let depth = 0;
  for (const [index, token] of statement.entries()) {
    const before = statement[index - 1];
    if (token === "(" && depth === 0 && isName(before) && statement[index - 2] !== "::") defined.add(before);
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
  }
}

/** What stands in the parentheses of a macro may become a name that is defined. */
function noteGiven(statement: readonly string[], defined: Set<string>): void {
  let depth = 0;
  let isMacro = false;
  for (const [index, token] of statement.entries()) {
    if (token === "(") {
      if (depth === 0) isMacro = /^[A-Z][A-Z0-9_]+$/.test(statement[index - 1] ?? "");
      depth += 1;
    } else if (token === ")") depth -= 1;
    else if (isMacro && depth > 0 && isName(token)) defined.add(token);
  }
}

/** Names of variables: they stand in front of `=`, `[`, `,` or the end. */
function noteVariables({ statement, defined }: Scan): void {
  noteGiven(statement, defined);
  const hasValue = statement.includes("=");
  const isOther = ["typedef", "static", "using"].some((word) => statement.includes(word));
  if (isOther || (statement[0] === "extern" && !hasValue)) return;
  let inValue = false;
  for (const [index, token] of statement.entries()) {
    const next = statement[index + 1] ?? "";
    if (token === "(") return;
    if (token === "=") inValue = true;
    else if (token === ",") inValue = false;
    else if (!inValue && isName(token) && ["", "[", ",", "="].includes(next)) defined.add(token);
  }
}
