import type {
  ConstantItem,
  Contract,
  FunctionItem,
  MacroItem,
  StaticItem,
  TypeDefinition,
} from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { Type } from "../idl/type.ts";
import type { Layout, Passing } from "./layout.ts";

/** A contract as one target sees it: items, fields, parameters and variants of other targets are gone. */
export interface View {
  readonly contract: Contract;
  readonly target: Triple;
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly constants: ReadonlyMap<string, ConstantItem>;
  readonly macros: ReadonlyMap<string, MacroItem>;
  readonly statics: ReadonlyMap<string, StaticItem>;
  readonly functions: ReadonlyMap<string, FunctionItem>;
  /** Memoised per type; a type that contains itself by value is `unknown`. */
  readonly layoutOf: (type: Type) => Layout;
  /** The type behind names that are only names: aliases are followed until something else is met. */
  readonly resolve: (type: Type) => Type;
  readonly passingOf: (type: Type, position: "param" | "return") => Passing;
}
