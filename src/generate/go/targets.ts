import type { Bridge } from "../../idl/bridge/bridge.ts";
import type { Triple } from "../../idl/target.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { Problem } from "../../source/problem.ts";
import type { HashGroup, SymbolHashes } from "../handshake/symbol-hashes.ts";
import { groupLayouts } from "../layout-groups.ts";

/** A target as Go's build constraints have it: musl is a tag of ours, since Go does not know C's library. */
interface GoTarget {
  readonly os: string;
  readonly arch: string;
  readonly musl: boolean;
  /** What the standard library of Rust is linked with (`rustc --print native-static-libs`). */
  readonly libraries: string;
}

const GNU = "-lgcc_s -lutil -lrt -lpthread -lm -ldl -lc";
/** No unwinder: which one there is depends on the compiler, and those of musl systems bring theirs by themselves. */
const MUSL = "-lc";
const APPLE = "-lSystem -lc -lm";
const WINDOWS = "-lkernel32 -lntdll -luserenv -lws2_32 -ldbghelp -lbcrypt -ladvapi32";

/** cgo links with gcc's tools on Windows, so that there is no target for Microsoft's. */
const GO_TARGETS: Readonly<Record<Triple, GoTarget | null>> = {
  "aarch64-apple-darwin": { os: "darwin", arch: "arm64", musl: false, libraries: APPLE },
  "aarch64-unknown-linux-gnu": { os: "linux", arch: "arm64", musl: false, libraries: GNU },
  "aarch64-unknown-linux-musl": { os: "linux", arch: "arm64", musl: true, libraries: MUSL },
  "i686-unknown-linux-gnu": { os: "linux", arch: "386", musl: false, libraries: GNU },
  "x86_64-pc-windows-gnu": { os: "windows", arch: "amd64", musl: false, libraries: WINDOWS },
  "x86_64-pc-windows-msvc": null,
  "x86_64-unknown-linux-gnu": { os: "linux", arch: "amd64", musl: false, libraries: GNU },
  "x86_64-unknown-linux-musl": { os: "linux", arch: "amd64", musl: true, libraries: MUSL },
};

/** What is written for one target. */
export interface TargetModel {
  readonly triple: Triple;
  /** `linux_amd64`, `linux_amd64_musl`. */
  readonly file: string;
  readonly constraint: string;
  /** An archive is searched for by its file name, as GNU's linker and its likes do. Apple's takes a path only. */
  readonly searches: boolean;
  readonly libraries: string;
  readonly assertions: readonly string[];
  readonly symbols: readonly { readonly symbol: string; readonly hash: string }[];
}

/**
 * The targets that Go can be built for, by triple. The package calls every symbol of the contract.
 *
 * @throws Problem (input) if there is none.
 */
export function modelTargets(lowered: LoweredBridge, hashes: readonly HashGroup[]): readonly TargetModel[] {
  refuseWithoutGo(lowered.bridge);
  const layouts = groupLayouts(lowered);
  return lowered.contract.targets.flatMap((triple): readonly TargetModel[] => {
    const target = GO_TARGETS[triple];
    if (target === null) return [];
    const structs = layouts.find(({ targets }) => targets.includes(triple))?.structs ?? [];
    return [
      {
        triple,
        file: `${target.os}_${target.arch}${target.musl ? "_musl" : ""}`,
        constraint: constraintOf(target),
        searches: target.os !== "darwin",
        libraries: target.libraries,
        assertions: structs.flatMap(({ name, size, fields }) => [
          `unsafe.Sizeof(C.${name}{})-${size}`,
          ...fields.map((field) => `unsafe.Offsetof(C.${name}{}.${field.name})-${field.offset}`),
        ]),
        symbols: [...hashesOn(triple, hashes)].map(([symbol, hash]) => ({ symbol, hash })),
      },
    ];
  });
}

/** Cargo's target folder as seen from the Go package, which lies beside the crate: `../rust/target`. */
export function targetFolder({ rust }: Bridge): string {
  const path = ["..", "rust"];
  for (const part of rust.target.split("/")) {
    if (part === ".." && path.at(-1) !== "..") path.pop();
    else path.push(part);
  }
  return path.join("/");
}

/** The targets that the library may be built for, and a Go program may not. */
export function targetsWithoutGo(targets: readonly Triple[]): readonly Triple[] {
  return targets.filter((triple) => GO_TARGETS[triple] === null);
}

function refuseWithoutGo({ targets, span }: Bridge): void {
  if (targetsWithoutGo(targets).length < targets.length) return;
  throw new Problem(
    "input",
    `no Go program can be built for ${targets.join(", ")}: cgo links with the tools of gcc`,
    span,
    "Add another target, such as x86_64-pc-windows-gnu, or leave Go out: --lang rust,c.",
  );
}

function hashesOn(triple: Triple, groups: readonly HashGroup[]): SymbolHashes {
  const group = groups.find(({ targets }) => targets.includes(triple));
  if (group === undefined) throw new Error(`no symbol has a hash on ${triple}`);
  return group.hashes;
}

function constraintOf({ os, arch, musl }: GoTarget): string {
  const plain = `${os} && ${arch}`;
  return os === "linux" ? `${plain} && ${musl ? "musl" : "!musl"}` : plain;
}

/** True where the package is not there for the target, or cgo is off. */
export function unsupportedConstraint(targets: readonly TargetModel[]): string {
  return ["!cgo", targets.map(({ constraint }) => `!(${constraint})`).join(" && ")]
    .filter((part) => part !== "")
    .map((part) => (part.includes("&& !(") ? `(${part})` : part))
    .join(" || ");
}
