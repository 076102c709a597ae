import type { Signature, Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { Differ } from "./comparison.ts";
import { plainName } from "./same-name.ts";
import { isSameMemory, type TypeDifference } from "./type-difference.ts";

/** What a difference does to the code on the other end; null if there is none but of spelling. */
export type Breaks = Callback["breaks"];
type Callback = Extract<TypeDifference, { readonly kind: "callback" }>;

/** Tells what the differences of two types in a signature break. */
export type Weigh = (differences: readonly TypeDifference[], place: "param" | "return") => Breaks | null;

/**
 * How two function-pointer types differ, seen by the consumer whose function is called: the library writes the
 * parameters and reads the result, so that what an added or removed `const` means is the reverse of a plain function.
 */
export function signatureDifference(
  from: Signature,
  to: Signature,
  differ: Differ,
  weigh: Weigh = weighVersions,
): Callback | null {
  const callback = (breaks: Breaks, what: string): Callback => ({ kind: "callback", breaks, what });
  if (from.params.length !== to.params.length) {
    return callback("binary", `${from.params.length} parameters -> ${to.params.length}`);
  }
  if ((from.variadic ?? false) !== (to.variadic ?? false)) {
    return callback("binary", to.variadic === true ? "became variadic" : "no longer variadic");
  }
  if (from.abi !== to.abi) {
    return callback("binary", `calling convention ${from.abi ?? "C"} -> ${to.abi ?? "C"}`);
  }
  const reordered = reorderedParams(from, to, differ);
  if (reordered !== null) {
    const { baseline, current } = reordered;
    return callback("binary", `parameters (${baseline.join(", ")}) -> (${current.join(", ")})`);
  }
  let worst: Callback | null = null;
  const consider = (breaks: Breaks | null, what: string): void => {
    if (breaks !== null && (worst === null || rank(breaks) > rank(worst.breaks)))
      worst = callback(breaks, what);
  };
  for (const [index, param] of from.params.entries()) {
    const other = to.params[index];
    if (other === undefined) continue;
    const breaks = weigh(differ(param.type, other.type), "param");
    consider(breaks, `parameter ${index + 1}: ${describe(param.type, other.type)}`);
  }
  const breaks = weigh(differ(from.returns.type, to.returns.type), "return");
  consider(breaks, `result: ${describe(from.returns.type, to.returns.type)}`);
  return worst;
}

/** The same parameters, by name as two languages write it and by type, in another order; null if they are not. */
export function reorderedParams(
  from: Signature,
  to: Signature,
  differ: Differ,
): { readonly baseline: readonly string[]; readonly current: readonly string[] } | null {
  if (from.params.length !== to.params.length || from.params.length < 2) return null;
  const baseline = from.params.map((param) => param.name ?? "");
  const current = to.params.map((param) => param.name ?? "");
  if (baseline.includes("") || current.includes("")) return null;
  for (const spelled of [(name: string) => name, plainName]) {
    const names = baseline.map(spelled);
    const others = current.map(spelled);
    if (names.join(",") === others.join(",")) return null;
    const isSame = from.params.every((param, at) => {
      const other = to.params[others.indexOf(names[at] ?? "")];
      return other !== undefined && isSameMemory(differ(param.type, other.type));
    });
    if (isSame && new Set(names).size === names.length) return { baseline, current };
  }
  return null;
}

function describe(from: Type, to: Type): string {
  return `\`${printType(from)}\` -> \`${printType(to)}\``;
}

function rank(breaks: Breaks): number {
  return breaks === "binary" ? 2 : breaks === "source" ? 1 : 0;
}

function weighVersions(differences: readonly TypeDifference[], place: "param" | "return"): Breaks | null {
  const harmfulConst = place === "param" ? "const-added" : "const-removed";
  return worstOf(differences.map((difference) => breaksOf(difference, harmfulConst)));
}

/** The worst of what differs at one place; null if nothing but spelling does. */
export function worstOf(found: readonly (Breaks | null)[]): Breaks | null {
  return found.reduce((worst, breaks) => {
    return breaks !== null && (worst === null || rank(breaks) > rank(worst)) ? breaks : worst;
  }, null);
}

function breaksOf(difference: TypeDifference, harmfulConst: "const-added" | "const-removed"): Breaks | null {
  switch (difference.kind) {
    case "spelling":
      return null;
    case "const-added":
    case "const-removed":
      return difference.kind === harmfulConst ? "source" : "nothing";
    case "restrict-added":
    case "restrict-removed":
      return "nothing";
    case "volatile-changed":
      return "source";
    case "sign":
      return difference.extends ? "binary" : "source";
    case "enum-integer":
      return "source";
    case "pointee":
      return difference.void === null && difference.memory === "differs" ? "binary" : "source";
    case "callback":
      return difference.breaks;
    default:
      return "binary";
  }
}
