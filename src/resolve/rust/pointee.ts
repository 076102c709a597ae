import type { Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { RustType } from "../../syntax/rust/item.ts";
import { complain, isExhausted, VOID } from "./complain.ts";
import { foreignName, identify, scopeOf } from "./identify.ts";
import type { Identity } from "./identity.ts";
import { type External, firstType } from "./niche.ts";
import {
  apart,
  type Harvest,
  type Instance,
  isUnknown,
  join,
  joinUses,
  type Resolution,
  type TypeScope,
} from "./resolution.ts";
import { isUnsized } from "./unsized.ts";

const UNREAD_SIZE =
  "another crate's type around something without a size of its own is not read; a pointer to it may have two words";

type Spelled = Extract<Identity, { kind: "spelled" }>;

/**
 * The type behind a pointer: all that has a C representation, by its name what has none. Null where the pointee has no
 * size of its own, so that the pointer is two words.
 */
export function convertPointee(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Type | null {
  if (isExhausted(harvest)) return complain(harvest, "limit", type.span, "the type has too many parts").type;
  const unsized = isUnsized(resolution, type, scope);
  if (unsized === true) return null;
  if (unsized === null) return complain(harvest, "unresolved-type", type.span, UNREAD_SIZE).type;
  harvest.depth += 1;
  const pointee = pointeeIdentity(resolution, identify(resolution, type, scope), type, scope, harvest);
  harvest.depth -= 1;
  return pointee;
}

function pointeeIdentity(
  resolution: Resolution,
  found: Identity,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Type | null {
  switch (found.kind) {
    case "instance":
      return pointeeInstance(resolution, found.instance, harvest);
    case "scalar":
      return { kind: "scalar", name: found.name };
    case "str":
    case "trait":
      return null;
    case "external":
      return pointeeExternal(resolution, found, type, scope, harvest);
    case "unknown":
      return complain(harvest, found.isEndless ? "limit" : "unresolved-type", type.span, found.why).type;
    case "spelled":
      return pointeeSpelled(resolution, found, harvest);
  }
}

function opaque(name: string, span: Span, harvest: Harvest): Type {
  harvest.foreign.set(name, span);
  return { kind: "named", name };
}

function pointeeInstance(resolution: Resolution, instance: Instance, harvest: Harvest): Type | null {
  const { item, name } = instance;
  if (item.kind === "alias" && item.type !== null) {
    const { type } = item;
    const { result: target, inner } = apart(harvest, (own) =>
      convertPointee(resolution, type, scopeOf(instance), own),
    );
    if (target === null) return null;
    if (instance.generics.size > 0) {
      join(harvest, inner);
      return target;
    }
  }
  harvest.demands.push({ instance, byValue: false });
  return { kind: "named", name };
}

function pointeeExternal(
  resolution: Resolution,
  external: External,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Type | null {
  const { known } = external;
  if (known.kind === "void") return VOID;
  if (known.kind === "unsized") return null;
  const argument = firstType(external.arguments);
  if (known.kind === "wrapper" && argument !== null)
    return convertPointee(resolution, argument, external.scope, harvest);
  const isNamed = known.kind === "rust" || known.kind === "libc" || known.kind === "unknown";
  const value = isNamed ? null : valueOrNull(resolution, type, scope, harvest);
  return value ?? opaque(foreignName(resolution, external, scope.module), type.span, harvest);
}

/** The type of a value, if it has one that C knows. */
function valueOrNull(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Type | null {
  const { result, inner } = apart(harvest, (own) =>
    resolution.rules.convertValue(resolution, type, scope, own),
  );
  const value = result.type;
  if (isUnknown(value)) return null;
  join(harvest, inner);
  return value;
}

function pointeeSpelled(resolution: Resolution, { type, scope }: Spelled, harvest: Harvest): Type | null {
  if (type.kind === "slice" || type.kind === "trait") return null;
  if (type.kind === "tuple" && type.elements.length === 0) return VOID;
  if (type.kind === "macro" || type.kind === "infer")
    return resolution.rules.convertValue(resolution, type, scope, harvest).type;
  const { result, inner } = apart(harvest, (own) =>
    resolution.rules.convertValue(resolution, type, scope, own),
  );
  const value = result.type;
  const isTwoWords = (type.kind === "pointer" || type.kind === "reference") && isUnknown(value);
  const isUnread = inner.complaints.some(({ kind }) => kind !== "note");
  // A pointer of two words behind a pointer is as little known to C, and what was not read is known to nobody; any
  // other part without a form in C is opaque.
  if (isTwoWords || isUnread || !isUnknown(value)) join(harvest, inner);
  else joinUses(harvest, inner);
  return value;
}
