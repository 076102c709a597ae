import type { RustModule } from "../../expand/rust/crate.ts";
import { appendTo } from "../../source/append-to.ts";
import type {
  RustAlias,
  RustConstant,
  RustEnum,
  RustFunction,
  RustItem,
  RustRecord,
  RustStatic,
  RustTrait,
  RustUse,
  RustVariant,
} from "../../syntax/rust/item.ts";

/** Types and modules live in one namespace, functions, constants and variables in another (Reference, "Namespaces"). */
export type Namespace = "type" | "value";

export type TypeItem = RustRecord | RustEnum | RustAlias | RustTrait;
export type ValueItem = RustFunction | RustConstant | RustStatic;

/** What a name stands for. */
export type Entity =
  | { readonly kind: "type"; readonly item: TypeItem; readonly module: RustModule }
  | { readonly kind: "value"; readonly item: ValueItem; readonly module: RustModule }
  | { readonly kind: "module"; readonly module: RustModule }
  | {
      readonly kind: "variant";
      readonly enumeration: RustEnum;
      readonly variant: RustVariant;
      readonly module: RustModule;
    }
  /** Of another crate, its name first. */
  | { readonly kind: "external"; readonly path: readonly string[] }
  /** A scalar or `str`. */
  | { readonly kind: "primitive"; readonly name: string };

/** The names of one module. */
export interface Names {
  readonly types: ReadonlyMap<string, TypeItem>;
  readonly values: ReadonlyMap<string, ValueItem>;
  /** By the name that they bring here; globs under `*`. */
  readonly uses: ReadonlyMap<string, readonly Leaf[]>;
  readonly crates: ReadonlyMap<string, string>;
}

/** One name that a `use` brings; a private one is seen by its module and by what is in it alone. */
export type Leaf = RustUse["leaves"][number] & { readonly isPrivate: boolean };

/** What a module names, by its own items and by its imports. */
export function namesOf(module: RustModule): Names {
  const types = new Map<string, TypeItem>();
  const values = new Map<string, ValueItem>();
  const uses = new Map<string, Leaf[]>();
  const crates = new Map<string, string>();
  const enter = (item: RustItem): void => {
    switch (item.kind) {
      case "struct":
      case "union":
      case "enum":
      case "alias":
      case "trait":
        if (!types.has(item.name.text)) types.set(item.name.text, item);
        return;
      case "function":
      case "constant":
      case "static":
        if (!values.has(item.name.text)) values.set(item.name.text, item);
        return;
      case "extern-block":
        for (const inner of item.items) enter(inner);
        return;
      case "use":
        for (const leaf of item.leaves) {
          appendTo(uses, leaf.name, { ...leaf, isPrivate: item.visibility === "private" });
        }
        return;
      case "extern-crate":
        crates.set(item.name, item.crate);
    }
  };
  for (const item of module.items) enter(item);
  return { types, values, uses, crates };
}
