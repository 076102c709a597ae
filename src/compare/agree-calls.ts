import type { CallSite } from "../idl/call-site.ts";
import type { FunctionItem } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { View } from "../layout/view.ts";
import type { Comparison } from "./comparison.ts";
import { differencesOf } from "./differences-of.ts";
import { symbolExposure } from "./matched.ts";
import type { CallPair, SymbolPair } from "./pair.ts";
import type { TypeDifference } from "./type-difference.ts";
import { machineValueOf } from "./value-class.ts";

/**
 * Calls in Go held against what their file sees declared, on one target: another number of arguments, and arguments that
 * are converted to a type of other memory than the parameter's. What is no declared function (a macro, a variable) is left
 * out, and so is what is variadic: cgo refuses to call it (cmd/cgo, "Go references to C").
 */
export function agreeCalls(calls: readonly CallSite[], sees: View): readonly CallPair[] {
  const names = new Map([...sees.types.keys()].map((name) => [name, name]));
  const types = { toCurrent: names, toBaseline: names };
  const comparison: Comparison = { baseline: sees, current: sees, types, underway: new Set() };
  return calls.flatMap((call) => {
    const item = sees.functions.get(call.name);
    if (item === undefined || !call.targets.includes(sees.target)) return [];
    return callPairs(call, item, comparison);
  });
}

function callPairs(call: CallSite, item: FunctionItem, comparison: Comparison): readonly CallPair[] {
  if (call.arguments === null || item.variadic === true || item.prototype === false) return [];
  const given = call.arguments.length;
  const taken = item.params.length;
  if (given !== taken) return [callPair(call, item, null, comparison)];
  return call.arguments.flatMap(({ type }, at) => {
    const param = item.params[at];
    if (type === null || param === undefined) return [];
    const found = differencesOf(param.type, type, comparison).filter(isOfMemory);
    const differences = found.length > 0 ? found : pointeeOfOtherSign(param.type, type, comparison);
    if (differences.length === 0) return [];
    const texts = { baseline: printType(param.type), current: printType(type) };
    return [callPair(call, item, { position: at + 1, type: texts, differences }, comparison)];
  });
}

/**
 * Names that Go calls and that nothing which the calling file includes declares, on one target, each once and at its
 * first call: cgo refuses them, whoever defines them (cmd/cgo, "Go references to C").
 */
export function undeclaredCalls(calls: readonly CallSite[], target: Triple): readonly SymbolPair[] {
  const first = new Map<string, CallSite>();
  for (const call of calls) {
    if (call.undeclared !== true || !call.targets.includes(target)) continue;
    if (!first.has(call.name)) first.set(call.name, call);
  }
  return [...first.values()].map(({ name, span }) => ({
    target,
    about: { kind: "call", symbol: name, type: null, member: null },
    exposure: symbolExposure(name),
    places: { baseline: null, current: span },
    symbolic: { baseline: "", current: `C.${name}` },
    consequences: [],
    subject: "symbol",
    name,
    what: "function",
    state: "called-undeclared",
    detail: "",
  }));
}

/** What differs in bytes or registers: cgo and Go's conversions see to the rest. */
function isOfMemory(difference: TypeDifference): boolean {
  switch (difference.kind) {
    case "spelling":
    case "const-added":
    case "const-removed":
    case "volatile-changed":
    case "restrict-added":
    case "restrict-removed":
    case "sign":
    case "enum-integer":
    case "bound":
    case "flexible-array":
      return false;
    case "pointee":
      return difference.void === null && difference.memory === "differs";
    case "callback":
      return difference.breaks === "binary";
    default:
      return true;
  }
}

/**
 * Pointers to integers of one width that Go has different types for, so that cgo's Go does not compile: to `char`, `signed
 * char` or `unsigned char`, or of another sign (cmd/cgo documentation, "Go references to C": numeric types).
 */
function pointeeOfOtherSign(
  param: Type,
  argument: Type,
  { baseline, current }: Comparison,
): readonly TypeDifference[] {
  const [from, to] = [baseline.resolve(param), current.resolve(argument)];
  if (from.kind !== "pointer" || to.kind !== "pointer") return [];
  const [left, right] = [goNumberOf(from.to, baseline), goNumberOf(to.to, current)];
  if (left === null || right === null || left === right) return [];
  return [{ kind: "pointee", void: null, memory: "same" }];
}

function goNumberOf(type: Type, view: View): string | null {
  const resolved = view.resolve(type);
  if (resolved.kind !== "scalar") return null;
  if (resolved.name === "c_char") return "char";
  const value = machineValueOf(resolved, view);
  return value.class === "integer" ? `${value.signed ? "signed" : "unsigned"} ${value.size}` : null;
}

function callPair(
  call: CallSite,
  item: FunctionItem,
  argument: CallPair["argument"],
  comparison: Comparison,
): CallPair {
  const symbol = item.symbol ?? call.name;
  const { params } = item;
  const given = call.arguments ?? [];
  const current =
    argument === null ? `${given.length} arguments` : `#${argument.position} ${argument.type.current}`;
  const span = argument === null ? call.span : (given[argument.position - 1]?.span ?? call.span);
  return {
    target: comparison.current.target,
    about: { kind: "call", symbol, type: null, member: argument === null ? null : `#${argument.position}` },
    exposure: symbolExposure(symbol),
    places: { baseline: item.span ?? null, current: span },
    symbolic: { baseline: params.map(({ type }) => printType(type)).join(", "), current },
    consequences: [],
    subject: "call",
    function: symbol,
    given: given.length,
    taken: params.length,
    argument,
  };
}
