import type { Span } from "../../source/source-file.ts";
import type { RustToken } from "./token.ts";

/** A name and where it stands; a raw identifier is without its `r#`. */
export interface RustName {
  readonly text: string;
  readonly span: Span;
}

/** `#[path]`, `#[path(arguments)]`, `#[path = value]`; documentation comments are attributes called `doc`. */
export interface Attribute {
  /** As spelled, its parts joined by `::`. */
  readonly path: string;
  /** Written as `#[unsafe(...)]`. */
  readonly unsafe: boolean;
  readonly form: "word" | "list" | "value";
  /** Between the delimiters, or behind `=`. */
  readonly arguments: readonly RustToken[];
  readonly span: Span;
}

/** `restricted` is `pub(crate)` and its kin. */
export type RustVisibility = "public" | "restricted" | "private";

export type GenericArgument =
  | { readonly kind: "type"; readonly type: RustType }
  | { readonly kind: "constant"; readonly tokens: readonly RustToken[]; readonly span: Span }
  | { readonly kind: "lifetime" }
  | { readonly kind: "binding"; readonly name: string; readonly type: RustType };

export interface PathSegment {
  readonly name: string;
  readonly arguments: readonly GenericArgument[];
}

/** `a::b<T>`; `crate`, `self`, `super` and `Self` are segments. */
export interface RustPath {
  /** Begins with `::`. */
  readonly global: boolean;
  readonly segments: readonly PathSegment[];
  readonly span: Span;
}

export interface RustFunctionType {
  readonly kind: "function";
  readonly params: readonly { readonly name: string | null; readonly type: RustType }[];
  /** Null if it returns nothing. */
  readonly returns: RustType | null;
  readonly variadic: boolean;
  /** As in `extern "C"`; `C` if `extern` stands alone; null for Rust's own convention. */
  readonly abi: string | null;
  readonly span: Span;
}

export type RustType =
  /** `qualified` is `T` of `<T as Trait>::Name` or `<T>::Name`. */
  | {
      readonly kind: "path";
      readonly path: RustPath;
      readonly qualified: RustType | null;
      /** `Trait` of `<T as Trait>::Name`. */
      readonly trait?: RustType;
      readonly span: Span;
    }
  | { readonly kind: "pointer"; readonly mutable: boolean; readonly to: RustType; readonly span: Span }
  | { readonly kind: "reference"; readonly mutable: boolean; readonly to: RustType; readonly span: Span }
  | {
      readonly kind: "array";
      readonly of: RustType;
      readonly length: readonly RustToken[];
      readonly span: Span;
    }
  | { readonly kind: "slice"; readonly of: RustType; readonly span: Span }
  | { readonly kind: "tuple"; readonly elements: readonly RustType[]; readonly span: Span }
  | RustFunctionType
  | { readonly kind: "never"; readonly span: Span }
  | { readonly kind: "infer"; readonly span: Span }
  /** `dyn Trait`, `impl Trait`. */
  | { readonly kind: "trait"; readonly span: Span }
  | { readonly kind: "macro"; readonly path: string; readonly span: Span };

export type GenericParam =
  | { readonly kind: "lifetime"; readonly name: string }
  | { readonly kind: "type"; readonly name: string; readonly default: RustType | null }
  | {
      readonly kind: "constant";
      readonly name: string;
      readonly type: RustType;
      readonly default: readonly RustToken[] | null;
    };

interface ItemBase {
  /** In the order written, inner ones of a module or function among them. */
  readonly attributes: readonly Attribute[];
  readonly visibility: RustVisibility;
  /** From its first attribute or word to its end. */
  readonly span: Span;
}

export interface RustParam {
  readonly attributes: readonly Attribute[];
  /** Null for a pattern that is no plain name. */
  readonly name: string | null;
  /** Null for `self` without a type. */
  readonly type: RustType | null;
  readonly span: Span;
}

export interface RustFunction extends ItemBase {
  readonly kind: "function";
  readonly name: RustName;
  readonly generics: readonly GenericParam[];
  readonly params: readonly RustParam[];
  readonly variadic: boolean;
  readonly returns: RustType | null;
  /** As in `extern "C" fn`; `C` if `extern` stands alone; null for Rust's own convention. */
  readonly abi: string | null;
  readonly isAsync: boolean;
  /** False for a declaration that ends in `;`. */
  readonly hasBody: boolean;
  /** Items that its body holds, those of blocks within it as blocks; macro calls in statements are among them. */
  readonly inner: readonly RustItem[];
}

export interface RustField {
  readonly attributes: readonly Attribute[];
  readonly visibility: RustVisibility;
  /** Null in a tuple. */
  readonly name: string | null;
  readonly type: RustType;
  readonly span: Span;
}

export interface RustRecord extends ItemBase {
  readonly kind: "struct" | "union";
  readonly name: RustName;
  readonly generics: readonly GenericParam[];
  readonly shape: "named" | "tuple" | "unit";
  readonly fields: readonly RustField[];
}

export interface RustVariant {
  readonly attributes: readonly Attribute[];
  readonly name: RustName;
  readonly shape: "named" | "tuple" | "unit";
  readonly fields: readonly RustField[];
  readonly discriminant: readonly RustToken[] | null;
  readonly span: Span;
}

export interface RustEnum extends ItemBase {
  readonly kind: "enum";
  readonly name: RustName;
  readonly generics: readonly GenericParam[];
  readonly variants: readonly RustVariant[];
}

export interface RustAlias extends ItemBase {
  readonly kind: "alias";
  readonly name: RustName;
  readonly generics: readonly GenericParam[];
  /** Null for an associated type without one, and for `type T;` in an extern block. */
  readonly type: RustType | null;
}

export interface RustConstant extends ItemBase {
  readonly kind: "constant";
  /** `_` for one without a name. */
  readonly name: RustName;
  readonly type: RustType;
  /** Null in a trait. */
  readonly value: readonly RustToken[] | null;
  readonly inner: readonly RustItem[];
}

export interface RustStatic extends ItemBase {
  readonly kind: "static";
  readonly name: RustName;
  readonly type: RustType;
  readonly mutable: boolean;
  /** False in an extern block. */
  readonly hasValue: boolean;
  /** Items in the blocks of its value. */
  readonly inner: readonly RustItem[];
}

export interface RustModuleItem extends ItemBase {
  readonly kind: "module";
  readonly name: RustName;
  /** Null for `mod name;`. */
  readonly items: readonly RustItem[] | null;
}

/** One name that a `use` brings: `a::b as c`, `a::*` (`name` is then `*`). */
export interface RustUse extends ItemBase {
  readonly kind: "use";
  readonly leaves: readonly {
    readonly global: boolean;
    readonly path: readonly string[];
    /** What it is called here; `*` for all of a module, `_` for nothing. */
    readonly name: string;
    readonly span: Span;
  }[];
}

export interface RustExternBlock extends ItemBase {
  readonly kind: "extern-block";
  readonly abi: string;
  readonly items: readonly RustItem[];
}

export interface RustExternCrate extends ItemBase {
  readonly kind: "extern-crate";
  readonly crate: string;
  readonly name: string;
}

export interface RustImpl extends ItemBase {
  readonly kind: "impl";
  readonly generics: readonly GenericParam[];
  readonly trait: RustType | null;
  readonly self: RustType;
  readonly items: readonly RustItem[];
}

/** Nothing of a trait crosses a C ABI but its constants' values; its items are kept for what they may hold. */
export interface RustTrait extends ItemBase {
  readonly kind: "trait";
  readonly name: RustName;
  readonly items: readonly RustItem[];
}

export interface RustMacroCall extends ItemBase {
  readonly kind: "macro-call";
  /** As spelled, its parts joined by `::`, without the `!`. */
  readonly path: string;
  readonly arguments: readonly RustToken[];
  /** In a function's body, where it is a statement or an expression. */
  readonly inBody: boolean;
}

export interface RustMacroRules extends ItemBase {
  readonly kind: "macro-rules";
  readonly name: RustName;
  readonly body: readonly RustToken[];
}

/** A block within a body, or a body within an expression, that has items of its own: its names end with it. */
export interface RustBlock extends ItemBase {
  readonly kind: "block";
  readonly items: readonly RustItem[];
}

/** An item as the file spells it, conditions unevaluated. */
export type RustItem =
  | RustBlock
  | RustFunction
  | RustRecord
  | RustEnum
  | RustAlias
  | RustConstant
  | RustStatic
  | RustModuleItem
  | RustUse
  | RustExternBlock
  | RustExternCrate
  | RustImpl
  | RustTrait
  | RustMacroCall
  | RustMacroRules;
