import type { ScalarName } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { EnumSpecifier, TypeSpelling } from "../../syntax/c/declaration.ts";
import { fits, integerBytes, isInteger } from "./integer.ts";
import { addGap, type Resolution } from "./resolution.ts";
import { enumDefinitions, type TagEntity } from "./scope.ts";

const SMALLEST: readonly ScalarName[] = ["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64"];

/** The storage where it is settled: the typedef beside it, C23's underlying type, `packed`; else the ABI's choice. */
export function enumStorage(
  resolution: Resolution,
  entity: TagEntity,
  specifier: EnumSpecifier,
  name: string,
  span: Span,
): ScalarName | "c" {
  const spelled = entity.storage?.type ?? specifier.underlying;
  if (spelled !== null) {
    const scalar = integerBehind(resolution, spelled);
    if (scalar !== null) return scalar;
    const detail = `the storage of the enum \`${name}\` is no integer type`;
    addGap(resolution, "unresolved-type", detail, spelled.span);
    return "c";
  }
  if (!isPacked(resolution, specifier)) return "c";
  const smallest = smallestStorage(resolution, specifier);
  if (smallest !== null) return smallest;
  addGap(resolution, "layout", `no integer type holds all values of the packed enum \`${name}\``, span);
  return "c";
}

function integerBehind({ facts }: Resolution, type: TypeSpelling): ScalarName | null {
  const scalar = facts.scalarOf(type);
  return scalar !== null && scalar !== "pointer" && isInteger(scalar) ? scalar : null;
}

/** `packed` makes an enum as small as its values, but not where Microsoft's ABI gives every enum the size of int. */
function isPacked({ facts }: Resolution, { attributes }: EnumSpecifier): boolean {
  return attributes.packed === true && facts.predefined("_MSC_VER") === undefined;
}

function holdsAll({ enumerations, facts }: Resolution, specifier: EnumSpecifier, type: ScalarName): boolean {
  const values = enumerations.get(specifier)?.values ?? [];
  return values.every(({ value }) => fits(type, value, facts.predefined) === true);
}

function smallestStorage(resolution: Resolution, specifier: EnumSpecifier): ScalarName | null {
  return SMALLEST.find((type) => holdsAll(resolution, specifier, type)) ?? null;
}

/**
 * Whether `enum E` takes another number of bytes than the integer typedef `E` that the contract has for both; where one
 * of the sizes is not known, they are taken to differ.
 */
export function differsFromTypedef(resolution: Resolution, entity: TagEntity): boolean {
  const [specifier] = enumDefinitions(entity);
  if (entity.storage === null) return false;
  const beside = integerBehind(resolution, entity.storage.type);
  if (specifier === undefined || beside === null) return true;
  const bytes = integerBytes(beside, resolution.facts.predefined);
  return bytes === null || bytes !== ownBytes(resolution, specifier);
}

/** Bytes of the enum as C has it, whatever typedef stands beside it. */
function ownBytes(resolution: Resolution, specifier: EnumSpecifier): number | null {
  const { predefined } = resolution.facts;
  const settled =
    specifier.underlying !== null
      ? integerBehind(resolution, specifier.underlying)
      : isPacked(resolution, specifier)
        ? smallestStorage(resolution, specifier)
        : undefined;
  if (settled !== undefined) return settled === null ? null : integerBytes(settled, predefined);
  const isNarrow = holdsAll(resolution, specifier, "i32") || holdsAll(resolution, specifier, "u32");
  return isNarrow || predefined("_MSC_VER") !== undefined ? 4 : 8;
}
