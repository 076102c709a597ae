import type { Span } from "../../source/source-file.ts";
import type { Triple } from "../target.ts";

/**
 * A bridge: what people design (handles, operations, errors), from which symbols follow by the lowering of its version.
 * BRIDGE.md explains every key. Tables are sorted by name, codes and variants by value; domains of errors, fields and
 * parameters stand as declared. A bridge that was read is sound: every name is found, every ownership closes.
 */
export interface Bridge {
  readonly name: string;
  /** What every symbol begins with: lower case, ends in an underscore. */
  readonly prefix: string;
  readonly version: string;
  /** What the library is for: documentation of the module, the package and the header. */
  readonly doc?: string;
  /** Partners with another one do not link. */
  readonly abiMajor: number;
  /** Version of the lowering table. */
  readonly lowering: 1;
  readonly targets: readonly Triple[];
  readonly rust: RustSide;
  readonly go: GoSide;
  readonly errors: readonly ErrorDomain[];
  readonly structs: readonly BridgeStruct[];
  /** Enums and flags. */
  readonly enums: readonly BridgeEnum[];
  readonly callbacks: readonly BridgeCallback[];
  readonly handles: readonly Handle[];
  readonly constants: readonly BridgeConstant[];
  /** Operations of no handle. */
  readonly functions: readonly Operation[];
  readonly span: Span;
}

export interface RustSide {
  /** Name of the package; the library is called the same with underscores. */
  readonly crate: string;
  readonly edition: "2021" | "2024";
  /** Oldest compiler that must build it, `1.85` or `1.85.1`. */
  readonly msrv: string;
  /** Path of the type that implements the free functions. */
  readonly functions: string;
  /** Cargo's target folder, relative to the crate's. */
  readonly target: string;
}

export interface GoSide {
  /** The module's path. */
  readonly module: string;
  readonly package: string;
  /** Where the package looks for the library: where Cargo builds it, or in `lib/TRIPLE` beside the package. */
  readonly link: "target" | "lib";
}

/** What every item may say of itself. */
interface Item {
  readonly name: string;
  readonly doc?: string;
  readonly since?: string;
  readonly deprecated?: string;
  readonly span: Span;
}

/** Positive numbers, unique in the whole bridge. */
export interface ErrorDomain extends Item {
  readonly codes: readonly NamedValue[];
}

export interface NamedValue extends Item {
  readonly value: bigint;
}

export interface BridgeStruct extends Item {
  /** Passed by value, or by a pointer to memory of the caller. */
  readonly by: "value" | "pointer";
  /** A first field holds the size that the caller knows; only behind pointers. */
  readonly sized: boolean;
  readonly fields: readonly BridgeField[];
}

export interface BridgeField extends Item {
  readonly type: ValueType;
  /** What an older caller's struct stands for, and what Go's `Default...` gives. */
  readonly default?: DefaultValue;
}

export type DefaultValue =
  | { readonly kind: "integer"; readonly value: bigint }
  /** Exact decimal text. */
  | { readonly kind: "float"; readonly text: string }
  | { readonly kind: "bool"; readonly value: boolean }
  /** A variant's name. */
  | { readonly kind: "variant"; readonly name: string };

export interface BridgeEnum extends Item {
  /** Flags may be combined, and their variants are bits. */
  readonly flags: boolean;
  readonly repr: IntegerName;
  /** Values beyond the variants are kept instead of refused. */
  readonly open: boolean;
  readonly variants: readonly NamedValue[];
}

export interface BridgeCallback extends Item {
  /** `call`: valid until the operation that takes it returns; `registered`: owned by the library until it drops it. */
  readonly scope: "call" | "registered";
  /** Which threads may call it: the one of the operation, or any. */
  readonly thread: "same" | "any";
  readonly params: readonly BridgeParam[];
  /** `continue`: the callback says whether to go on. */
  readonly returns: "continue" | ValueType | null;
}

export interface Handle extends Item {
  /** Path of the Rust type behind it. */
  readonly implement: string;
  readonly threads: "sync" | "exclusive" | "pinned";
  readonly onPanic: "poison" | "keep" | "abort";
  /** Handles that stay alive as long as this one; every operation is shown them. */
  readonly borrows: readonly string[];
  readonly operations: readonly Operation[];
}

export interface Operation extends Item {
  /** A constructor and a free function have no receiver. */
  readonly kind: "constructor" | "method" | "function";
  /** `own` consumes the handle, whatever the outcome; null for constructors and free functions. */
  readonly receiver: "ref" | "mut" | "own" | null;
  readonly params: readonly BridgeParam[];
  readonly returns: OperationResult | null;
  /** Name of the domain of its errors; null if only the bridge's own codes occur. */
  readonly errors: string | null;
  readonly cancel: boolean;
  /** It may wait for something. */
  readonly blocking: boolean;
  /** Bytes of stack that it needs; null for the caller's stack. */
  readonly stack: bigint | null;
  /** How many calls of it Go lets in at the same time; null for any number. */
  readonly maxInFlight: number | null;
  /** Its name in Go, where the rule's is not wanted. */
  readonly goName: string | null;
}

export interface BridgeParam extends Item {
  readonly type: BridgeType;
  readonly optional: boolean;
  /** Greatest length: bytes of text and bytes, elements of lists. */
  readonly max: bigint | null;
  /** `owned`: a handle that the operation consumes, whatever the outcome. */
  readonly transfer: "borrowed" | "owned";
  /** How long a registered callback is kept. */
  readonly retained: "handle" | "forever" | null;
}

export interface OperationResult {
  readonly type: BridgeType;
  readonly optional: boolean;
  /** `value` where the type has one form only. */
  readonly shapes: readonly Shape[];
  readonly doc?: string;
  readonly span: Span;
}

/**
 * How a result crosses: `value` through an out-parameter; `owned` as a buffer of the library; `into` the caller's memory;
 * `visit` shown to a callback; `batch` all items in one packed buffer.
 */
export type Shape = "value" | "owned" | "into" | "visit" | "batch";

export interface BridgeConstant extends Item {
  readonly type: BridgeScalar | "string";
  /** Integers exact, floats as exact decimal text, texts as they are. */
  readonly value: bigint | string | boolean;
}

export const INTEGER_NAMES = [
  "i8",
  "i16",
  "i32",
  "i64",
  "u8",
  "u16",
  "u32",
  "u64",
  "isize",
  "usize",
] as const;
export type IntegerName = (typeof INTEGER_NAMES)[number];
/** Scalars whose width is the same for Rust, C and Go on every target, and the pointer-wide ones. */
export type BridgeScalar = IntegerName | "bool" | "char32" | "f32" | "f64";

/** What can be a field: it lies in memory as it is. */
export type ValueType =
  | { readonly kind: "scalar"; readonly name: BridgeScalar }
  | { readonly kind: "enum"; readonly name: string }
  /** A struct by value. */
  | { readonly kind: "struct"; readonly name: string }
  | { readonly kind: "array"; readonly of: ValueType; readonly length: number };

export type BridgeType =
  | ValueType
  /** A struct that crosses behind a pointer. */
  | { readonly kind: "struct-pointer"; readonly name: string }
  | { readonly kind: "bytes" }
  /** UTF-8, checked. */
  | { readonly kind: "text" }
  /** UTF-8 on Windows, bytes elsewhere; never with a NUL. */
  | { readonly kind: "path" }
  | { readonly kind: "list"; readonly of: ListItem }
  | { readonly kind: "handle"; readonly name: string }
  | { readonly kind: "callback"; readonly name: string };

/** Texts and bytes cross packed with the end of each; numbers as they lie in memory. */
export type ListItem = "bytes" | "text" | IntegerName | "f32" | "f64";
