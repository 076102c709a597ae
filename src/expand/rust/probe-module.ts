import type { Files } from "../../source/files.ts";
import type { Attribute, RustItem, RustModuleItem } from "../../syntax/rust/item.ts";
import { parseRust } from "../../syntax/rust/parse-items.ts";
import { couldExport } from "./could-export.ts";
import { findModuleFile, type ModulePlace, placeOfInline } from "./module-files.ts";

/** Files that are looked into before a module counts as one that could export. */
const MOST_FILES = 500;

/** The path of a `path` attribute, or null. */
export function pathAttribute(attributes: readonly Attribute[]): string | null {
  const attribute = attributes.find(({ path, form }) => path === "path" && form === "value");
  return attribute?.arguments[0]?.value ?? null;
}

/**
 * Whether a module that is not read, or one below it, has something that crosses a C ABI, whatever the conditions. A
 * file that is not there has nothing.
 */
export function moduleCouldExport(files: Files, outer: ModulePlace, module: RustModuleItem): boolean {
  let left = MOST_FILES;
  const probe = (place: ModulePlace, item: RustModuleItem): boolean => {
    const name = item.name.text;
    const path = pathAttribute(item.attributes);
    if (item.items !== null) return probeItems(placeOfInline(place, name, path), item.items);
    left -= 1;
    if (left < 0) return true;
    const found = findModuleFile(files, place, name, path);
    if (found.kind === "missing") return false;
    return found.kind !== "found" || probeItems(found.place, parseRust(found.file).items);
  };
  const probeItems = (place: ModulePlace, items: readonly RustItem[]): boolean =>
    items.some((item) =>
      item.kind === "module" ? probe(place, item) : couldExport(item, (inner) => probe(place, inner)),
    );
  return probe(outer, module);
}
