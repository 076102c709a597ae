import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { makeScratch } from "../cli/scratch.ts";
import { missingTools, runTool, type Said } from "../examples/drift-toolchains.ts";
import { quoteOf } from "../examples/example-files.ts";
import { BRIDGE, changed, readKvProject } from "../examples/kv-project.ts";

const QUIET: Said = { passed: true, text: "" };

const committed = readKvProject();
const LIVE = "live: 0 0 0 0";

/** How Go programs for a target are built on x86-64 Linux, and by what they run here. */
interface Cross {
  readonly triple: Triple;
  /** The C compiler, which links. */
  readonly compiler: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  /** What runs the programs, with its arguments; null if nothing does. */
  readonly runner: readonly string[] | null;
}

/** What `rustc` says, empty if it is not there. */
function askRustc(...args: readonly string[]): string {
  return spawnSync("rustc", args, { encoding: "utf8" }).stdout?.trim() ?? "";
}

const MUSL: Triple = "x86_64-unknown-linux-musl";

/** BRIDGE.md, "musl": what musl-gcc of a system with another libc does not bring by itself. */
const UNWINDER = `-L${askRustc("--print", "sysroot")}/lib/rustlib/${MUSL}/lib/self-contained -lunwind -Wl,--eh-frame-hdr`;

const CROSS: readonly Cross[] = [
  {
    triple: MUSL,
    compiler: "musl-gcc",
    variables: { CGO_LDFLAGS: UNWINDER },
    flags: ["-tags", "musl", "-ldflags", "-linkmode external -extldflags -static"],
    runner: [],
  },
  {
    triple: "x86_64-pc-windows-gnu",
    compiler: "x86_64-w64-mingw32-gcc",
    variables: { GOOS: "windows" },
    flags: [],
    runner: null,
  },
  {
    triple: "aarch64-unknown-linux-gnu",
    compiler: "aarch64-linux-gnu-gcc",
    variables: { GOARCH: "arm64" },
    flags: [],
    runner: ["qemu-aarch64-static", "-L", "/usr/aarch64-linux-gnu"],
  },
  {
    triple: "i686-unknown-linux-gnu",
    compiler: "i686-linux-gnu-gcc",
    variables: { GOARCH: "386" },
    flags: [],
    runner: ["/usr/i686-linux-gnu/lib/ld-linux.so.2", "--library-path", "/usr/i686-linux-gnu/lib"],
  },
];

function isInstalled(command: string): boolean {
  return runTool(["sh", "-c", `command -v ${command}`], ".").passed;
}

/** What of a target's tools is not here, in words. */
function missingFor({ triple, compiler, runner }: Cross): readonly string[] {
  const library = askRustc("--print", "target-libdir", "--target", triple);
  return [
    ...missingTools(),
    ...[compiler, ...(runner ?? []).slice(0, 1)].filter((command) => !isInstalled(command)),
    ...(library !== "" && existsSync(library) ? [] : [`Rust for ${triple}`]),
  ];
}

/** The example, made for one more target and built for it. */
async function makeFor({ triple, compiler }: Cross): Promise<string> {
  const line = /^targets: .*$/m.exec(committed[BRIDGE] ?? "")?.[0] ?? "";
  const targets = ["x86_64-unknown-linux-gnu", triple].join(", ");
  const files = changed(committed, [{ path: BRIDGE, from: line, to: `targets: [${targets}]` }]);
  const { folder, run } = makeScratch(files);
  const { status, stderr } = await run("gen", BRIDGE);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const kinds = ["rustc", "--release", "--quiet", "--lib", "--crate-type", "staticlib"];
  const linker = `CARGO_TARGET_${triple.toUpperCase().replaceAll("-", "_")}_LINKER`;
  expect(
    runTool(["cargo", ...kinds, "--target", triple], join(folder, "rust"), { [linker]: compiler }),
  ).toEqual(QUIET);
  return folder;
}

/** What the example prints, as its README shows it. */
const SHOWN = quoteOf(
  committed["README.md"] ?? "",
  "(cd rust && cargo build --release --quiet) && (cd go && go run ./cmd/kv 2>&-)",
);

describe("the bridge of examples/kv, built for another target", () => {
  for (const cross of CROSS) {
    const { triple, compiler, flags, runner } = cross;
    const missing = missingFor(cross);
    const reason = missing.length === 0 ? "" : ` (${missing.join(", ")} not installed)`;
    const does = runner === null ? "is linked" : "is linked, and does what it does here";
    it.skipIf(missing.length > 0)(`${does}: ${triple}${reason}`, async () => {
      const go = join(await makeFor(cross), "go");
      const variables = { CC: compiler, ...cross.variables };
      const inGo = (...words: readonly string[]): Said => runTool(["go", ...words], go, variables);
      expect(inGo("vet", ...flags, "./...")).toEqual(QUIET);
      if (runner === null) {
        expect(inGo("build", ...flags, "-o", "kv-program", "./cmd/kv")).toEqual(QUIET);
        expect(inGo("test", ...flags, "-vet=off", "-c", "-o", "kv-tests", ".")).toEqual(QUIET);
        return;
      }
      const through = runner.length === 0 ? [] : ["-exec", runner.join(" ")];
      const { passed, text } = inGo("run", ...flags, ...through, "./cmd/kv");
      expect({ passed, shown: text.split("\n").slice(0, SHOWN.length) }, text).toEqual({
        passed: true,
        shown: SHOWN,
      });
      expect(SHOWN).toContain(LIVE);
      expect(inGo("test", "-count=1", "-vet=off", ...flags, ...through, ".")).toMatchObject({ passed: true });
    });
  }
});
