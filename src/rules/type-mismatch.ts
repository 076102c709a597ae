import type { TypePair } from "../compare/pair.ts";
import type { TypeDefinition } from "../idl/contract.ts";
import type { Grade, Graded } from "./grade.ts";
import { type PlaceMismatch, placeMismatch } from "./place-mismatch.ts";

/** What a type of two sides is reported for; each is the business of exactly one rule. */
export type TypeMismatchKind =
  /** Struct, union, enum, callback among each other. */
  | "kind"
  /** Fields are shown of what the definition lays out as its compiler likes. */
  | "layout"
  /** Size or alignment of a union, or a union on one side and a struct on the other. */
  | "union"
  | "callback"
  /** The storage of an enum, or the tag of one that carries data. */
  | "repr"
  /** Unnamed bit-fields between the named ones. */
  | "bits"
  | "size"
  | "align"
  /** Size and alignment are the same, and a field stands elsewhere. */
  | "offset";

export interface TypeMismatch extends Graded {
  readonly kind: TypeMismatchKind;
  /** The mismatch of a callback's signature; null where another fact of the type differs. */
  readonly callback: PlaceMismatch | null;
}

type Kept = Extract<TypePair, { readonly change: "kept" }>;

/**
 * The one mismatch that a type is reported for. What its fields and enumerators differ in is told with them, what a mere
 * name stands for at the places where it is used; that the declaration has a type by name only is how handles are made.
 * Null if both sides agree.
 */
function typeMismatch(pair: TypePair): TypeMismatch | null {
  if (pair.change !== "kept") return null;
  const { baseline, current } = pair;
  if (baseline.kind !== current.kind) return kindMismatch(pair);
  switch (current.kind) {
    case "struct":
      return recordMismatch(pair);
    case "union":
      return asUnion(recordMismatch(pair));
    case "callback":
      return callbackMismatch(pair);
    case "enum":
    case "tagged":
      return reprMismatch(pair);
    default:
      return null;
  }
}

/** The mismatch of a type, if it is of this kind. */
export function typeMismatchOf(pair: TypePair, kind: TypeMismatchKind): TypeMismatch | null {
  const mismatch = typeMismatch(pair);
  return mismatch?.kind === kind ? mismatch : null;
}

function plain(kind: TypeMismatchKind, grade: Grade): TypeMismatch {
  return { kind, grade, callback: null };
}

function callbackMismatch({ differences }: Kept): TypeMismatch | null {
  const callback = placeMismatch({ differences, resized: false, isByte: false });
  return callback === null ? null : { kind: "callback", grade: callback.grade, callback };
}

function kindMismatch({ baseline, current, size, align, differences }: Kept): TypeMismatch | null {
  const kinds = [baseline.kind, current.kind];
  if (current.kind === "opaque") return null;
  if (baseline.kind === "opaque" && baseline.layout === "unspecified" && !holdsPlaceOnly(current))
    return plain("layout", "memory");
  // The declaration sees into what the definition keeps to itself: nobody can say whether it is right.
  if (baseline.kind === "opaque") return plain("kind", "meaning");
  if (kinds.includes("struct") && kinds.includes("union")) return plain("union", "memory");
  const sameExtent = size.from !== null && size.from === size.to && align.from === align.to;
  const isRecord = (kind: string) => kind === "struct" || kind === "union";
  // C has no enums with payloads: a struct of a tag and a union is how it writes them (RFC 2195).
  const isWrittenOut = kinds.includes("tagged") && kinds.some(isRecord) && sameExtent;
  return plain("kind", isWrittenOut && differences.length === 0 ? "meaning" : "memory");
}

const PLACEHOLDER = /^_*(?:private|opaque|hidden|unused|dummy|placeholder|reserved)_*$/i;

/** A struct of one member that only keeps it from being empty, as C and C++ before C23 ask for: it shows nothing. */
function holdsPlaceOnly(definition: TypeDefinition): boolean {
  if (definition.kind !== "struct") return false;
  const [field, ...others] = definition.fields;
  return others.length === 0 && PLACEHOLDER.test(field?.name ?? "");
}

/** Size and alignment are told of the record only where none of its fields is the reason. */
function recordMismatch(pair: Kept): TypeMismatch | null {
  if (pair.separatorsChanged) return plain("bits", "memory");
  if (pair.layoutCause === null) return null;
  if (pair.size.from !== pair.size.to) return plain("size", "memory");
  if (pair.align.from !== pair.align.to) return plain("align", "memory");
  return displacedOf(pair) === null ? null : plain("offset", "memory");
}

function asUnion(mismatch: TypeMismatch | null): TypeMismatch | null {
  return mismatch === null || mismatch.kind === "bits" ? mismatch : { ...mismatch, kind: "union" };
}

/** The first field that stands elsewhere, with both offsets in bytes. */
export function displacedOf({ consequences, name }: TypePair): {
  readonly field: string;
  readonly from: number;
  readonly to: number;
} | null {
  for (const consequence of consequences) {
    if (consequence.kind === "displaced" && consequence.type === name) return consequence;
  }
  return consequences.find((consequence) => consequence.kind === "displaced") ?? null;
}

/** Which integer type stores an enum matters by its width and, where it is narrow, its sign; who chose it not at all. */
function reprMismatch(pair: Kept): TypeMismatch | null {
  const { baseline, current, differences, size, layoutCause } = pair;
  if (size.from !== size.to && (baseline.kind === "enum" || layoutCause !== null))
    return plain("repr", "memory");
  if (differences.some(({ kind }) => kind === "sign")) return plain("repr", "meaning");
  const hasOtherTag =
    baseline.kind === "tagged" && current.kind === "tagged" && baseline.repr.join() !== current.repr.join();
  return hasOtherTag || layoutCause !== null ? plain("repr", "memory") : null;
}
