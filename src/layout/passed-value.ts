import type { Type } from "../idl/type.ts";
import type { FloatFormat } from "./data-model.ts";
import type { Passing } from "./layout.ts";
import { LEAF_SIZE_LIMIT, type Leaf } from "./leaves.ts";

/** A value that is passed, as calling conventions see it; sizes in bytes. */
export interface Value {
  readonly type: Type;
  readonly size: number;
  readonly align: number;
  readonly shape:
    | { readonly kind: "integer" | "complex" | "vector" | "bitint" | "record" }
    | { readonly kind: "float"; readonly format: FloatFormat };
  /** The scalars inside; empty if the value is larger than anything that registers take. */
  readonly leaves: readonly Leaf[];
  /** The same with nested records, for the question whether something stands unaligned. */
  readonly alignments: readonly Leaf[];
  /** Ends in a flexible array. */
  readonly flexible: boolean;
}

export const IGNORED: Passing = { kind: "ignored" };
export const STACK: Passing = { kind: "stack" };
export const HIDDEN_POINTER: Passing = { kind: "hidden-pointer" };

type RegisterClass = Extract<Passing, { kind: "direct" }>["classes"][number];

export function direct(...classes: readonly RegisterClass[]): Passing {
  return { kind: "direct", classes };
}

/** One integer register for each `register` bytes begun. */
export function integers(size: number, register: number): Passing {
  return { kind: "direct", classes: Array(Math.ceil(size / register)).fill("integer") };
}

/**
 * Records whose passing nothing defines: without a named member C17 6.7.2.1p8 leaves the behaviour undefined.
 */
export function undefinedRecord(value: Value): Passing | undefined {
  if (value.shape.kind !== "record" || value.size === 0 || value.size > LEAF_SIZE_LIMIT) return undefined;
  return value.leaves.length === 0
    ? { kind: "unknown", reason: "a record without named members has no defined passing" }
    : undefined;
}
