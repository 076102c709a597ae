import { byCodeUnit } from "../../source/code-units.ts";

/**
 * Compares names as rustfmt sorts them in a list of imports: until the edition 2024 constants come last, and a name that
 * has no small letter is taken for one; since then numbers count by their value (The Rust Style Guide, "Sorting").
 */
export function importOrder(edition: "2021" | "2024"): (a: string, b: string) => number {
  return edition === "2024" ? byVersion : byKind;
}

function byKind(a: string, b: string): number {
  return Number(isConstant(a)) - Number(isConstant(b)) || byCodeUnit(a, b);
}

function isConstant(name: string): boolean {
  return /^[A-Z0-9_]+$/.test(name);
}

function byVersion(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = byPart(left[index] ?? "", right[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers and single characters. */
function partsOf(name: string): readonly string[] {
  return name.match(/\d+|\D/g) ?? [];
}

/** Nothing comes before an underscore, and that before everything else. */
function byPart(a: string, b: string): number {
  if (a === b) return 0;
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b) || byCodeUnit(a, b);
  const rank = (part: string): number => (part === "" ? 0 : part === "_" ? 1 : 2);
  return rank(a) - rank(b) || byCodeUnit(a, b);
}
