import type { Signature, Type } from "../idl/type.ts";
import { enumStorage } from "../layout/enum-storage.ts";
import { scalarFacts } from "../layout/scalar.ts";
import type { View } from "../layout/view.ts";
import type { ValueClass } from "./type-difference.ts";

/** A type as the machine sees it: what kind of value, how wide in bytes, with which sign. */
export interface MachineValue {
  readonly class: ValueClass;
  readonly size: number | null;
  readonly signed: boolean;
  readonly enum: boolean;
}

/** The signature behind a function pointer, named or not; null if the type is something else. */
export function signatureOf(resolved: Type, view: View): Signature | null {
  if (resolved.kind === "function") return resolved;
  if (resolved.kind !== "named") return null;
  const definition = view.types.get(resolved.name);
  return definition?.kind === "callback" ? definition : null;
}

/** What a resolved type (no alias at its head) is to the machine. */
export function machineValueOf(resolved: Type, view: View): MachineValue {
  const layout = view.layoutOf(resolved);
  const size = layout.kind === "sized" ? layout.size : null;
  const plain = (valueClass: ValueClass): MachineValue => ({
    class: valueClass,
    size,
    signed: false,
    enum: false,
  });
  switch (resolved.kind) {
    case "void":
    case "never":
      return plain("void");
    case "scalar": {
      const facts = scalarFacts(resolved.name, view.target);
      if (facts.kind === "integer") return { class: "integer", size, signed: facts.signed, enum: false };
      return plain(facts.kind === "float" || facts.kind === "bool" ? facts.kind : "other");
    }
    case "pointer":
    case "function":
      return plain("pointer");
    case "array":
      return plain("aggregate");
    case "named":
      return machineValueOfNamed(resolved.name, view, size);
    case "bitint":
      return { class: "integer", size, signed: resolved.signed, enum: false };
    case "atomic":
      return machineValueOf(view.resolve(resolved.of), view);
    default:
      return plain("other");
  }
}

function machineValueOfNamed(name: string, view: View, size: number | null): MachineValue {
  const definition = view.types.get(name);
  if (definition?.kind === "enum") {
    const signed = scalarFacts(enumStorage(definition, view.target), view.target).signed;
    return { class: "integer", size, signed, enum: true };
  }
  const valueClass = definition?.kind === "callback" ? "pointer" : "aggregate";
  return { class: valueClass, size, signed: false, enum: false };
}
