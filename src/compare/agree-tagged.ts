import type { EnumDefinition, Field, TaggedDefinition, TypeDefinition, Variant } from "../idl/contract.ts";
import type { ScalarName, Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { FieldLayout } from "../layout/layout.ts";
import { scalarFacts } from "../layout/scalar.ts";
import type { View } from "../layout/view.ts";
import { refineVariants } from "./agree-variants.ts";
import { alignVariants, namesOf } from "./align-declaration.ts";
import { compareVariants } from "./compare-enum.ts";
import type { TypeDraft } from "./compare-types.ts";
import type { Comparison } from "./comparison.ts";
import type { Consequence } from "./consequence.ts";
import type { PayloadFieldMatch } from "./match-payload-fields.ts";
import { matchPayloads, type PayloadPlace, taggedLayout } from "./match-payloads.ts";
import { matchVariants } from "./match-variants.ts";
import { matchedBase, versionsOf } from "./matched.ts";
import type { FieldPair, TypePair, VariantPair } from "./pair.ts";
import { isNamedAlike, isPosition, placeDifferences } from "./place-differences.ts";
import { type Part, partsOf } from "./same-bytes.ts";
import { isSameName } from "./same-name.ts";
import type { TypeDifference, TypeDifferenceKind } from "./type-difference.ts";

type KeptTypePair = Extract<TypePair, { readonly change: "kept" }>;

/**
 * A Rust enum with data against the C record that stands for it, as header generators write it: tag, union and payload
 * structs by whatever names. Told are the fields of the variants' data that differ or that one side lacks, the tag, its
 * values, and, if none of these is to blame, a field that stands elsewhere, or the size.
 */
export function agreeTagged(draft: TypeDraft, pair: KeptTypePair, comparison: Comparison): TypeDraft {
  const { name, baseline } = pair;
  const declared = comparison.types.toCurrent.get(name) ?? name;
  const nothing = { ...draft, fields: [], variants: [], cause: null, echoes: [] };
  // A plain enum has no place for the data: the type itself is the cause of all that follows.
  if (pair.current.kind === "enum") return { ...nothing, pair, cause: draft.cause };
  const layout = taggedLayout(name, comparison.baseline);
  const parts = partsOf({ kind: "named", name: declared }, comparison.current);
  if (baseline.kind !== "tagged" || layout === null || parts === null) {
    return { ...nothing, pair: isLaidOut(pair, declared, comparison) ? pair : null };
  }
  const tag = tagPart(layout.tag, parts, comparison);
  const found = [
    ...(tag === null ? [tagMisfit(layout.tag, parts, comparison)] : []),
    ...payloadMisfits(name, declared, comparison),
  ];
  const misfits = found.some(changesMemory) ? found.filter(({ moved }) => !moved) : withFirstMoved(found);
  const fields = misfits.map((misfit) => fieldPair(misfit, pair, comparison));
  const variants = tag === null ? [] : tagVariants(pair, baseline, tag, comparison);
  const causeAt = Math.max(0, misfits.findIndex(changesMemory));
  const cause = fields[causeAt]?.consequences ?? [];
  cause.push(...displacements(name, found), ...draft.echoes);
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
  const { size, align } = scalarFacts(tag, comparison.baseline.target);
  const definition = { field: { name: "tag", type }, offset: 0, size, align };
  const differences = part === null ? [] : placeDifferences(type, part.type, comparison);
  return { ...PLAIN, name: "tag", definition, declaration: placeOf(part), differences };
}

/** A part that one side lacks, or in which the sides differ. */
interface Misfit {
  readonly name: string;
  /** Offsets count from the start of the enum. */
  readonly definition: FieldLayout | null;
  readonly declaration: FieldLayout | null;
  readonly differences: readonly TypeDifference[];
  readonly reordered: boolean;
  /** Another name in C for what is the same otherwise. */
  readonly renamed: string | null;
  /** Nothing but its offset differs. */
  readonly moved: boolean;
}

const PLAIN = { reordered: false, renamed: null, moved: false } as const;

/** The member that a part is, where it stands in the whole. */
function placeOf(part: Part | null): FieldLayout | null {
  return part === null || part.placed === null ? null : { ...part.placed, offset: part.offset };
}

function changesMemory({ definition, declaration, differences, reordered }: Misfit): boolean {
  return definition === null || declaration === null || reordered || rank(differences) > 0;
}

/** Where nothing else is the reason, the first field that stands elsewhere tells of all. */
function withFirstMoved(found: readonly Misfit[]): readonly Misfit[] {
  const first = found.find(({ moved }) => moved);
  return found.filter((misfit) => !misfit.moved || misfit === first);
}

function displacements(type: string, found: readonly Misfit[]): readonly Consequence[] {
  const displaced = found.flatMap(({ name, definition, declaration, moved }) =>
    moved && definition !== null && declaration !== null
      ? [{ field: name, from: definition.offset, to: declaration.offset }]
      : [],
  );
  const [first] = displaced;
  return first === undefined ? [] : [{ kind: "displaced", type, ...first, count: displaced.length }];
}

function payloadMisfits(name: string, declared: string, comparison: Comparison): readonly Misfit[] {
  const sides = { definition: comparison.baseline, declaration: comparison.current };
  const matches = matchPayloads(name, declared, sides, (from, to) => {
    return placeDifferences(from.field.type, to.field.type, comparison).length === 0;
  });
  return matches.flatMap(({ variant, paired, certain, placed }) => {
    if (paired !== null && certain) return pairedMisfits(variant, paired, comparison);
    const misfit = firstMisfit(placed, comparison);
    if (misfit === null) return [];
    return paired === null ? [misfit] : pairedMisfits(variant, paired, comparison);
  });
}

function pairedMisfits(
  variant: Variant,
  paired: readonly PayloadFieldMatch[],
  comparison: Comparison,
): readonly Misfit[] {
  return paired.flatMap(({ definition, declaration, reordered }): readonly Misfit[] => {
    const name = memberName(variant, (definition ?? declaration)?.field);
    if (definition === null || declaration === null) {
      return [{ ...PLAIN, name, definition, declaration, differences: [] }];
    }
    const [from, to] = [definition.field, declaration.field];
    const differences = placeDifferences(from.type, to.type, comparison);
    const renamed = isCalledAlike(variant, from, to) ? null : memberName(variant, to);
    const isSame = differences.length === 0 && !reordered && renamed === null;
    const moved = isSame && definition.offset !== declaration.offset;
    if (isSame && !moved) return [];
    return [{ name, definition, declaration, differences, reordered, renamed, moved }];
  });
}

function memberName(variant: Variant, field: Field | undefined): string {
  return `${variant.name}.${field?.name ?? "0"}`;
}

/** Positions are no names, and a payload of one field is often named after its variant, whatever the field is called. */
function isCalledAlike(variant: Variant, { name: from }: Field, { name: to }: Field): boolean {
  if (from === undefined || to === undefined) return true;
  const arePositions = isPosition(from) && isPosition(to);
  return arePositions || isNamedAlike(from, to) || isSameName(to, variant.name);
}

/** The first field that no declared member in its place fits; the others follow from it. */
function firstMisfit(places: readonly PayloadPlace[], comparison: Comparison): Misfit | null {
  for (const place of places) {
    const misfit = misfitOf(place, comparison);
    if (misfit !== null) return misfit;
  }
  return null;
}

function misfitOf(place: PayloadPlace, comparison: Comparison): Misfit | null {
  const { field: definition } = place;
  const here = { ...PLAIN, name: memberName(place.variant, definition.field), definition };
  let nearest: Misfit | null = null;
  for (const part of place.candidates) {
    const differences = placeDifferences(definition.field.type, part.type, comparison);
    if (differences.length === 0) return null;
    const isNearer = nearest === null || rank(differences) <= rank(nearest.differences);
    if (isNearer) nearest = { ...here, declaration: placeOf(part), differences };
  }
  return nearest ?? { ...here, declaration: null, differences: [] };
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
  { name, definition, declaration, differences, reordered, renamed }: Misfit,
  type: KeptTypePair,
  comparison: Comparison,
): FieldPair & { readonly consequences: Consequence[] } {
  const [from, to] = [definition?.field, declaration?.field];
  const base = matchedBase(
    comparison,
    { kind: "field", type: type.name, member: name },
    type.exposure,
    { baseline: from ?? null, current: to ?? null },
    { baseline: type.baseline.span ?? null, current: type.current.span ?? null },
  );
  const versions = versionsOf(from, to);
  if (versions === null) throw new Error("a payload's field is on one side at least");
  return {
    ...base,
    ...versions,
    subject: "field",
    type: type.name,
    holder: "struct",
    name,
    renamed,
    place: null,
    reordered,
    offset: { from: definition?.offset ?? null, to: declaration?.offset ?? null },
    size: { from: definition?.size ?? null, to: declaration?.size ?? null },
    declared: { baseline: textOf(from), current: textOf(to) },
    differences,
    bitsChanged: false,
    slot: false,
    reserved: false,
    takenFrom: null,
    repassed: false,
    holderResized: type.size.from !== type.size.to,
  };
}

function textOf(field: Field | undefined): string {
  return field === undefined ? "" : printType(field.type);
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
  const current: EnumDefinition = {
    ...tagEnum,
    variants: alignVariants(tagEnum.variants, matches, tag.size),
  };
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
