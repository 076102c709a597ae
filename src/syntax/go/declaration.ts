import type { Gap } from "../../idl/gap.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import type { Closings } from "./brackets.ts";
import type { GoComment, GoToken } from "./token.ts";

/** A type as it is spelled; nothing is looked up. */
export type GoType =
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  /** `unsafe.Pointer`, `C.int`: a name of an imported package. */
  | { readonly kind: "qualified"; readonly package: string; readonly name: string; readonly span: Span }
  | { readonly kind: "pointer"; readonly to: GoType; readonly span: Span }
  /** What is within is not kept: cgo tells no more of it to C. An `instance` is a generic type with its arguments. */
  | {
      readonly kind: "slice" | "array" | "map" | "chan" | "func" | "struct" | "interface" | "instance";
      readonly span: Span;
    };

/** A parameter, a result or a receiver. */
export interface GoParam {
  /** Null where none is written. */
  readonly name: string | null;
  readonly type: GoType;
  readonly variadic: boolean;
  readonly span: Span;
}

export interface GoFunction {
  readonly name: string;
  /** Of the name. */
  readonly span: Span;
  readonly receiver: GoParam | null;
  /** Whether it has parameters of type. */
  readonly generic: boolean;
  readonly params: readonly GoParam[];
  readonly results: readonly GoParam[];
  /** The index of the token that opens its body; null where it has none. */
  readonly body: number | null;
  /** The comments directly above it, as go/ast groups them. */
  readonly doc: readonly GoComment[];
}

export interface GoTypeDeclaration {
  readonly name: string;
  readonly generic: boolean;
  readonly type: GoType;
  readonly span: Span;
}

export interface GoImport {
  /** Between the quotes, as spelled. */
  readonly path: string;
  readonly span: Span;
  /** The comments directly above it; of the whole declaration where it holds this import alone. */
  readonly doc: readonly GoComment[];
}

/** The declarations of one file. Those of constants and variables are in `tokens` only. */
export interface GoFile {
  readonly file: SourceFile;
  /** Null where the package clause could not be read. */
  readonly packageName: string | null;
  readonly packageSpan: Span;
  readonly imports: readonly GoImport[];
  readonly functions: readonly GoFunction[];
  readonly types: readonly GoTypeDeclaration[];
  readonly tokens: readonly GoToken[];
  readonly closings: Closings;
  readonly gaps: readonly Gap[];
}
