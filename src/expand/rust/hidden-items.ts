import type { RustItem } from "../../syntax/rust/item.ts";
import type { HiddenGlob, HiddenItem } from "./crate.ts";

/** What a module keeps of that which unknown options hide. */
interface Hiding {
  readonly hidden: Map<string, HiddenItem>;
  readonly hiddenGlobs: HiddenGlob[];
}

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
  { hidden, hiddenGlobs }: Hiding,
  item: RustItem,
  options: readonly string[],
): void {
  for (const [key, name] of namedBy(item))
    if (!hidden.has(key)) hidden.set(key, { by: "options", name, options, span: item.span });
  if (item.kind !== "use") return;
  const isPrivate = item.visibility === "private";
  for (const leaf of item.leaves)
    if (leaf.name === "*")
      hiddenGlobs.push({ by: "glob", leaf: { ...leaf, isPrivate }, options, span: leaf.span });
}
