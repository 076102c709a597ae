import type { ConstantItem, MacroItem, StaticItem } from "../idl/contract.ts";
import { printType } from "../idl/type-expression.ts";
import type { Span } from "../source/source-file.ts";
import { lexText } from "../syntax/c/lexer.ts";
import type { Enumerators } from "./compare-enum.ts";
import { enumeratorsOf } from "./compare-types.ts";
import type { Comparison } from "./comparison.ts";
import { differencesOf } from "./differences-of.ts";
import { filesAround, haveSameAttributes, matchedBase, symbolExposure, versionsOf } from "./matched.ts";
import type { ConstantPair, MacroPair, Pair, StaticPair } from "./pair.ts";

/** Names that tell the library's own version. */
const VERSION = /(^|_)(VERSION|VERNUM|VER)(_|$)/i;

/** Pairs for constants, macros and statics of two views. */
export function compareValues(comparison: Comparison): readonly Pair[] {
  return [...constantPairs(comparison), ...macroPairs(comparison), ...staticPairs(comparison)];
}

function unionOfKeys<T>(
  baseline: ReadonlyMap<string, T>,
  current: ReadonlyMap<string, T>,
): readonly string[] {
  return [...new Set([...baseline.keys(), ...current.keys()])];
}

function constantPairs(comparison: Comparison): readonly ConstantPair[] {
  const { baseline, current } = comparison;
  const before = enumeratorsOf(baseline);
  const after = enumeratorsOf(current);
  const pairs: ConstantPair[] = [];
  for (const name of unionOfKeys(baseline.constants, current.constants)) {
    const from = baseline.constants.get(name);
    const to = current.constants.get(name);
    const versions = versionsOf(from, to);
    const other = from === undefined ? before : after;
    if (versions === null || becameEnumerator(name, from?.value ?? to?.value, other, versions.change))
      continue;
    if (versions.change === "kept" && isSameConstant(versions.baseline, versions.current)) continue;
    const sides = { baseline: from ?? null, current: to ?? null };
    const base = matchedBase(
      comparison,
      { kind: "constant", symbol: name },
      symbolExposure(name),
      sides,
      filesAround(comparison, from?.span),
    );
    pairs.push({ ...base, ...versions, subject: "constant", name, version: VERSION.test(name) });
  }
  return pairs;
}

function isSameConstant(from: ConstantItem, to: ConstantItem): boolean {
  return from.type === to.type && from.value === to.value;
}

/** A `#define` that became an enumerator of the same name and value, or the other way, is still there for C. */
function becameEnumerator(
  name: string,
  value: bigint | string | undefined,
  other: Enumerators,
  change: "kept" | "added" | "removed",
): boolean {
  return change !== "kept" && other.get(name) === value;
}

function macroPairs(comparison: Comparison): readonly MacroPair[] {
  const { baseline, current } = comparison;
  return unionOfKeys(baseline.macros, current.macros).flatMap((name) => {
    const from = baseline.macros.get(name);
    const to = current.macros.get(name);
    const versions = versionsOf(from, to);
    const changed = from !== undefined && to !== undefined && meaningOf(from) !== meaningOf(to);
    if (versions === null || (versions.change === "kept" && !changed)) return [];
    const sides = { baseline: from ?? null, current: to ?? null };
    const base = matchedBase(
      comparison,
      { kind: "macro", symbol: name },
      symbolExposure(name),
      sides,
      filesAround(comparison, from?.span),
    );
    return [{ ...base, ...versions, subject: "macro" as const, name, version: VERSION.test(name), changed }];
  });
}

/** A macro's tokens with its parameters numbered: names of parameters and white space mean nothing. */
function meaningOf(macro: MacroItem): string {
  const numbers = new Map((macro.params ?? []).map((param, index) => [param, `#${index}`]));
  const span = macro.span ?? NOWHERE;
  const tokens = lexText(macro.body, span).map(({ text }) => numbers.get(text) ?? text);
  return JSON.stringify([macro.params?.length ?? "object", ...tokens]);
}

/** A macro's text is split again where it came from a contract file. */
const NOWHERE: Span = { file: { path: "", text: "" }, start: 0, end: 0 };

function staticPairs(comparison: Comparison): readonly StaticPair[] {
  const { baseline, current } = comparison;
  return unionOfKeys(baseline.statics, current.statics).flatMap((name) => {
    const from = baseline.statics.get(name);
    const to = current.statics.get(name);
    const versions = versionsOf(from, to);
    if (versions === null) return [];
    const isKept = versions.change === "kept";
    const differences = isKept
      ? differencesOf(versions.baseline.type, versions.current.type, comparison)
      : [];
    const isSame = isKept && differences.length === 0;
    if (isSame && haveSameAttributes(versions.baseline, versions.current)) return [];
    const sides = { baseline: from ?? null, current: to ?? null };
    const base = matchedBase(
      comparison,
      { kind: "static", symbol: name },
      symbolExposure(name, ["static"]),
      sides,
      filesAround(comparison, from?.span),
    );
    return [
      {
        ...base,
        ...versions,
        subject: "static" as const,
        name,
        type: { baseline: textOf(from), current: textOf(to) },
        differences,
        becameFunction:
          (to === undefined && current.functions.has(name)) ||
          (from === undefined && baseline.functions.has(name)),
      },
    ];
  });
}

function textOf(item: StaticItem | undefined): string {
  return item === undefined ? "" : printType(item.type);
}
