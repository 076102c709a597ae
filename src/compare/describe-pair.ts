import { printType } from "../idl/type-expression.ts";
import type { Behind, FieldPair, Pair } from "./pair.ts";
import { findDifference, type TypeDifference } from "./type-difference.ts";

const WORDS: ReadonlySet<TypeDifference["kind"]> = new Set([
  "spelling",
  "const-added",
  "const-removed",
  "volatile-changed",
  "restrict-added",
  "restrict-removed",
  "enum-integer",
  "bound",
]);

/** Whether two types differ in more than words and qualifiers, so that two sides cannot both be right. */
function areContradictory(differences: readonly TypeDifference[]): boolean {
  return differences.some(isContradictory);
}

function isContradictory(difference: TypeDifference): boolean {
  switch (difference.kind) {
    case "callback":
      return difference.breaks !== "nothing";
    case "pointee":
      return difference.void === null;
    case "element":
      return difference.of.length === 0 || areContradictory(difference.of);
    default:
      return !WORDS.has(difference.kind);
  }
}

/** Whether a pair shows two sides of which one at least is wrong; names and words alone are no contradiction. */
export function isContradiction(pair: Pair): boolean {
  switch (pair.subject) {
    case "param":
    case "return":
    case "static":
      return areContradictory(pair.differences);
    case "field":
      return isFieldContradiction(pair);
    case "variant":
      return pair.change !== "kept" || pair.run.length > 0 || pair.payload.baseline !== pair.payload.current;
    case "type":
      return pair.differences.length === 0 || areContradictory(pair.differences);
    default:
      return true;
  }
}

function isFieldContradiction(pair: FieldPair): boolean {
  return pair.change !== "kept" || pair.reordered || pair.bitsChanged || areContradictory(pair.differences);
}

/** In what two declarations differ, as a phrase: what the first says, then what the other says. */
export function describePair(pair: Pair): string {
  switch (pair.subject) {
    case "function":
      return describeFunction(pair);
    case "param":
      return `parameter \`${pair.name}\` is ${describeTypes(pair.type, pair)}`;
    case "return":
      return `the result is ${describeTypes(pair.type, pair)}`;
    case "static":
      return `its type is ${describeTypes(pair.type, pair)}`;
    case "field":
      return describeField(pair);
    case "variant":
      return describeVariant(pair);
    case "constant":
      return `\`${pair.name}\` is ${pair.baseline?.value ?? "absent"} and ${pair.current?.value ?? "absent"}`;
    case "type":
      return describeType(pair);
    default:
      return `\`${pair.about.symbol ?? pair.about.type ?? ""}\` differs`;
  }
}

function describeFunction(pair: Extract<Pair, { readonly subject: "function" }>): string {
  if (pair.change !== "kept") return `\`${pair.name}\` is a function and a variable`;
  const { baseline, current } = pair;
  if (pair.reordered !== null) {
    const { baseline: from, current: to } = pair.reordered;
    return `the parameters are (${from.join(", ")}) and (${to.join(", ")})`;
  }
  if (baseline.params.length !== current.params.length) {
    return `it takes ${baseline.params.length} and ${current.params.length} parameters`;
  }
  if (baseline.variadic !== current.variadic) return "one of them is variadic";
  if ((baseline.abi ?? "C") !== (current.abi ?? "C")) {
    return `the calling convention is ${baseline.abi ?? "C"} and ${current.abi ?? "C"}`;
  }
  return "one of them never returns";
}

function describeField(pair: FieldPair): string {
  const where = `field \`${pair.name}\` of \`${pair.type}\``;
  if (pair.change !== "kept") return `only one of them has ${where}`;
  if (pair.reordered) return `${where} stands elsewhere`;
  if (pair.differences.length === 0 && pair.renamed !== null) return `${where} is called \`${pair.renamed}\``;
  return `${where} is ${describeTypes(pair.declared, pair)}`;
}

interface TypeTexts {
  readonly baseline: string;
  readonly current: string;
}

interface HowTheyDiffer {
  readonly behind?: Behind;
  readonly differences: readonly TypeDifference[];
}

/** Both types of a place; where they are spelled alike, what tells them apart. */
function describeTypes({ baseline, current }: TypeTexts, { behind, differences }: HowTheyDiffer): string {
  if (baseline !== current) return `\`${baseline}\` and \`${current}\``;
  const callback = findDifference(differences, "callback");
  if (callback !== null) return `\`${baseline}\` of another signature (${callback.what})`;
  const names = behind === undefined ? "which is not the same" : sidesOf(behind).join(" and ");
  return `\`${baseline}\`, ${names}`;
}

/** What a name of both sides stands for on each, where one of them is an alias. */
export function describeBehind({ name, baseline, current }: Behind): string {
  const sides = [
    baseline === null ? [] : [`\`${name}\` is \`${baseline}\` in the definition`],
    current === null ? [] : [`\`${name}\` is \`${current}\` in the declaration`],
  ];
  return sides.flat().join(" and ");
}

/** The same of two declarations, of which none is the definition. */
function sidesOf({ name, baseline, current }: Behind): readonly string[] {
  return [baseline, current].map((type) => `\`${type ?? name}\``);
}

function describeType(pair: Extract<Pair, { readonly subject: "type" }>): string {
  const { name, size, differences, baseline, current } = pair;
  if (size.from !== size.to && size.from !== null && size.to !== null) {
    return `\`${name}\` takes ${size.from} and ${size.to} bytes`;
  }
  if (baseline?.kind === "alias" && current?.kind === "alias") {
    return `\`${name}\` is \`${printType(baseline.to)}\` and \`${printType(current.to)}\``;
  }
  const callback = findDifference(differences, "callback");
  const how = callback === null ? "is another one" : `has another signature (${callback.what})`;
  return `type \`${name}\` ${how}`;
}

function describeVariant(pair: Extract<Pair, { readonly subject: "variant" }>): string {
  const where = `\`${pair.name}\` of \`${pair.type}\``;
  const [first] = pair.run;
  if (first !== undefined) return `\`${first.name}\` of \`${pair.type}\` is ${first.from} and ${first.to}`;
  if (pair.change !== "kept") return `only one of them has ${where}`;
  return pair.renamed === null ? `${where} carries other data` : `${where} is called \`${pair.renamed}\``;
}
