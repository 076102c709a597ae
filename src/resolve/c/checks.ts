import type { TypeDefinition } from "../../idl/contract.ts";
import type { Type } from "../../idl/type.ts";
import { describePlace, type Span } from "../../source/source-file.ts";
import type { Declaration, Name } from "../../syntax/c/declaration.ts";
import { defineDemanded } from "./definitions.ts";
import { addConflict, addGap, type Resolution } from "./resolution.ts";
import { isSameType } from "./same-type.ts";
import { isConst, isVolatile, peel } from "./scope.ts";
import { resolveType } from "./types.ts";

/** Says where one name is given to two different types (C17 6.7p3). */
export function checkRepeatedTypedefs(resolution: Resolution): void {
  const { scope } = resolution;
  for (const repeated of scope.repeatedTypedefs) {
    const name = repeated.name.text;
    const first = scope.typedefs.get(name);
    if (first === undefined || !resolution.types.has(name)) continue;
    const sized = scope.enumOfTypedef.get(name);
    if (sized !== undefined) continue;
    const here = resolveType(resolution, repeated.type, `${name}.0`);
    const there = resolveType(resolution, first.type, `${name}.0`);
    defineDemanded(resolution);
    const qualified =
      isConst(scope, repeated.type) === isConst(scope, first.type) &&
      isVolatile(scope, repeated.type) === isVolatile(scope, first.type);
    if (qualified && isSameType(here, there, resolution.types)) continue;
    const detail = `the typedef \`${name}\` names another type at ${describePlace(first.name.span)}`;
    const { span } = repeated.name;
    const known = resolution.types.get(name);
    if (known === undefined) addGap(resolution, "conflict", detail, span);
    else {
      const other = namedDefinition(here, span, resolution.types);
      addConflict(resolution, detail, span, { kind: "type", name, first: known, other });
    }
  }
}

/** What a typedef of this type defines: the record or enum that has no other name, else another name for a type. */
function namedDefinition(type: Type, span: Span, types: ReadonlyMap<string, TypeDefinition>): TypeDefinition {
  // A type without a name of its own is called by where it stands.
  const body = type.kind === "named" && type.name.includes(".") ? types.get(type.name) : undefined;
  return body === undefined ? { kind: "alias", to: type, span } : { ...body, span };
}

type NameKind = "type" | "function" | "variable" | "enumerator";

/** The names that a declaration takes from the one name space of ordinary identifiers (C17 6.2.3). */
function namesTaken(
  resolution: Resolution,
  declaration: Declaration,
): readonly { readonly name: Name; readonly kind: NameKind }[] {
  switch (declaration.kind) {
    case "typedef":
      return [{ name: declaration.name, kind: "type" }];
    case "function":
      return [{ name: declaration.name, kind: "function" }];
    case "object": {
      const isFunction = peel(resolution.scope, declaration.type).type.kind === "function";
      return [{ name: declaration.name, kind: isFunction ? "function" : "variable" }];
    }
    case "tag": {
      const { specifier } = declaration;
      const enumerators = specifier.keyword === "enum" ? (specifier.enumerators ?? []) : [];
      return enumerators.map(({ name }) => ({ name, kind: "enumerator" }));
    }
    case "macro":
    case "assertion":
      return [];
  }
}

/** Says where one name is declared as two kinds of things, of which the contract would hold one or both. */
export function checkNameClashes(resolution: Resolution, declarations: readonly Declaration[]): void {
  const first = new Map<string, { readonly kind: NameKind; readonly span: Span }>();
  for (const { name, kind } of declarations.flatMap((declaration) => namesTaken(resolution, declaration))) {
    const { text, span } = name;
    const known = first.get(text);
    if (known === undefined) first.set(text, { kind, span });
    else if (known.kind !== kind) {
      const detail = `\`${text}\` is a ${known.kind} at ${describePlace(known.span)} and a ${kind} here`;
      addGap(resolution, "conflict", detail, span);
    }
  }
}

/** By-value uses of types that are never completed; an empty struct that is used behind pointers only is opaque. */
export function checkValueUses(resolution: Resolution): void {
  const { types } = resolution;
  const usedByValue = new Set<string>();
  for (const use of resolution.valueUses) {
    const name = nameUsedByValue(use.type, types);
    if (name === null) continue;
    usedByValue.add(name);
    if (types.get(name)?.kind !== "opaque") continue;
    const detail = `${use.what} has the type \`${name}\`, which is nowhere complete`;
    addGap(resolution, "unresolved-type", detail, use.span);
  }
  for (const [name, definition] of types) {
    const empty = definition.kind === "struct" && definition.fields.length === 0;
    if (!empty || usedByValue.has(name)) continue;
    const { doc, tag, deprecated, span } = definition;
    types.set(name, {
      kind: "opaque",
      ...(tag === undefined ? {} : { tag }),
      ...(doc === undefined ? {} : { doc }),
      ...(deprecated === undefined ? {} : { deprecated }),
      ...(span === undefined ? {} : { span }),
    });
  }
}

/** Aliases and arrays behind one another; only a cycle is longer. */
const MAX_STEPS = 10_000;

function nameUsedByValue(type: Type, types: ReadonlyMap<string, TypeDefinition>): string | null {
  let current = type;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (current.kind === "array" || current.kind === "atomic") current = current.of;
    else if (current.kind === "named") {
      const definition = types.get(current.name);
      if (definition?.kind !== "alias") return current.name;
      current = definition.to;
    } else return null;
  }
  return null;
}
