import type {
  AliasDefinition,
  CallbackDefinition,
  EnumDefinition,
  Field,
  OpaqueDefinition,
  RecordDefinition,
  TaggedDefinition,
  TypeDefinition,
  Variant,
} from "../../idl/contract.ts";
import type { Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { RustEnum, RustField, RustRecord, RustVariant } from "../../syntax/rust/item.ts";
import { tellAttributeMacros } from "./attribute-macros.ts";
import { describedBy, hasAttribute, representationOf } from "./attributes.ts";
import { addConstants } from "./constants.ts";
import { convertValue } from "./convert.ts";
import { enumeratorsOf } from "./enumerators.ts";
import { scopeOf } from "./identify.ts";
import { convertPointee } from "./pointee.ts";
import {
  addGap,
  commit,
  type Fault,
  type Harvest,
  type Instance,
  isUnknown,
  type Resolution,
  startHarvest,
} from "./resolution.ts";
import { holdsVoid, isMarker, isZeroSized, transparentField } from "./zero-sized.ts";

/** Types of one contract; more are hostile. */
const MOST_DEMANDS = 200_000;

/**
 * Defines all types that were demanded, and those that they demand in turn: as a whole where they cross the boundary by
 * value, or where consumers that have a pointer can know what is in them; else as a name.
 */
export function defineDemanded(resolution: Resolution): void {
  const { demands, defined } = resolution;
  for (let index = 0; index < demands.length; index += 1) {
    const demand = demands[index];
    if (demand === undefined) continue;
    const { instance, byValue } = demand;
    if (index >= MOST_DEMANDS) {
      addGap(
        resolution,
        "limit",
        `the types refer to each other more than ${MOST_DEMANDS} times`,
        instance.item.name.span,
      );
      break;
    }
    const known = defined.get(instance);
    if (known === "whole" || (known === "name" && !byValue)) continue;
    const isWhole = byValue || (isDefinable(resolution, instance) && isSeen(resolution, instance));
    defined.set(instance, isWhole ? "whole" : "name");
    tellAttributeMacros(resolution, instance);
    const definition = isWhole ? define(resolution, instance) : defineByName(resolution, instance);
    resolution.types.set(instance.name, definition);
  }
  demands.length = 0;
}

/** Whether what is in the type is known outside: all of it can be said in C, or somebody shows it there. */
function isSeen(resolution: Resolution, instance: Instance): boolean {
  const { isShown } = resolution.facts;
  return (
    isShown(instance.name) || isShown(instance.item.name.text) || faultOf(resolution, instance) !== "hidden"
  );
}

/** Whether the type has a layout that C can have too. */
function isDefinable(resolution: Resolution, instance: Instance): boolean {
  const { item } = instance;
  if (item.kind === "alias") return false;
  const { isC, isTransparent, integer } = representationOf(item.attributes);
  if (isTransparent) return transparentField(resolution, instance) !== null;
  if (item.kind === "enum") return (isC || integer !== null) && item.variants.length > 0;
  return isC && !isZeroSized(resolution, instance) && !holdsVoid(resolution, instance);
}

function headOf({ item }: Instance) {
  return { ...describedBy(item.attributes), span: item.name.span };
}

/** Behind pointers only: an alias of what it stands for there, else a name. */
function defineByName(resolution: Resolution, instance: Instance): TypeDefinition {
  const { item } = instance;
  const head = headOf(instance);
  if (item.kind !== "alias" || item.type === null)
    return { kind: "opaque", ...head, ...layoutBehind(resolution, instance) };
  const harvest = startHarvest();
  const to = convertPointee(resolution, item.type, scopeOf(instance), harvest);
  commitAlias(resolution, instance, harvest);
  return to === null || isUnknown(to) ? unread(head) : aliasOf(head, to);
}

/** What is behind a name, where that is certain: nothing at all, or fields in an order of the compiler's choice. */
function layoutBehind(resolution: Resolution, instance: Instance): Pick<OpaqueDefinition, "layout"> {
  const { item } = instance;
  const isEmpty =
    item.kind === "enum"
      ? item.variants.length === 0
      : isZeroSized(resolution, instance) || holdsVoid(resolution, instance);
  if (item.kind === "alias" || isEmpty) return { layout: "none" };
  const { isC, isTransparent, integer } = representationOf(item.attributes);
  return isC || isTransparent || integer !== null ? {} : { layout: "unspecified" };
}

type Head = ReturnType<typeof headOf>;

/** What a gap was told of: it is known by name only here, and may be anything. */
function unread(head: Head): TypeDefinition {
  return { kind: "opaque", ...head, foreign: true };
}

function aliasOf(head: Head, to: Type, nullable?: boolean): AliasDefinition | CallbackDefinition {
  if (to.kind !== "function") return { kind: "alias", ...head, to };
  const { kind: _, ...signature } = to;
  return { kind: "callback", ...head, ...signature, ...(nullable === undefined ? {} : { nullable }) };
}

/** Tells what is wrong with an alias, and demands what it stands for. */
function commitAlias(resolution: Resolution, instance: Instance, harvest: Harvest): void {
  commit(resolution, harvest, { subject: instance.name, what: `the alias \`${instance.name}\`` });
  addConstants(resolution, harvest.constants);
}

/** Tells what is wrong with a field, at the place that the contract has for it, and demands what it is made of. */
function commitField(
  resolution: Resolution,
  instance: Instance,
  harvest: Harvest,
  name: string,
  span: Span,
): void {
  const what = `field \`${name}\` of \`${instance.name}\``;
  commit(resolution, harvest, { subject: `${instance.name}.${name}`, what, span });
  addConstants(resolution, harvest.constants);
}

function define(resolution: Resolution, instance: Instance): TypeDefinition {
  const { item } = instance;
  const head = headOf(instance);
  if (item.kind === "alias") {
    if (item.type === null) return { kind: "opaque", ...head };
    const harvest = startHarvest();
    const { type, nullable } = convertValue(resolution, item.type, scopeOf(instance), harvest);
    commitAlias(resolution, instance, harvest);
    return aliasOf(head, type, nullable);
  }
  if (representationOf(item.attributes).isTransparent) return defineTransparent(resolution, instance, head);
  return item.kind === "enum"
    ? defineEnum(resolution, instance, item, head)
    : defineRecord(resolution, instance, item, head);
}

function defineTransparent(resolution: Resolution, instance: Instance, head: Head): TypeDefinition {
  const field = transparentField(resolution, instance);
  if (field === null) return { kind: "opaque", ...head };
  const harvest = startHarvest();
  const { type } = convertValue(resolution, field.type, scopeOf(instance), harvest);
  commitField(resolution, instance, harvest, field.name ?? "_0", field.span);
  return { kind: "alias", ...head, to: type, transparent: true };
}

function defineRecord(
  resolution: Resolution,
  instance: Instance,
  item: RustRecord,
  head: Head,
): RecordDefinition {
  const { packed, align } = representationOf(item.attributes);
  return {
    kind: item.kind,
    ...head,
    fields: defineFields(resolution, instance, item.fields),
    ...(packed === null ? {} : { packed }),
    ...(align === null ? {} : { align }),
  };
}

/** Fields in order; what takes no bytes and aligns nothing is none. Those of a tuple are `_0`, `_1`. */
function defineFields(
  resolution: Resolution,
  instance: Instance,
  fields: readonly RustField[],
): readonly Field[] {
  const scope = scopeOf(instance);
  return fields.flatMap((field, index) => {
    if (isMarker(resolution, field.type, scope)) return [];
    const name = field.name ?? `_${index}`;
    const harvest = startHarvest();
    const converted = convertValue(resolution, field.type, scope, harvest);
    commitField(resolution, instance, harvest, name, field.span);
    return [{ name, ...converted, span: field.span }];
  });
}

function isFieldless({ variants }: RustEnum): boolean {
  return variants.every(({ fields }) => fields.length === 0);
}

function defineEnum(resolution: Resolution, instance: Instance, item: RustEnum, head: Head): TypeDefinition {
  const { isC, integer } = representationOf(item.attributes);
  const { values, failure } = enumeratorsOf(resolution, item, instance.module);
  if (failure !== null) {
    addGap(resolution, failure.reason, failure.detail, failure.span);
    return unread(head);
  }
  const variantOf = (variant: RustVariant): Variant => ({
    name: variant.name.text,
    value: values.get(variant) ?? 0n,
    span: variant.name.span,
  });
  if (isFieldless(item)) {
    const definition: EnumDefinition = {
      kind: "enum",
      ...head,
      repr: integer ?? "c",
      ...(hasAttribute(item.attributes, "non_exhaustive") ? { open: true } : {}),
      variants: item.variants.map(variantOf),
    };
    return definition;
  }
  const tagged: TaggedDefinition = {
    kind: "tagged",
    ...head,
    repr: [...(isC ? ["c"] : []), ...(integer === null ? [] : [integer])],
    variants: item.variants.map((variant) => {
      const fields = defineFields(resolution, instance, variant.fields);
      return { ...variantOf(variant), ...(fields.length === 0 ? {} : { fields }) };
    }),
  };
  return tagged;
}

/** Types by value within types that are looked into. */
const FAULT_DEPTH = 100;

/** What of a type cannot be said in C, and whether everybody sees it: see {@link Fault}. */
function faultOf(resolution: Resolution, instance: Instance, depth = 0): Fault {
  const { faults } = resolution;
  const known = faults.get(instance);
  if (known !== undefined) return known;
  if (depth > FAULT_DEPTH) return "none";
  // What holds itself by value has no layout, which is told elsewhere.
  faults.set(instance, "none");
  const fault = computeFault(resolution, instance, depth);
  faults.set(instance, fault);
  return fault;
}

function computeFault(resolution: Resolution, instance: Instance, depth: number): Fault {
  const { item } = instance;
  if (item.kind === "alias") {
    return item.type === null ? "hidden" : faultOfPart(resolution, instance, item.type, true, depth);
  }
  const fields =
    item.kind === "enum"
      ? item.variants.flatMap((variant) => variant.fields.map((field) => ({ field, isPublic: true })))
      : item.fields.map((field) => ({ field, isPublic: field.visibility === "public" }));
  let worst: Fault = "none";
  for (const { field, isPublic } of fields) {
    if (isMarker(resolution, field.type, scopeOf(instance))) continue;
    const fault = faultOfPart(resolution, instance, field.type, isPublic, depth);
    if (fault === "hidden") return "hidden";
    if (fault === "open") worst = "open";
  }
  return worst;
}

function faultOfPart(
  resolution: Resolution,
  instance: Instance,
  type: RustField["type"],
  isPublic: boolean,
  depth: number,
): Fault {
  const harvest = startHarvest();
  const { type: converted } = convertValue(resolution, type, scopeOf(instance), harvest);
  const own: Fault = isPublic ? "open" : "hidden";
  if (isUnknown(converted)) return own;
  for (const demand of harvest.demands) {
    if (!demand.byValue) continue;
    const inner = faultOf(resolution, demand.instance, depth + 1);
    if (inner !== "none") return inner === "hidden" ? "hidden" : own;
  }
  return "none";
}
