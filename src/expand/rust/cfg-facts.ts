import type { Triple } from "../../idl/target.ts";

/** What tells one target from another in `cfg`; the rest follows from it. */
interface TargetFacts {
  readonly arch: "aarch64" | "x86" | "x86_64";
  readonly os: "linux" | "macos" | "windows";
  readonly env: "" | "gnu" | "musl" | "msvc";
  readonly vendor: "apple" | "pc" | "unknown";
  /** Features of the processor that code may count on (`-C target-cpu` as the target has it). */
  readonly features: string;
}

const X86 = "fxsr sse sse2";
const X86_WINDOWS = `cmpxchg16b ${X86} sse3`;
const APPLE =
  "aes crc dit dotprod dpb dpb2 fcma fhm flagm fp16 frintts jsconv lor lse neon paca pacg pan pmuv3 ras rcpc rcpc2 rdm sb sha2 sha3 ssbs vh";

const TARGETS: Readonly<Record<Triple, TargetFacts>> = {
  "aarch64-apple-darwin": { arch: "aarch64", os: "macos", env: "", vendor: "apple", features: APPLE },
  "aarch64-unknown-linux-gnu": {
    arch: "aarch64",
    os: "linux",
    env: "gnu",
    vendor: "unknown",
    features: "neon",
  },
  "aarch64-unknown-linux-musl": {
    arch: "aarch64",
    os: "linux",
    env: "musl",
    vendor: "unknown",
    features: "crt-static neon",
  },
  "i686-unknown-linux-gnu": { arch: "x86", os: "linux", env: "gnu", vendor: "unknown", features: X86 },
  "x86_64-pc-windows-gnu": { arch: "x86_64", os: "windows", env: "gnu", vendor: "pc", features: X86_WINDOWS },
  "x86_64-pc-windows-msvc": {
    arch: "x86_64",
    os: "windows",
    env: "msvc",
    vendor: "pc",
    features: X86_WINDOWS,
  },
  "x86_64-unknown-linux-gnu": { arch: "x86_64", os: "linux", env: "gnu", vendor: "unknown", features: X86 },
  "x86_64-unknown-linux-musl": {
    arch: "x86_64",
    os: "linux",
    env: "musl",
    vendor: "unknown",
    features: `crt-static ${X86}`,
  },
};

/** Widths of atomic operations, as in `target_has_atomic="64"`: 16 bytes at once not on all of x86. */
function atomics({ arch, os }: TargetFacts): readonly string[] {
  const widest = arch === "aarch64" || (arch === "x86_64" && os === "windows") ? ["128"] : [];
  return [...widest, "16", "32", "64", "8", "ptr"];
}

/** As a condition spells it: `name`, or `name="value"`. */
export function cfgKey(name: string, value: string | null): string {
  return value === null ? name : `${name}="${value}"`;
}

/**
 * The `cfg` options that rustc sets by itself for a target, as `rustc --print cfg --target T` prints them; each is a key
 * with an empty text. `debug_assertions` is among them because it is without `-O`: what a conditional field of a debug
 * build would do to a layout is shown, not hidden.
 */
export function cfgFacts(target: Triple): ReadonlyMap<string, string> {
  const facts = TARGETS[target];
  const family = facts.os === "windows" ? "windows" : "unix";
  const values: readonly (readonly [string, string])[] = [
    ["panic", "unwind"],
    ["target_abi", ""],
    ["target_arch", facts.arch],
    ["target_endian", "little"],
    ["target_env", facts.env],
    ["target_family", family],
    ["target_os", facts.os],
    ["target_pointer_width", facts.arch === "x86" ? "32" : "64"],
    ["target_vendor", facts.vendor],
    ...facts.features.split(" ").map((feature) => ["target_feature", feature] as const),
    ...atomics(facts).map((width) => ["target_has_atomic", width] as const),
  ];
  const keys = ["debug_assertions", family, ...values.map(([name, value]) => cfgKey(name, value))];
  return new Map(keys.map((key) => [key, ""]));
}
