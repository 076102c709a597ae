import type { Triple } from "../idl/target.ts";

/**
 * Whether a caller extends `bool`, `char` and `short` to a whole register by their sign, and the callee relies on it:
 * x86 System V as clang and gcc use it, and Apple's arm64. Windows x64 and AAPCS64 on Linux leave the upper bits
 * unspecified (x64 calling convention, "Parameter passing"; AAPCS64 6.8.2; `signext` in clang's IR).
 */
export function callerExtends(target: Triple): boolean {
  return !target.includes("windows") && (target === "aarch64-apple-darwin" || !target.startsWith("aarch64"));
}

/** Conventions that only 32-bit x86 has; compilers for other processors accept and ignore them. */
const I386_ONLY: ReadonlySet<string> = new Set([
  "cdecl",
  "stdcall",
  "fastcall",
  "thiscall",
  "regparm",
  "pascal",
]);

/**
 * The convention that a declared one means on a target: `C` where it makes no difference there. `system` is `stdcall`
 * on 32-bit Windows alone; `win64` and `sysv64` are each the plain convention of some x86-64 targets (Rust reference,
 * "External blocks", ABI; GCC x86 function attributes).
 */
export function effectiveConvention(declared: string | undefined, target: Triple): string {
  if (declared === undefined || declared === "C" || declared === "cdecl" || declared === "system") return "C";
  const processor = target.split("-")[0];
  if (I386_ONLY.has(declared)) return processor === "i686" ? declared : "C";
  if (declared === "vectorcall") return processor === "aarch64" ? "C" : declared;
  if (declared === "win64") return target.includes("windows") && processor === "x86_64" ? "C" : declared;
  if (declared === "sysv64") return processor === "x86_64" && !target.includes("windows") ? "C" : declared;
  return declared;
}
