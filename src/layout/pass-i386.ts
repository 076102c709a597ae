import type { Passing } from "./layout.ts";
import {
  direct,
  HIDDEN_POINTER,
  IGNORED,
  integers,
  STACK,
  undefinedRecord,
  type Value,
} from "./passed-value.ts";

/**
 * i386 psABI 2.2.3: parameters are stack slots of 4 bytes, results EDX:EAX or the x87 stack; Linux returns every
 * struct and union through memory.
 */
export function passI386(value: Value, position: "param" | "return"): Passing {
  switch (value.shape.kind) {
    case "record":
      return passRecord(value, position);
    case "complex":
      if (position === "param") return STACK;
      return value.size === 8 ? integers(8, 4) : HIDDEN_POINTER;
    case "float":
      return passFloat(value.shape.format, position);
    case "vector":
      return { kind: "unknown", reason: "how a vector is passed on i686 depends on the instruction set" };
    default:
      if (value.size <= 8) return integers(value.size, 4);
      return { kind: "unknown", reason: `no ABI of i686 passes an integer of ${value.size} bytes` };
  }
}

/** An empty struct takes no stack as a parameter, but as a result it still has its hidden pointer (GCC and clang). */
function passRecord(value: Value, position: "param" | "return"): Passing {
  if (position === "return") return HIDDEN_POINTER;
  return value.size === 0 ? IGNORED : (undefinedRecord(value) ?? STACK);
}

function passFloat(format: string, position: "param" | "return"): Passing {
  if (format === "binary16" || format === "binary128")
    return { kind: "unknown", reason: "how f16 and f128 are passed on i686 depends on the instruction set" };
  if (position === "return") return direct("x87");
  return format === "x87" ? direct("x87") : direct("float");
}
