import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { exampleBridge, generateCrate } from "../generate/generate-crate.ts";
import { bridgeOf } from "../idl/random-bridge.ts";
import { itWithRust } from "./rust/compile-rust.ts";

const RANDOM_BRIDGES = 4;
const HERE = fileURLToPath(new URL("./generated-rust/", import.meta.url));

/** A bridge in which every kind of type, operation, shape, callback and handle occurs. */
function wholeBridge(): Bridge {
  const path = join(HERE, "all/bridge.ffi.yaml");
  return readBridge({ path, text: readFileSync(path, "utf8") });
}

/** Writes a bridge's crate, with files that a person wrote in the place of the skeleton's. */
function inCrate(
  bridge: Bridge,
  written: Readonly<Record<string, string>>,
  body: (folder: string) => void,
): void {
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-crate-"));
  try {
    for (const [path, text] of generateCrate(bridge)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    for (const [path, from] of Object.entries(written)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      copyFileSync(join(HERE, from), join(folder, path));
    }
    body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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

/** Nothing to format, no warning, and nothing for clippy to say where these are installed. */
function expectClean(folder: string, { rust }: Bridge, title: string): void {
  if (hasRustfmt) expectFine(folder, title, "rustfmt", ["--check", "--edition", rust.edition, "src/lib.rs"]);
  expectFine(folder, title, "cargo", [hasClippy ? "clippy" : "check", "--offline", "--quiet"]);
  // The tests that are generated beside it; there are none where the types behind the bridge are another crate's.
  if (!existsSync(join(folder, "tests/bridge.rs"))) return;
  if (hasRustfmt)
    expectFine(folder, title, "rustfmt", ["--check", "--edition", rust.edition, "tests/bridge.rs"]);
  expectFine(folder, title, "cargo", ["test", "--offline", "--quiet", "--test", "bridge"]);
}

itWithRust("the crate of the example builds from safe code without a warning", () => {
  const bridge = exampleBridge();
  const imp = "kv/imp.rs";
  expect(readFileSync(join(HERE, imp), "utf8")).not.toContain("unsafe");
  inCrate(bridge, { "src/imp.rs": imp }, (folder) => expectClean(folder, bridge, "kv"));
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

itWithRust("the functions of a crate keep what they promise, called as C calls them", () => {
  inCrate(wholeBridge(), { "src/imp.rs": "all/imp.rs", "tests/abi.rs": "all/abi.rs" }, (folder) => {
    expectFine(folder, "all", "cargo", ["test", "--offline", "--quiet"]);
    // And as it is shipped: what is undefined shows when the compiler makes use of it.
    expectFine(folder, "all", "cargo", ["test", "--offline", "--quiet", "--release"]);
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
