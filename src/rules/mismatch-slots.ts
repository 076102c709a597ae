import { describeBehind } from "../compare/describe-pair.ts";
import type { Behind, FieldPair, ParamPair, ReturnPair, StaticPair } from "../compare/pair.ts";
import type { AtomicExtent, TypeDifference, ValueClass } from "../compare/type-difference.ts";
import type { Field } from "../idl/contract.ts";
import type { PlaceMismatch } from "./place-mismatch.ts";
import { type ParamSlots, paramSlots, type ReturnSlots, returnSlots } from "./slots.ts";
import { byteUnit, countBytes, type FieldSlots, fieldSlots } from "./type-slots.ts";

/** Something of both sides in words, or in numbers. */
export interface SideSlots<T extends string | number = string> {
  readonly from: T;
  readonly to: T;
}

/** Both types as a message shows them: one name may stand for something else on each side. */
function typesOf({ baseline, current }: SideTypes, behind: Behind | undefined): string {
  if (baseline !== current) return `\`${baseline}\` against \`${current}\``;
  const both = `\`${baseline}\` on both sides`;
  return behind === undefined ? both : `${both}; ${describeBehind(behind)}`;
}

interface SideTypes {
  readonly baseline: string;
  readonly current: string;
}

interface WithTypes {
  readonly types: string;
}

/** The function, the parameter and both of its types. */
export function paramSides(pair: ParamPair): ParamSlots & WithTypes {
  return { ...paramSlots(pair), types: typesOf(pair.type, pair.behind) };
}

/** The function and both types of its result. */
export function returnSides(pair: ReturnPair): ReturnSlots & WithTypes {
  return { ...returnSlots(pair), types: typesOf(pair.type, pair.behind) };
}

/** The record, the field (or its elements, where they differ) and both of its types. */
export function memberSlots(
  pair: FieldPair,
  mismatch: PlaceMismatch | null,
): FieldSlots & WithTypes & { readonly what: string } {
  return {
    ...fieldSlots(pair),
    what: whatDiffers("field", mismatch),
    types: typesOf(pair.declared, pair.behind),
  };
}

/** The variable (or its elements, where they differ) and both of its types. */
export function variableSlots(
  pair: StaticPair,
  mismatch: PlaceMismatch | null,
): SideTypes & WithTypes & { readonly what: string; readonly static: string } {
  const what = whatDiffers("variable", mismatch);
  return { what, static: pair.name, ...pair.type, types: typesOf(pair.type, pair.behind) };
}

function whatDiffers(what: string, mismatch: PlaceMismatch | null): string {
  return mismatch?.ofElement === true ? `each element of ${what}` : what;
}

/** Both widths of a mismatch of width, in bytes; 0 where there is none. `bytes` is the unit behind the first. */
export function widthSlots({ difference }: PlaceMismatch): SideSlots<number> & { readonly bytes: string } {
  const { from, to } = difference?.kind === "width" ? difference : { from: 0, to: 0 };
  return { from, to, bytes: byteUnit(from) };
}

/** Through how many pointers both sides lead. */
export function levelSlots({ difference }: PlaceMismatch): SideSlots {
  if (difference?.kind !== "pointer-level") return { from: "pointers", to: "other pointers" };
  return { from: countPointers(difference.from), to: countPointers(difference.to) };
}

function countPointers(levels: number): string {
  if (levels === 0) return "no pointer";
  return levels === 1 ? "1 pointer" : `${levels} pointers`;
}

export function signSlots({ difference }: PlaceMismatch): SideSlots {
  const toSigned = difference?.kind === "sign" && difference.toSigned;
  return toSigned ? { from: "unsigned", to: "signed" } : { from: "signed", to: "unsigned" };
}

const CLASS_WORDS: Readonly<Record<ValueClass, string>> = {
  integer: "an integer",
  float: "a float",
  bool: "a bool",
  pointer: "a pointer",
  aggregate: "a record or array",
  void: "nothing",
  other: "a value of another kind",
};

/** What sort of value both sides take it for. */
export function classSlots({ difference }: PlaceMismatch): SideSlots {
  switch (difference?.kind) {
    case "class":
      return { from: CLASS_WORDS[difference.from], to: CLASS_WORDS[difference.to] };
    case "passing":
      return { from: `passed ${difference.from}`, to: `passed ${difference.to}` };
    case "to-void":
      return { from: "a value", to: "nothing" };
    case "from-void":
      return { from: "nothing", to: "a value" };
    case "atomic":
      return atomicSlots(difference);
    default:
      return { from: "of one type", to: "of an unrelated one" };
  }
}

function atomicSlots({ extents }: Extract<TypeDifference, { readonly kind: "atomic" }>): SideSlots {
  if (extents === undefined) return { from: "atomic or plain", to: "the other" };
  const describe = ({ atomic, size, align }: AtomicExtent): string =>
    `${atomic ? "atomic" : "plain"} (${countBytes(size)}, aligned to ${align})`;
  return { from: describe(extents.baseline), to: describe(extents.current) };
}

/** What both sides say of null. */
export function nullSlots(baseline: { readonly nullable?: boolean }): SideSlots {
  const allowed = "allowed to be null";
  const forbidden = "never null";
  return baseline.nullable === true ? { from: allowed, to: forbidden } : { from: forbidden, to: allowed };
}

/** A field's type with the qualifiers of the field itself: `const volatile u32`. */
export function qualifiedType(field: Field, type: string): string {
  const words = [field.const === true ? ["const"] : [], field.volatile === true ? ["volatile"] : [], [type]];
  return words.flat().join(" ");
}
