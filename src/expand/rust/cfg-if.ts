import { closingIndex } from "../../syntax/rust/split-tokens.ts";
import type { RustToken } from "../../syntax/rust/token.ts";

/** One branch of a macro that chooses items by conditions; without a condition for the last. */
export interface Branch {
  readonly condition: readonly RustToken[] | null;
  readonly items: readonly RustToken[];
}

interface Cursor {
  readonly tokens: readonly RustToken[];
  index: number;
}

function isAt(cursor: Cursor, text: string): boolean {
  return cursor.tokens[cursor.index]?.text === text;
}

function accept(cursor: Cursor, text: string): boolean {
  if (!isAt(cursor, text)) return false;
  cursor.index += 1;
  return true;
}

/** What stands between the brackets that the next token opens, or null. */
function group(cursor: Cursor, open: string): readonly RustToken[] | null {
  if (!isAt(cursor, open)) return null;
  const close = closingIndex(cursor.tokens, cursor.index);
  if (close === cursor.tokens.length) return null;
  const inner = cursor.tokens.slice(cursor.index + 1, close);
  cursor.index = close + 1;
  return inner;
}

/** `#[cfg(...)]`, of which the parentheses' content is given. */
function readConfig(cursor: Cursor): readonly RustToken[] | null {
  if (!accept(cursor, "#")) return null;
  const attribute = group(cursor, "[");
  if (attribute?.[0]?.text !== "cfg" || attribute[1]?.text !== "(") return null;
  return attribute.slice(2, -1);
}

/** The branches of `cfg_if! { if #[cfg(...)] { ... } else if ... else { ... } }`; null if it reads otherwise. */
export function readCfgIf(tokens: readonly RustToken[]): readonly Branch[] | null {
  const cursor: Cursor = { tokens, index: 0 };
  const branches: Branch[] = [];
  while (accept(cursor, "if")) {
    const condition = readConfig(cursor);
    const items = condition === null ? null : group(cursor, "{");
    if (items === null) return null;
    branches.push({ condition, items });
    if (!accept(cursor, "else")) break;
    if (isAt(cursor, "if")) continue;
    const rest = group(cursor, "{");
    if (rest === null) return null;
    branches.push({ condition: null, items: rest });
    break;
  }
  return cursor.index === tokens.length ? branches : null;
}

/** The branches of `cfg_select! { unix => { ... } _ => { ... } }` of the standard library; null if it reads otherwise. */
export function readCfgSelect(tokens: readonly RustToken[]): readonly Branch[] | null {
  const cursor: Cursor = { tokens, index: 0 };
  const branches: Branch[] = [];
  while (cursor.index < tokens.length) {
    const start = cursor.index;
    while (cursor.index < tokens.length && !isAt(cursor, "{")) cursor.index += 1;
    const condition = tokens.slice(start, cursor.index - 2);
    const isArrow = tokens[cursor.index - 2]?.text === "=" && tokens[cursor.index - 1]?.text === ">";
    const items = group(cursor, "{");
    if (items === null || !isArrow || condition.length === 0) return null;
    const isRest = condition.length === 1 && condition[0]?.text === "_";
    branches.push({ condition: isRest ? null : condition, items });
    accept(cursor, ",");
  }
  return branches;
}
