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
  return variants.flatMap((variant) => refineVariant(variant, comparison, differ));
}

function refineVariant(
  variant: VariantPair,
  comparison: Comparison,
  differ: boolean,
): readonly VariantPair[] {
  if (variant.change !== "kept") {
    const [own, other] = sidesOf(variant, comparison);
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

/** The variants of the side that has one alone, and those of the side that lacks it. */
function sidesOf(
  { type, change }: VariantPair,
  { baseline, current, types }: Comparison,
): readonly [own: readonly Variant[], other: readonly Variant[]] {
  const defined = variantsOf(baseline.types.get(type));
  const declared = variantsOf(current.types.get(types.toCurrent.get(type) ?? type));
  return change === "added" ? [declared, defined] : [defined, declared];
}

function variantsOf(definition: TypeDefinition | undefined): readonly Variant[] {
  return definition?.kind === "enum" ? definition.variants : [];
}

const COUNTER = /(?:^|_)(?:MAX|COUNT|CNT|NUM|LAST|END|SENTINEL)_*$/i;

/** An enumerator that one side alone has in order to know how many there are stands behind the others. */
function countsOthers({ name, value }: Variant, siblings: readonly Variant[]): boolean {
  return COUNTER.test(name) && siblings.every((other) => other.value < value || other.name === name);
}

function isAlias({ baseline, current }: VariantPair, other: readonly Variant[]): boolean {
  return other.some(({ value }) => value === (baseline ?? current)?.value);
}
