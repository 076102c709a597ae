import type { Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import { callerExtends } from "../layout/calling-convention.ts";
import { withoutCharSign } from "./char-sign.ts";
import { type Comparison, type Differ, isSameType } from "./comparison.ts";
import { pointerDifferences, pointerLevels } from "./pointer-differences.ts";
import { signatureDifference } from "./signature-difference.ts";
import { isSameMemory, type TypeDifference, type ValueClass } from "./type-difference.ts";
import { machineValueOf, signatureOf } from "./value-class.ts";

const SPELLING: readonly TypeDifference[] = [{ kind: "spelling" }];

/**
 * How two types differ in memory or to a compiler, on the comparison's target. Empty when they are the same; one
 * `spelling` when only names differ. Named types that were matched are the same here: what changed in them is a finding
 * about them. An unknown type on either side differs from nothing, for nothing certain can be said (its gap is told).
 */
export function differencesOf(
  baseline: Type,
  current: Type,
  comparison: Comparison,
): readonly TypeDifference[] {
  if (isSameNamed(baseline, current, comparison)) return [];
  const from = comparison.baseline.resolve(baseline);
  const to = comparison.current.resolve(current);
  const differences = isSameNamed(from, to, comparison)
    ? []
    : endingDifferences(baseline, current, comparison, () => resolvedDifferences(from, to, comparison));
  if (differences.length > 0) return differences;
  return printType(baseline) === printType(current)
    ? []
    : spellingUnlessMatched(baseline, current, comparison);
}

/** Only names lead back to a type; two types that are met again inside themselves differ in nothing further. */
function endingDifferences(
  baseline: Type,
  current: Type,
  { underway }: Comparison,
  differ: () => readonly TypeDifference[],
): readonly TypeDifference[] {
  if (baseline.kind !== "named" && current.kind !== "named") return differ();
  const key = JSON.stringify([printType(baseline), printType(current)]);
  if (underway.has(key)) return [];
  underway.add(key);
  const differences = differ();
  underway.delete(key);
  return differences;
}

/** Types that differ only by the names of matched types (a struct that was renamed) do not differ here. */
function spellingUnlessMatched(
  baseline: Type,
  current: Type,
  comparison: Comparison,
): readonly TypeDifference[] {
  const renamed = renameMatched(baseline, comparison);
  return printType(renamed) === printType(current) ? [] : SPELLING;
}

function renameMatched(type: Type, comparison: Comparison): Type {
  switch (type.kind) {
    case "named":
      return { kind: "named", name: comparison.types.toCurrent.get(type.name) ?? type.name };
    case "pointer":
      return { ...type, to: renameMatched(type.to, comparison) };
    case "array":
    case "atomic":
    case "complex":
    case "vector":
      return { ...type, of: renameMatched(type.of, comparison) };
    case "function": {
      const params = type.params.map((param) => ({ ...param, type: renameMatched(param.type, comparison) }));
      return {
        ...type,
        params,
        returns: { ...type.returns, type: renameMatched(type.returns.type, comparison) },
      };
    }
    default:
      return type;
  }
}

function isSameNamed(from: Type, to: Type, comparison: Comparison): boolean {
  return from.kind === "named" && to.kind === "named" && isSameType(comparison, from.name, to.name);
}

function resolvedDifferences(from: Type, to: Type, comparison: Comparison): readonly TypeDifference[] {
  const differ: Differ = (baseline, current) => differencesOf(baseline, current, comparison);
  if (from.kind === "unknown" || to.kind === "unknown") return [];
  if (from.kind === "atomic" || to.kind === "atomic") return atomicDifferences(from, to, comparison);
  if (isNothing(from) || isNothing(to)) return voidDifferences(from, to, comparison);
  const oldSignature = signatureOf(from, comparison.baseline);
  const newSignature = signatureOf(to, comparison.current);
  if (oldSignature !== null && newSignature !== null) {
    const difference = signatureDifference(oldSignature, newSignature, differ);
    return difference === null ? [] : [difference];
  }
  if (from.kind === "pointer" && to.kind === "pointer")
    return pointerDifferences(from, to, comparison, differ);
  if (from.kind === "pointer" || to.kind === "pointer")
    return pointerToValueDifferences(from, to, comparison);
  if (from.kind === "array" && to.kind === "array") return arrayDifferences(from, to, comparison);
  return valueDifferences(from, to, comparison);
}

function isNothing(type: Type): boolean {
  return type.kind === "void" || type.kind === "never";
}

function voidDifferences(from: Type, to: Type, comparison: Comparison): readonly TypeDifference[] {
  if (isNothing(from) && isNothing(to)) return [];
  if (isNothing(to)) return [{ kind: "to-void" }];
  const hidden = comparison.current.passingOf(to, "return").kind === "hidden-pointer";
  return [{ kind: "from-void", hidden }];
}

/** C17 6.2.5p27: an atomic type may have another size and representation than the type it is made of. */
function atomicDifferences(from: Type, to: Type, comparison: Comparison): readonly TypeDifference[] {
  const plainFrom = from.kind === "atomic" ? from.of : from;
  const plainTo = to.kind === "atomic" ? to.of : to;
  const inner = differencesOf(plainFrom, plainTo, comparison);
  if (from.kind === to.kind) return inner;
  return [...inner.filter((difference) => difference.kind !== "spelling"), { kind: "atomic" }];
}

function pointerToValueDifferences(from: Type, to: Type, comparison: Comparison): readonly TypeDifference[] {
  const target = from.kind === "pointer" ? from.to : to.kind === "pointer" ? to.to : null;
  if (target === null) return [{ kind: "other" }];
  const value = from.kind === "pointer" ? to : from;
  const same =
    from.kind === "pointer"
      ? differencesOf(target, value, comparison)
      : differencesOf(value, target, comparison);
  if (isSameMemory(same)) {
    const byValue = from.kind === "pointer" ? comparison.current : comparison.baseline;
    if (machineValueOf(byValue.resolve(value), byValue).class !== "aggregate") {
      return [
        {
          kind: "pointer-level",
          from: pointerLevels(from, comparison.baseline),
          to: pointerLevels(to, comparison.current),
        },
      ];
    }
    return [{ kind: "passing", from: howPassed(from), to: howPassed(to) }];
  }
  return classDifferences(from, to, comparison);
}

function howPassed(type: Type): string {
  return type.kind === "pointer" ? "by pointer" : "by value";
}

function arrayDifferences(
  from: Type & { kind: "array" },
  to: Type & { kind: "array" },
  comparison: Comparison,
): readonly TypeDifference[] {
  const elements = withoutCharSign(differencesOf(from.of, to.of, comparison), from.of, to.of, comparison);
  if (!isSameMemory(elements)) return [{ kind: "element", of: elements }];
  const oldCount = countOf(from, comparison, "baseline");
  const newCount = countOf(to, comparison, "current");
  if (oldCount === newCount) return elements;
  if (from.length === null || to.length === null) return [{ kind: "flexible-array" }];
  return [{ kind: "array-length", from: oldCount, to: newCount }];
}

/** Elements as a number where sizes are known, else as the text that the contract has. */
function countOf(
  array: Type & { kind: "array" },
  comparison: Comparison,
  side: "baseline" | "current",
): string {
  if (array.length === null) return "";
  if (array.length.kind === "integer") return array.length.value.toString();
  const view = comparison[side];
  const whole = view.layoutOf(array);
  const element = view.layoutOf(array.of);
  if (whole.kind === "sized" && element.kind === "sized" && element.size > 0) {
    return String(whole.size / element.size);
  }
  return printType(array);
}

function valueDifferences(from: Type, to: Type, comparison: Comparison): readonly TypeDifference[] {
  const old = machineValueOf(from, comparison.baseline);
  const now = machineValueOf(to, comparison.current);
  if (old.class !== now.class) return classDifferences(from, to, comparison);
  if (old.class === "integer") {
    if (old.size !== now.size) return widthDifference(old.size, now.size);
    if (old.enum !== now.enum) return [{ kind: "enum-integer" }];
    if (old.signed !== now.signed) {
      const extended = (old.size ?? 0) < 4 && callerExtends(comparison.current.target);
      return [{ kind: "sign", extends: extended, toSigned: now.signed }];
    }
    return old.enum ? [{ kind: "other" }] : [];
  }
  if (old.class === "float") return old.size === now.size ? [] : widthDifference(old.size, now.size);
  if (old.class === "bool") return [];
  return printType(from) === printType(to) ? [] : [{ kind: "other" }];
}

function widthDifference(from: number | null, to: number | null): readonly TypeDifference[] {
  return from === null || to === null ? [{ kind: "other" }] : [{ kind: "width", from, to }];
}

function classDifferences(from: Type, to: Type, comparison: Comparison): readonly TypeDifference[] {
  const old = machineValueOf(from, comparison.baseline);
  const now = machineValueOf(to, comparison.current);
  const classes = [old.class, now.class];
  if (classes.includes("bool") && classes.includes("integer")) return [{ kind: "bool" }];
  if (classes.includes("other") || old.class === now.class) return [{ kind: "other" }];
  const isWord = (valueClass: ValueClass) => valueClass === "integer" || valueClass === "pointer";
  const sameRegister = isWord(old.class) && isWord(now.class) && old.size === now.size;
  return [{ kind: "class", from: old.class, to: now.class, sameRegister }];
}
