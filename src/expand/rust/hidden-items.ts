import type { RustItem } from "../../syntax/rust/item.ts";
import type { Uncertainty } from "./configure.ts";
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

/** Remembers what an item names, or would name, for which it depends on unknown options whether it is there. */
export function noteHidden(
  { hidden, hiddenGlobs }: Hiding,
  item: RustItem,
  { options, isThere }: Uncertainty,
): void {
  for (const [key, name] of namedBy(item)) {
    const known = hidden.get(key);
    // Of two of one name the one that is not there is the other meaning.
    if (known === undefined || (known.isThere && !isThere))
      hidden.set(key, { by: "options", isThere, name, options, span: item.span });
  }
  // Of a glob that is there, another one or the prelude would have to bring what it brings.
  if (item.kind !== "use" || isThere) return;
  const isPrivate = item.visibility === "private";
  for (const leaf of item.leaves)
    if (leaf.name === "*")
      hiddenGlobs.push({ by: "glob", leaf: { ...leaf, isPrivate }, options, span: leaf.span });
}
