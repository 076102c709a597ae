import type { FieldPair, Pair } from "./pair.ts";
import { isSameMemory, type TypeDifference } from "./type-difference.ts";

const QUALIFIERS: ReadonlySet<TypeDifference["kind"]> = new Set([
  "spelling",
  "const-added",
  "const-removed",
  "restrict-added",
  "restrict-removed",
]);

/** Whether two types differ in more than words and qualifiers, so that two sides cannot both be right. */
function areContradictory(differences: readonly TypeDifference[]): boolean {
  return !isSameMemory(differences.filter(({ kind }) => !QUALIFIERS.has(kind)));
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
      return `parameter \`${pair.name}\` is \`${pair.type.baseline}\` and \`${pair.type.current}\``;
    case "return":
      return `the result is \`${pair.type.baseline}\` and \`${pair.type.current}\``;
    case "static":
      return `its type is \`${pair.type.baseline}\` and \`${pair.type.current}\``;
    case "field":
      return describeField(pair);
    case "variant":
      return describeVariant(pair);
    case "constant":
      return `\`${pair.name}\` is ${pair.baseline?.value ?? "absent"} and ${pair.current?.value ?? "absent"}`;
    case "type":
      return pair.size.from === pair.size.to || pair.size.from === null || pair.size.to === null
        ? `type \`${pair.name}\` is another one`
        : `\`${pair.name}\` takes ${pair.size.from} and ${pair.size.to} bytes`;
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
  return `${where} is \`${pair.declared.baseline}\` and \`${pair.declared.current}\``;
}

function describeVariant(pair: Extract<Pair, { readonly subject: "variant" }>): string {
  const where = `\`${pair.name}\` of \`${pair.type}\``;
  const [first] = pair.run;
  if (first !== undefined) return `\`${first.name}\` of \`${pair.type}\` is ${first.from} and ${first.to}`;
  if (pair.change !== "kept") return `only one of them has ${where}`;
  return pair.renamed === null ? `${where} carries other data` : `${where} is called \`${pair.renamed}\``;
}
