import type { EnumDefinition, Variant } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { ScalarName } from "../idl/type.ts";
import { dataModelOf } from "./data-model.ts";
import { existsOn } from "./project.ts";

/**
 * The integer type that holds an enum on a target. `repr: c` is the ABI's choice (C17 6.7.2.2p4 leaves it open): `int`
 * with Microsoft's compiler whatever the values are; elsewhere `unsigned int`, or `int` if a value is negative, or
 * the 64-bit type of that sign if 32 bits do not hold every value.
 */
export function enumStorage(definition: EnumDefinition, target: Triple): ScalarName {
  if (definition.repr !== "c") return definition.repr;
  return chosenStorage(definition.variants, target);
}

/** The ABI's choice for the variants that exist on the target; `i128` or `u128` where 64 bits are too few. */
export function chosenStorage(variants: readonly Variant[], target: Triple): ScalarName {
  if (dataModelOf(target).enums === "microsoft") return "i32";
  let least = 0n;
  let greatest = 0n;
  for (const variant of variants) {
    if (!existsOn(variant, target)) continue;
    if (variant.value < least) least = variant.value;
    if (variant.value > greatest) greatest = variant.value;
  }
  return least < 0n ? signedStorage(least, greatest) : unsignedStorage(greatest);
}

function signedStorage(least: bigint, greatest: bigint): ScalarName {
  if (least >= -(1n << 31n) && greatest < 1n << 31n) return "i32";
  return least >= -(1n << 63n) && greatest < 1n << 63n ? "i64" : "i128";
}

function unsignedStorage(greatest: bigint): ScalarName {
  if (greatest < 1n << 32n) return "u32";
  return greatest < 1n << 64n ? "u64" : "u128";
}
