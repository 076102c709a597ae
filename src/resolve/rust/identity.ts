import type { ScalarName } from "../../idl/type.ts";
import type { GenericArgument, RustType } from "../../syntax/rust/item.ts";
import type { KnownType } from "./known-types.ts";
import type { Instance, Resolution, TypeScope } from "./resolution.ts";

/** What a type is once its names are looked up; a parameter is what it stands for. */
export type Identity =
  | { readonly kind: "instance"; readonly instance: Instance }
  | {
      readonly kind: "external";
      readonly known: KnownType;
      readonly path: readonly string[];
      readonly arguments: readonly GenericArgument[];
      readonly scope: TypeScope;
    }
  | { readonly kind: "scalar"; readonly name: ScalarName }
  | { readonly kind: "str" }
  /** Anything but a path. */
  | {
      readonly kind: "spelled";
      readonly type: Exclude<RustType, { kind: "path" }>;
      readonly scope: TypeScope;
    }
  | { readonly kind: "trait" }
  | { readonly kind: "unknown"; readonly why: string; readonly isEndless?: true };

/** Looks a type up; handed to those that `identify` itself needs. */
export type Identify = (resolution: Resolution, type: RustType, scope: TypeScope) => Identity;
