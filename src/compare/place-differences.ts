import type { Meaning } from "../idl/meaning.ts";
import type { Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { View } from "../layout/view.ts";
import { type Comparison, DEEPEST_TYPE, type Differ } from "./comparison.ts";
import { differencesOf } from "./differences-of.ts";
import { type Standing, withoutWrapper } from "./one-member.ts";
import { isSameBytes } from "./same-bytes.ts";
import { isSameName, plainTypeName } from "./same-name.ts";
import { type Breaks, signatureDifference, worstOf } from "./signature-difference.ts";
import type { TypeDifference, TypeDifferenceKind } from "./type-difference.ts";
import { machineValueOf, signatureOf } from "./value-class.ts";

type OfKind<K extends TypeDifferenceKind> = Extract<TypeDifference, { readonly kind: K }>;

/**
 * How the types of one place differ between two sides. Two languages have different words for the same memory, so that
 * `spelling` is left only where bytes on one side are text on the other; an enum and the integer that C gives its name to
 * are one; and records of one layout under unrelated names differ behind pointers at most in what they mean. So is a struct
 * of one member and that member, if both travel alike.
 *
 * @param standing where the two stand: the ways of a call differ more than memory does.
 */
export function placeDifferences(
  definition: Type,
  declaration: Type,
  comparison: Comparison,
  standing: Standing = "memory",
): readonly TypeDifference[] {
  const bare = withoutWrapper(definition, declaration, comparison, standing);
  if (bare === null) return barePlaceDifferences(definition, declaration, comparison);
  const inner = barePlaceDifferences(...bare, comparison);
  return inner.length > 0 ? inner : [{ kind: "spelling" }];
}

function barePlaceDifferences(
  definition: Type,
  declaration: Type,
  comparison: Comparison,
): readonly TypeDifference[] {
  const [from, to] = byElement(definition, declaration, comparison);
  const found = differencesOf(from, to, comparison);
  if (found.length === 0) return [];
  const differences = found.flatMap((difference) => refine(difference, from, to, comparison));
  const told = differences.filter(({ kind }) => kind !== "spelling");
  // Of values that differ in more, whether they are atomic is the least.
  const others = told.some(({ kind }) => kind !== "atomic")
    ? told.filter(({ kind }) => kind !== "atomic")
    : told;
  const isRespelled = differences.length > told.length && isTextForBytes(from, to, comparison);
  return isRespelled ? [...others, { kind: "spelling" }] : others;
}

/** A pointer to an array holds the address of its first element (C17 6.7.6.3p7): where one side says so, both do. */
function byElement(from: Type, to: Type, { baseline, current }: Comparison): readonly [Type, Type] {
  const pointer = baseline.resolve(from);
  const other = current.resolve(to);
  if (pointer.kind !== "pointer" || other.kind !== "pointer") return [from, to];
  const array = baseline.resolve(pointer.to);
  const otherArray = current.resolve(other.to);
  if (array.kind === "array" && otherArray.kind !== "array") return [{ ...pointer, to: array.of }, to];
  if (otherArray.kind === "array" && array.kind !== "array") return [from, { ...other, to: otherArray.of }];
  return [from, to];
}

function refine(
  difference: TypeDifference,
  from: Type,
  to: Type,
  comparison: Comparison,
): readonly TypeDifference[] {
  const { baseline, current } = comparison;
  const behind = atTheEnd(from, to, comparison);
  switch (difference.kind) {
    case "enum-integer":
      return isEnumByItsName(behind, comparison) ? [] : [difference];
    case "other":
      if (areAddresses(from, to, comparison))
        return [{ kind: "pointee", void: voidSide(from, to, comparison), memory: "opaque" }];
      return isSameBytes(from, to, baseline, current) ? [{ kind: "spelling" }] : [difference];
    case "pointee":
      if (difference.void !== null) return [difference];
      if (isUnread(behind.from, baseline) || isUnread(behind.to, current)) return [];
      if (isEnumByItsName(behind, comparison)) return [];
      return refinePointee(from, to, difference, comparison);
    case "callback":
      return refineCallback(from, to, difference, comparison);
    case "atomic":
      return refineAtomic(from, to, difference, comparison);
    case "element":
      return refineElement(from, to, difference, comparison);
    default:
      return [difference];
  }
}

/** What differs behind pointers, seen as if it were in that place itself: words differ there as little as here. */
function refinePointee(
  from: Type,
  to: Type,
  difference: OfKind<"pointee">,
  comparison: Comparison,
): readonly TypeDifference[] {
  const { baseline, current } = comparison;
  const behind = behindPointers({ from, to }, comparison);
  if (behind.from === from || behind.to === to) return [difference];
  if (!areRecords(behind, comparison)) {
    const inner = endingBehind(behind, comparison);
    if (inner.every(isOfWords)) return inner;
  }
  return difference.memory === "differs" && isSameBytes(behind.from, behind.to, baseline, current)
    ? [{ ...difference, memory: "same" }]
    : [difference];
}

/** Of records under unrelated names it counts what they are, and not only their bytes. */
function areRecords({ from, to }: Ends, { baseline, current }: Comparison): boolean {
  const isRecord = (type: Type, view: View): boolean => {
    const resolved = view.resolve(type);
    return resolved.kind === "named" && signatureOf(resolved, view) === null;
  };
  return isRecord(from, baseline) && isRecord(to, current);
}

/** Names may lead back to a type that is being compared; nothing further differs there. */
function endingBehind(
  { from, to }: Ends,
  comparison: Comparison,
  standing: Standing = "memory",
): readonly TypeDifference[] {
  const { underway } = comparison;
  const key = `place ${JSON.stringify([printType(from), printType(to)])}`;
  if (underway.has(key)) return [];
  underway.add(key);
  const differences = placeDifferences(from, to, comparison, standing);
  underway.delete(key);
  return differences;
}

function isOfWords(difference: TypeDifference): boolean {
  return difference.kind === "callback" ? difference.breaks === "nothing" : isQualifier(difference);
}

function isQualifier({ kind }: TypeDifference): boolean {
  return kind.startsWith("const-") || kind.startsWith("restrict-");
}

/** A callback's parameters and result are places too. */
function refineCallback(
  from: Type,
  to: Type,
  difference: OfKind<"callback">,
  comparison: Comparison,
): readonly TypeDifference[] {
  const { baseline, current } = comparison;
  const defined = signatureOf(baseline.resolve(from), baseline);
  const declared = signatureOf(current.resolve(to), current);
  if (defined === null || declared === null) return [difference];
  const differ: Differ = (left, right) => endingBehind({ from: left, to: right }, comparison, "call");
  const refined = signatureDifference(defined, declared, differ, weighSides);
  return refined === null ? [] : [refined];
}

function weighSides(differences: readonly TypeDifference[]): Breaks | null {
  return worstOf(differences.map(breaksSides));
}

/** What a difference means in a place of a callback, where whoever writes it and whoever calls it are two sides. */
function breaksSides(difference: TypeDifference): Breaks | null {
  switch (difference.kind) {
    case "spelling":
      return null;
    case "const-added":
    case "const-removed":
    case "restrict-added":
    case "restrict-removed":
    case "volatile-changed":
    case "enum-integer":
    case "bound":
    case "flexible-array":
      return "nothing";
    case "sign":
      return "source";
    case "class":
      return difference.sameRegister ? "source" : "binary";
    case "pointee":
      if (difference.void !== null) return "nothing";
      return difference.memory === "same" ? "source" : "binary";
    case "callback":
      return difference.breaks;
    default:
      return "binary";
  }
}

/** An atomic value and a plain one of the same bytes agree (C17 6.2.5p27 lets them differ; Rust's has the same size). */
function refineAtomic(
  from: Type,
  to: Type,
  difference: OfKind<"atomic">,
  { baseline, current }: Comparison,
): readonly TypeDifference[] {
  const [left, right] = [baseline.layoutOf(from), current.layoutOf(to)];
  if (left.kind !== "sized" || right.kind !== "sized") return [difference];
  if (left.size === right.size && left.align === right.align) return [];
  const isAtomic = baseline.resolve(from).kind === "atomic";
  const extents = {
    baseline: { atomic: isAtomic, size: left.size, align: left.align },
    current: { atomic: !isAtomic, size: right.size, align: right.align },
  };
  return [{ ...difference, extents }];
}

function refineElement(
  from: Type,
  to: Type,
  difference: Extract<TypeDifference, { readonly kind: "element" }>,
  comparison: Comparison,
): readonly TypeDifference[] {
  const array = comparison.baseline.resolve(from);
  const other = comparison.current.resolve(to);
  if (array.kind !== "array" || other.kind !== "array") return [difference];
  const of = difference.of.flatMap((inner) => refine(inner, array.of, other.of, comparison));
  if (of.some(({ kind }) => kind !== "spelling")) return [{ kind: "element", of }];
  if ((array.length === null) !== (other.length === null)) return [...of, { kind: "flexible-array" }];
  return isSameLength(from, to, comparison)
    ? of
    : [
        {
          kind: "array-length",
          from: lengthOf(from, comparison.baseline),
          to: lengthOf(to, comparison.current),
        },
      ];
}

/** Of arrays whose elements are of one size. */
function isSameLength(from: Type, to: Type, { baseline, current }: Comparison): boolean {
  const [whole, other] = [baseline.layoutOf(from), current.layoutOf(to)];
  return whole.kind === "sized" && other.kind === "sized"
    ? whole.size === other.size
    : whole.kind === other.kind;
}

function lengthOf(type: Type, view: View): string {
  const array = view.resolve(type);
  const whole = view.layoutOf(type);
  const element = array.kind === "array" ? view.layoutOf(array.of) : whole;
  if (whole.kind !== "sized" || element.kind !== "sized" || element.size === 0) return "";
  return String(whole.size / element.size);
}

/** A type of another library that is known by name only: it may be the very type of the other side. */
function isUnread(type: Type, view: View): boolean {
  const resolved = view.resolve(type);
  if (resolved.kind === "unknown") return true;
  const definition = resolved.kind === "named" ? view.types.get(resolved.name) : undefined;
  return definition?.kind === "opaque" && definition.foreign === true;
}

interface Ends {
  readonly from: Type;
  readonly to: Type;
}

/** What both types lead to, through as many pointers as both have. */
function behindPointers(ends: Ends, { baseline, current }: Comparison): Ends {
  let behind = ends;
  for (let depth = 0; depth < DEEPEST_TYPE; depth++) {
    const from = baseline.resolve(behind.from);
    const to = current.resolve(behind.to);
    if (from.kind !== "pointer" || to.kind !== "pointer") return behind;
    behind = { from: from.to, to: to.to };
  }
  return behind;
}

/** What both types lead to, through as many pointers and arrays as both have. */
function atTheEnd(fromType: Type, toType: Type, { baseline, current }: Comparison): Ends {
  let ends: Ends = { from: fromType, to: toType };
  for (let depth = 0; depth < DEEPEST_TYPE; depth++) {
    const from = baseline.resolve(ends.from);
    const to = current.resolve(ends.to);
    if (from.kind === "pointer" && to.kind === "pointer") ends = { from: from.to, to: to.to };
    else if (from.kind === "array" && to.kind === "array") ends = { from: from.of, to: to.of };
    else return ends;
  }
  return ends;
}

/**
 * C before C23 cannot state an enum's width, so that headers declare `typedef uint8_t Status;` beside its enumerators: the
 * name, with the width and sign, is the enum.
 */
function isEnumByItsName({ from, to }: Ends, { baseline, current }: Comparison): boolean {
  return isIntegerNamed(from, baseline, to, current) || isIntegerNamed(to, current, from, baseline);
}

function isIntegerNamed(ofEnum: Type, enumView: View, integer: Type, view: View): boolean {
  const resolved = enumView.resolve(ofEnum);
  if (resolved.kind !== "named" || enumView.types.get(resolved.name)?.kind !== "enum") return false;
  const value = machineValueOf(resolved, enumView);
  const other = machineValueOf(view.resolve(integer), view);
  if (other.class !== "integer" || other.enum || other.size !== value.size) return false;
  const names = aliasesOf(ofEnum, enumView);
  return aliasesOf(integer, view).some((name) =>
    names.some((known) => plainTypeName(known) === plainTypeName(name)),
  );
}

/** The names that a type is spelled through, the outermost first. */
function aliasesOf(type: Type, view: View): readonly string[] {
  const names: string[] = [];
  for (let at = type; at.kind === "named" && !names.includes(at.name); ) {
    names.push(at.name);
    const definition = view.types.get(at.name);
    if (definition?.kind !== "alias") break;
    at = definition.to;
  }
  return names;
}

/** A function's address and another one: of one size on every target that is known here (POSIX `dlsym`). */
function areAddresses(from: Type, to: Type, { baseline, current }: Comparison): boolean {
  const isAddress = (type: Type, view: View): boolean => {
    const resolved = view.resolve(type);
    return resolved.kind === "pointer" || signatureOf(resolved, view) !== null;
  };
  return isAddress(from, baseline) && isAddress(to, current);
}

function voidSide(from: Type, to: Type, { baseline, current }: Comparison): "baseline" | "current" | null {
  if (leadsToVoid(baseline.resolve(from), baseline)) return "baseline";
  return leadsToVoid(current.resolve(to), current) ? "current" : null;
}

function leadsToVoid(type: Type, view: View): boolean {
  return type.kind === "pointer" && view.resolve(type.to).kind === "void";
}

/** Plain `char` on one side and a number of one byte on the other: text there, bytes here. */
function isTextForBytes(from: Type, to: Type, comparison: Comparison): boolean {
  const ends = atTheEnd(from, to, comparison);
  const [left, right] = [comparison.baseline.resolve(ends.from), comparison.current.resolve(ends.to)];
  if (left.kind !== "scalar" || right.kind !== "scalar") return false;
  return (left.name === "c_char") !== (right.name === "c_char");
}

/** A field of a Rust tuple is called by its position, which is no name that another side could have. */
const POSITION = /^_\d+$/;

/** Whether both say whether it may be null, and say otherwise. */
export function isNullContradicted(from: Meaning, to: Meaning): boolean {
  return from.nullable !== undefined && to.nullable !== undefined && from.nullable !== to.nullable;
}

/** Whether nothing but the name of a place differs between what two languages would call it. */
export function isNamedAlike(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  return isPosition(left) !== isPosition(right) || isSameName(left, right);
}

/** Whether a field is called by its place in a tuple. */
export function isPosition(name: string): boolean {
  return POSITION.test(name);
}
