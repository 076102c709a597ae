import type { EnumDefinition, Field, TaggedDefinition, TypeDefinition } from "../idl/contract.ts";
import type { ScalarName, Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import { scalarFacts } from "../layout/scalar.ts";
import type { View } from "../layout/view.ts";
import { refineVariants } from "./agree-variants.ts";
import { namesOf, renameVariants } from "./align-declaration.ts";
import { compareVariants } from "./compare-enum.ts";
import type { TypeDraft } from "./compare-types.ts";
import type { Comparison } from "./comparison.ts";
import { type PayloadPlace, payloadPlaces, taggedLayout } from "./match-payloads.ts";
import { matchVariants } from "./match-variants.ts";
import { matchedBase, versionsOf } from "./matched.ts";
import type { FieldPair, TypePair, VariantPair } from "./pair.ts";
import { placeDifferences } from "./place-differences.ts";
import { type Part, partsOf } from "./same-bytes.ts";
import type { TypeDifference, TypeDifferenceKind } from "./type-difference.ts";

type KeptTypePair = Extract<TypePair, { readonly change: "kept" }>;

/**
 * A Rust enum with data against the C record that stands for it, as header generators write it: tag, union and payload
 * structs by whatever names. Told are the first payload field of each variant that has no fit member in its place, the tag,
 * its values, and, if none of these is to blame, the size.
 */
export function agreeTagged(draft: TypeDraft, pair: KeptTypePair, comparison: Comparison): TypeDraft {
  const { name, baseline } = pair;
  const declared = comparison.types.toCurrent.get(name) ?? name;
  const nothing = { ...draft, fields: [], variants: [], cause: null, echoes: [] };
  const layout = taggedLayout(name, comparison.baseline);
  const parts = partsOf({ kind: "named", name: declared }, comparison.current);
  if (baseline.kind !== "tagged" || layout === null || parts === null) {
    return { ...nothing, pair: isLaidOut(pair, declared, comparison) ? pair : null };
  }
  const sides = { definition: comparison.baseline, declaration: comparison.current };
  const places = payloadPlaces(name, declared, sides);
  const tag = tagPart(layout.tag, parts, comparison);
  const payloads = misfits(places, comparison).map((place) => fieldPair(place, pair, comparison));
  const tagPair = tag === null ? [fieldPair(tagMisfit(layout.tag, parts, comparison), pair, comparison)] : [];
  const fields = [...tagPair, ...payloads];
  const variants = tag === null ? [] : tagVariants(pair, baseline, tag, comparison);
  const cause = fields[0]?.consequences ?? [];
  cause.push(...draft.echoes);
  const isTold = fields.length > 0 || haveSameExtent(name, declared, comparison);
  const own: TypePair | null = isTold ? null : { ...pair, layoutCause: "size", consequences: cause };
  return { ...draft, pair: own, fields, variants, cause };
}

/** Whether both sides have sizes, so that there is something to hold against each other. */
function isLaidOut({ size }: TypePair, declared: string, { current }: Comparison): boolean {
  const layout = current.layoutOf({ kind: "named", name: declared });
  return (size.from !== null || size.to !== null) && layout.kind === "sized";
}

function haveSameExtent(name: string, declared: string, { baseline, current }: Comparison): boolean {
  const from = baseline.layoutOf({ kind: "named", name });
  const to = current.layoutOf({ kind: "named", name: declared });
  if (from.kind !== "sized" || to.kind !== "sized") return true;
  return from.size === to.size && from.align === to.align;
}

/** The declared member at offset 0 that holds the tag; null if there is none of its width. */
function tagPart(tag: ScalarName, parts: readonly Part[], comparison: Comparison): Part | null {
  const fits = (part: Part): boolean => {
    const differences = placeDifferences({ kind: "scalar", name: tag }, part.type, comparison);
    return differences.every(({ kind }) => kind === "enum-integer" || kind === "sign" || kind === "spelling");
  };
  return parts.find((part) => part.leaf && part.offset === 0 && fits(part)) ?? null;
}

function tagMisfit(tag: ScalarName, parts: readonly Part[], comparison: Comparison): Misfit {
  const part = parts.find((one) => one.leaf && one.offset === 0 && one.placed !== null) ?? null;
  const type: Type = { kind: "scalar", name: tag };
  const size = scalarFacts(tag, comparison.baseline.target).size;
  const differences = part === null ? [] : placeDifferences(type, part.type, comparison);
  return { name: "tag", field: { name: "tag", type }, offset: 0, size, part, differences };
}

/** A part of the definition that no declared member in its place fits. */
interface Misfit {
  readonly name: string;
  readonly field: Field;
  readonly offset: number;
  readonly size: number;
  /** The declared member that comes nearest, of equally near ones the innermost; null if nothing stands there. */
  readonly part: Part | null;
  readonly differences: readonly TypeDifference[];
}

/** Of each variant the first field that no declared member in its place fits; the others follow from it. */
function misfits(places: readonly PayloadPlace[], comparison: Comparison): readonly Misfit[] {
  const found = new Map<unknown, Misfit>();
  for (const place of places) {
    if (place.field.size === 0 || found.has(place.variant)) continue;
    const misfit = misfitOf(place, comparison);
    if (misfit !== null) found.set(place.variant, misfit);
  }
  return [...found.values()];
}

function misfitOf(place: PayloadPlace, comparison: Comparison): Misfit | null {
  const { field, offset, size } = place.field;
  const here = { name: `${place.variant.name}.${field.name ?? "0"}`, field, offset, size };
  let nearest: Misfit | null = null;
  for (const part of place.candidates) {
    const differences = placeDifferences(field.type, part.type, comparison);
    if (differences.length === 0) return null;
    const isNearer = nearest === null || rank(differences) <= rank(nearest.differences);
    if (isNearer) nearest = { ...here, part, differences };
  }
  return nearest ?? { ...here, part: null, differences: [] };
}

/** The fewer kinds of difference change memory, the nearer. */
function rank(differences: readonly TypeDifference[]): number {
  return differences.filter(({ kind }) => !KEEPS_MEMORY.has(kind)).length;
}

const KEEPS_MEMORY: ReadonlySet<TypeDifferenceKind> = new Set([
  "spelling",
  "const-added",
  "const-removed",
  "enum-integer",
  "sign",
  "restrict-added",
  "restrict-removed",
]);

function fieldPair(
  { name, field, offset, size, part, differences }: Misfit,
  type: KeptTypePair,
  comparison: Comparison,
): FieldPair & { readonly consequences: TypePair["consequences"][number][] } {
  const other = part?.placed?.field;
  const base = matchedBase(
    comparison,
    { kind: "field", type: type.name, member: name },
    type.exposure,
    { baseline: field, current: other ?? null },
    { baseline: type.baseline.span ?? null, current: type.current.span ?? null },
  );
  const versions = versionsOf(field, other);
  if (versions === null) throw new Error("a payload's field is on one side at least");
  return {
    ...base,
    ...versions,
    subject: "field",
    type: type.name,
    holder: "struct",
    name,
    renamed: null,
    place: null,
    reordered: false,
    offset: { from: offset, to: part?.offset ?? null },
    size: { from: size, to: part?.size ?? null },
    declared: { baseline: printType(field.type), current: part === null ? "" : printType(part.type) },
    differences,
    bitsChanged: false,
    slot: false,
    reserved: false,
    takenFrom: null,
    repassed: false,
    holderResized: type.size.from !== type.size.to,
  };
}

/** The values of the tag's enum, where the header has one: as the type of the member, or by the name that the member's type has. */
function tagVariants(
  pair: KeptTypePair,
  definition: TaggedDefinition,
  tag: Part,
  comparison: Comparison,
): readonly VariantPair[] {
  const found = enumOf(tag.type, comparison.current);
  if (found === null) return [];
  const [tagName, tagEnum] = found;
  const variants = definition.variants.map(({ fields: _, ...variant }) => variant);
  const baseline: EnumDefinition = { kind: "enum", repr: tagEnum.repr, variants, ...spanOf(definition) };
  const matches = matchVariants(
    { names: [...namesOf(pair.name, definition), `${pair.name}Tag`], variants },
    { names: [...namesOf(tagName, tagEnum), ...namesOf(pair.name, definition)], variants: tagEnum.variants },
  );
  const current: EnumDefinition = { ...tagEnum, variants: renameVariants(tagEnum.variants, matches) };
  const nowhere = { baseline: new Map<string, bigint>(), current: new Map<string, bigint>() };
  const variantsFound = compareVariants(
    { name: pair.name, baseline, current, exposure: pair.exposure },
    nowhere,
    comparison,
  );
  return refineVariants(variantsFound, comparison);
}

function spanOf({ span }: TypeDefinition): Pick<TypeDefinition, "span"> {
  return span === undefined ? {} : { span };
}

/** `typedef uint8_t Shape_Tag;` stands beside `enum Shape_Tag` where C cannot state the width. */
function enumOf(type: Type, view: View): readonly [string, EnumDefinition] | null {
  const resolved = view.resolve(type);
  const names = [type, resolved].flatMap((one) =>
    one.kind === "named" ? [one.name, `enum ${one.name}`] : [],
  );
  for (const name of names) {
    const definition = view.types.get(name);
    if (definition?.kind === "enum") return [name, definition];
  }
  return null;
}
