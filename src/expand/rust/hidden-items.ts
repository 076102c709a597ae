import type { RustItem } from "../../syntax/rust/item.ts";
import type { HiddenItem } from "./crate.ts";

/** What a hidden item would name, each as the key of `RustModule.hidden` and the name alone. */
function namedBy(item: RustItem): readonly (readonly [string, string])[] {
  switch (item.kind) {
    case "struct":
    case "union":
    case "enum":
    case "alias":
    case "trait":
    case "module":
      return [[`type ${item.name.text}`, item.name.text]];
    case "constant":
    case "static":
      return [[`value ${item.name.text}`, item.name.text]];
    case "extern-crate":
      return [[`type ${item.name}`, item.name]];
    case "use":
      return item.leaves.flatMap(({ name }) =>
        name === "*" || name === "_"
          ? []
          : [[`type ${name}`, name] as const, [`value ${name}`, name] as const],
      );
    case "impl":
      return item.items.flatMap((one) =>
        one.kind === "alias" || one.kind === "constant"
          ? [[`of impl ${one.name.text}`, one.name.text] as const]
          : [],
      );
    default:
      return [];
  }
}

/** Remembers what an item would name if the options were set that hide it. */
export function noteHidden(
  hidden: Map<string, HiddenItem>,
  item: RustItem,
  options: readonly string[],
): void {
  for (const [key, name] of namedBy(item))
    if (!hidden.has(key)) hidden.set(key, { name, options, span: item.span });
}
