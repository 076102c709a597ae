import type { TypeDefinition } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";

/**
 * Follows aliases until something that is no alias is met: a name stays where it names another kind of definition, or
 * none at all. Aliases that lead back to themselves give an `unknown` type.
 */
export function resolveAlias(type: Type, types: ReadonlyMap<string, TypeDefinition>): Type {
  const seen = new Set<string>();
  let current = type;
  while (current.kind === "named") {
    const definition = types.get(current.name);
    if (definition?.kind !== "alias") return current;
    if (seen.has(current.name))
      return { kind: "unknown", reason: `\`${current.name}\` is an alias of itself` };
    seen.add(current.name);
    current = definition.to;
  }
  return current;
}
