import type { Change, FieldPair } from "../compare/pair.ts";
import type { TypeDefinition } from "../idl/contract.ts";

/** What every message about a changed field names. */
export interface FieldSlots {
  readonly type: string;
  readonly field: string;
  readonly baseline: string;
  readonly current: string;
}

/** The record, the field and both of its declared types. */
export function fieldSlots(pair: FieldPair): FieldSlots {
  return {
    type: pair.type,
    field: pair.name,
    baseline: pair.declared.baseline,
    current: pair.declared.current,
  };
}

/** Both numbers of a change, in bytes, for a message. */
export function changeSlots(change: Change): {
  readonly from: number | string;
  readonly to: number | string;
} {
  return { from: change.from ?? "unknown", to: change.to ?? "unknown" };
}

/** The unit behind a number of bytes. */
export function byteUnit(count: number | string | null): "byte" | "bytes" {
  return count === 1 ? "byte" : "bytes";
}

/** A number of bytes with its unit. */
export function countBytes(count: number | string): string {
  return `${count} ${byteUnit(count)}`;
}

const KIND_WORDS: Readonly<Record<TypeDefinition["kind"], string>> = {
  struct: "struct",
  union: "union",
  enum: "enum",
  tagged: "enum with payloads",
  alias: "typedef",
  callback: "callback typedef",
  opaque: "opaque type",
};

/** What kind of type a definition is, in words that people use of headers. */
export function kindWords(definition: TypeDefinition): string {
  return KIND_WORDS[definition.kind];
}
