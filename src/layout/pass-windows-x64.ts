import type { Passing } from "./layout.ts";
import { direct, HIDDEN_POINTER, undefinedRecord, type Value } from "./passed-value.ts";

/**
 * Microsoft's "x64 calling convention": what is 1, 2, 4 or 8 bytes long goes into one register (records always into
 * an integer register), everything else through a pointer to a copy; 16-byte vectors are returned in XMM0.
 */
export function passWindowsX64(value: Value, position: "param" | "return"): Passing {
  switch (value.shape.kind) {
    case "float":
      return passFloat(value, position);
    case "vector":
      return passVector(value, position);
    case "record":
      return passRecord(value);
    case "integer":
      // GCC and clang return __int128 like a vector; Microsoft's compiler does not have it.
      if (value.size === 16 && position === "return") return direct("vector");
      return byPlainSize(value.size);
    default:
      return byPlainSize(value.size);
  }
}

function passRecord(value: Value): Passing {
  if (value.size === 0) return { kind: "unknown", reason: "compilers disagree on passing an empty struct" };
  if (value.flexible)
    return { kind: "unknown", reason: "compilers disagree on passing a struct with a flexible array" };
  return undefinedRecord(value) ?? byPlainSize(value.size);
}

function byPlainSize(size: number): Passing {
  return size === 1 || size === 2 || size === 4 || size === 8 ? direct("integer") : HIDDEN_POINTER;
}

/** mingw's x87 `long double` goes through memory both ways; binary128 is settled for parameters only. */
function passFloat(value: Value, position: "param" | "return"): Passing {
  if (value.size <= 8) return direct("float");
  const settled = position === "param" || (value.shape.kind === "float" && value.shape.format === "x87");
  return settled
    ? HIDDEN_POINTER
    : { kind: "unknown", reason: "compilers disagree on the result of type f128 on Windows" };
}

function passVector(value: Value, position: "param" | "return"): Passing {
  if (value.size === 16 && position === "return") return direct("vector");
  if (value.size >= 16 && position === "param") return HIDDEN_POINTER;
  return {
    kind: "unknown",
    reason: `compilers disagree on passing a vector of ${value.size} bytes on Windows`,
  };
}
