import type { Contract } from "../../../src/idl/contract.ts";
import type { Type } from "../../../src/idl/type.ts";
import { printType } from "../../../src/idl/type-expression.ts";

/** Whether two libraries are the same once every typedef is written as what it stands for. */
export function isSameWithoutNames(baseline: Contract, current: Contract): boolean {
  return describeWithoutNames(baseline) === describeWithoutNames(current);
}

function describeWithoutNames(library: Contract): string {
  const tables = [library.types, library.functions, library.statics, library.constants, library.macros];
  return JSON.stringify(
    tables.map((table) => [...table]),
    (_, value: unknown) => {
      if (typeof value === "bigint") return value.toString();
      return isType(value) ? printType(behindNames(value, library, [])) : value;
    },
  );
}

const TYPE_KINDS: readonly unknown[] = ["void", "scalar", "pointer", "array", "function", "named", "atomic"];

function isType(value: unknown): value is Type {
  return typeof value === "object" && value !== null && "kind" in value && TYPE_KINDS.includes(value.kind);
}

function behindNames(type: Type, library: Contract, seen: readonly string[]): Type {
  const inside = (inner: Type): Type => behindNames(inner, library, seen);
  switch (type.kind) {
    case "pointer":
      return { ...type, to: inside(type.to) };
    case "array":
      return { ...type, of: inside(type.of) };
    case "function": {
      const params = type.params.map((param) => ({ type: inside(param.type) }));
      return { ...type, params, returns: { type: inside(type.returns.type) } };
    }
    case "named": {
      const definition = library.types.get(type.name)?.[0];
      if (seen.includes(type.name)) return type;
      const within = [...seen, type.name];
      if (definition?.kind === "alias") return behindNames(definition.to, library, within);
      if (definition?.kind !== "callback") return type;
      return behindNames({ ...definition, kind: "function" }, library, within);
    }
    default:
      return type;
  }
}
