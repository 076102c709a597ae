import { agreeTagged } from "./agree-tagged.ts";
import { refineVariants } from "./agree-variants.ts";
import { compareTypes, type Exposures, type TypeDraft } from "./compare-types.ts";
import type { Comparison } from "./comparison.ts";
import type { Exposure } from "./exposure-flags.ts";
import { isReservedName } from "./match-fields.ts";
import { nameBehind } from "./name-behind.ts";
import type { FieldPair, TypePair } from "./pair.ts";
import { isNamedAlike, isNullContradicted, placeDifferences } from "./place-differences.ts";
import type { TypeDifference } from "./type-difference.ts";

/**
 * The types that both sides have, with what of their differences counts between two languages; types of one side are no
 * disagreement. `pair` still holds what may have no other cause: `keepTypePair` settles that once causes are known.
 *
 * @param only the names in the definition of those that are compared, where not all are.
 */
export function agreeTypes(
  comparison: Comparison,
  exposures: Exposures,
  only?: ReadonlySet<string>,
): readonly TypeDraft[] {
  const drafts = compareTypes(comparison, exposures, only).filter(isOfBothSides);
  return drafts.flatMap((draft) => refineDraft(draft, comparison, exposures) ?? []);
}

function isOfBothSides({ pair }: TypeDraft): boolean {
  return pair === null || pair.change === "kept";
}

function refineDraft(draft: TypeDraft, comparison: Comparison, exposures: Exposures): TypeDraft | null {
  const { pair } = draft;
  if (pair?.change === "kept") {
    const kinds = [pair.baseline.kind, pair.current.kind];
    if (kinds.includes("opaque")) return refineHidden(draft, pair, comparison);
    if (kinds.includes("tagged") && kinds[0] !== kinds[1]) return agreeTagged(draft, pair, comparison);
    const areEnums = kinds.every((kind) => kind === "enum");
    if (areEnums && isNeverStored(pair.name, comparison, exposures)) {
      const variants = refineVariants(draft.variants, comparison);
      return { ...draft, pair: null, variants, cause: null, echoes: [] };
    }
  }
  const fields = refineFields(draft, comparison);
  const variants = refineVariants(draft.variants, comparison);
  const isCertain = pair !== null && !(isOfOtherRecord(pair) && isPartlyUnread(pair, comparison));
  const own = isCertain ? { ...pair, differences: refineStorage(pair, comparison) } : null;
  const refined = { ...draft, pair: own, fields, variants };
  const told = [...fields, ...variants, ...keepTypePair(refined)];
  // What is no longer told can be no cause: the layout is then told with the type itself.
  const cause = told.some(({ consequences }) => consequences === draft.cause) ? draft.cause : null;
  return { ...refined, cause };
}

/** A struct on one side and a union on the other: one may be the other if all but one of its parts are of no size. */
function isOfOtherRecord({ baseline, current }: TypePair): boolean {
  const kinds = [baseline?.kind, current?.kind];
  return kinds.includes("struct") && kinds.includes("union");
}

/** Whether a part of the type on either side was not read, so that nobody knows its memory; a gap says so. */
function isPartlyUnread({ name }: TypePair, { baseline, current, types }: Comparison): boolean {
  const other = types.toCurrent.get(name) ?? name;
  const layouts = [
    baseline.layoutOf({ kind: "named", name }),
    current.layoutOf({ kind: "named", name: other }),
  ];
  return layouts.some(({ kind }) => kind === "unknown");
}

/**
 * A type that one side hides is had by pointers only there. It is a disagreement of words where the declaration shows
 * fields of what the definition does not lay out for others.
 */
function refineHidden(
  draft: TypeDraft,
  pair: Extract<TypePair, { change: "kept" }>,
  comparison: Comparison,
): TypeDraft | null {
  const { baseline, current } = pair;
  const name = comparison.types.toCurrent.get(pair.name) ?? pair.name;
  const layout = comparison.current.layoutOf({ kind: "named", name });
  // An array of no elements is how some headers write a struct that shows nothing.
  const isEmpty = layout.kind === "sized" && layout.fields.every(({ size }) => size === 0);
  const isRecord = current.kind === "struct" || current.kind === "union";
  const showsFields = isRecord && current.fields.length > 0 && !isEmpty;
  if (baseline.kind !== "opaque" || !showsFields) return null;
  // Of another library's type, whose source is not read, nobody here knows the fields; behind the name of a type that is
  // nothing to Rust they are the other side's business.
  if (baseline.foreign === true || baseline.layout === "none") return null;
  const nothing = { from: null, to: null };
  const own: TypePair = {
    ...pair,
    differences: [{ kind: "spelling" }],
    size: nothing,
    align: nothing,
    consequences: [],
  };
  return { ...draft, pair: own, fields: [], variants: [], cause: null, echoes: [] };
}

/** Same width, other sign: an enum of four bytes or more is the same bits either way, whatever its values are. */
function refineStorage(pair: TypePair, comparison: Comparison): readonly TypeDifference[] {
  if (pair.change !== "kept") return pair.differences;
  const { baseline, current, differences } = pair;
  if (baseline.kind === "enum" && current.kind === "enum") {
    const layout = comparison.current.layoutOf({ kind: "named", name: pair.name });
    const size = pair.size.to ?? pair.size.from ?? (layout.kind === "sized" ? layout.size : 0);
    return differences.filter(({ kind }) => kind !== "sign" || size < 4);
  }
  if (baseline.kind === "callback" && current.kind === "callback" && differences.length > 0) {
    return placeDifferences({ ...baseline, kind: "function" }, { ...current, kind: "function" }, comparison);
  }
  return differences.filter(({ kind }) => kind !== "spelling");
}

/**
 * Whether an enum only lists values on one side, and the symbols there take an integer (`typedef uint8_t kind;` beside
 * `enum kind_enum`): what is stored is then told where it stands.
 */
function isNeverStored(name: string, { current, types }: Comparison, exposures: Exposures): boolean {
  const isUnused = (exposure: Exposure | undefined): boolean =>
    exposure?.flags.has("unreached") === true && !exposure.flags.has("embedded");
  const declared = exposures.current.get(types.toCurrent.get(name) ?? name);
  // Of a header without symbols nothing is reached, and all is meant for those who have some.
  const hasSymbols = current.functions.size + current.statics.size > 0;
  return isUnused(exposures.baseline.get(name)) || (hasSymbols && isUnused(declared));
}

/**
 * Whether a type has something of its own to tell, beside its fields and variants: another kind, another storage, another
 * signature, or a layout for which none of them, and no type in it, is to blame.
 */
export function keepTypePair({ pair, echoes }: TypeDraft): readonly TypePair[] {
  if (pair === null || pair.change !== "kept") return [];
  const { baseline, current, differences, layoutCause } = pair;
  const isOfOtherKind = baseline.kind !== current.kind && differences.length === 0;
  const hasOtherTag =
    baseline.kind === "tagged" && current.kind === "tagged" && baseline.repr.join() !== current.repr.join();
  const isSeparated = pair.separatorsChanged && echoes.length > 0;
  const isMoved = layoutCause !== null && (echoes.length > 0 || baseline.kind !== current.kind);
  const isTold = differences.length > 0 || isOfOtherKind || hasOtherTag || isSeparated || isMoved;
  return isTold ? [pair] : [];
}

function refineFields(draft: TypeDraft, comparison: Comparison): readonly FieldPair[] {
  const fields = draft.fields.flatMap((pair) => refineField(pair, comparison, draft.echoes.length > 0));
  const covered = bitFieldsAsBytes(fields);
  const others = fields.filter((pair) => !covered.has(pair));
  // Where the bytes are as many, nothing differs but the words; else the storage does, of all of them together.
  const isMoved = draft.echoes.length > 0 && covered.size > 0;
  return isMoved ? [...otherStorage([...covered], draft), ...others] : others;
}

function refineField(pair: FieldPair, comparison: Comparison, isMoved: boolean): readonly FieldPair[] {
  if (pair.change !== "kept") {
    const { size } = pair;
    const isEmpty = (size.from ?? size.to) === 0 && !isFlexible(pair);
    const isPadding = pair.reserved && !isMoved;
    return isEmpty || isPadding ? [] : [pair];
  }
  const { baseline, current } = pair;
  const differences =
    pair.differences.length === 0 ? [] : placeDifferences(baseline.type, current.type, comparison);
  const renamed = isNamedAlike(baseline.name, current.name) || isPaddingByAnyName(pair) ? null : pair.renamed;
  // In a record that is laid out otherwise, words that differ in a field that others moved are not worth a line.
  const onlyWords = differences.every(({ kind }) => kind === "spelling" || kind.startsWith("const-"));
  const changesNothing = onlyWords && renamed === null && !pair.reordered && !pair.bitsChanged;
  if (changesNothing && isDisplacedField(pair)) return [];
  const isSame =
    differences.length === 0 &&
    renamed === null &&
    !pair.reordered &&
    !pair.bitsChanged &&
    !isNullContradicted(baseline, current);
  // A map of `pair` keeps its list of consequences, to which causes go on writing.
  const behind = nameBehind(baseline.type, current.type, comparison);
  return isSame ? [] : [{ ...pair, ...behind, differences, renamed }];
}

function isDisplacedField({ offset }: FieldPair): boolean {
  return offset.from !== null && offset.to !== null && offset.from !== offset.to;
}

function isPaddingByAnyName({ baseline, current }: FieldPair): boolean {
  return isReservedName(baseline?.name) && isReservedName(current?.name);
}

function isFlexible({ baseline, current }: FieldPair): boolean {
  const type = (baseline ?? current)?.type;
  return type?.kind === "array" && type.length === null;
}

/** Bit-fields of C that the other side, which has none, holds as the integer whose bytes they are in. */
function bitFieldsAsBytes(fields: readonly FieldPair[]): ReadonlySet<FieldPair> {
  const covered = new Set<FieldPair>();
  for (const whole of fields) {
    if (whole.change === "kept" || isBitField(whole)) continue;
    const [start, size] = placeOf(whole);
    const inside = fields.filter((pair) => {
      const [offset] = placeOf(pair);
      return (
        pair.change !== "kept" &&
        pair.change !== whole.change &&
        isBitField(pair) &&
        offset >= start &&
        offset < start + size
      );
    });
    for (const pair of inside) covered.add(pair);
    if (inside.length > 0) covered.add(whole);
  }
  return covered;
}

/** One pair for an integer and the bit-fields that the other side has in its bytes. */
function otherStorage(covered: readonly FieldPair[], { cause }: TypeDraft): readonly FieldPair[] {
  const whole = covered.find((pair) => !isBitField(pair));
  const part = covered.find(isBitField);
  if (whole === undefined || part === undefined) return covered;
  const [defined, declared] = whole.baseline === null ? [part, whole] : [whole, part];
  const { baseline } = defined;
  const { current } = declared;
  if (baseline === null || current === null) return covered;
  const { consequences } = covered.find((pair) => pair.consequences === cause) ?? whole;
  return [
    {
      ...whole,
      change: "kept",
      baseline,
      current,
      consequences,
      places: { baseline: defined.places.baseline, current: declared.places.current },
      symbolic: { baseline: defined.symbolic.baseline, current: declared.symbolic.current },
      declared: { baseline: defined.declared.baseline, current: declared.declared.current },
      offset: { from: defined.offset.from, to: declared.offset.to },
      size: { from: defined.size.from, to: declared.size.to },
      place: null,
      bitsChanged: true,
    },
  ];
}

function isBitField({ baseline, current }: FieldPair): boolean {
  return (baseline ?? current)?.bits !== undefined;
}

function placeOf({ offset, size }: FieldPair): readonly [offset: number, size: number] {
  return [offset.from ?? offset.to ?? 0, size.from ?? size.to ?? 0];
}
