import type { ScalarName } from "../../idl/type.ts";
import { STANDARD_CRATES } from "./outside-names.ts";

/** C's names in `core::ffi` and `libc`, which are the same types (Rust standard library, `core::ffi`). */
const C_SCALARS: ReadonlyMap<string, ScalarName> = new Map<string, ScalarName>([
  ["c_char", "c_char"],
  ["c_schar", "c_schar"],
  ["c_uchar", "c_uchar"],
  ["c_short", "c_short"],
  ["c_ushort", "c_ushort"],
  ["c_int", "c_int"],
  ["c_uint", "c_uint"],
  ["c_long", "c_long"],
  ["c_ulong", "c_ulong"],
  ["c_longlong", "c_longlong"],
  ["c_ulonglong", "c_ulonglong"],
  ["c_float", "c_float"],
  ["c_double", "c_double"],
]);

const STANDARD_SCALARS: ReadonlyMap<string, ScalarName> = new Map<string, ScalarName>([
  ...C_SCALARS,
  ["c_size_t", "usize"],
  ["c_ssize_t", "isize"],
  ["c_ptrdiff_t", "isize"],
  ["RawFd", "c_int"],
  ["VaList", "va_list"],
]);

/** Those that are one type on all systems; `off_t` is 32 bits wide on Windows, and where a `long` is. */
const LIBC_SCALARS: ReadonlyMap<string, ScalarName> = new Map<string, ScalarName>([
  ...C_SCALARS,
  ["size_t", "usize"],
  ["ssize_t", "isize"],
  ["ptrdiff_t", "isize"],
  ["intptr_t", "isize"],
  ["uintptr_t", "usize"],
  ["int8_t", "i8"],
  ["int16_t", "i16"],
  ["int32_t", "i32"],
  ["int64_t", "i64"],
  ["uint8_t", "u8"],
  ["uint16_t", "u16"],
  ["uint32_t", "u32"],
  ["uint64_t", "u64"],
  ["intmax_t", "i64"],
  ["uintmax_t", "u64"],
  ["wchar_t", "wchar"],
  ["pid_t", "i32"],
  ["uid_t", "u32"],
  ["gid_t", "u32"],
  ["id_t", "u32"],
  ["in_addr_t", "u32"],
  ["in_port_t", "u16"],
  ["key_t", "c_int"],
  ["loff_t", "i64"],
  ["off_t", "c_long"],
  ["off64_t", "i64"],
  ["sighandler_t", "usize"],
  ["SSIZE_T", "isize"],
  ["useconds_t", "u32"],
]);

/** The systems that are told apart; of Linux all libraries, of Windows those of 64 bits. */
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];
export const OPERATING_SYSTEMS = ["linux", "macos", "windows"] as const;

/**
 * Those that are another type on each system, by the source of the libc crate, and for `socklen_t` and `sa_family_t` of
 * Windows by `ws2tcpip.h` and `ws2def.h`.
 */
const LIBC_BY_SYSTEM: ReadonlyMap<string, Partial<Readonly<Record<OperatingSystem, ScalarName>>>> = new Map([
  ["clock_t", { linux: "c_long", macos: "c_ulong", windows: "c_long" }],
  ["clockid_t", { linux: "c_int", macos: "c_uint" }],
  ["dev_t", { linux: "u64", macos: "i32", windows: "u32" }],
  ["ino_t", { linux: "c_ulong", macos: "u64", windows: "u16" }],
  ["mode_t", { linux: "u32", macos: "u16" }],
  ["nfds_t", { linux: "c_ulong", macos: "c_uint" }],
  ["sa_family_t", { linux: "u16", macos: "u8", windows: "u16" }],
  ["socklen_t", { linux: "u32", macos: "u32", windows: "c_int" }],
  ["suseconds_t", { linux: "c_long", macos: "i32" }],
  ["time_t", { linux: "c_long", macos: "c_long", windows: "i64" }],
]);

const PRIMITIVE_SCALARS: ReadonlyMap<string, ScalarName> = new Map<string, ScalarName>([
  ...(["bool", "i8", "i16", "i32", "i64", "i128", "isize"] as const).map((name) => [name, name] as const),
  ...(["u8", "u16", "u32", "u64", "u128", "usize"] as const).map((name) => [name, name] as const),
  ...(["f16", "f32", "f64", "f128"] as const).map((name) => [name, name] as const),
  ["char", "char32"],
]);

/** `NonZeroU8` and the like: the integer itself, with 0 free to mean `None`. */
const NON_ZERO: ReadonlyMap<string, ScalarName> = new Map(
  (["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"] as const).map(
    (name) => [`NonZero${name[0]?.toUpperCase()}${name.slice(1)}`, name] as const,
  ),
);

/** "The same size, alignment and bit validity as the underlying integer type", by the docs of `core::sync::atomic`. */
const ATOMICS: ReadonlyMap<string, ScalarName> = new Map<string, ScalarName>([
  ["AtomicBool", "bool"],
  ["AtomicI8", "i8"],
  ["AtomicU8", "u8"],
  ["AtomicI16", "i16"],
  ["AtomicU16", "u16"],
  ["AtomicI32", "i32"],
  ["AtomicU32", "u32"],
  ["AtomicI64", "i64"],
  ["AtomicU64", "u64"],
  ["AtomicIsize", "isize"],
  ["AtomicUsize", "usize"],
]);

/** A type of another crate, by what matters of it at a C boundary. */
export type KnownType =
  | { readonly kind: "scalar"; readonly name: ScalarName }
  | { readonly kind: "void" }
  /** `name` is null for `NonZero<T>`: its argument says. */
  | { readonly kind: "non-zero"; readonly name: ScalarName | null }
  | { readonly kind: "atomic"; readonly name: ScalarName }
  | { readonly kind: "atomic-pointer" }
  | { readonly kind: "box" }
  | { readonly kind: "non-null" }
  | { readonly kind: "option" }
  | { readonly kind: "result" }
  | { readonly kind: "pin" }
  /** `repr(transparent)` around its argument; `hides` what its argument leaves free, so that `Option` gains no niche. */
  | { readonly kind: "wrapper"; readonly hides: boolean; readonly writable: boolean }
  /** Takes no bytes. */
  | { readonly kind: "marker" }
  /** Pointers to it are two words. */
  | { readonly kind: "unsized" }
  /** Of the standard library, without a C representation. */
  | { readonly kind: "rust"; readonly name: string }
  /** Of C's library, by its name there. */
  | { readonly kind: "libc"; readonly name: string }
  | { readonly kind: "unknown"; readonly name: string };

const wrapper = (facts: { readonly hides: boolean; readonly writable: boolean }): KnownType => ({
  kind: "wrapper",
  ...facts,
});

const STANDARD: ReadonlyMap<string, KnownType> = new Map<string, KnownType>([
  ["c_void", { kind: "void" }],
  ["Box", { kind: "box" }],
  ["NonNull", { kind: "non-null" }],
  ["Option", { kind: "option" }],
  ["Result", { kind: "result" }],
  ["Pin", { kind: "pin" }],
  ["MaybeUninit", wrapper({ hides: true, writable: false })],
  ["ManuallyDrop", wrapper({ hides: false, writable: false })],
  ["UnsafeCell", wrapper({ hides: true, writable: true })],
  ["SyncUnsafeCell", wrapper({ hides: true, writable: true })],
  ["Cell", wrapper({ hides: true, writable: true })],
  ["Wrapping", wrapper({ hides: false, writable: false })],
  ["Saturating", wrapper({ hides: false, writable: false })],
  ["PhantomData", { kind: "marker" }],
  ["PhantomPinned", { kind: "marker" }],
  ["AtomicPtr", { kind: "atomic-pointer" }],
  ["CStr", { kind: "unsized" }],
  ["OsStr", { kind: "unsized" }],
  ["Path", { kind: "unsized" }],
]);

/** Crates that hold C's scalar types and nothing else that is known. */
const C_TYPE_CRATES: ReadonlySet<string> = new Set(["libc", "cty"]);

/** What a path of another crate, its name first, is at a C boundary; null for a system that is not known. */
export function knownType(path: readonly string[], systemOf: () => OperatingSystem | null): KnownType {
  const [crate = ""] = path;
  const name = path.at(-1) ?? "";
  if (C_TYPE_CRATES.has(crate)) {
    const scalar = LIBC_SCALARS.get(name);
    if (scalar !== undefined) return { kind: "scalar", name: scalar };
    if (name === "c_void") return { kind: "void" };
    return crate === "libc" ? libcType(name, systemOf) : { kind: "unknown", name };
  }
  return STANDARD_CRATES.has(crate) ? standardType(path, name) : { kind: "unknown", name };
}

function libcType(name: string, systemOf: () => OperatingSystem | null): KnownType {
  const bySystem = LIBC_BY_SYSTEM.get(name);
  const system = bySystem === undefined ? null : systemOf();
  const scalar = system === null ? undefined : bySystem?.[system];
  return scalar === undefined ? { kind: "libc", name } : { kind: "scalar", name: scalar };
}

function standardType(path: readonly string[], name: string): KnownType {
  const scalar = STANDARD_SCALARS.get(name) ?? (path.length === 3 ? primitiveScalar(path, name) : undefined);
  if (scalar !== undefined) return { kind: "scalar", name: scalar };
  // `std::io::Result` and the like are aliases of the one that is meant, or no better at a C boundary.
  const known = STANDARD.get(name);
  if (known !== undefined) return known;
  if (name === "NonZero") return { kind: "non-zero", name: null };
  const integer = NON_ZERO.get(name);
  if (integer !== undefined) return { kind: "non-zero", name: integer };
  const atomic = ATOMICS.get(name);
  return atomic === undefined ? { kind: "rust", name } : { kind: "atomic", name: atomic };
}

/** `std::primitive::u8`. */
function primitiveScalar(path: readonly string[], name: string): ScalarName | undefined {
  return path[1] === "primitive" ? PRIMITIVE_SCALARS.get(name) : undefined;
}

/** The scalar that Rust calls so without any import. */
export function primitiveType(name: string): ScalarName | null {
  return PRIMITIVE_SCALARS.get(name) ?? null;
}

/** By the last name of a module of the standard library what a glob import of it brings, as far as it matters here. */
const GLOBBED: ReadonlyMap<string, readonly string[]> = new Map([
  ["ffi", [...STANDARD_SCALARS.keys(), "c_void", "CStr", "CString", "OsStr", "OsString"]],
  ["raw", [...C_SCALARS.keys(), "c_void"]],
  ["ptr", ["NonNull"]],
  ["mem", ["MaybeUninit", "ManuallyDrop"]],
  ["cell", ["UnsafeCell", "Cell", "RefCell", "OnceCell"]],
  ["marker", ["PhantomData", "PhantomPinned"]],
  ["num", ["NonZero", "Wrapping", "Saturating", ...NON_ZERO.keys()]],
  ["atomic", ["AtomicPtr", ...ATOMICS.keys()]],
  ["pin", ["Pin"]],
  ["boxed", ["Box"]],
  ["path", ["Path", "PathBuf"]],
]);

/** Names of libc's that are no scalars and that a glob import may bring. */
const LIBC_OTHERS: ReadonlySet<string> = new Set([
  ...[
    "c_void",
    "FILE",
    "DIR",
    "timeval",
    "timespec",
    "tm",
    "stat",
    "fd_set",
    "pollfd",
    "sigset_t",
    "pthread_t",
  ],
  ...["sockaddr", "sockaddr_in", "sockaddr_in6", "sockaddr_storage", "sockaddr_un", "in_addr", "in6_addr"],
  ...["addrinfo", "hostent", "iovec", "msghdr"],
]);

/** Whether a glob import of another crate's module brings a name, as far as that is known. */
export function isGlobbed(module: readonly string[], name: string): boolean {
  const [crate = ""] = module;
  if (C_TYPE_CRATES.has(crate))
    return LIBC_SCALARS.has(name) || LIBC_BY_SYSTEM.has(name) || LIBC_OTHERS.has(name);
  if (!STANDARD_CRATES.has(crate)) return false;
  return GLOBBED.get(module.at(-1) ?? "")?.includes(name) ?? false;
}

/** Whether a glob import may bring any name, as nothing is known of the crate. */
export function isOfUnknownCrate([crate = ""]: readonly string[]): boolean {
  return !C_TYPE_CRATES.has(crate) && !STANDARD_CRATES.has(crate);
}
