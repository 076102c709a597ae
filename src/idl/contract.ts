import type { Span } from "../source/source-file.ts";
import type { Condition } from "./condition.ts";
import type { Gap } from "./gap.ts";
import type { ErrorConvention, Meaning } from "./meaning.ts";
import type { Triple } from "./target.ts";
import type { ScalarName, Signature, Type } from "./type.ts";

interface Item extends Condition {
  readonly doc?: string;
  readonly since?: string;
  readonly deprecated?: string;
  readonly span?: Span;
}

export interface Field extends Condition, Meaning {
  /** Absent on an unnamed bit-field and on an anonymous member. */
  readonly name?: string;
  /** A C11 anonymous struct or union member: its fields are the outer type's. */
  readonly anonymous?: true;
  readonly type: Type;
  /** Width of a bit-field in bits; 0 ends the current unit. */
  readonly bits?: number;
  /** In bytes. */
  readonly align?: number;
  readonly packed?: true;
  readonly const?: true;
  readonly volatile?: true;
  readonly span?: Span;
}

export interface Variant extends Condition {
  readonly name: string;
  readonly value: bigint;
  /** The payload of a `tagged` type's variant. */
  readonly fields?: readonly Field[];
  readonly span?: Span;
}

interface TypeItem extends Item {
  /** The C tag where it differs from the item's name. */
  readonly tag?: string;
  /**
   * Declared by a header that is not part of this library (`FILE`, `struct timeval`) and here only because something
   * of it is made of it: that it is no longer reached removes nothing.
   */
  readonly foreign?: true;
}

interface OwnershipFacts {
  readonly destructor?: string;
  readonly clone?: string;
  readonly threads?: "sync" | "exclusive" | "pinned";
  readonly borrows?: readonly string[];
}

export interface RecordDefinition extends TypeItem, OwnershipFacts {
  readonly kind: "struct" | "union";
  readonly fields: readonly Field[];
  /** Greatest alignment of a member, in bytes: 1 for `packed`. */
  readonly packed?: number;
  /** Least alignment of the whole, in bytes. */
  readonly align?: number;
}

export interface EnumDefinition extends TypeItem {
  readonly kind: "enum";
  /** The storage, or `c` for the ABI's choice. */
  readonly repr: ScalarName | "c";
  readonly open?: boolean;
  readonly flags?: boolean;
  readonly variants: readonly Variant[];
}

/** A Rust enum with data. Only Rust extraction writes it. */
export interface TaggedDefinition extends TypeItem {
  readonly kind: "tagged";
  readonly repr: readonly string[];
  readonly variants: readonly Variant[];
}

export interface AliasDefinition extends TypeItem {
  readonly kind: "alias";
  readonly to: Type;
  /** A Rust `repr(transparent)` type rather than a mere name. */
  readonly transparent?: true;
}

export interface CallbackDefinition extends TypeItem, Signature {
  readonly kind: "callback";
  readonly nullable?: boolean;
}

/** Known by name only, never complete for consumers. */
export interface OpaqueDefinition extends TypeItem, OwnershipFacts {
  readonly kind: "opaque";
  /**
   * Why Rust has it by name only: `unspecified` where its fields are there and the compiler orders them as it likes (Rust
   * Reference, type layout, "The Rust representation"), `none` where nothing is behind the name: an extern type, or a type
   * of no bytes. Absent where another reason, or none, is known.
   */
  readonly layout?: "unspecified" | "none";
}

export type TypeDefinition =
  | RecordDefinition
  | EnumDefinition
  | TaggedDefinition
  | AliasDefinition
  | CallbackDefinition
  | OpaqueDefinition;

export interface FunctionItem extends Item, Signature {
  /** The link name, if it is not the key. */
  readonly symbol?: string;
  readonly symbol_version?: string;
  /** No symbol is emitted. */
  readonly inline?: true;
  readonly noreturn?: true;
  /** `false` for C's `f()`, which says nothing of its parameters. */
  readonly prototype?: false;
  readonly must_use?: true;
  readonly pure?: true;
  readonly error?: ErrorConvention;
}

export interface StaticItem extends Item {
  readonly type: Type;
  readonly mutable: boolean;
  /** Whether what it points at may be absent. */
  readonly nullable?: boolean;
  readonly thread_local?: true;
  readonly symbol?: string;
}

/** A named value. Integers are exact; a float is exact decimal text; a string is what the literal means. */
export interface ConstantItem extends Item {
  readonly type: ScalarName | "char" | "string";
  readonly value: bigint | string;
}

/**
 * A macro that is part of an API: function-like with its parameters, object-like without (another name for a symbol, or a
 * value that is no constant). A `static const` that has no single value is kept as one, with its initialiser for a body.
 */
export interface MacroItem extends Item {
  readonly params?: readonly string[];
  readonly body: string;
}

/** By name; more than one entry only where kind or order differs between targets, and then their `targets` are disjoint. */
export type Table<T> = ReadonlyMap<string, readonly T[]>;

/**
 * The C-level surface of one source, independent of any target. Nothing in it depends on the machine that made it.
 */
export interface Contract {
  readonly name: string;
  readonly version?: string;
  /** Whether its functions are defined here or only declared. */
  readonly side: "definitions" | "declarations";
  readonly targets: readonly Triple[];
  readonly types: Table<TypeDefinition>;
  readonly constants: Table<ConstantItem>;
  readonly macros: Table<MacroItem>;
  readonly statics: Table<StaticItem>;
  readonly functions: Table<FunctionItem>;
  /** What the library calls and others define. */
  readonly requires: { readonly functions: Table<FunctionItem>; readonly statics: Table<StaticItem> };
  /** The start of its first file, where a finding points whose subject is gone. */
  readonly span?: Span;
  /** What was not understood; such a contract is written only when gaps are allowed. */
  readonly gaps: readonly Gap[];
  /** Of a contract that was read from sources: both sides of some of its gaps. */
  readonly conflicts?: readonly Conflict[];
  /** Of a contract that was read from sources: what it leaves out because two sides recognise each other by it. */
  readonly handshake?: HandshakeItems;
}

/** Symbols that stand where those of a contract do. */
export interface HandshakeItems {
  readonly functions: Table<FunctionItem>;
  readonly statics: Table<StaticItem>;
  readonly requires: Contract["requires"];
}

/**
 * Two things that one source says of one name, of which its contract holds the first; or two definitions of one symbol.
 * A gap stands where the other does.
 */
export type Conflict = Condition & { readonly name: string } & (
    | { readonly kind: "type"; readonly first: TypeDefinition; readonly other: TypeDefinition }
    | { readonly kind: "function"; readonly first: FunctionItem; readonly other: FunctionItem }
    | { readonly kind: "static"; readonly first: StaticItem; readonly other: StaticItem }
    | {
        readonly kind: "definition";
        readonly what: "function" | "static";
        readonly first: { readonly span?: Span };
        readonly other: { readonly span?: Span };
      }
  );
