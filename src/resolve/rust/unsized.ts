import type { GenericArgument, RustType } from "../../syntax/rust/item.ts";
import { identifyBehind, scopeOf } from "./identify.ts";
import { firstType } from "./niche.ts";
import type { Resolution, TypeScope } from "./resolution.ts";

/** Types of the standard library that hold their argument in place, so that they have no size if it has none. */
const IN_PLACE: ReadonlySet<string> = new Set([
  "BufReader",
  "BufWriter",
  "Exclusive",
  "LineWriter",
  "Mutex",
  "ReentrantLock",
  "RefCell",
  "RwLock",
  "SyncView",
  "UnsafePinned",
]);

/** Fields of fields; what is deeper is taken to have a size. */
const MAX_DEPTH = 64;

/**
 * Whether a type has no size of its own, so that pointers to it have two words (Reference, "Dynamically Sized Types"):
 * a slice, `str`, a trait object, and a struct of which the last field is one. Null where another crate's type decides.
 */
export function isUnsized(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  depth = 0,
): boolean | null {
  if (depth > MAX_DEPTH) return false;
  const inner = (of: RustType | null | undefined, from: TypeScope): boolean | null =>
    of === null || of === undefined ? false : isUnsized(resolution, of, from, depth + 1);
  const found = identifyBehind(resolution, type, scope);
  switch (found.kind) {
    case "str":
    case "trait":
      return true;
    case "instance": {
      const { item } = found.instance;
      return item.kind === "struct" && inner(item.fields.at(-1)?.type, scopeOf(found.instance));
    }
    case "external": {
      const { known, arguments: args } = found;
      if (known.kind === "unsized") return true;
      if (known.kind === "wrapper" || (known.kind === "rust" && IN_PLACE.has(known.name)))
        return inner(firstType(args), found.scope);
      return known.kind === "unknown" && mentionsUnsized(args, (of) => inner(of, found.scope)) ? null : false;
    }
    case "spelled":
      if (found.type.kind === "tuple") return inner(found.type.elements.at(-1), found.scope);
      return found.type.kind === "slice" || found.type.kind === "trait";
    default:
      return false;
  }
}

function mentionsUnsized(
  args: readonly GenericArgument[],
  rule: (type: RustType) => boolean | null,
): boolean {
  return args.some((argument) => argument.kind === "type" && rule(argument.type) !== false);
}
