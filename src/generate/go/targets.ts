import type { Triple } from "../../idl/target.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import type { HashGroup } from "../handshake/symbol-hashes.ts";
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
/** Of a static program: the shared unwinder of gcc is not there. */
const MUSL = "-lgcc_eh -lpthread -lm -ldl -lc";
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

export interface TargetModel {
  readonly triple: Triple;
  /** `linux_amd64`, `linux_amd64_musl`. */
  readonly file: string;
  readonly constraint: string;
  readonly libraries: string;
  readonly assertions: readonly string[];
  readonly symbols: readonly { readonly symbol: string; readonly hash: string }[];
}

/** The targets that Go can be built for, by triple. `called` are the symbols that the package calls. */
export function modelTargets(
  lowered: LoweredBridge,
  hashes: readonly HashGroup[],
  called: readonly string[],
): readonly TargetModel[] {
  const layouts = groupLayouts(lowered);
  return lowered.contract.targets.flatMap((triple): readonly TargetModel[] => {
    const target = GO_TARGETS[triple];
    if (target === null) return [];
    const group = hashes.find(({ targets }) => targets.includes(triple));
    const structs = layouts.find(({ targets }) => targets.includes(triple))?.structs ?? [];
    return [
      {
        triple,
        file: `${target.os}_${target.arch}${target.musl ? "_musl" : ""}`,
        constraint: constraintOf(target),
        libraries: target.libraries,
        assertions: structs.flatMap(({ name, size, fields }) => [
          `unsafe.Sizeof(C.${name}{})-${size}`,
          ...fields.map((field) => `unsafe.Offsetof(C.${name}{}.${field.name})-${field.offset}`),
        ]),
        symbols: called.map((symbol) => {
          const hash = group?.hashes.get(symbol);
          if (hash === undefined) throw new Error(`${symbol} has no hash on ${triple}`);
          return { symbol, hash };
        }),
      },
    ];
  });
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
