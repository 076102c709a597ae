import type { TypeDefinition } from "../idl/contract.ts";
import type { Signature, Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import type { TypeMatch } from "./comparison.ts";

/**
 * Opaque types that got another name: they have no shape to know them by, so that the functions, callbacks and fields
 * that both versions have tell. One whose every place is taken by the same new one, which stands in no other's place, was
 * renamed.
 */
export function renamedHandles(
  baseline: View,
  current: View,
  matched: TypeMatch,
): readonly (readonly [from: string, to: string])[] {
  const isGone = (name: string): boolean =>
    !matched.toCurrent.has(name) && baseline.types.get(name)?.kind === "opaque";
  const isNew = (name: string): boolean =>
    !matched.toBaseline.has(name) && current.types.get(name)?.kind === "opaque";
  const successors = new Map<string, Set<string>>();
  const predecessors = new Map<string, Set<string>>();
  for (const [from, to] of placesOf(baseline, current, matched)) {
    if (isGone(from)) noteIn(successors, from, to);
    if (isNew(to)) noteIn(predecessors, to, from);
  }
  return [...successors].flatMap(([from, names]): readonly (readonly [string, string])[] => {
    const [to] = names;
    if (to === undefined || names.size > 1 || !isNew(to)) return [];
    return predecessors.get(to)?.size === 1 ? [[from, to]] : [];
  });
}

function noteIn(names: Map<string, Set<string>>, key: string, name: string): void {
  const known = names.get(key);
  if (known === undefined) names.set(key, new Set([name]));
  else known.add(name);
}

type Place = readonly [from: string, to: string];

/** The names that stand in the same place of the same function or type. */
function placesOf(baseline: View, current: View, matched: TypeMatch): readonly Place[] {
  const inFunctions = [...baseline.functions].flatMap(([name, from]) => {
    const to = current.functions.get(name);
    return to === undefined ? [] : namesInSignature(from, to);
  });
  const inTypes = [...matched.toCurrent].flatMap(([oldName, newName]) =>
    namesInDefinition(baseline.types.get(oldName), current.types.get(newName)),
  );
  return [...inFunctions, ...inTypes];
}

function namesInDefinition(
  from: TypeDefinition | undefined,
  to: TypeDefinition | undefined,
): readonly Place[] {
  if (from?.kind === "alias" && to?.kind === "alias") return namesBehind(from.to, to.to);
  if (from?.kind === "callback" && to?.kind === "callback") return namesInSignature(from, to);
  if (from === undefined || to === undefined || !("fields" in from) || !("fields" in to)) return [];
  const byName = new Map(to.fields.map(({ name, type }) => [name, type]));
  return from.fields.flatMap(({ name, type }) => {
    const other = name === undefined ? undefined : byName.get(name);
    return other === undefined ? [] : namesBehind(type, other);
  });
}

function namesInSignature(from: Signature, to: Signature): readonly Place[] {
  if (to.params.length !== from.params.length) return [];
  const inParams = from.params.flatMap(({ type }, index) => {
    const other = to.params[index];
    return other === undefined ? [] : namesBehind(type, other.type);
  });
  return [...inParams, ...namesBehind(from.returns.type, to.returns.type)];
}

function namesBehind(from: Type, to: Type): readonly Place[] {
  if (from.kind === "pointer" && to.kind === "pointer") return namesBehind(from.to, to.to);
  if (from.kind === "function" && to.kind === "function") return namesInSignature(from, to);
  return from.kind === "named" && to.kind === "named" ? [[from.name, to.name]] : [];
}
