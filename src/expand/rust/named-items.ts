import type { RustToken } from "../../syntax/rust/token.ts";
import { matchBrackets } from "../../syntax/rust/token-trees.ts";

/** The names behind the words of items among tokens that are not parsed. */
export interface NamedItems {
  readonly types: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  /** Whether a name of a type or module is left open, as in `struct $name`. */
  readonly takesType: boolean;
  /** As `takesType`, of a constant or variable. */
  readonly takesValue: boolean;
}

const TYPE_WORDS: ReadonlySet<string> = new Set(["type", "struct", "enum", "union", "trait", "mod"]);
const VALUE_WORDS: ReadonlySet<string> = new Set(["const", "static"]);
/** Items in whose braces names are their own. */
const HOLDERS: ReadonlySet<string> = new Set(["fn", "impl", "trait", "mod", "struct", "enum", "union"]);
/** Between the word of an item and its name. */
const BETWEEN: ReadonlySet<string> = new Set(["mut", "ref"]);
/** Behind `const` or `static` where these begin no item of their own. */
const NO_ITEM: ReadonlySet<string> = new Set(["fn", "unsafe", "async", "extern", "move", "_"]);

interface Scan {
  readonly tokens: readonly RustToken[];
  readonly types: Set<string>;
  readonly values: Set<string>;
  takesType: boolean;
  takesValue: boolean;
}

function isWord(token: RustToken | undefined, words: ReadonlySet<string>): boolean {
  return token?.kind === "identifier" && token.raw !== true && words.has(token.text);
}

/** What the tokens of items, or of a macro's rules, name where the items themselves stand. */
export function namesInItems(tokens: readonly RustToken[]): NamedItems {
  const scan: Scan = { tokens, types: new Set(), values: new Set(), takesType: false, takesValue: false };
  const { partner } = matchBrackets(tokens, []);
  let isHeld = false;
  let isAngled = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || tokens[i - 1]?.text === "$") continue;
    const { text } = token;
    if (text === "{" && isHeld) {
      i = Math.max(i, partner[i] ?? i);
      isHeld = false;
      isAngled = false;
    } else if (text === ";" || text === "{" || text === "}") {
      isHeld = false;
      isAngled = false;
    } else if (text === "(") isAngled = false;
    else if (text === "<") isAngled = true;
    // Behind the pattern of a rule its items begin.
    else if (text === ">" && tokens[i - 1]?.text === "=" && tokens[i - 1]?.joined === true) isHeld = false;
    else if (token.kind === "identifier" && token.raw !== true) {
      if (HOLDERS.has(text)) isHeld = true;
      if (text === "use") i = readUse(scan, i);
      else if (!isParameter(tokens, i, isAngled)) readItem(scan, i);
    }
  }
  const { types, values, takesType, takesValue } = scan;
  return { types, values, takesType, takesValue };
}

/** `*const T`, `<const N: usize>`. */
function isParameter(tokens: readonly RustToken[], at: number, isAngled: boolean): boolean {
  const before = tokens[at - 1]?.text;
  return before === "*" || before === "<" || (before === "," && isAngled);
}

function readItem(scan: Scan, at: number): void {
  const { tokens } = scan;
  const isCrate = tokens[at]?.text === "crate" && tokens[at - 1]?.text === "extern";
  const isType = isWord(tokens[at], TYPE_WORDS) || isCrate;
  if (!isType && !isWord(tokens[at], VALUE_WORDS)) return;
  let next = at + 1;
  while (isWord(tokens[next], BETWEEN)) next += 1;
  if (isCrate && tokens[next + 1]?.text === "as") next += 2;
  const name = tokens[next];
  if (name?.text === "$") {
    if (isType) scan.takesType = true;
    else scan.takesValue = true;
  } else if (name?.kind === "identifier" && !isWord(name, NO_ITEM))
    (isType ? scan.types : scan.values).add(name.text);
}

/** The names that a `use` brings; the index of its last token. */
function readUse(scan: Scan, at: number): number {
  const { tokens } = scan;
  const path: string[] = [];
  let end = at + 1;
  // `impl Trait + use<'a, T>` imports nothing.
  if (tokens[end]?.text === "<") return at;
  let bringsParent = false;
  for (; end < tokens.length && tokens[end]?.text !== ";"; end += 1) {
    const token = tokens[end];
    if (token?.kind !== "identifier") continue;
    const isOpen = tokens[end - 1]?.text === "$";
    const next = tokens[end + 1];
    const isLast = next === undefined || next.text === ";" || next.text === "," || next.kind === "close";
    if (isOpen) {
      scan.takesType = true;
      scan.takesValue = true;
    } else if (token.text === "self") bringsParent = true;
    else {
      path.push(token.text);
      if (isLast) bring(scan, token.text);
    }
  }
  if (bringsParent) for (const name of path) bring(scan, name);
  return end;
}

function bring({ types, values }: Scan, name: string): void {
  types.add(name);
  values.add(name);
}
