import type {
  ConstantItem,
  Field,
  FunctionItem,
  MacroItem,
  StaticItem,
  TypeDefinition,
  Variant,
} from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { Param, Result } from "../idl/type.ts";
import type { Span } from "../source/source-file.ts";
import type { Consequence } from "./consequence.ts";
import type { Exposure } from "./exposure-flags.ts";
import type { TypeDifference } from "./type-difference.ts";

/** An item of two versions: in both, only in the newer, or only in the older. */
export type Versions<T> =
  | { readonly change: "kept"; readonly baseline: T; readonly current: T }
  | { readonly change: "added"; readonly baseline: null; readonly current: T }
  | { readonly change: "removed"; readonly baseline: T; readonly current: null };

/** What a finding is about, in the terms of the report. */
export interface Subject {
  readonly kind:
    | "function"
    | "param"
    | "return"
    | "static"
    | "constant"
    | "macro"
    | "type"
    | "field"
    | "variant"
    | "call"
    | "source";
  readonly symbol: string | null;
  readonly type: string | null;
  readonly member: string | null;
}

interface Matched {
  readonly target: Triple;
  readonly about: Subject;
  readonly exposure: Exposure;
  /** Where each side stands; a removed item points at the parent that is left. */
  readonly places: { readonly baseline: Span | null; readonly current: Span | null };
  /** Canonical texts of both sides, the stuff of fingerprints. */
  readonly symbolic: { readonly baseline: string; readonly current: string };
  /** What follows from this change elsewhere and is no finding of its own. */
  readonly consequences: readonly Consequence[];
}

/** A name that both types are spelled with, where their texts are the same and they are not, and what it stands for. */
export interface Behind {
  readonly name: string;
  /** Null on a side where it is the type's own name. */
  readonly baseline: string | null;
  readonly current: string | null;
}

/** A function under one name, or under two where `renamed` says so. */
export type FunctionPair = Matched & {
  readonly subject: "function";
  readonly name: string;
  /** The new name, where the same signature reappeared under a similar one. */
  readonly renamed: string | null;
  /** A whole family of functions that changed its prefix, told at its first member; each of them is a consequence. */
  readonly family: readonly { readonly baseline: string; readonly current: string }[] | null;
  /** The two declare the same parameters in another order. */
  readonly reordered: { readonly baseline: readonly string[]; readonly current: readonly string[] } | null;
  /** The same name is a variable on the other side. */
  readonly becameStatic: boolean;
  /** The function is gone, and a macro of its name is there for those who compile again. */
  readonly keptAsMacro: boolean;
} & Versions<FunctionItem>;

export type ParamPair = Matched & {
  readonly subject: "param";
  readonly function: string;
  /** Position counted from 1, in the version that has it (the current one if both have). */
  readonly position: number;
  /** Its name, else `#position`. */
  readonly name: string;
  /** No parameter follows it. */
  readonly last: boolean;
  readonly type: { readonly baseline: string; readonly current: string };
  readonly behind?: Behind;
  readonly differences: readonly TypeDifference[];
} & Versions<Param>;

export interface ReturnPair extends Matched {
  readonly subject: "return";
  readonly function: string;
  readonly baseline: Result;
  readonly current: Result;
  readonly type: { readonly baseline: string; readonly current: string };
  readonly behind?: Behind;
  readonly differences: readonly TypeDifference[];
}

/** A number of bytes on both sides; null where a side has no size. */
export interface Change {
  readonly from: number | null;
  readonly to: number | null;
}

export type TypePair = Matched & {
  readonly subject: "type";
  readonly name: string;
  /** The new name, where the same shape reappeared under another one. */
  readonly renamed: string | null;
  /** Renamed, and the old name still stands for it, by a typedef or a macro. */
  readonly oldNameKept: boolean;
  readonly size: Change;
  readonly align: Change;
  /**
   * Why the layout of a record changed, if the reason is not one of its fields or of a type that it embeds: the
   * `packed` attribute, its own `align` attribute, the alignment of a member, or nothing that its text shows.
   */
  readonly layoutCause: "packing" | "align-attribute" | "align" | "size" | null;
  /** Of an alias its target, of a callback its signature; empty for other kinds. */
  readonly differences: readonly TypeDifference[];
  /** Unnamed bit-fields that separate others changed. */
  readonly separatorsChanged: boolean;
} & Versions<TypeDefinition>;

export type FieldPair = Matched & {
  readonly subject: "field";
  /** The record that holds it. */
  readonly type: string;
  readonly holder: "struct" | "union";
  /** Its name, else `#index` counted from 0. */
  readonly name: string;
  /** The new name, where place and type are the same. */
  readonly renamed: string | null;
  /** Of an added field: behind all others, between them so that others move, or in bytes that were padding. */
  readonly place: "end" | "middle" | "padding" | null;
  /** Its position among the other kept fields changed. */
  readonly reordered: boolean;
  /** Byte offsets (of a bit-field, of its first bit's byte). */
  readonly offset: Change;
  readonly size: Change;
  /** Declared types as text. */
  readonly declared: { readonly baseline: string; readonly current: string };
  readonly behind?: Behind;
  readonly differences: readonly TypeDifference[];
  readonly bitsChanged: boolean;
  /** The record is a table of callbacks and this is one of its slots. */
  readonly slot: boolean;
  /** The name says that the bytes were reserved. */
  readonly reserved: boolean;
  /** Of an added field: the reserved one whose bytes it took, which shrank by as much and kept its end. */
  readonly takenFrom: string | null;
  /** Of a field that is new, gone or of another type: by value, the record now travels in another way than before. */
  readonly repassed: boolean;
  /** The size or alignment of the record changed; of a union, by this member. */
  readonly holderResized: boolean;
} & Versions<Field>;

export type VariantPair = Matched & {
  readonly subject: "variant";
  readonly type: string;
  readonly name: string;
  /** The new name of the same value. */
  readonly renamed: string | null;
  /** Values that changed because this or an earlier variant was put in front, itself included. */
  readonly run: readonly { readonly name: string; readonly from: bigint; readonly to: bigint }[];
  /** Fields of the variant as text, where it carries data. */
  readonly payload: { readonly baseline: string; readonly current: string };
  /** Counts its siblings (`*_MAX`, `*_COUNT`, ...) and moved only because some were added. */
  readonly sentinel: boolean;
} & Versions<Variant>;

export type ConstantPair = Matched & {
  readonly subject: "constant";
  readonly name: string;
  /** Its name says that it is the version of the library itself. */
  readonly version: boolean;
} & Versions<ConstantItem>;

export type MacroPair = Matched & {
  readonly subject: "macro";
  readonly name: string;
  /** Its name says that it is the version of the library itself. */
  readonly version: boolean;
  /** It expands to something else, names of parameters aside. */
  readonly changed: boolean;
} & Versions<MacroItem>;

export type StaticPair = Matched & {
  readonly subject: "static";
  readonly name: string;
  readonly type: { readonly baseline: string; readonly current: string };
  readonly behind?: Behind;
  readonly differences: readonly TypeDifference[];
  readonly becameFunction: boolean;
} & Versions<StaticItem>;

/**
 * Who defines and who declares a symbol, as all sources together say. `baseline` is a definition or the first
 * declaration, `current` the declaration or the other definition that it is held against.
 */
export interface SymbolPair extends Matched {
  readonly subject: "symbol";
  readonly name: string;
  /** A type or a constant has no symbol: declarations of it may disagree, and that is all. */
  readonly what: "function" | "static" | "type" | "constant";
  readonly state:
    | "undefined"
    | "undeclared"
    | "defined-twice"
    /** Defined in two libraries that one program may link. */
    | "defined-apart"
    | "declarations-disagree"
    /** Called in Go where nothing declares it. */
    | "called-undeclared";
  /** Of declarations that disagree, and of two definitions: in what they differ, as a phrase. */
  readonly detail: string;
}

/** A call in Go held against the declaration that its file sees. */
export interface CallPair extends Matched {
  readonly subject: "call";
  readonly function: string;
  readonly given: number;
  readonly taken: number;
  /** Of a conversion to another type than the parameter's: which argument, counted from 1. */
  readonly argument: {
    readonly position: number;
    /** The parameter's type and the argument's. */
    readonly type: { readonly baseline: string; readonly current: string };
    readonly differences: readonly TypeDifference[];
  } | null;
}

/** A Go struct held against the C struct in whose place it is cast. */
export interface MirrorPair extends Matched {
  readonly subject: "mirror";
  /** The Go type. */
  readonly name: string;
  /** The C struct. */
  readonly of: string;
  /**
   * What differs: fields in memory; the names of fields of the same memory, which changed places; or the size alone, of
   * which Go's is the longer or the shorter.
   */
  readonly difference: "fields" | "names" | "longer" | "shorter";
  /** The first difference, as a phrase. */
  readonly detail: string;
  /** Some cast reads memory of C as the Go struct, and not only the other way. */
  readonly comesFromC: boolean;
}

/** Two headers of one file name that declare some of the same symbols and are not the same. */
export interface HeaderCopyPair extends Matched {
  readonly subject: "header-copy";
  readonly name: string;
  /** The first thing in which they differ, as a phrase. */
  readonly detail: string;
}

/**
 * Something that a bridge file says and its contract does not show. `item` is its name in the bridge (`Store.get`,
 * `Visit`); the texts are as bridge files or Go have them, empty where a side says nothing.
 */
export type BridgePair = Matched & {
  readonly subject: "bridge";
  readonly item: string;
  readonly baseline: string;
  readonly current: string;
} & (
    | { readonly fact: "name" | "library" | "abi-major" | "errors" | "callback-thread" | "values" }
    | {
        readonly fact: "borrows" /** Whether there are parents that were none before. */;
        readonly more: boolean;
      }
    | { readonly fact: "type" /** What of the item has it, as a phrase. */; readonly of: string }
    | {
        readonly fact: "default" /** Whether there are callers that do not know the field. */;
        readonly later: boolean;
      }
    | { readonly fact: "targets" /** Whether one of the baseline's is gone. */; readonly lost: boolean }
    | { readonly fact: "go-name" /** What is called so, as a phrase. */; readonly of: string }
  );

/** The symbols of a bridge whose two sides, made of two versions, refuse each other. */
export type HandshakePair = Matched & {
  readonly subject: "handshake";
  /** Sorted. */
  readonly symbols: readonly string[];
  /** What a partner of the one version takes for granted and the other has not, as phrases; both may be empty. */
  readonly baseline: string;
  readonly current: string;
};

export type Pair =
  | FunctionPair
  | ParamPair
  | ReturnPair
  | TypePair
  | FieldPair
  | VariantPair
  | ConstantPair
  | MacroPair
  | StaticPair
  | SymbolPair
  | CallPair
  | MirrorPair
  | HeaderCopyPair
  | BridgePair
  | HandshakePair;

export type SubjectKind = Pair["subject"];
export type PairOf<S extends SubjectKind> = Extract<Pair, { readonly subject: S }>;
