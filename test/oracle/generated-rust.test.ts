import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { expect } from "vitest";
import { mockCrate, mockPrefix } from "../../src/generate/testable.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { exampleBridge } from "../generate/generate-crate.ts";
import { bridgeOf } from "../idl/random-bridge.ts";
import { itWithRust } from "./rust/compile-rust.ts";
import { inCrate, WRITTEN, wholeBridge } from "./rust/generated-crate.ts";

const RANDOM_BRIDGES = 4;

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

function run(folder: string, command: string, args: readonly string[], rustflags = "-D warnings"): Ran {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...env, RUSTFLAGS: rustflags, CARGO_TARGET_DIR: join(folder, "target") },
  });
  return { status, output: `${stdout}${stderr}` };
}

function expectFine(folder: string, title: string, command: string, args: readonly string[]): void {
  const { status, output } = run(folder, command, args);
  expect(status, `${title}: ${command} ${args.join(" ")}\n${output}`).toBe(0);
}

const hasClippy = spawnSync("cargo", ["clippy", "--version"]).status === 0;
const hasRustfmt = spawnSync("rustfmt", ["--version"]).status === 0;

/** The functions by which Go's tests play a script are in an archive that stands for the library. */
function expectArchive(folder: string, bridge: Bridge): void {
  const name = mockCrate(bridge);
  expectFine(folder, name, "cargo", ["build", "--offline", "--quiet", "--example", name]);
  const archive = join(folder, `target/debug/examples/lib${name}.a`);
  const { status, output } = run(folder, "nm", ["--defined-only", archive]);
  expect(status).toBe(0);
  for (const symbol of ["script", "seen", "expected"].map((end) => `${mockPrefix(bridge)}${end}`))
    expect(output).toMatch(new RegExp(` T ${symbol}$`, "m"));
  for (const { symbols } of lowerBridge(bridge).operations)
    for (const { symbol } of symbols) expect(output).toMatch(new RegExp(` T ${symbol}$`, "m"));
}

/** Nothing to format, no warning, and nothing for clippy to say where these are installed. */
function expectClean(folder: string, { rust }: Bridge, title: string): void {
  if (hasRustfmt) expectFine(folder, title, "rustfmt", ["--check", "--edition", rust.edition, "src/lib.rs"]);
  const lint = hasClippy ? "clippy" : "check";
  expectFine(folder, title, "cargo", [lint, "--offline", "--quiet", "--all-targets"]);
  // The tests that are generated beside it; there are none where the types behind the bridge are another crate's.
  const tests = ["tests/bridge.rs", "examples/mock.rs"];
  if (!existsSync(join(folder, tests[0] ?? ""))) return;
  if (hasRustfmt) expectFine(folder, title, "rustfmt", ["--check", "--edition", rust.edition, ...tests]);
  expectFine(folder, title, "cargo", ["test", "--offline", "--quiet", "--test", "bridge"]);
}

itWithRust("the crate of the example builds from safe code without a warning", () => {
  const bridge = exampleBridge();
  const imp = "kv/imp.rs";
  expect(readFileSync(join(WRITTEN, imp), "utf8")).not.toContain("unsafe");
  inCrate(bridge, { "src/imp.rs": imp }, (folder) => {
    expectClean(folder, bridge, "kv");
    expectArchive(folder, bridge);
  });
});

itWithRust("the skeleton of a crate builds without a warning, whatever the bridge", () => {
  const bridges = [
    exampleBridge(),
    wholeBridge(),
    ...Array.from({ length: RANDOM_BRIDGES }, (_, seed) => bridgeOf(seed)),
  ];
  for (const [index, bridge] of bridges.entries())
    inCrate(bridge, {}, (folder) => expectClean(folder, bridge, `bridge ${index}`));
});

itWithRust("a crate whose Cargo.toml is older than its tests builds them all the same", () => {
  const bridge = exampleBridge();
  inCrate(bridge, { "src/imp.rs": "kv/imp.rs" }, (folder) => {
    const path = join(folder, "Cargo.toml");
    const text = readFileSync(path, "utf8");
    expect(text).toContain("[[example]]");
    writeFileSync(path, text.replace(/^\[\[example\]\]\n(?:.+\n)*/m, ""));
    expectFine(folder, "kv", "cargo", ["check", "--offline", "--quiet", "--all-targets"]);
  });
});

itWithRust("the functions of a crate keep what they promise, called as C calls them", () => {
  inCrate(wholeBridge(), { "src/imp.rs": "all/imp.rs", "tests/abi.rs": "all/abi.rs" }, (folder) => {
    expectFine(folder, "all", "cargo", ["test", "--offline", "--quiet", "--tests"]);
    // And as it is shipped: what is undefined shows when the compiler makes use of it.
    expectFine(folder, "all", "cargo", ["test", "--offline", "--quiet", "--tests", "--release"]);
  });
});

itWithRust(
  "a crate refuses to be built where a panic cannot be caught, and for targets that it is not for",
  () => {
    inCrate(exampleBridge(), {}, (folder) => {
      const aborting = run(folder, "cargo", ["check", "--offline"], "-C panic=abort");
      expect(aborting.status).not.toBe(0);
      expect(aborting.output).toContain("turns panics into errors");
    });
    const foreign: Bridge = { ...exampleBridge(), targets: ["aarch64-apple-darwin"] };
    inCrate(foreign, {}, (folder) => {
      const { status, output } = run(folder, "cargo", ["check", "--offline"]);
      expect(status).not.toBe(0);
      expect(output).toContain("kv-ffi is for aarch64-apple-darwin: add a target to the bridge");
    });
  },
);

itWithRust("a crate whose type does not do what the bridge says is refused by the compiler", () => {
  inCrate(exampleBridge(), { "src/imp.rs": "kv/imp.rs" }, (folder) => {
    const path = join(folder, "src/imp.rs");
    const text = readFileSync(path, "utf8");
    writeFileSync(
      path,
      text.replace("pub struct Store {", "pub struct Store {\n    bound: std::rc::Rc<u8>,"),
    );
    const { status, output } = run(folder, "cargo", ["check", "--offline"]);
    expect(status).not.toBe(0);
    expect(output).toMatch(/`(?:std::rc::)?Rc<u8>` cannot be s(?:ent|hared) between threads safely/);
  });
});
