import type { Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import { withoutCharSign } from "./char-sign.ts";
import { type Comparison, type Differ, isSameType } from "./comparison.ts";
import { isSameShape } from "./same-shape.ts";
import { isSameMemory, type TypeDifference } from "./type-difference.ts";

type Pointer = Type & { readonly kind: "pointer" };

/** How two pointers differ: qualifiers of what they point at, levels, and what lies behind them. */
export function pointerDifferences(
  from: Pointer,
  to: Pointer,
  comparison: Comparison,
  differ: Differ,
): readonly TypeDifference[] {
  return [...qualifierDifferences(from, to), ...pointeeDifferences(from, to, comparison, differ)];
}

function qualifierDifferences(from: Pointer, to: Pointer): readonly TypeDifference[] {
  const differences: TypeDifference[] = [];
  if (from.mutable !== to.mutable) differences.push({ kind: to.mutable ? "const-removed" : "const-added" });
  if (from.volatile !== to.volatile) differences.push({ kind: "volatile-changed" });
  if (from.restrict !== to.restrict) {
    differences.push({ kind: to.restrict === true ? "restrict-added" : "restrict-removed" });
  }
  return differences;
}

function pointeeDifferences(
  from: Pointer,
  to: Pointer,
  comparison: Comparison,
  differ: Differ,
): readonly TypeDifference[] {
  if (
    from.to.kind === "named" &&
    to.to.kind === "named" &&
    isSameType(comparison, from.to.name, to.to.name)
  ) {
    return [];
  }
  const oldPointee = comparison.baseline.resolve(from.to);
  const newPointee = comparison.current.resolve(to.to);
  if (oldPointee.kind === "void" || newPointee.kind === "void") {
    if (oldPointee.kind === newPointee.kind) return [];
    const where = oldPointee.kind === "void" ? "baseline" : "current";
    return [{ kind: "pointee", void: where, memory: "differs" }];
  }
  if (oldPointee.kind === "pointer" && newPointee.kind === "pointer") {
    return differ(from.to, to.to);
  }
  if (oldPointee.kind === "pointer" || newPointee.kind === "pointer") {
    return [
      {
        kind: "pointer-level",
        from: pointerLevels(from, comparison.baseline),
        to: pointerLevels(to, comparison.current),
      },
    ];
  }
  const inner = withoutCharSign(differ(from.to, to.to), from.to, to.to, comparison);
  if (isSameMemory(inner)) return inner;
  return [{ kind: "pointee", void: null, memory: memoryBehind(from.to, to.to, inner, comparison) }];
}

/** No header has as many; a name that stands for a pointer to itself has no end. */
const MOST_LEVELS = 256;

/** How many pointers lead to what is no pointer, through names too. */
export function pointerLevels(type: Type, view: View): number {
  let levels = 0;
  for (let at = type; at.kind === "pointer" && levels < MOST_LEVELS; levels++) at = view.resolve(at.to);
  return levels;
}

function memoryBehind(
  from: Type,
  to: Type,
  inner: readonly TypeDifference[],
  comparison: Comparison,
): "same" | "differs" | "opaque" {
  if (inner.every(isSameWidth)) return "same";
  const hidden = (type: Type, side: "baseline" | "current"): boolean =>
    comparison[side].layoutOf(type).kind === "incomplete";
  if (hidden(from, "baseline") && hidden(to, "current")) return "opaque";
  return isSameShape(comparison.baseline.resolve(from), comparison.current.resolve(to), comparison)
    ? "same"
    : "differs";
}

/** Whether what is behind the pointer has the size that it had, read otherwise at most by a compiler. */
function isSameWidth(difference: TypeDifference): boolean {
  if (difference.kind === "callback") return difference.breaks !== "binary";
  return difference.kind === "sign" || difference.kind === "enum-integer";
}
