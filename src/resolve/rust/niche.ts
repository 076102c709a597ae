import type { GenericArgument, RustType } from "../../syntax/rust/item.ts";
import { representationOf } from "./attributes.ts";
import { identifyBehind, scopeOf } from "./identify.ts";
import type { Identity } from "./identity.ts";
import type { Resolution, TypeScope } from "./resolution.ts";
import { transparentField } from "./zero-sized.ts";

/** A type of another crate. */
export type External = Extract<Identity, { kind: "external" }>;

/** The first type among generic arguments. */
export function firstType(args: readonly GenericArgument[]): RustType | null {
  const found = args.find((argument) => argument.kind === "type");
  return found?.kind === "type" ? found.type : null;
}

/** Wrappers of wrappers; what is deeper is taken to have none. */
const NICHE_DEPTH = 32;

/**
 * Whether the type is one that is documented to leave zero free (standard library, `std::option`, "Representation");
 * null where that depends on a type of another crate.
 *
 * @param depth of the wrappers around it.
 */
export function hasNiche(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  depth = 0,
): boolean | null {
  if (depth > NICHE_DEPTH) return false;
  const found = identifyBehind(resolution, type, scope);
  switch (found.kind) {
    case "spelled":
      return found.type.kind === "reference" || found.type.kind === "function";
    case "instance": {
      if (!representationOf(found.instance.item.attributes).isTransparent) return false;
      const field = transparentField(resolution, found.instance);
      return field !== null && hasNiche(resolution, field.type, scopeOf(found.instance), depth + 1);
    }
    case "external": {
      const { known } = found;
      if (known.kind === "unknown") return null;
      if (known.kind === "box" || known.kind === "non-null" || known.kind === "non-zero") return true;
      const argument = firstType(found.arguments);
      const isOpen = known.kind === "pin" || (known.kind === "wrapper" && !known.hides);
      return isOpen && argument !== null && hasNiche(resolution, argument, found.scope, depth + 1);
    }
    case "unknown":
      return null;
    default:
      return false;
  }
}
