import type { ConstantItem, EnumDefinition, Variant } from "../idl/contract.ts";
import { enumStorage } from "../layout/enum-storage.ts";
import { scalarFacts } from "../layout/scalar.ts";
import type { View } from "../layout/view.ts";
import { appendTo } from "../source/append-to.ts";
import { namesOf } from "./align-declaration.ts";
import { compareVariants } from "./compare-enum.ts";
import type { Exposures } from "./compare-types.ts";
import type { Comparison } from "./comparison.ts";
import { wordsOf } from "./match-variants.ts";
import type { VariantPair } from "./pair.ts";
import { plainName, plainTypeName } from "./same-name.ts";

/** A named number of the declaration, cut at a word: what stands in front of a variant's name, if it is one's. */
interface Cut {
  readonly prefix: string;
  readonly name: string;
  readonly item: ConstantItem;
  readonly value: bigint;
}

/** Cuts by what stands behind them. */
type Cuts = ReadonlyMap<string, readonly Cut[]>;

/**
 * The values of enums for which the declaration has no enum but constants: enumerators of an unnamed enum beside
 * `typedef uint8_t kv_kind;`, or macros. A constant is a variant by its whole name (`KV_KIND_RAW` is `KvKind::Raw`), or by
 * a prefix that it shares with all other variants.
 */
export function agreeEnumConstants(comparison: Comparison, exposures: Exposures): readonly VariantPair[] {
  const { baseline, current, types } = comparison;
  const enums = [...baseline.types].flatMap(([name, definition]) => {
    const isFree = definition.kind === "enum" && definition.foreign !== true && !types.toCurrent.has(name);
    return isFree && definition.variants.length > 1 ? [[name, definition] as const] : [];
  });
  if (enums.length === 0 || current.constants.size === 0) return [];
  const cuts = cutConstants(current);
  const found = new Map<string, ReadonlyMap<Variant, Cut>>();
  const taken = new Set<string>();
  for (const choose of [byTypeName, bySharedPrefix]) {
    for (const [name, definition] of enums) {
      if (found.has(name)) continue;
      const matches = choose(name, definition, matchesByPrefix(definition, cuts, taken), current);
      if (matches !== null) found.set(name, matches);
    }
    for (const matches of found.values()) for (const cut of matches.values()) taken.add(cut.name);
  }
  return enums.flatMap(([name, definition]) => {
    const matches = found.get(name);
    return matches === undefined ? [] : comparedValues(name, definition, matches, comparison, exposures);
  });
}

/** Longer names are no one's. */
const LONGEST_NAME = 200;

function cutConstants({ constants }: View): Cuts {
  const cuts = new Map<string, Cut[]>();
  for (const [name, item] of constants) {
    const { value } = item;
    if (typeof value !== "bigint" || item.type === "string" || name.length > LONGEST_NAME) continue;
    const words = wordsOf(name);
    for (let at = 1; at < words.length; at++) {
      const cut: Cut = { prefix: words.slice(0, at).join(""), name, item, value };
      const ending = words.slice(at).join("");
      appendTo(cuts, ending, cut);
    }
  }
  return cuts;
}

type Matches = ReadonlyMap<Variant, Cut>;

/** Which variants have a constant, for each prefix; one that has several has none. */
function matchesByPrefix(
  { variants }: EnumDefinition,
  cuts: Cuts,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, Matches> {
  const byPrefix = new Map<string, Map<Variant, Cut>>();
  for (const variant of variants) {
    const own = (cuts.get(plainName(variant.name)) ?? []).filter(({ name }) => !taken.has(name));
    for (const cut of own) {
      if (own.some((other) => other !== cut && other.prefix === cut.prefix)) continue;
      const matches = byPrefix.get(cut.prefix) ?? new Map<Variant, Cut>();
      byPrefix.set(cut.prefix, matches.set(variant, cut));
    }
  }
  return byPrefix;
}

type Choose = (
  name: string,
  definition: EnumDefinition,
  byPrefix: ReadonlyMap<string, Matches>,
  declaration: View,
) => Matches | null;

const byTypeName: Choose = (name, definition, byPrefix) => {
  const names = namesOf(name, definition).map(plainTypeName);
  const matches = names.flatMap((typeName) => byPrefix.get(typeName) ?? []);
  return matches.find(({ size }) => size > 1) ?? null;
};

/** With fewer variants than this, constants of their names may be others, unless the type is there as an integer. */
const LEAST_VARIANTS = 3;

const bySharedPrefix: Choose = (name, definition, byPrefix, declaration) => {
  const names = namesOf(name, definition).map(plainTypeName);
  const count = definition.variants.length;
  const whole = [...byPrefix].filter(([, { size }]) => size === count);
  const [only, ...others] = whole;
  if (only === undefined || others.length > 0) return null;
  const [prefix, matches] = only;
  if (isIntegerByName(names, declaration)) return matches;
  return count >= LEAST_VARIANTS && names.some((typeName) => typeName.startsWith(prefix)) ? matches : null;
};

/** `typedef uint8_t kv_kind;` */
function isIntegerByName(names: readonly string[], view: View): boolean {
  return [...view.types].some(([name, definition]) => {
    if (definition.kind !== "alias" || !names.includes(plainTypeName(name))) return false;
    const resolved = view.resolve({ kind: "named", name });
    return resolved.kind === "scalar" && scalarFacts(resolved.name, view.target).kind === "integer";
  });
}

function comparedValues(
  name: string,
  definition: EnumDefinition,
  matches: Matches,
  comparison: Comparison,
  exposures: Exposures,
): readonly VariantPair[] {
  const { target } = comparison.baseline;
  const bits = scalarFacts(enumStorage(definition, target), target).size * 8;
  const variants = definition.variants.filter((variant) => matches.has(variant));
  const declared = variants.map((variant): Variant => {
    const cut = matches.get(variant);
    // A negative value may be written by its bits.
    const isSame =
      cut === undefined || BigInt.asUintN(bits, cut.value) === BigInt.asUintN(bits, variant.value);
    const span = cut?.item.span;
    return {
      name: variant.name,
      value: isSame ? variant.value : cut.value,
      ...(span === undefined ? {} : { span }),
    };
  });
  const exposure = exposures.baseline.get(name) ?? { flags: new Set(), symbols: [] };
  const span = declared[0]?.span;
  const { span: _, ...plain } = definition;
  const current = { ...plain, variants: declared, ...(span === undefined ? {} : { span }) };
  const nowhere = { baseline: new Map<string, bigint>(), current: new Map<string, bigint>() };
  const sides = { name, baseline: { ...definition, variants }, current, exposure };
  return compareVariants(sides, nowhere, comparison);
}
