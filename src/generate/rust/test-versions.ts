import type { Bridge } from "../../idl/bridge/bridge.ts";
import { snakeCase } from "../../lower/case.ts";
import type { LoweredParam } from "../../lower/lowered.ts";
import { findStruct } from "./bridge-types.ts";
import { findEnum, numberBeyond } from "./test-values.ts";

/** Something that a partner of another version hands over, and what is seen of it. */
export interface Kept {
  readonly change: string;
  readonly seen: string;
}

/** A bit of open flags that nobody has named: it is kept, though no implementation could make it. */
export function keptBits(bridge: Bridge, { param, stands }: LoweredParam): readonly Kept[] {
  if (stands.kind !== "param" || stands.part !== "value" || stands.of.type.kind !== "enum") return [];
  const { name, type, optional } = stands.of;
  const whole = findEnum(bridge, type.name);
  const beyond = numberBeyond(whole);
  if (!whole.flags || !whole.open || beyond === null) return [];
  const value = `${whole.name}(${beyond})`;
  return [
    { change: `call.${param.name} = ${beyond};`, seen: `${name}: ${optional ? `Some(${value})` : value}` },
  ];
}

/** A parameter that leads to a struct whose size says how much of it the caller knows. */
export interface SizedParam {
  readonly name: string;
  /** The function of the tests that knows the struct's fields. */
  readonly parts: string;
}

export function sizedParam(bridge: Bridge, { param, stands }: LoweredParam): readonly SizedParam[] {
  if (stands.kind !== "param" || stands.part !== "value" || stands.of.type.kind !== "struct-pointer")
    return [];
  const { name, sized } = findStruct(bridge, stands.of.type.name);
  return sized ? [{ name: param.name, parts: partsName(name) }] : [];
}

/** The function of the tests that says where each field of a sized struct ends, and takes it back to its default. */
export function partsName(struct: string): string {
  return `parts_of_${snakeCase(struct)}()`;
}
