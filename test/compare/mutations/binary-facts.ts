import type { Contract } from "../../../src/idl/contract.ts";
import type { Triple } from "../../../src/idl/target.ts";
import type { Signature, Type } from "../../../src/idl/type.ts";
import { createView } from "../../../src/layout/create-view.ts";
import type { FieldLayout, Layout } from "../../../src/layout/layout.ts";
import type { View } from "../../../src/layout/view.ts";

/**
 * What a consumer that was built before relies on, on one target, as `key -> value`. Taken from sizes, offsets and
 * passing alone, with nothing of the comparison that is tested.
 */
export type BinaryFacts = ReadonlyMap<string, string>;

export function binaryFactsOf(library: Contract, target: Triple): BinaryFacts {
  const view = createView(library, target);
  const facts = new Map<string, string>();
  for (const [name, item] of view.functions) {
    if (item.inline === true) continue;
    const symbol = item.symbol ?? name;
    facts.set(`symbol ${symbol}`, "function");
    if (item.prototype === false) continue;
    facts.set(`call ${symbol}`, describeCall(item, view));
  }
  for (const [name, item] of view.statics) {
    const symbol = item.symbol ?? name;
    facts.set(`symbol ${symbol}`, item.thread_local === true ? "thread-local" : "variable");
    facts.set(`variable ${symbol}`, describeSize(view.layoutOf(item.type)));
  }
  for (const [name, { kind }] of view.types) {
    const layout = view.layoutOf({ kind: "named", name });
    if (layout.kind !== "sized") continue;
    facts.set(`type ${name}`, describeSize(layout));
    if (kind === "alias") continue;
    for (const placed of layout.fields) describeField(name, placed, facts);
    for (const payload of layout.tagged?.payloads ?? []) {
      for (const placed of payload.fields) describeField(`${name}.${payload.variant.name}`, placed, facts);
    }
  }
  return facts;
}

function describeField(owner: string, placed: FieldLayout, facts: Map<string, string>): void {
  if (placed.field.name === undefined) return;
  const bits = placed.bitOffset === undefined ? "" : ` bit ${placed.bitOffset}:${placed.bitWidth}`;
  facts.set(`field ${owner}.${placed.field.name}`, `${placed.offset} size ${placed.size}${bits}`);
}

function describeCall({ params, returns, variadic, abi }: Signature, view: View): string {
  const passed = params.map(({ type }) => describePassed(type, "param", view));
  const result = describePassed(returns.type, "return", view);
  return `${abi ?? "C"} (${passed.join(", ")}${variadic === true ? ", ..." : ""}) ${result}`;
}

function describePassed(type: Type, position: "param" | "return", view: View): string {
  const passing = view.passingOf(type, position);
  const classes = passing.kind === "direct" ? `:${passing.classes.join("+")}` : "";
  return `${passing.kind}${classes}:${describeSize(view.layoutOf(type))}`;
}

function describeSize(layout: Layout): string {
  return layout.kind === "sized" ? `size ${layout.size} align ${layout.align}` : layout.kind;
}

/** Whether a C compiler would take a library: all types can be laid out, and what is passed or held is complete. */
export function isSound(library: Contract, target: Triple): boolean {
  const view = createView(library, target);
  const isSized = (type: Type): boolean => view.layoutOf(type).kind === "sized";
  const isWellTyped = ({ params, returns }: Signature): boolean =>
    params.every(({ type }) => isSized(type)) && (returns.type.kind === "void" || isSized(returns.type));
  return (
    [...view.types.keys()].every((name) => view.layoutOf({ kind: "named", name }).kind !== "unknown") &&
    [...view.functions.values()].every(isWellTyped) &&
    [...view.statics.values()].every(({ type }) => isSized(type))
  );
}

/** A fact that is no longer so. */
export interface BrokenFact {
  /** As `field Alpha.width`. */
  readonly fact: string;
  readonly from: string;
  /** Null if it is gone. */
  readonly to: string | null;
}

/** What was so and is not any more; what is new breaks nobody. */
export function brokenFacts(baseline: BinaryFacts, current: BinaryFacts): readonly BrokenFact[] {
  const broken: BrokenFact[] = [];
  for (const [fact, from] of baseline) {
    const to = current.get(fact) ?? null;
    if (to !== from) broken.push({ fact, from, to });
  }
  return broken;
}
