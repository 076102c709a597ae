import type { RustField, RustType } from "../../syntax/rust/item.ts";
import { representationOf } from "./attributes.ts";
import { evaluateLength } from "./evaluate-length.ts";
import { identifyBehind, scopeOf } from "./identify.ts";
import type { Instance, Resolution, TypeScope } from "./resolution.ts";

/** Types within types; deeper ones are taken to have a size. */
const MAX_DEPTH = 32;

/** Whether a type takes no bytes: a struct of nothing but such, `()`, `PhantomData`, an array of none. */
export function isZeroSized(resolution: Resolution, instance: Instance): boolean {
  return isInstanceZeroSized(resolution, instance, 0);
}

/** As {@link isZeroSized}, of a field: `isMarker` if it does not even align what stands around it. */
export function isMarker(resolution: Resolution, type: RustType, scope: TypeScope): boolean {
  return takesNothing(resolution, type, scope, 0, false);
}

/**
 * Whether a struct stands for what is behind a pointer to `c_void`, which has a size only so that Rust can point to it (core
 * documentation, `ffi::c_void`).
 */
export function holdsVoid(resolution: Resolution, instance: Instance): boolean {
  const { item } = instance;
  if (item.kind === "alias" || item.kind === "enum") return false;
  return item.fields.some(({ type }) => {
    const found = identifyBehind(resolution, type, scopeOf(instance));
    return found.kind === "external" && found.known.kind === "void";
  });
}

function isInstanceZeroSized(resolution: Resolution, instance: Instance, depth: number): boolean {
  const { item } = instance;
  if (item.kind === "alias" || item.kind === "enum" || depth > MAX_DEPTH) return false;
  const { zeroSized } = resolution;
  const known = zeroSized.get(instance);
  if (known !== undefined) return known;
  // What holds itself has no size at all; nothing is claimed of it.
  zeroSized.set(instance, false);
  const scope = scopeOf(instance);
  const takesNone = item.fields.every((field) =>
    takesNothing(resolution, field.type, scope, depth + 1, true),
  );
  zeroSized.set(instance, takesNone);
  return takesNone;
}

function takesNothing(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  depth: number,
  mayAlign: boolean,
): boolean {
  if (depth > MAX_DEPTH) return false;
  const found = identifyBehind(resolution, type, scope);
  switch (found.kind) {
    case "external":
      return found.known.kind === "marker";
    case "instance": {
      const aligns = representationOf(found.instance.item.attributes).align !== null;
      return (mayAlign || !aligns) && isInstanceZeroSized(resolution, found.instance, depth + 1);
    }
    case "spelled": {
      if (found.type.kind === "tuple")
        return found.type.elements.every((element) =>
          takesNothing(resolution, element, found.scope, depth + 1, mayAlign),
        );
      if (found.type.kind !== "array" || !mayAlign) return false;
      const { length } = evaluateLength(resolution, found.type.length, found.type.span, found.scope);
      return length.kind === "integer" && length.value === 0n;
    }
    default:
      return false;
  }
}

/** The field that a `repr(transparent)` type is in memory; null if there is none, or several. */
export function transparentField(resolution: Resolution, instance: Instance): RustField | null {
  const { item } = instance;
  if (item.kind === "alias") return null;
  const fields = item.kind === "enum" ? (item.variants[0]?.fields ?? []) : item.fields;
  const scope = scopeOf(instance);
  const sized = fields.filter((field) => !takesNothing(resolution, field.type, scope, 0, true));
  return sized.length === 1 ? (sized[0] ?? null) : null;
}
