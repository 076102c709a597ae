import type {
  Bridge,
  BridgeField,
  BridgeParam,
  BridgeType,
  DefaultValue,
  Operation,
  ValueType,
} from "../../src/idl/bridge/bridge.ts";
import { byCodeUnit } from "../../src/source/code-units.ts";

type Rename = (name: string) => string;

/** A number for a name, the same on every machine (FNV-1a). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Some names stay as they are; others get a tail that makes them longer, up to so many characters. */
function renaming(seed: number, longest: number): Rename {
  return (name) => {
    const number = numberOf(`${seed} ${name}`);
    if (number % 3 === 0) return name;
    const length = name.length + ((number >>> 4) % (longest - name.length + 1));
    const tail =
      /[a-z]/.test(name) && /^[A-Z]/.test(name) ? "WhichIsLongerThanMostPeopleWouldLike" : "_which_is_long";
    const tails = (name === name.toUpperCase() ? tail.toUpperCase() : tail).repeat(longest);
    return (name + tails).slice(0, length).replace(/_+$/, "");
  };
}

function sorted<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => byCodeUnit(a.name, b.name));
}

function named<T extends { readonly name: string }>(item: T, rename: Rename): T {
  return { ...item, name: rename(item.name) };
}

function valueType(type: ValueType, rename: Rename): ValueType {
  if (type.kind === "array") return { ...type, of: valueType(type.of, rename) };
  return type.kind === "scalar" ? type : named(type, rename);
}

function bridgeType(type: BridgeType, rename: Rename): BridgeType {
  switch (type.kind) {
    case "bytes":
    case "text":
    case "path":
    case "list":
      return type;
    case "struct-pointer":
    case "handle":
    case "callback":
      return named(type, rename);
    default:
      return valueType(type, rename);
  }
}

function param(of: BridgeParam, rename: Rename): BridgeParam {
  return { ...named(of, rename), type: bridgeType(of.type, rename) };
}

function defaultValue(value: DefaultValue, rename: Rename): DefaultValue {
  return value.kind === "variant" ? named(value, rename) : value;
}

function field(of: BridgeField, rename: Rename): BridgeField {
  return {
    ...named(of, rename),
    type: valueType(of.type, rename),
    ...(of.default !== undefined && { default: defaultValue(of.default, rename) }),
  };
}

function operation(of: Operation, rename: Rename): Operation {
  const { errors, params, returns } = of;
  return {
    ...named(of, rename),
    params: params.map((one) => param(one, rename)),
    returns: returns === null ? null : { ...returns, type: bridgeType(returns.type, rename) },
    errors: errors === null ? null : rename(errors),
  };
}

/** The same bridge with longer names, by which lines of what is generated become too long in ever other places. */
export function withLongNames(bridge: Bridge, seed: number, longest: number): Bridge {
  const rename = renaming(seed, longest);
  return {
    ...bridge,
    errors: sorted(
      bridge.errors.map((domain) => ({
        ...named(domain, rename),
        codes: domain.codes.map((code) => named(code, rename)),
      })),
    ),
    structs: sorted(
      bridge.structs.map((struct) => ({
        ...named(struct, rename),
        fields: struct.fields.map((one) => field(one, rename)),
      })),
    ),
    enums: sorted(
      bridge.enums.map((item) => ({
        ...named(item, rename),
        variants: item.variants.map((one) => named(one, rename)),
      })),
    ),
    callbacks: sorted(
      bridge.callbacks.map((callback) => ({
        ...named(callback, rename),
        params: callback.params.map((one) => param(one, rename)),
        returns:
          callback.returns === null || callback.returns === "continue"
            ? callback.returns
            : valueType(callback.returns, rename),
      })),
    ),
    handles: sorted(
      bridge.handles.map((handle) => ({
        ...named(handle, rename),
        implement: `crate::imp::${rename(handle.name)}`,
        borrows: handle.borrows.map(rename),
        operations: sorted(handle.operations.map((one) => operation(one, rename))),
      })),
    ),
    constants: sorted(bridge.constants.map((constant) => named(constant, rename))),
    functions: sorted(bridge.functions.map((one) => operation(one, rename))),
  };
}
