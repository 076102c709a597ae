/** What sort of machine value a type is. */
export type ValueClass = "integer" | "float" | "bool" | "pointer" | "aggregate" | "void" | "other";

/**
 * One way in which two types differ in memory or in the text that consumers compile. What is said of a matched named
 * type (its fields, its width) is a finding about that type, and no difference of those who use it.
 */
export type TypeDifference =
  /** Integer or float of another size, in bytes. */
  | { readonly kind: "width"; readonly from: number; readonly to: number }
  /** Same width, other sign; `extends` if the caller fills the upper bits of the register by the sign it knows. */
  | { readonly kind: "sign"; readonly extends: boolean; readonly toSigned: boolean }
  | { readonly kind: "bool" }
  | { readonly kind: "enum-integer" }
  /** `sameRegister` if both travel alike, as a pointer and an integer of its width do. */
  | {
      readonly kind: "class";
      readonly from: ValueClass;
      readonly to: ValueClass;
      readonly sameRegister: boolean;
    }
  | { readonly kind: "pointer-level"; readonly from: number; readonly to: number }
  | {
      readonly kind: "pointee";
      /** `void *` on one side: which of them. */
      readonly void: "baseline" | "current" | null;
      /** What lies behind the pointer: laid out alike, otherwise, or hidden from consumers on both sides. */
      readonly memory: "same" | "differs" | "opaque";
    }
  | { readonly kind: "const-added" }
  | { readonly kind: "const-removed" }
  | { readonly kind: "volatile-changed" }
  | { readonly kind: "restrict-added" }
  | { readonly kind: "restrict-removed" }
  /** A record by value became a pointer to it, or the other way. */
  | { readonly kind: "passing"; readonly from: string; readonly to: string }
  | { readonly kind: "array-length"; readonly from: string; readonly to: string }
  /** `[1]` or `[0]` at the end of a struct became `[]`, or the other way. */
  | { readonly kind: "flexible-array" }
  | { readonly kind: "element"; readonly of: readonly TypeDifference[] }
  /** A function pointer of another signature; `severity` is the worst that its parts do, roles swapped. */
  | { readonly kind: "callback"; readonly breaks: "binary" | "source" | "nothing"; readonly what: string }
  | { readonly kind: "to-void" }
  /** `aggregate` comes back through a hidden pointer, which shifts every argument. */
  | { readonly kind: "from-void"; readonly hidden: boolean }
  /** `T a[static N]` asks for more, or fewer, elements. */
  | { readonly kind: "bound"; readonly from: bigint; readonly to: bigint }
  /** Atomic on one side only; `extents` where two sides of one version have other bytes for it. */
  | {
      readonly kind: "atomic";
      readonly extents?: { readonly baseline: AtomicExtent; readonly current: AtomicExtent };
    }
  /** Two named types with no relation. */
  | { readonly kind: "other" }
  /** Equal in memory, told by another name. */
  | { readonly kind: "spelling" };

/** A value's size and alignment in bytes. */
export interface AtomicExtent {
  readonly atomic: boolean;
  readonly size: number;
  readonly align: number;
}

export type TypeDifferenceKind = TypeDifference["kind"];

/** The first difference of a kind, if there is one. */
export function findDifference<K extends TypeDifferenceKind>(
  differences: readonly TypeDifference[],
  kind: K,
): Extract<TypeDifference, { readonly kind: K }> | null {
  for (const difference of differences) {
    if (isOfKind(difference, kind)) return difference;
  }
  return null;
}

function isOfKind<K extends TypeDifferenceKind>(
  difference: TypeDifference,
  kind: K,
): difference is Extract<TypeDifference, { readonly kind: K }> {
  return difference.kind === kind;
}

/** Whether nothing but spelling differs. */
export function isSameMemory(differences: readonly TypeDifference[]): boolean {
  return differences.every((difference) => difference.kind === "spelling");
}
