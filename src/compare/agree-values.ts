import type { ConstantItem } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { printType } from "../idl/type-expression.ts";
import { scalarFacts } from "../layout/scalar.ts";
import type { Comparison } from "./comparison.ts";
import { declaredValue } from "./declared-value.ts";
import { sharedSymbols } from "./match-sides.ts";
import { matchedBase, symbolExposure } from "./matched.ts";
import { nameBehind } from "./name-behind.ts";
import type { ConstantPair, Pair, StaticPair } from "./pair.ts";
import { isNullContradicted, placeDifferences } from "./place-differences.ts";

/** Pairs for the constants of one name and the variables of one symbol that both sides have. */
export function agreeValues(comparison: Comparison): readonly Pair[] {
  return [...constantPairs(comparison), ...staticPairs(comparison)];
}

function constantPairs(comparison: Comparison): readonly ConstantPair[] {
  const { baseline, current } = comparison;
  return [...baseline.constants].flatMap(([name, from]) => {
    const declared = declaredValue(current, name);
    if (declared === null || declared.kind === "text") return [];
    const to = declared.item;
    if (isSameValue(from, to, current.target)) return [];
    const base = matchedBase(
      comparison,
      { kind: "constant", symbol: name },
      symbolExposure(name),
      { baseline: from, current: to },
      { baseline: null, current: null },
    );
    return [
      {
        ...base,
        subject: "constant" as const,
        change: "kept" as const,
        baseline: from,
        current: to,
        name,
        version: false,
      },
    ];
  });
}

/** A macro has whatever type its digits need, so that values count and not types; a negative one may be written by its bits. */
function isSameValue(from: ConstantItem, to: ConstantItem, target: Triple): boolean {
  if (from.type === "string" || to.type === "string") return from.type === to.type && from.value === to.value;
  if (typeof from.value === "bigint" && typeof to.value === "bigint") {
    return from.value === to.value || haveSameBits(from, to, target);
  }
  return Number(from.value) === Number(to.value) || String(from.value) === String(to.value);
}

function haveSameBits(from: ConstantItem, to: ConstantItem, target: Triple): boolean {
  const bits = bitsOf(from, target);
  if (bits === null || bits !== bitsOf(to, target)) return false;
  if (typeof from.value !== "bigint" || typeof to.value !== "bigint") return false;
  return BigInt.asUintN(bits, from.value) === BigInt.asUintN(bits, to.value);
}

function bitsOf({ type }: ConstantItem, target: Triple): number | null {
  return type === "string" || type === "char" ? null : scalarFacts(type, target).size * 8;
}

function staticPairs(comparison: Comparison): readonly StaticPair[] {
  const { baseline, current } = comparison;
  return sharedSymbols(baseline.statics, current.statics).flatMap(({ symbol, definition, declaration }) => {
    const found = placeDifferences(definition.type, declaration.type, comparison);
    // An array of unknown bound is compatible with one of any length (C17 6.2.7p3, 6.7.6.2p6).
    const differences = found.filter(({ kind }) => kind !== "flexible-array");
    const isSame =
      differences.length === 0 &&
      definition.mutable === declaration.mutable &&
      !isNullContradicted(definition, declaration) &&
      definition.thread_local === declaration.thread_local;
    if (isSame) return [];
    const base = matchedBase(
      comparison,
      { kind: "static", symbol },
      symbolExposure(symbol, ["static"]),
      { baseline: definition, current: declaration },
      { baseline: null, current: null },
    );
    return [
      {
        ...base,
        subject: "static" as const,
        change: "kept" as const,
        baseline: definition,
        current: declaration,
        name: symbol,
        type: { baseline: printType(definition.type), current: printType(declaration.type) },
        ...nameBehind(definition.type, declaration.type, comparison),
        differences,
        becameFunction: false,
      },
    ];
  });
}
