import type { Span } from "../source/source-file.ts";
import type { Condition } from "./condition.ts";
import type { EnumDefinition, TaggedDefinition, TypeDefinition, Variant } from "./contract.ts";
import { integerRange } from "./integer-range.ts";
import { placeIn, present, type ReadContext, readCondition, refuse, refuseOverlaps } from "./read-context.ts";
import { readFields, readSignature, readTypeSlot, refuseNullable } from "./read-member.ts";
import { keyText } from "./safe-key.ts";
import type { WrittenAlias, WrittenEnum, WrittenField, WrittenTagged, WrittenType } from "./schema.ts";
import type { ScalarName } from "./type.ts";
import { sortVariants } from "./type-item-node.ts";

interface WrittenVariant extends Condition {
  readonly value: bigint | string;
  readonly fields?: readonly WrittenField[] | undefined;
}

type WrittenVariants = Readonly<Record<string, bigint | string | WrittenVariant | readonly WrittenVariant[]>>;

function isSeveral(value: WrittenVariants[string]): value is readonly WrittenVariant[] {
  return Array.isArray(value);
}

/** Refuses a value that its type cannot hold on any target. */
export function refuseBeyond(value: bigint, repr: ScalarName | "c", span: Span, what: string): void {
  const range = integerRange(repr);
  if (range === null || (value >= range.least && value <= range.most)) return;
  refuse(
    span,
    `${what} is ${value}, which \`${repr}\` cannot hold`,
    `values go from ${range.least} to ${range.most}`,
  );
}

function readVariant(
  context: ReadContext,
  name: string,
  written: bigint | string | WrittenVariant,
  key: Span,
): Variant {
  const body = typeof written === "object" ? written : { value: written };
  return present({
    name,
    value: BigInt(body.value),
    fields: body.fields === undefined ? undefined : readFields(context, body.fields),
    ...(typeof written === "object" && readCondition(context, written)),
    span: key,
  });
}

/** Variants by value, whatever their order in the file. */
function readVariants(
  context: ReadContext,
  variants: WrittenVariants,
  repr: ScalarName | "c",
): readonly Variant[] {
  const read = Object.entries(variants).flatMap(([key, entry]) => {
    const { key: span } = placeIn(context, variants, key);
    const name = keyText(key);
    const all = isSeveral(entry)
      ? entry.map((one, index) => readVariant(context, name, one, placeIn(context, entry, index).value))
      : [readVariant(context, name, entry, span)];
    for (const variant of all) refuseBeyond(variant.value, repr, variant.span ?? span, `\`${name}\``);
    return all;
  });
  refuseOverlaps(
    context,
    "variants",
    read.map((variant) => ({ name: variant.name, condition: variant, span: variant.span })),
  );
  return sortVariants(read);
}

function readEnum(context: ReadContext, item: WrittenEnum): Omit<EnumDefinition, "kind"> {
  const variants = readVariants(context, item.variants, item.repr);
  return { repr: item.repr, ...present({ open: item.open, flags: item.flags }), variants };
}

/** `repr` is `[c]`, an integer, or `c` and an integer; `c` alone leaves the tag to the ABI. */
function readTagged(context: ReadContext, item: WrittenTagged): Omit<TaggedDefinition, "kind"> {
  const [first, second] = item.repr;
  if (second !== undefined && (first !== "c" || second === "c"))
    refuse(placeIn(context, item, "repr").value, "`repr` of a tagged type is [c], [INTEGER] or [c, INTEGER]");
  return { repr: item.repr, variants: readVariants(context, item.variants, second ?? first ?? "c") };
}

function readAlias(context: ReadContext, item: WrittenAlias): TypeDefinition {
  refuseNullable(context, item, "an alias");
  const to = readTypeSlot(context, item, { type: item.to, callback: item.callback }, "to");
  return present({ kind: "alias", to, transparent: item.transparent });
}

function readBody(context: ReadContext, item: WrittenType): TypeDefinition {
  switch (item.kind) {
    case "struct":
    case "union":
      return present({
        kind: item.kind,
        packed: item.packed === undefined ? undefined : Number(item.packed),
        align: item.align === undefined ? undefined : Number(item.align),
        destructor: item.destructor,
        clone: item.clone,
        threads: item.threads,
        borrows: item.borrows,
        fields: readFields(context, item.fields),
      });
    case "enum":
      return { kind: "enum", ...readEnum(context, item) };
    case "tagged":
      return { kind: "tagged", ...readTagged(context, item) };
    case "alias":
      return readAlias(context, item);
    case "callback":
      return present({ kind: "callback", ...readSignature(context, item), nullable: item.nullable });
    case "opaque":
      return present({
        kind: "opaque",
        layout: item.layout,
        destructor: item.destructor,
        clone: item.clone,
        threads: item.threads,
        borrows: item.borrows,
      });
  }
}

/** An item of `types`, with the place of its key. */
export function readTypeItem(context: ReadContext, item: WrittenType, span: Span): TypeDefinition {
  return {
    ...readBody(context, item),
    ...present({
      tag: item.tag,
      foreign: item.foreign,
      since: item.since,
      deprecated: item.deprecated,
      doc: item.doc,
    }),
    ...readCondition(context, item),
    span,
  };
}
