import type { TypeDefinition, Variant } from "../idl/contract.ts";
import { isSentinelName } from "./compare-enum.ts";
import type { Comparison } from "./comparison.ts";
import { endsAlike } from "./match-variants.ts";
import type { VariantPair } from "./pair.ts";

/**
 * What of an enum's variants counts: values, and names that one side lacks. What only counts the others follows from
 * them, and a second name for a value that both have is nobody's loss.
 */
export function refineVariants(
  variants: readonly VariantPair[],
  comparison: Comparison,
): readonly VariantPair[] {
  const differ = variants.some(({ change, sentinel }) => change !== "kept" && !sentinel);
  const sidesOf = sidesOfTypes(comparison);
  return variants.flatMap((variant) => refineVariant(variant, sidesOf(variant), differ));
}

function refineVariant(
  variant: VariantPair,
  [own, other]: readonly [Values, Values],
  differ: boolean,
): readonly VariantPair[] {
  if (variant.change !== "kept") {
    return countsOthers(variant.baseline ?? variant.current, own) || isAlias(variant, other) ? [] : [variant];
  }
  const { baseline, current, payload } = variant;
  // What counts the others on one side has the value of one of them on the other, and is not that one.
  const isCounter = variant.renamed === null ? [] : [baseline, current].map(({ name }) => COUNTER.test(name));
  if (isCounter[1] === true && isCounter[0] === false) {
    return [{ ...variant, change: "removed", baseline, current: null, renamed: null, run: [] }];
  }
  if (isCounter[0] === true && isCounter[1] === false) {
    return [
      { ...variant, change: "added", baseline: null, current, name: current.name, renamed: null, run: [] },
    ];
  }
  const onlyCounts = differ && variant.run.every(({ name }) => isSentinelName(name));
  const run = variant.sentinel || onlyCounts ? [] : variant.run;
  const isSameName = variant.renamed === null || endsAlike(baseline.name, current.name);
  const renamed = isSameName ? null : variant.renamed;
  const isSame = run.length === 0 && renamed === null && payload.baseline === payload.current;
  return isSame ? [] : [{ ...variant, run, renamed }];
}

/** The values of an enum's variants, looked at once. */
interface Values {
  readonly all: ReadonlySet<bigint>;
  readonly highest: bigint | null;
  /** The variants of the highest value. */
  readonly atTop: ReadonlySet<string>;
}

/** The values of the side that has a variant alone, and those of the side that lacks it. */
function sidesOfTypes({ baseline, current, types }: Comparison) {
  const known = new Map<string, readonly [defined: Values, declared: Values]>();
  return ({ type, change }: VariantPair): readonly [own: Values, other: Values] => {
    const sides = known.get(type) ?? [
      valuesOf(baseline.types.get(type)),
      valuesOf(current.types.get(types.toCurrent.get(type) ?? type)),
    ];
    known.set(type, sides);
    const [defined, declared] = sides;
    return change === "added" ? [declared, defined] : [defined, declared];
  };
}

function valuesOf(definition: TypeDefinition | undefined): Values {
  const variants = definition?.kind === "enum" ? definition.variants : [];
  let highest: bigint | null = null;
  for (const { value } of variants) if (highest === null || value > highest) highest = value;
  const atTop = variants.filter(({ value }) => value === highest).map(({ name }) => name);
  return { all: new Set(variants.map(({ value }) => value)), highest, atTop: new Set(atTop) };
}

const COUNTER = /(?:^|_)(?:MAX|COUNT|CNT|NUM|LAST|END|SENTINEL)_*$/i;

/** An enumerator that one side alone has in order to know how many there are stands behind the others. */
function countsOthers({ name, value }: Variant, { highest, atTop }: Values): boolean {
  if (!COUNTER.test(name)) return false;
  return highest === null || value > highest || (value === highest && atTop.size === 1 && atTop.has(name));
}

function isAlias({ baseline, current }: VariantPair, { all }: Values): boolean {
  const value = (baseline ?? current)?.value;
  return value !== undefined && all.has(value);
}
