import type { Field, RecordDefinition, TypeDefinition, Variant } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import { enumStorage } from "../layout/enum-storage.ts";
import { createLayoutOf } from "../layout/layout-type.ts";
import { createPassingOf } from "../layout/passing.ts";
import { resolveAlias } from "../layout/resolve-alias.ts";
import { scalarFacts } from "../layout/scalar.ts";
import type { View } from "../layout/view.ts";
import type { Comparison } from "./comparison.ts";
import { DEEPEST_TYPE } from "./comparison.ts";
import { differencesOf } from "./differences-of.ts";
import { isRecord, matchMembers, standing } from "./match-members.ts";
import { matchVariants } from "./match-variants.ts";
import { isSameMemory } from "./type-difference.ts";

/**
 * The declaration with the definition's names for fields and variants that are one, so that what two languages spell by
 * their own customs is no difference and all that follows can go by names. Layouts stay what they are.
 */
export function alignDeclaration(comparison: Comparison): View {
  const { baseline, current, types } = comparison;
  const aligned = new Map<string, TypeDefinition>();
  for (const [name, declared] of current.types) {
    const from = types.toBaseline.get(name);
    const defined = from === undefined ? undefined : baseline.types.get(from);
    aligned.set(
      name,
      defined === undefined || from === undefined
        ? declared
        : align(from, defined, name, declared, comparison),
    );
  }
  return withTypes(current, aligned);
}

/** A view of other definitions under the same names. */
function withTypes(view: View, types: ReadonlyMap<string, TypeDefinition>): View {
  const { target, constants } = view;
  const layoutOf = createLayoutOf({ target, types, constants });
  const passingOf = createPassingOf({ target, types, layoutOf });
  return { ...view, types, layoutOf, passingOf, resolve: (type) => resolveAlias(type, types) };
}

function align(
  from: string,
  defined: TypeDefinition,
  to: string,
  declared: TypeDefinition,
  comparison: Comparison,
): TypeDefinition {
  if (isRecord(defined) && isRecord(declared)) return alignRecord(defined, declared, comparison);
  const carriesVariants = defined.kind === "enum" || defined.kind === "tagged";
  if (!carriesVariants || (declared.kind !== "enum" && declared.kind !== "tagged")) return declared;
  const matches = matchVariants(
    { names: namesOf(from, defined), variants: defined.variants },
    { names: namesOf(to, declared), variants: declared.variants },
  );
  if (defined.kind !== "enum" || declared.kind !== "enum") {
    return { ...declared, variants: alignVariants(declared.variants, matches, null) };
  }
  const { baseline, current } = comparison;
  const storage = enumStorage(declared, current.target);
  const { size } = scalarFacts(storage, current.target);
  const isSameSize = size === scalarFacts(enumStorage(defined, baseline.target), baseline.target).size;
  const variants = alignVariants(declared.variants, matches, isSameSize ? size : null);
  const isRewritten = variants.some(({ value }, at) => value !== declared.variants[at]?.value);
  // The storage stays what the values chose as they were written.
  return { ...declared, ...(isRewritten ? { repr: storage } : {}), variants };
}

/**
 * The variants of a declaration under the names of the definition, and with its values where the bits that are stored are
 * the same (`-1` and `4294967295` in four bytes).
 *
 * @param size of the storage in bytes, where both sides have one of that size.
 */
export function alignVariants(
  variants: readonly Variant[],
  matches: ReadonlyMap<Variant, Variant>,
  size: number | null,
): readonly Variant[] {
  const definitions = new Map([...matches].map(([defined, declared]) => [declared, defined]));
  return variants.map((variant) => {
    const defined = definitions.get(variant);
    if (defined === undefined) return variant;
    const isSame = size !== null && haveSameBits(defined.value, variant.value, size * 8);
    return { ...variant, name: defined.name, value: isSame ? defined.value : variant.value };
  });
}

function haveSameBits(left: bigint, right: bigint, bits: number): boolean {
  return BigInt.asUintN(bits, left) === BigInt.asUintN(bits, right);
}

/** The names of a type: its own and its tag. */
export function namesOf(name: string, definition: TypeDefinition): readonly string[] {
  return definition.tag === undefined ? [name] : [name, definition.tag];
}

function alignRecord(
  defined: RecordDefinition,
  declared: RecordDefinition,
  comparison: Comparison,
): RecordDefinition {
  const views = { definition: comparison.baseline, declaration: comparison.current };
  const matches = matchMembers(defined, declared, views);
  const names = new Map(matches.map((match) => [match.declaration, defined.fields[match.definition]?.name]));
  for (const [at, name] of membersByPlace(defined, declared, new Set(names.keys()), comparison)) {
    names.set(at, name);
  }
  const fields = declared.fields.map((field, at) => {
    const name = names.get(at);
    return name === undefined || name === field.name ? field : underName(field, name);
  });
  return { ...declared, fields };
}

function underName({ anonymous: _, ...field }: Field, name: string): Field {
  return { ...field, name };
}

/**
 * Fields with other names and types in the same place of records that otherwise have the same fields in the same order:
 * one that was written differently, rather than one that is missing and one too many. Those of the same type are left to
 * be matched, and told, by their names.
 */
function membersByPlace(
  defined: RecordDefinition,
  declared: RecordDefinition,
  known: ReadonlySet<number>,
  comparison: Comparison,
): readonly (readonly [number, string])[] {
  const from = standing(defined.fields);
  const to = standing(declared.fields);
  if (from.length !== to.length) return [];
  const found: (readonly [number, string])[] = [];
  const names = new Set(declared.fields.flatMap(({ name }) => name ?? []));
  for (const [position, at] of to.entries()) {
    const field = defined.fields[from[position] ?? -1];
    const other = declared.fields[at];
    if (field?.name === undefined || other === undefined || known.has(at) || names.has(field.name)) continue;
    if (other.anonymous === true || field.bits !== other.bits) continue;
    if (!isSameMemory(differencesOf(field.type, other.type, comparison))) found.push([at, field.name]);
  }
  // A field that stands elsewhere in the declaration shows that places do not tell.
  return found.length === 1 ? found : [];
}

/** Calls that may unwind travel like others (Rust Reference, external blocks, ABI: `"C-unwind"`). */
export function withoutUnwinding(view: View): View {
  const types = new Map([...view.types].map(([name, definition]) => [name, calmDefinition(definition)]));
  const functions = new Map(
    [...view.functions].map(([name, item]) => [name, { ...item, ...calmSignature(item, 0) }]),
  );
  return { ...withTypes(view, types), functions };
}

type SignatureParts = Pick<Extract<Type, { kind: "function" }>, "params" | "returns" | "abi">;

function calmSignature<T extends SignatureParts>(signature: T, depth: number): SignatureParts {
  const plain = signature.abi?.replace(/-unwind$/, "");
  return {
    params: signature.params.map((param) => ({ ...param, type: calmType(param.type, depth) })),
    returns: { ...signature.returns, type: calmType(signature.returns.type, depth) },
    abi: plain === "C" || plain === "system" || plain === "cdecl" ? undefined : plain,
  };
}

function calmType(type: Type, depth: number): Type {
  if (depth > DEEPEST_TYPE) return type;
  if (type.kind === "function") return { ...type, ...calmSignature(type, depth + 1) };
  if (type.kind === "pointer") return { ...type, to: calmType(type.to, depth + 1) };
  return type.kind === "array" ? { ...type, of: calmType(type.of, depth + 1) } : type;
}

function calmDefinition(definition: TypeDefinition): TypeDefinition {
  switch (definition.kind) {
    case "struct":
    case "union":
      return {
        ...definition,
        fields: definition.fields.map((field) => ({ ...field, type: calmType(field.type, 0) })),
      };
    case "callback":
      return { ...definition, ...calmSignature(definition, 0) };
    case "alias":
      return { ...definition, to: calmType(definition.to, 0) };
    default:
      return definition;
  }
}
