import type { FieldPair, ParamPair, ReturnPair, StaticPair } from "../compare/pair.ts";
import { isNullContradicted } from "../compare/place-differences.ts";
import type { TypeDifference, TypeDifferenceKind } from "../compare/type-difference.ts";
import type { ScalarName, Type } from "../idl/type.ts";
import { type Graded, gravest } from "./grade.ts";

/** In what the types of one place differ between two sides; each is the business of exactly one rule per place. */
export type MismatchKind =
  | "pointer-level"
  | "class"
  | "bool"
  | "width"
  | "callback"
  | "array-length"
  | "pointee"
  | "sign"
  | "null"
  | "spelling";

export interface PlaceMismatch extends Graded {
  readonly kind: MismatchKind;
  /** The difference of types behind it; null where a promise about the value differs. */
  readonly difference: TypeDifference | null;
  /** It is the elements of an array that differ. */
  readonly ofElement?: true;
}

/** What the comparison found at a place, and what it needs to be judged. */
export interface PlaceFacts {
  /** `spelling` only where bytes of one side are text, or another record, on the other. */
  readonly differences: readonly TypeDifference[];
  /** The record grew or shrank; false where there is none. */
  readonly resized: boolean;
  /** Both values are one byte wide. */
  readonly isByte: boolean;
}

type OfKind<K extends TypeDifferenceKind> = Extract<TypeDifference, { readonly kind: K }>;

/** Of equally grave mismatches the one whose words are narrower. */
const ORDER: readonly MismatchKind[] = [
  "pointer-level",
  "class",
  "bool",
  "width",
  "callback",
  "array-length",
  "pointee",
  "sign",
  "null",
  "spelling",
];

/** The one mismatch that a place is reported for. Null if both sides agree, whatever they call the type. */
export function placeMismatch(facts: PlaceFacts): PlaceMismatch | null {
  return gravestInOrder(mismatchesOf(facts));
}

/** The gravest, and of equally grave ones the first by kind. */
function gravestInOrder(mismatches: readonly PlaceMismatch[]): PlaceMismatch | null {
  return gravest([...mismatches].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)));
}

function mismatchesOf(facts: PlaceFacts): readonly PlaceMismatch[] {
  return facts.differences.flatMap((difference) => mismatchOf(difference, facts) ?? []);
}

function mismatchOf(difference: TypeDifference, facts: PlaceFacts): PlaceMismatch | null {
  const memory = (kind: MismatchKind): PlaceMismatch => ({ kind, grade: "memory", difference });
  const meaning = (kind: MismatchKind): PlaceMismatch => ({ kind, grade: "meaning", difference });
  const spelling: PlaceMismatch = { kind: "spelling", grade: "spelling", difference };
  switch (difference.kind) {
    case "pointer-level":
    case "width":
    case "array-length":
      return memory(difference.kind);
    case "passing":
    case "to-void":
    case "from-void":
    case "other":
      return memory("class");
    case "class":
      return difference.sameRegister ? meaning("class") : memory("class");
    case "atomic":
      return difference.extents === undefined ? meaning("class") : memory("class");
    case "bool":
      return facts.isByte ? meaning("bool") : memory("bool");
    case "sign":
      return meaning("sign");
    case "pointee":
      return pointeeMismatch(difference);
    case "callback":
      return callbackMismatch(difference);
    case "flexible-array":
      return facts.resized ? memory("array-length") : spelling;
    case "element":
      return elementMismatch(difference, facts);
    case "spelling":
    case "enum-integer":
    case "const-added":
    case "const-removed":
    case "volatile-changed":
    case "restrict-added":
    case "restrict-removed":
    case "bound":
      return spelling;
  }
}

/** A handle as `void *` is the same memory, told with fewer words. */
function pointeeMismatch(difference: OfKind<"pointee">): PlaceMismatch {
  if (difference.void !== null) return { kind: "spelling", grade: "spelling", difference };
  return { kind: "pointee", grade: difference.memory === "same" ? "meaning" : "memory", difference };
}

function callbackMismatch(difference: OfKind<"callback">): PlaceMismatch {
  const grades = { binary: "memory", source: "meaning", nothing: "spelling" } as const;
  return { kind: "callback", grade: grades[difference.breaks], difference };
}

/** Arrays of one shape differ in what their elements differ in; one that says no more is of another sort. */
function elementMismatch(difference: OfKind<"element">, facts: PlaceFacts): PlaceMismatch | null {
  if (difference.of.length === 0) return { kind: "class", grade: "memory", difference };
  const found = gravestInOrder(mismatchesOf({ ...facts, differences: difference.of }));
  return found === null ? null : { ...found, ofElement: true };
}

/** The mismatch of a parameter that both sides have. */
export function paramMismatch(pair: ParamPair): PlaceMismatch | null {
  if (pair.change !== "kept") return null;
  const { baseline, current } = pair;
  // The function asks for a pointer that is not null, and its caller is told that null is allowed.
  const broken = baseline.nullable === false && current.nullable === true;
  // A caller that may pass memory to be written, to a function that only reads it, is told too little to go wrong.
  const differences = pair.differences.filter(({ kind }) => kind !== "const-removed");
  return callMismatch(differences, areBytes(baseline.type, current.type), broken);
}

/** The mismatch of a result. */
export function returnMismatch({ baseline, current, differences }: ReturnPair): PlaceMismatch | null {
  const broken = baseline.nullable === true && current.nullable === false;
  // The other way round of a parameter: memory that may be written, handed to who only reads it.
  const told = differences.filter(({ kind }) => kind !== "const-added");
  return callMismatch(told, areBytes(baseline.type, current.type), broken);
}

/** Of a value in a call; an array there is behind a pointer (C17 6.7.6.3p7). */
function callMismatch(
  differences: readonly TypeDifference[],
  isByte: boolean,
  isNullBroken: boolean,
): PlaceMismatch | null {
  const found = mismatchesOf({ differences, resized: false, isByte }).map((mismatch): PlaceMismatch => {
    return mismatch.kind === "array-length" ? { ...mismatch, kind: "pointee" } : mismatch;
  });
  return gravestInOrder([...found, ...nullMismatch(isNullBroken)]);
}

/** The mismatch of the types of a member that both sides have. */
export function memberMismatch(pair: FieldPair): PlaceMismatch | null {
  if (pair.change !== "kept") return null;
  const { baseline, current, differences } = pair;
  const isByte = (pair.size.from === 1 && pair.size.to === 1) || areBytes(baseline.type, current.type);
  const found = mismatchesOf({ differences, resized: pair.holderResized, isByte });
  const told = pair.holder === "union" && pair.size.from === pair.size.to ? found.map(asOtherView) : found;
  return gravestInOrder([...told, ...nullMismatch(isNullContradicted(baseline, current))]);
}

/** A union's members are views of the same bytes: another view of as many of them is a question of what they mean. */
function asOtherView(mismatch: PlaceMismatch): PlaceMismatch {
  return mismatch.kind === "class" ? { ...mismatch, grade: "meaning" } : mismatch;
}

/** The mismatch of the types of a variable that both sides have. */
export function variableMismatch(pair: StaticPair): PlaceMismatch | null {
  if (pair.change !== "kept") return null;
  const { baseline, current, differences } = pair;
  const found = mismatchesOf({ differences, resized: true, isByte: areBytes(baseline.type, current.type) });
  return gravestInOrder([...found, ...nullMismatch(isNullContradicted(baseline, current))]);
}

function nullMismatch(isBroken: boolean): readonly PlaceMismatch[] {
  return isBroken ? [{ kind: "null", grade: "meaning", difference: null }] : [];
}

const ONE_BYTE: readonly ScalarName[] = ["bool", "u8", "i8", "c_char", "c_uchar", "c_schar"];

/** `bool` takes one byte on every target that is known here (psABI 3.1.2; Rust reference, boolean type). */
function areBytes(baseline: Type, current: Type): boolean {
  return [baseline, current].every((type) => type.kind === "scalar" && ONE_BYTE.includes(type.name));
}
