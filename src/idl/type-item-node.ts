import { appendTo } from "../source/append-to.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type {
  EnumDefinition,
  OpaqueDefinition,
  RecordDefinition,
  TypeDefinition,
  Variant,
} from "./contract.ts";
import { conditionSlots, historySlots, memberNode, signatureSlots, typeSlots } from "./member-node.ts";
import { exact, flag, integer, list, map, optional, type WrittenNode, word, words } from "./written-node.ts";

type Slots = readonly (readonly [string, WrittenNode | null])[];

function compareVariants(a: Variant, b: Variant): number {
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  return byCodeUnit(a.name, b.name);
}

/** Variants by value, equal values by name: the order that the written form gives them. */
export function sortVariants(variants: readonly Variant[]): readonly Variant[] {
  return [...variants].sort(compareVariants);
}

/** A bare value is written as such. */
export function variantNode(variant: Variant, bare: boolean): WrittenNode {
  if (bare && variant.targets === undefined && variant.when === undefined) return exact(variant.value);
  return map([
    ["value", exact(variant.value)],
    ["fields", optional(variant.fields, (fields) => list(fields.map(memberNode)))],
    ...conditionSlots(variant),
  ]);
}

/** A name that has different values on different targets stands once, at its least value, with a list. */
function variantsNode(variants: readonly Variant[], bare: boolean): WrittenNode {
  const byName = new Map<string, Variant[]>();
  for (const variant of sortVariants(variants)) {
    appendTo(byName, variant.name, variant);
  }
  return map(
    [...byName].map(([name, same]) => {
      const [only] = same;
      if (only !== undefined && same.length === 1) return [name, variantNode(only, bare)];
      return [name, list(same.map((variant) => variantNode(variant, false)))];
    }),
  );
}

function ownershipSlots(item: RecordDefinition | OpaqueDefinition): Slots {
  return [
    ["destructor", optional(item.destructor, word)],
    ["clone", optional(item.clone, word)],
    ["threads", optional(item.threads, word)],
    ["borrows", optional(item.borrows, words)],
  ];
}

function recordSlots(item: RecordDefinition): Slots {
  return [
    ["packed", optional(item.packed, integer)],
    ["align", optional(item.align, integer)],
    ...ownershipSlots(item),
    ["fields", list(item.fields.map(memberNode), true)],
  ];
}

function enumSlots(item: EnumDefinition): Slots {
  return [
    ["repr", word(item.repr)],
    ["open", optional(item.open, flag)],
    ["flags", optional(item.flags, flag)],
    ["variants", variantsNode(item.variants, true)],
  ];
}

function bodySlots(item: TypeDefinition): Slots {
  switch (item.kind) {
    case "struct":
    case "union":
      return recordSlots(item);
    case "enum":
      return enumSlots(item);
    case "tagged":
      return [
        ["repr", words(item.repr)],
        ["variants", variantsNode(item.variants, false)],
      ];
    case "alias":
      return [...typeSlots("to", item.to, undefined), ["transparent", optional(item.transparent, flag)]];
    case "callback":
      return [...signatureSlots(item), ["nullable", optional(item.nullable, flag)]];
    case "opaque":
      return [["layout", optional(item.layout, word)], ...ownershipSlots(item)];
  }
}

/** Types with members take a line for each key, so that a changed member is a changed line. */
export function typeItemNode(item: TypeDefinition): WrittenNode {
  const hasMembers =
    item.kind === "struct" || item.kind === "union" || item.kind === "enum" || item.kind === "tagged";
  return map(
    [
      ["kind", word(item.kind)],
      ["tag", optional(item.tag, word)],
      ["foreign", optional(item.foreign, flag)],
      ...bodySlots(item),
      ...conditionSlots(item),
      ...historySlots(item),
    ],
    hasMembers,
  );
}
