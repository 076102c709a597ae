import type { FunctionItem } from "../idl/contract.ts";
import type { Param } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { Span } from "../source/source-file.ts";
import { type AlignedStep, alignSequences, PARAM_COSTS } from "./align-sequences.ts";
import type { CauseOf } from "./attribute-causes.ts";
import { describePassing } from "./compare-functions.ts";
import type { Comparison } from "./comparison.ts";
import { bySymbol, type SharedSymbol, sharedSymbols } from "./match-sides.ts";
import { matchedBase, symbolExposure } from "./matched.ts";
import { nameBehind } from "./name-behind.ts";
import type { FunctionPair, Pair, ParamPair, ReturnPair, Versions } from "./pair.ts";
import { isNamedAlike, isNullContradicted, placeDifferences } from "./place-differences.ts";
import { reorderedParams } from "./signature-difference.ts";
import type { TypeDifferenceKind } from "./type-difference.ts";

type SharedFunction = SharedSymbol<FunctionItem>;

/** Pairs for the functions that both sides have: the call itself, parameters by position, the result. */
export function agreeFunctions(comparison: Comparison, causeOf: CauseOf): readonly Pair[] {
  const shared = sharedSymbols(comparison.baseline.functions, comparison.current.functions);
  const pairs = shared.flatMap((one): readonly Pair[] => {
    const reordered = hasPrototypes(one) ? reorderedIn(one, comparison) : null;
    return [
      ...callPairs(one, reordered, comparison),
      ...(reordered === null ? paramPairs(one, comparison, causeOf) : []),
      ...resultPairs(one, comparison, causeOf),
    ];
  });
  return [...pairs, ...symbolsOfTwoKinds(comparison)];
}

/** What a parameter's pointer promises beside its type. */
const QUALIFIERS: ReadonlySet<TypeDifferenceKind> = new Set([
  "const-added",
  "const-removed",
  "restrict-added",
  "restrict-removed",
]);

/** The same parameters in another order: told once, with the function. */
function reorderedIn(
  { definition, declaration }: SharedFunction,
  comparison: Comparison,
): FunctionPair["reordered"] {
  return reorderedParams(definition, declaration, (from, to) =>
    placeDifferences(from, to, comparison, "param").filter(({ kind }) => !QUALIFIERS.has(kind)),
  );
}

/** A function whose calls are made in another way: by convention, `...`, the parameters, or by what is behind them. */
function callPairs(
  shared: SharedFunction,
  reordered: FunctionPair["reordered"],
  comparison: Comparison,
): readonly FunctionPair[] {
  const { symbol, definition, declaration } = shared;
  const isCounted = hasPrototypes(shared);
  const isSame =
    reordered === null &&
    (definition.abi ?? "C") === (declaration.abi ?? "C") &&
    (mayReturn(declaration) || !mayReturn(definition)) &&
    !isUnchecked(shared, comparison) &&
    (!isCounted ||
      ((definition.variadic ?? false) === (declaration.variadic ?? false) &&
        definition.params.length === declaration.params.length));
  if (isSame) return [];
  return [
    functionPair(
      symbol,
      { change: "kept", baseline: definition, current: declaration },
      reordered,
      comparison,
    ),
  ];
}

function functionPair(
  symbol: string,
  versions: Versions<FunctionItem>,
  reordered: FunctionPair["reordered"],
  comparison: Comparison,
  spans: { readonly baseline: Span | null; readonly current: Span | null } = {
    baseline: null,
    current: null,
  },
): FunctionPair {
  const { baseline, current } = versions;
  const about = { kind: "function", symbol } as const;
  const base = matchedBase(comparison, about, symbolExposure(symbol), { baseline, current }, spans);
  return {
    ...base,
    ...versions,
    subject: "function",
    name: symbol,
    renamed: null,
    family: null,
    reordered,
    becameStatic: versions.change !== "kept",
    keptAsMacro: false,
  };
}

/** Names that are a function on one side and a variable on the other. */
function symbolsOfTwoKinds(comparison: Comparison): readonly FunctionPair[] {
  const { baseline, current } = comparison;
  const defined = { functions: bySymbol(baseline.functions), statics: bySymbol(baseline.statics) };
  const declared = { functions: bySymbol(current.functions), statics: bySymbol(current.statics) };
  const gone = [...defined.functions].flatMap(([symbol, [item]]) => {
    const [other] = declared.statics.get(symbol) ?? [];
    if (item === undefined || other === undefined) return [];
    const spans = { baseline: null, current: other.span ?? null };
    return [
      functionPair(symbol, { change: "removed", baseline: item, current: null }, null, comparison, spans),
    ];
  });
  const come = [...declared.functions].flatMap(([symbol, [item]]) => {
    const [other] = defined.statics.get(symbol) ?? [];
    if (item === undefined || other === undefined) return [];
    const spans = { baseline: other.span ?? null, current: null };
    return [
      functionPair(symbol, { change: "added", baseline: null, current: item }, null, comparison, spans),
    ];
  });
  return [...gone, ...come];
}

function mayReturn({ noreturn, returns }: FunctionItem): boolean {
  return noreturn !== true && returns.type.kind !== "never";
}

/** Before C23 `f()` says nothing of its parameters (C17 6.7.6.3p14). */
function hasPrototypes({ definition, declaration }: SharedFunction): boolean {
  return definition.prototype !== false && declaration.prototype !== false;
}

/**
 * Whether the definition takes something of which a declaration without a prototype says nothing; where a parameter cannot
 * arrive as it has to, that is told of the parameter.
 */
function isUnchecked({ definition, declaration }: SharedFunction, comparison: Comparison): boolean {
  if (definition.prototype === false || declaration.prototype !== false) return false;
  const { params } = definition;
  return params.length > 0 && params.every((param) => promoted(param, comparison) === null);
}

function paramPairs(shared: SharedFunction, comparison: Comparison, causeOf: CauseOf): readonly ParamPair[] {
  const { definition, declaration } = shared;
  if (definition.prototype !== false && declaration.prototype === false) {
    return definition.params.flatMap((from, at) => {
      const to = promoted(from, comparison);
      return to === null ? [] : paramPair(from, to, at + 1, shared, comparison, causeOf);
    });
  }
  if (!hasPrototypes(shared)) return [];
  return alignParams(shared, comparison).flatMap((step) => {
    const from = step.baseline === null ? undefined : definition.params[step.baseline];
    const to = step.current === null ? undefined : declaration.params[step.current];
    if (from === undefined || to === undefined) return [];
    return paramPair(from, to, (step.current ?? 0) + 1, shared, comparison, causeOf);
  });
}

/**
 * What a caller without a prototype passes for a parameter where that is otherwise than the parameter: a `double` for a
 * `float` (C17 6.5.2.2p6). A narrow integer is passed as an `int`, of which the callee reads what it needs.
 */
function promoted({ name, type }: Param, { baseline }: Comparison): Param | null {
  const resolved = baseline.resolve(type);
  if (resolved.kind !== "scalar" || (resolved.name !== "f32" && resolved.name !== "c_float")) return null;
  return { ...(name === undefined ? {} : { name }), type: { kind: "scalar", name: "c_double" } };
}

/** By position; where the counts differ, those that fit each other best. */
function alignParams(
  { definition, declaration }: SharedFunction,
  comparison: Comparison,
): readonly AlignedStep[] {
  const from = definition.params;
  const to = declaration.params;
  if (from.length === to.length) return from.map((_, at) => ({ baseline: at, current: at }));
  const cost = (i: number, j: number): number => {
    const [param, other] = [from[i], to[j]];
    if (param === undefined || other === undefined) return PARAM_COSTS.gap;
    const typeCost =
      placeDifferences(param.type, other.type, comparison).length === 0 ? 0 : PARAM_COSTS.otherType;
    return typeCost + (isNamedAlike(param.name, other.name) ? 0 : PARAM_COSTS.otherName);
  };
  return alignSequences(from.length, to.length, cost, PARAM_COSTS.gap);
}

/** None where type, name and what is said of null agree; a name that is not given agrees with all. */
function paramPair(
  from: Param,
  to: Param,
  position: number,
  { symbol, definition, declaration }: SharedFunction,
  comparison: Comparison,
  causeOf: CauseOf,
): readonly ParamPair[] {
  const differences = placeDifferences(from.type, to.type, comparison, "param");
  const name = from.name ?? to.name ?? `#${position}`;
  if (differences.length === 0) tellPassing(from.type, to.type, symbol, name, comparison, causeOf);
  const isSame = differences.length === 0 && !isNullContradicted(from, to);
  if (isSame && isNamedAlike(from.name, to.name)) return [];
  const base = matchedBase(
    comparison,
    { kind: "param", symbol, member: name },
    symbolExposure(symbol, from.type.kind === "pointer" && from.type.mutable ? ["in", "out"] : ["in"]),
    { baseline: from, current: to },
    { baseline: definition.span ?? null, current: declaration.span ?? null },
  );
  return [
    {
      ...base,
      subject: "param",
      change: "kept",
      baseline: from,
      current: to,
      function: symbol,
      position,
      name,
      last: position === declaration.params.length,
      type: { baseline: printType(from.type), current: printType(to.type) },
      ...nameBehind(from.type, to.type, comparison),
      differences,
    },
  ];
}

function resultPairs(
  { symbol, definition, declaration }: SharedFunction,
  comparison: Comparison,
  causeOf: CauseOf,
): readonly ReturnPair[] {
  const from = definition.returns;
  const to = declaration.returns;
  if (isNeverSeen(definition, declaration, comparison)) return [];
  const differences = placeDifferences(from.type, to.type, comparison, "return");
  if (differences.length === 0) tellPassing(from.type, to.type, symbol, null, comparison, causeOf);
  if (differences.length === 0 && !isNullContradicted(from, to)) return [];
  const base = matchedBase(
    comparison,
    { kind: "return", symbol },
    symbolExposure(symbol, ["out"]),
    { baseline: from, current: to },
    { baseline: definition.span ?? null, current: declaration.span ?? null },
  );
  const type = { baseline: printType(from.type), current: printType(to.type) };
  const types = { type, ...nameBehind(from.type, to.type, comparison), differences };
  return [{ ...base, subject: "return", function: symbol, baseline: from, current: to, ...types }];
}

/** No caller sees the result of what never returns; but the place that it gives for a large one shifts the arguments. */
function isNeverSeen(
  definition: FunctionItem,
  declaration: FunctionItem,
  { baseline, current }: Comparison,
): boolean {
  if (mayReturn(definition)) return false;
  const given = baseline.passingOf(definition.returns.type, "return").kind;
  const taken = current.passingOf(declaration.returns.type, "return").kind;
  return (given === "hidden-pointer") === (taken === "hidden-pointer");
}

/** A value of one type that travels in two ways is told with what differs in that type. */
function tellPassing(
  definition: Param["type"],
  declaration: Param["type"],
  symbol: string,
  param: string | null,
  comparison: Comparison,
  causeOf: CauseOf,
): void {
  const position = param === null ? "return" : "param";
  const from = describePassing(comparison.baseline.passingOf(definition, position));
  const to = describePassing(comparison.current.passingOf(declaration, position));
  if (from !== to) causeOf(declaration)?.push({ kind: "passing", function: symbol, param, from, to });
}
