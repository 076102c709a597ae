import type { Triple } from "../../idl/target.ts";
import { predefinedMacros } from "../c/predefined-macros.ts";
import type { Lookup } from "../target-groups.ts";

/** GOOS and GOARCH of each target. */
const PLATFORMS: Readonly<Record<Triple, readonly [string, string]>> = {
  "aarch64-apple-darwin": ["darwin", "arm64"],
  "aarch64-unknown-linux-gnu": ["linux", "arm64"],
  "aarch64-unknown-linux-musl": ["linux", "arm64"],
  "i686-unknown-linux-gnu": ["linux", "386"],
  "x86_64-pc-windows-gnu": ["windows", "amd64"],
  "x86_64-pc-windows-msvc": ["windows", "amd64"],
  "x86_64-unknown-linux-gnu": ["linux", "amd64"],
  "x86_64-unknown-linux-musl": ["linux", "amd64"],
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** The systems and processors whose names in a file's name are conditions (Go's internal/syslist). */
export const KNOWN_SYSTEMS: ReadonlySet<string> = words(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos",
);
export const KNOWN_PROCESSORS: ReadonlySet<string> = words(
  "386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 " +
    "ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm",
);

/** No macro's name has a colon, so that tags and predefined macros share one table. */
const PREFIX = "go:";

const tables = new Map<Triple, ReadonlyMap<string, string>>();

/** What a target answers to Go files and to the C in them: its predefined macros, and the build tags that hold on it. */
export function goFacts(target: Triple): ReadonlyMap<string, string> {
  const known = tables.get(target);
  if (known !== undefined) return known;
  const facts = new Map(predefinedMacros(target));
  const [system, processor] = PLATFORMS[target];
  for (const tag of [system, processor]) facts.set(PREFIX + tag, "");
  if (system !== "windows") facts.set(`${PREFIX}unix`, "");
  tables.set(target, facts);
  return facts;
}

/** Whether the system or the processor says if a tag holds. */
export function isPlatformTag(tag: string): boolean {
  return tag === "unix" || KNOWN_SYSTEMS.has(tag) || KNOWN_PROCESSORS.has(tag);
}

/** Says whether a build tag holds. */
export type TagHolds = (tag: string) => boolean;

/**
 * The tags that hold for one target (`go help buildconstraint`): its system and processor, `unix`, `cgo`, the compiler
 * `gc`, all `go1.N`, and those that are set. The target is asked only for tags that depend on it.
 */
export function tagsOf(lookup: Lookup, set: ReadonlySet<string>): TagHolds {
  return (tag) => {
    if (tag === "cgo" || tag === "gc" || set.has(tag) || /^go1\.[1-9]\d*$/.test(tag)) return true;
    return isPlatformTag(tag) && lookup(PREFIX + tag) !== undefined;
  };
}
