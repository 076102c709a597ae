import type { Field, TaggedDefinition } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { FIXED_SCALARS, POINTER_WIDTH_SCALARS, type ScalarName } from "../idl/type.ts";
import { chosenStorage } from "./enum-storage.ts";
import type { FieldLayout, Layout, TaggedLayout } from "./layout.ts";
import { layoutFields, type RecordScope } from "./layout-record.ts";
import { roundUp, SIZE_LIMIT, type SizedLayout } from "./record-shape.ts";
import { scalarFacts } from "./scalar.ts";

type Payload = TaggedLayout["payloads"][number];

/** How Rust RFC 2195 lowers an enum with data. */
interface Lowering {
  readonly tag: ScalarName;
  /** Whether each payload struct begins with the tag (`repr(u8)`), rather than one tag standing before their union. */
  readonly tagInPayload: boolean;
}

/**
 * Lays out a Rust enum with data by RFC 2195: `[c]` and `[c, u8]` are a struct of the tag and a union of payload
 * structs, `[u8]` is a union of structs that each begin with the tag. All payloads are asked for.
 */
export function layoutTagged(definition: TaggedDefinition, scope: RecordScope): Layout {
  const lowering = loweringOf(definition, scope.target);
  if (lowering === undefined)
    return {
      kind: "unknown",
      reason: `\`repr(${definition.repr.join(", ")})\` fixes no layout for an enum with data`,
    };
  const tag = scalarFacts(lowering.tag, scope.target);
  const structs: { readonly variant: Payload["variant"]; readonly layout: SizedLayout }[] = [];
  let fault: Layout | undefined;
  for (const variant of definition.variants) {
    const fields = variant.fields ?? [];
    const layout = lowering.tagInPayload
      ? layoutBehindTag(fields, lowering.tag, scope)
      : layoutPayload(fields, scope);
    if (layout.kind === "unknown") fault ??= layout;
    else structs.push({ variant, layout });
  }
  if (fault !== undefined) return fault;
  const unionAlign = structs.reduce((align, { layout }) => Math.max(align, layout.align), 1);
  const unionSize = structs.reduce((size, { layout }) => Math.max(size, layout.size), 0);
  const align = Math.max(tag.align, unionAlign);
  const start = lowering.tagInPayload ? 0 : roundUp(tag.size, unionAlign);
  const size = roundUp(Math.max(tag.size, start + roundUp(unionSize, unionAlign)), align);
  if (size > SIZE_LIMIT) return { kind: "unknown", reason: "the enum is larger than 2 to the 50 bytes" };
  const payloads = structs.map(({ variant, layout }) => ({ variant, fields: shift(layout.fields, start) }));
  return { kind: "sized", size, align, fields: [], tagged: { tag: lowering.tag, payloads } };
}

function loweringOf(definition: TaggedDefinition, target: Triple): Lowering | undefined {
  const [first, second, ...rest] = definition.repr;
  if (first === undefined || rest.length > 0) return undefined;
  if (first !== "c")
    return second === undefined && isTag(first) ? { tag: first, tagInPayload: true } : undefined;
  if (second === undefined) return { tag: chosenStorage(definition.variants, target), tagInPayload: false };
  return isTag(second) ? { tag: second, tagInPayload: false } : undefined;
}

const TAGS: ReadonlySet<string> = new Set(
  [...FIXED_SCALARS, ...POINTER_WIDTH_SCALARS].filter((name) => /^[iu]/.test(name)),
);

function isTag(name: string): name is ScalarName {
  return TAGS.has(name);
}

/** A payload without fields takes no bytes, with Microsoft's compiler too: Rust's empty `repr(C)` structs have size 0. */
function layoutPayload(fields: readonly Field[], scope: RecordScope) {
  if (fields.length === 0) return { kind: "sized", size: 0, align: 1, fields: [] } satisfies SizedLayout;
  return layoutFields({ kind: "struct", fields }, scope);
}

function layoutBehindTag(fields: readonly Field[], tag: ScalarName, scope: RecordScope) {
  const tagged = [{ type: { kind: "scalar", name: tag } as const }, ...fields];
  const layout = layoutFields({ kind: "struct", fields: tagged }, scope);
  return layout.kind === "unknown" ? layout : { ...layout, fields: layout.fields.slice(1) };
}

function shift(fields: readonly FieldLayout[], bytes: number): readonly FieldLayout[] {
  return fields.map((field) => ({ ...field, offset: field.offset + bytes }));
}
