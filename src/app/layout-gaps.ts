import type { Field, TypeDefinition } from "../idl/contract.ts";
import type { Gap, Note } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import type { Type } from "../idl/type.ts";
import { type LayoutGap, layoutGapsOf } from "../layout/layout-gaps.ts";
import type { View } from "../layout/view.ts";
import { spanKey } from "../source/source-file.ts";

type Told = Pick<Gap | Note, "span" | "detail">;

/**
 * What could not be laid out, told once for all the targets on which it is so. What only follows from a gap that is
 * told anyway (a member of unknown type makes its struct unknown, and every struct that holds it) is left out.
 *
 * @param told the gaps that reading the contract left, and the notes of types that have no C layout.
 */
export function foldedLayoutGaps(views: readonly View[], told: readonly Told[] = []): readonly Gap[] {
  const toldPlaces = new Set(told.map(({ span }) => spanKey(span)));
  const isReason = reasonsIn(told);
  const folded = new Map<string, { readonly gap: LayoutGap; readonly targets: Triple[] }>();
  for (const view of views) {
    const echoes = echoPlaces(view, { places: toldPlaces, isReason });
    for (const gap of layoutGapsOf(view)) {
      const place = spanKey(gap.span);
      if (toldPlaces.has(place) || echoes.has(place)) continue;
      const key = JSON.stringify([place, gap.what, gap.why]);
      const known = folded.get(key);
      if (known === undefined) folded.set(key, { gap, targets: [view.target] });
      else known.targets.push(view.target);
    }
  }
  return [...folded.values()].map(({ gap: { what, why, span }, targets }) => {
    return { reason: "layout", detail: `${what} on ${targets.join(", ")}: ${why}`, span };
  });
}

interface ToldBefore {
  readonly places: ReadonlySet<string>;
  /** Whether a type is unknown for a reason that is told, be it at another place that has it too. */
  readonly isReason: (reason: string) => boolean;
}

function reasonsIn(told: readonly Told[]): ToldBefore["isReason"] {
  const known = new Map<string, boolean>();
  return (reason) => {
    const isTold = known.get(reason) ?? told.some(({ detail }) => detail.includes(reason));
    known.set(reason, isTold);
    return isTold;
  };
}

/** The places of types whose layout is unknown because a part of them is a gap, or is unknown itself. */
function echoPlaces(view: View, { places: told, isReason }: ToldBefore): ReadonlySet<string> {
  const places = new Set<string>();
  for (const definition of view.types.values()) {
    const isEcho = partsOf(definition).some(
      ({ type, span }) =>
        (span !== undefined && told.has(spanKey(span))) ||
        (type.kind === "unknown" && isReason(type.reason)) ||
        isUnknownName(view, type),
    );
    if (isEcho && definition.span !== undefined) places.add(spanKey(definition.span));
  }
  for (const { type, span } of view.statics.values())
    if (span !== undefined && isUnknownFor(type, isReason)) places.add(spanKey(span));
  return places;
}

/** A variable's type has no place of its own in the contract: what is told of it is known by its words. */
function isUnknownFor(type: Type, isReason: ToldBefore["isReason"]): boolean {
  if (type.kind === "array" || type.kind === "atomic") return isUnknownFor(type.of, isReason);
  return type.kind === "unknown" && isReason(type.reason);
}

type Part = Pick<Field, "type" | "span">;

function partsOf(definition: TypeDefinition): readonly Part[] {
  switch (definition.kind) {
    case "struct":
    case "union":
      return definition.fields;
    case "tagged":
      return definition.variants.flatMap(({ fields }) => fields ?? []);
    case "alias":
      return [{ type: definition.to }];
    default:
      return [];
  }
}

/** Held by value, and a type whose own gap says why. */
function isUnknownName(view: View, type: Type): boolean {
  if (type.kind === "array" || type.kind === "atomic") return isUnknownName(view, type.of);
  return type.kind === "named" && view.types.has(type.name) && view.layoutOf(type).kind === "unknown";
}
