import type { ParamPair, ReturnPair } from "../compare/pair.ts";
import type { TypeDifference, TypeDifferenceKind } from "../compare/type-difference.ts";
import type { SeverityCase } from "../findings/rule.ts";
import { type Breakage, fullBreak, harmless, meaningWarning, sourceBreak } from "../findings/severity.ts";

/** Where a type stands: what an added or removed `const` does to consumers depends on it. */
export type Place = "param" | "return" | "memory";

/** What one difference stops, or `nothing`. */
export type Effect = Breakage | "nothing";

type OfKind<K extends TypeDifferenceKind> = Extract<TypeDifference, { readonly kind: K }>;

/** Which of two equally bad differences names the change: the narrower words first. */
const ORDER: readonly TypeDifferenceKind[] = [
  "from-void",
  "to-void",
  "passing",
  "pointer-level",
  "class",
  "bool",
  "width",
  "enum-integer",
  "callback",
  "pointee",
  "array-length",
  "flexible-array",
  "element",
  "sign",
  "const-removed",
  "const-added",
  "volatile-changed",
  "restrict-added",
  "restrict-removed",
  "bound",
  "atomic",
  "other",
  "spelling",
];

const GRAVITY: readonly Effect[] = ["binary", "source", "meaning", "nothing"];

/** Severities for rules that take differences of several effects. */
export const severityByEffect = {
  binary: { when: "if the two differ in memory or in how they travel in a call", severity: fullBreak },
  source: { when: "if only compilers tell the two apart", severity: sourceBreak },
  meaning: { when: "if the bits stay and mean something else", severity: meaningWarning },
  nothing: { when: "if no consumer can notice", severity: harmless },
} satisfies Readonly<Record<Effect, SeverityCase>>;

/**
 * The one difference that a changed type is reported for: the worst by its effect, and of equally bad ones the first in
 * a fixed order of kinds. Every rule about a type fires only for its own kinds, so that exactly one of them speaks.
 * Null if there is none.
 */
export function primaryDifference(
  differences: readonly TypeDifference[],
  place: Place = "memory",
): TypeDifference | null {
  const rank = (difference: TypeDifference): number =>
    GRAVITY.indexOf(effectOf(difference, place)) * ORDER.length + ORDER.indexOf(difference.kind);
  return differences.reduce<TypeDifference | null>(
    (worst, next) => (worst === null || rank(next) < rank(worst) ? next : worst),
    null,
  );
}

/** The primary difference of a kept parameter, if it is of one of these kinds. */
export function primaryParamDifference<K extends TypeDifferenceKind>(
  pair: ParamPair,
  ...kinds: readonly K[]
): OfKind<K> | null {
  return pair.change === "kept" ? narrow(primaryDifference(pair.differences, "param"), kinds) : null;
}

/** The primary difference of a result, if it is of one of these kinds. */
export function primaryReturnDifference<K extends TypeDifferenceKind>(
  pair: ReturnPair,
  ...kinds: readonly K[]
): OfKind<K> | null {
  return narrow(primaryDifference(pair.differences, "return"), kinds);
}

function narrow<K extends TypeDifferenceKind>(
  difference: TypeDifference | null,
  kinds: readonly K[],
): OfKind<K> | null {
  const isOneOf = (candidate: TypeDifference): candidate is OfKind<K> =>
    kinds.some((kind) => kind === candidate.kind);
  return difference !== null && isOneOf(difference) ? difference : null;
}

/** A scalar that moved between integer and floating-point registers; other changes of class are of another sort. */
export function changesRegisterClass(difference: OfKind<"class">): boolean {
  const scalars = ["integer", "float", "bool"];
  return scalars.includes(difference.from) && scalars.includes(difference.to);
}

/** What a difference stops at its place, at worst: a binary break may be a source break too. */
export function effectOf(difference: TypeDifference, place: Place): Effect {
  switch (difference.kind) {
    case "to-void":
    case "passing":
    case "pointer-level":
    case "width":
    case "bool":
    case "array-length":
    case "element":
    case "atomic":
    case "other":
      return "binary";
    case "class":
      return difference.sameRegister ? "source" : "binary";
    case "from-void":
      return difference.hidden ? "binary" : "nothing";
    case "enum-integer":
    case "flexible-array":
      return "source";
    case "callback":
      return difference.breaks;
    case "pointee":
      return effectOfPointee(difference);
    case "sign":
      return difference.extends && place !== "memory" ? "binary" : "meaning";
    case "const-added":
      return place === "param" ? "nothing" : "source";
    case "const-removed":
      return place === "return" ? "nothing" : "source";
    case "volatile-changed":
      return "meaning";
    case "restrict-added":
      return place === "param" ? "meaning" : "nothing";
    case "bound":
      return difference.to > difference.from ? "binary" : "nothing";
    case "restrict-removed":
    case "spelling":
      return "nothing";
  }
}

function effectOfPointee(difference: OfKind<"pointee">): Effect {
  if (difference.void !== null) return "meaning";
  return difference.memory === "differs" ? "binary" : "source";
}
