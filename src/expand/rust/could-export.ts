import type { Attribute, RustItem, RustModuleItem } from "../../syntax/rust/item.ts";
import type { RustToken } from "../../syntax/rust/token.ts";

/** Words of tokens that become items which cross a C ABI, or say how they are laid out. */
export const TELLING_WORDS: ReadonlySet<string> = new Set([
  "no_mangle",
  "export_name",
  "extern",
  "repr",
  "link_name",
]);

/** Words that make a symbol; of those the code in a function's body is searched for. */
export const SYMBOL_WORDS: ReadonlySet<string> = new Set(["no_mangle", "export_name"]);

/** Whether one of the words is among the tokens. */
export function mentions(tokens: readonly RustToken[], words: ReadonlySet<string>): boolean {
  return tokens.some(({ kind, text }) => kind === "identifier" && words.has(text));
}

/** Whether tokens name a module in a file of its own, or include a file: what is in those is not among the tokens. */
export function bringsFiles(tokens: readonly RustToken[]): boolean {
  return tokens.some(({ kind, text }, index) => {
    if (kind !== "identifier") return false;
    const next = tokens[index + 1];
    if (text === "include") return next?.text === "!";
    if (text !== "mod") return false;
    return tokens[next?.text === "$" ? index + 3 : index + 2]?.text === ";";
  });
}

/** Whether an attribute makes a symbol or settles a layout, if need be on a condition. */
export function isTelling({ path, arguments: tokens }: Attribute): boolean {
  return TELLING_WORDS.has(path) || (path === "cfg_attr" && mentions(tokens, TELLING_WORDS));
}

/**
 * Whether an item, or one within it, may be a symbol, declare one, or settle the layout of a type. `module` is asked of
 * a module that stands in another file.
 */
export function couldExport(item: RustItem, module: (item: RustModuleItem) => boolean): boolean {
  if (item.attributes.some(isTelling)) return true;
  const holds = (items: readonly RustItem[]): boolean => items.some((one) => couldExport(one, module));
  switch (item.kind) {
    case "extern-block":
      return true;
    case "module":
      return item.items === null ? module(item) : holds(item.items);
    case "function":
    case "constant":
    case "static":
      return holds(item.inner);
    case "impl":
    case "trait":
    case "block":
      return holds(item.items);
    case "macro-call":
      return mentions(item.arguments, item.inBody ? SYMBOL_WORDS : TELLING_WORDS);
    default:
      return false;
  }
}
