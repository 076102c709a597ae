import type { ScalarName } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";

/**
 * What C headers declare, as spelled: names are not looked up, constant expressions are not evaluated, typedefs are
 * not followed. Spans point to names where there is one.
 */

export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A constant expression (C17 6.6) as a tree. */
export type Expression =
  | { readonly kind: "number"; readonly text: string; readonly span: Span }
  | { readonly kind: "character"; readonly text: string; readonly span: Span }
  /** Adjacent literals, which C joins (C17 5.1.1.2, phase 6). */
  | { readonly kind: "string"; readonly texts: readonly string[]; readonly span: Span }
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  | {
      readonly kind: "unary";
      readonly operator: "+" | "-" | "~" | "!";
      readonly operand: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: "conditional";
      readonly condition: Expression;
      /** Null for `a ?: b`, an extension: the condition's own value. */
      readonly whenTrue: Expression | null;
      readonly otherwise: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: "cast";
      readonly type: TypeSpelling;
      readonly operand: Expression;
      readonly span: Span;
    }
  | { readonly kind: "sizeof"; readonly of: TypeSpelling | Expression; readonly span: Span }
  | { readonly kind: "alignof"; readonly of: TypeSpelling; readonly span: Span }
  /** Valid C that is no arithmetic constant here: a call, a member, an address, a compound literal. */
  | { readonly kind: "other"; readonly what: string; readonly span: Span };

export const BINARY_OPERATORS = [
  "*",
  "/",
  "%",
  "+",
  "-",
  "<<",
  ">>",
  "<",
  ">",
  "<=",
  ">=",
  "==",
  "!=",
  "&",
  "^",
  "|",
  "&&",
  "||",
] as const;

export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

export interface Qualifiers {
  readonly const?: true;
  readonly volatile?: true;
  readonly restrict?: true;
  readonly atomic?: true;
  /** Clang's `_Nullable` (true) and `_Nonnull` (false). */
  readonly nullable?: boolean;
}

interface Spelled {
  readonly qualifiers: Qualifiers;
  readonly span: Span;
}

export type TypeSpelling =
  | (Spelled & { readonly kind: "void" })
  | (Spelled & {
      readonly kind: "scalar";
      readonly name: ScalarName;
      /** Spelled as a built-in name that only the built-in standard headers use. */
      readonly intrinsic?: true;
    })
  | (Spelled & { readonly kind: "complex"; readonly of: ScalarName })
  | (Spelled & { readonly kind: "bitint"; readonly signed: boolean; readonly width: Expression })
  | (Spelled & { readonly kind: "atomic"; readonly of: TypeSpelling })
  | (Spelled & { readonly kind: "name"; readonly name: string })
  | (Spelled & { readonly kind: "tag"; readonly specifier: TagSpecifier })
  | (Spelled & { readonly kind: "unknown"; readonly reason: string })
  | (Spelled & { readonly kind: "pointer"; readonly to: TypeSpelling })
  | (Spelled & {
      readonly kind: "array";
      readonly of: TypeSpelling;
      readonly length: Expression | null;
      /** `[static N]` of a parameter (C17 6.7.6.3p7). */
      readonly atLeast?: true;
    })
  | FunctionSpelling;

export interface FunctionSpelling extends Spelled {
  readonly kind: "function";
  readonly params: readonly ParamSpelling[];
  readonly returns: TypeSpelling;
  readonly variadic: boolean;
  /** False for `()`, which says nothing of the parameters before C23. */
  readonly prototype: boolean;
  /** Calling convention where one is spelled. */
  readonly convention?: string;
}

export interface ParamSpelling {
  readonly name: Name | null;
  readonly type: TypeSpelling;
  readonly attributes: Attributes;
  readonly span: Span;
}

/** A demand for alignment: a number of bytes, a type's alignment, or the target's greatest (`aligned` alone). */
export type Alignment =
  | { readonly kind: "bytes"; readonly value: Expression }
  | { readonly kind: "type"; readonly type: TypeSpelling }
  | { readonly kind: "greatest"; readonly span: Span };

/** The attributes that say something of the ABI or of the contract, from every spelling that C compilers have. */
export interface Attributes {
  readonly packed?: true;
  readonly alignments?: readonly Alignment[];
  readonly hidden?: true;
  /** `visibility("default")` or `"protected"`: the library's users may link to it. */
  readonly visible?: true;
  /** Of `#pragma GCC visibility` where the declaration stands. */
  readonly visibilityHere?: "hidden" | "visible";
  /** The message, empty if there is none. */
  readonly deprecated?: string;
  readonly mustUse?: true;
  readonly noreturn?: true;
  readonly pure?: true;
  readonly gnuInline?: true;
  readonly threadLocal?: true;
  readonly convention?: string;
  /** Parameters that are never null, counted from 1, or all pointers. */
  readonly nonnull?: "all" | readonly number[];
  readonly returnsNonnull?: true;
  readonly flagEnum?: true;
  readonly enumOpen?: boolean;
  /** GCC's machine mode: `SI`, `DI`, ... */
  readonly mode?: string;
  /** In bytes. */
  readonly vectorSize?: Expression;
  /** Attributes that change the layout in a way that the contract cannot say. */
  readonly unsupported?: readonly Name[];
}

interface Tagged {
  readonly tag: Name | null;
  readonly attributes: Attributes;
  /** The tag, or the keyword where there is none. */
  readonly span: Span;
}

export interface RecordSpecifier extends Tagged {
  readonly keyword: "struct" | "union";
  /** Null on a mere mention or forward declaration. */
  readonly members: readonly Member[] | null;
  /** Of `#pragma pack` where the body begins, in bytes. */
  readonly packing: number | null;
}

export interface EnumSpecifier extends Tagged {
  readonly keyword: "enum";
  readonly enumerators: readonly Enumerator[] | null;
  /** C23's fixed underlying type. */
  readonly underlying: TypeSpelling | null;
}

export type TagSpecifier = RecordSpecifier | EnumSpecifier;

/** Whether the specifier has a body, rather than mentioning or announcing the type. */
export function isDefinition(specifier: TagSpecifier): boolean {
  return specifier.keyword === "enum" ? specifier.enumerators !== null : specifier.members !== null;
}

export interface Member {
  /** Null on an unnamed bit-field and on an anonymous struct or union. */
  readonly name: Name | null;
  readonly type: TypeSpelling;
  readonly bits: Expression | null;
  readonly attributes: Attributes;
  readonly span: Span;
}

export interface Enumerator {
  readonly name: Name;
  readonly value: Expression | null;
}

interface Declared {
  readonly name: Name;
  readonly attributes: Attributes;
  readonly doc?: string;
}

export interface TypedefDeclaration extends Declared {
  readonly kind: "typedef";
  readonly type: TypeSpelling;
}

export interface FunctionDeclaration extends Declared {
  readonly kind: "function";
  /** A function type, or the name of a typedef of one. */
  readonly type: TypeSpelling;
  readonly storage: "none" | "extern" | "static";
  readonly inline: boolean;
  readonly body: boolean;
  readonly linkName: string | null;
}

export interface ObjectDeclaration extends Declared {
  readonly kind: "object";
  readonly type: TypeSpelling;
  readonly storage: "none" | "extern" | "static";
  readonly threadLocal: boolean;
  /** `other` where the initialiser is a list of more than one value or is no expression. */
  readonly initializer: Expression | null;
  /** The initialiser's tokens, macros expanded; absent where there is none. */
  readonly initialText?: string;
  readonly linkName: string | null;
}

/** A struct, union or enum that is declared or defined, alone or within another declaration, which then follows. */
export interface TagDeclaration {
  readonly kind: "tag";
  readonly specifier: TagSpecifier;
  readonly doc?: string;
}

/** A macro of the header's own with what it means at the end of the unit. */
export interface MacroDeclaration {
  readonly kind: "macro";
  readonly name: Name;
  /** Absent on an object-like macro; `...` stands for the rest. */
  readonly params?: readonly string[];
  /** As written. */
  readonly body: string;
  /** The body with all macros in it expanded, and with white space that does not depend on how it is laid out. */
  readonly expansion: string;
  /** The expansion, if it is one expression; `other` if it is a list of initialisers. */
  readonly expression: Expression | null;
  /** The identifiers of the body and of its expansion. */
  readonly mentions: readonly string[];
  readonly doc?: string;
}

/** `_Static_assert` (C17 6.7.10), also within a struct. */
export interface AssertionDeclaration {
  readonly kind: "assertion";
  /** The word that begins it, for its place. */
  readonly name: Name;
  /** Null if it could not be read. */
  readonly condition: Expression | null;
  /** As spelled between the quotes; empty without one (C23). */
  readonly message: string;
  /** Whether its text asks for a size, an alignment or an offset, which may be a layout's business. */
  readonly measures: boolean;
}

export type Declaration =
  | TypedefDeclaration
  | FunctionDeclaration
  | ObjectDeclaration
  | TagDeclaration
  | MacroDeclaration
  | AssertionDeclaration;
