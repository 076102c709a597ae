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

/** Features that processors of an architecture may have and that `-C target-feature` and `-C target-cpu` switch on. */
const OF_X86 = [
  "adx aes amx-avx512 amx-bf16 amx-complex amx-fp16 amx-fp8 amx-int8 amx-movrs amx-tf32 amx-tile apxf",
  "avx avx10.1 avx10.2 avx2 avx512bf16 avx512bitalg avx512bw avx512cd avx512dq avx512f avx512fp16",
  "avx512ifma avx512vbmi avx512vbmi2 avx512vl avx512vnni avx512vp2intersect avx512vpopcntdq avxifma",
  "avxneconvert avxvnni avxvnniint16 avxvnniint8 bmi1 bmi2 cmpxchg16b ermsb f16c fma fxsr gfni kl",
  "lahfsahf lzcnt movbe movrs pclmulqdq popcnt prfchw rdrand rdseed rtm sha sha512 sm3 sm4 sse sse2",
  "sse3 sse4.1 sse4.2 sse4a ssse3 tbm vaes vpclmulqdq widekl x87 xop xsave xsavec xsaveopt xsaves",
].join(" ");
const OF_AARCH64 = [
  "aes bf16 bti crc cssc dit dotprod dpb dpb2 ecv f32mm f64mm faminmax fcma fhm flagm flagm2 fp16 fp8",
  "fp8dot2 fp8dot4 fp8fma frintts hbc i8mm jsconv lor lse lse128 lse2 lut mops mte neon outline-atomics",
  "paca pacg pan pauth-lr pmuv3 rand ras rcpc rcpc2 rcpc3 rdm sb sha2 sha3 sm4 sme sme-b16b16",
  "sme-f16f16 sme-f64f64 sme-f8f16 sme-f8f32 sme-fa64 sme-i16i64 sme-lutv2 sme2 sme2p1 spe ssbs ssve-fp8dot2",
  "ssve-fp8dot4 ssve-fp8fma sve sve-b16b16 sve2 sve2-aes sve2-bitperm sve2-sha3 sve2-sm4 sve2p1",
  "v8.1a v8.2a v8.3a v8.4a v8.5a v8.6a v8.7a v8.8a v8.9a v9.1a v9.2a v9.3a v9.4a v9.5a v9a vh wfxt",
].join(" ");

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

/** The text of what a target may have or not have, as those who build for it choose. */
export const OPEN = "open";

/** Features that a build for the target may add to those that all of its processors have. */
function openFeatures({ arch, os, features }: TargetFacts): readonly string[] {
  const own = new Set(features.split(" "));
  const linkage = os === "macos" ? [] : ["crt-static"];
  const all = [...(arch === "aarch64" ? OF_AARCH64 : OF_X86).split(" "), ...linkage];
  return all.filter((feature) => !own.has(feature));
}

/**
 * The `cfg` options that rustc sets by itself for a target, as `rustc --print cfg --target T` prints them; each is a key
 * with an empty text. Features of processors that only some have are keys too, with the text `OPEN`. What the profile of a
 * build settles (`debug_assertions`, `overflow_checks`, `panic`) is not of the target and not among them.
 */
export function cfgFacts(target: Triple): ReadonlyMap<string, string> {
  const facts = TARGETS[target];
  const family = facts.os === "windows" ? "windows" : "unix";
  const values: readonly (readonly [string, string])[] = [
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
  const open = openFeatures(facts).map((feature) => [cfgKey("target_feature", feature), OPEN] as const);
  return new Map([
    [family, ""],
    ...values.map(([name, value]) => [cfgKey(name, value), ""] as const),
    ...open,
  ]);
}
