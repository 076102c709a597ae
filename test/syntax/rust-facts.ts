import type { RustItem } from "../../src/syntax/rust/item.ts";
import { parseRust } from "../../src/syntax/rust/parse-items.ts";

/** One item as a line: its kind and what names it. */
function factOf(item: Exclude<RustItem, { kind: "block" }>): string {
  switch (item.kind) {
    case "use":
    case "impl":
      return item.kind;
    case "extern-block":
      return item.kind;
    case "extern-crate":
      return `extern-crate ${item.crate}`;
    case "macro-call":
      return `macro-call ${item.path}`;
    case "struct":
    case "union":
      return `${item.kind} ${item.name.text} {${item.fields.length}}`;
    case "enum":
      return `enum ${item.name.text} {${item.variants.length}}`;
    case "function":
      return `function ${item.name.text}(${item.params.length}${item.variadic ? ", ..." : ""})`;
    default:
      return `${item.kind} ${item.name.text}`;
  }
}

function within(item: RustItem): readonly RustItem[] {
  if ("items" in item) return item.items ?? [];
  return "inner" in item ? item.inner : [];
}

/** The items and those within them, in the order written. */
export function factsOf(items: readonly RustItem[]): readonly string[] {
  return items.flatMap((item) => [
    ...(item.kind === "block" ? [] : [factOf(item)]),
    ...factsOf(within(item)),
  ]);
}

export function parseText(text: string): ReturnType<typeof parseRust> {
  return parseRust({ path: "lib.rs", text });
}

/** The facts of a text that must be read without a gap. */
export function factsOfText(text: string): readonly string[] {
  const { items, gaps } = parseText(text);
  if (gaps.length > 0) throw new Error(gaps.map(({ detail }) => detail).join("; "));
  return factsOf(items);
}

/** The only item of a text. */
export function onlyItem<K extends RustItem["kind"]>(text: string, kind: K): Extract<RustItem, { kind: K }> {
  const { items, gaps } = parseText(text);
  const [item] = items;
  if (gaps[0] !== undefined) throw new Error(gaps[0].detail);
  if (item === undefined || items.length > 1 || item.kind !== kind) throw new Error(`no single ${kind}`);
  return item as Extract<RustItem, { kind: K }>;
}
