import type { Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { View } from "../layout/view.ts";
import { type Comparison, DEEPEST_TYPE } from "./comparison.ts";
import type { Behind } from "./pair.ts";

/**
 * Two different types that are spelled alike: an alias of one side has the name of something else on the other. Nothing
 * where their texts tell them apart.
 */
export function nameBehind(
  from: Type,
  to: Type,
  { baseline, current }: Comparison,
): { readonly behind?: Behind } {
  if (printType(from) !== printType(to)) return {};
  const name = innermostName(from);
  if (name === null) return {};
  const behind = { name, baseline: standsFor(name, baseline), current: standsFor(name, current) };
  const isKnown = behind.baseline !== null || behind.current !== null;
  return isKnown && behind.baseline !== behind.current ? { behind } : {};
}

function innermostName(type: Type): string | null {
  let inner = type;
  for (let depth = 0; depth < DEEPEST_TYPE; depth++) {
    if (inner.kind === "pointer") inner = inner.to;
    else if (inner.kind === "array" || inner.kind === "atomic") inner = inner.of;
    else return inner.kind === "named" ? inner.name : null;
  }
  return null;
}

function standsFor(name: string, view: View): string | null {
  const resolved = printType(view.resolve({ kind: "named", name }));
  return resolved === name ? null : resolved;
}
