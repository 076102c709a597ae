import type { Variant } from "../idl/contract.ts";
import type { ScalarName } from "../idl/type.ts";
import type { FieldLayout } from "../layout/layout.ts";
import type { View } from "../layout/view.ts";
import { type Part, partsOf } from "./same-bytes.ts";
import { plainName } from "./same-name.ts";

/** A payload's field of a Rust enum with data, and what its C twin has in the same place. */
export interface PayloadPlace {
  readonly variant: Variant;
  readonly field: FieldLayout;
  /** Members at the field's offset; where some are in a member that is named after the variant, only those. */
  readonly candidates: readonly Part[];
}

/**
 * Holds the lowered form of an enum with data (Rust Reference, type layout: "Primitive representation of enums with
 * fields"; RFC 2195) against a C record that stands for it. A header names tag, union and payloads as it likes, so that
 * places alone tell what is what. Empty if one of them has no layout.
 */
export function payloadPlaces(
  defined: string,
  declared: string,
  sides: { readonly definition: View; readonly declaration: View },
): readonly PayloadPlace[] {
  const payloads = taggedLayout(defined, sides.definition)?.payloads;
  const parts = partsOf({ kind: "named", name: declared }, sides.declaration);
  if (payloads === undefined || parts === null) return [];
  const members = parts.filter((part) => part.placed !== null);
  return payloads.flatMap(({ variant, fields }) =>
    fields.map((field) => ({ variant, field, candidates: candidatesFor(variant, field, members) })),
  );
}

function candidatesFor(variant: Variant, field: FieldLayout, members: readonly Part[]): readonly Part[] {
  const here = members.filter((part) => part.offset === field.offset);
  const name = plainName(variant.name);
  const own = here.filter((part) => part.path.some((step) => plainName(step) === name));
  return own.length === 0 ? here : own;
}

/** Tag and payloads of a Rust enum with data; null if it has no layout. */
export function taggedLayout(
  name: string,
  view: View,
): {
  readonly tag: ScalarName;
  readonly payloads: readonly { readonly variant: Variant; readonly fields: readonly FieldLayout[] }[];
} | null {
  const layout = view.layoutOf({ kind: "named", name });
  return layout.kind === "sized" ? (layout.tagged ?? null) : null;
}
