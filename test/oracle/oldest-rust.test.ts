import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { env } from "node:process";
import { expect, it } from "vitest";
import type { Bridge, RustSide } from "../../src/idl/bridge/bridge.ts";
import { exampleBridge } from "../generate/generate-crate.ts";
import { bridgeOf } from "../idl/random-bridge.ts";
import { inCrate, wholeBridge } from "./rust/generated-crate.ts";

/** The oldest compiler that a bridge may promise, and the oldest that knows the other edition. */
const OLDEST: readonly Pick<RustSide, "msrv" | "edition">[] = [
  { msrv: "1.70", edition: "2021" },
  { msrv: "1.85", edition: "2024" },
];

/** A bridge, and what a person wrote for its crate. */
type Crate = readonly [title: string, bridge: Bridge, written: Readonly<Record<string, string>>];

const CRATES: readonly Crate[] = [
  ["all", wholeBridge(), { "src/imp.rs": "all/imp.rs", "tests/abi.rs": "all/abi.rs" }],
  ["kv", exampleBridge(), { "src/imp.rs": "kv/imp.rs" }],
  ...[0, 1].map((seed): Crate => [`bridge ${seed}`, bridgeOf(seed), {}]),
];

const installed =
  spawnSync("rustup", ["toolchain", "list"], { encoding: "utf8" })
    .stdout?.split("\n")
    .map((line) => line.split(" ")[0] ?? "") ?? [];

/** The name by which rustup has a compiler of the version. */
function toolchainOf(msrv: string): string | null {
  return installed.find((name) => name.startsWith(`${msrv}-`) || name.startsWith(`${msrv}.`)) ?? null;
}

for (const { msrv, edition } of OLDEST) {
  const toolchain = toolchainOf(msrv);
  const reason = toolchain === null ? " (rustup has not installed it)" : "";
  it.skipIf(toolchain === null)(
    `crates are built and tested by Rust ${msrv}, without a warning${reason}`,
    () => {
      for (const [title, bridge, written] of CRATES) {
        const promised: Bridge = { ...bridge, rust: { ...bridge.rust, msrv, edition } };
        inCrate(promised, written, (folder) => {
          const test = ["run", toolchain ?? msrv, "cargo", "test", "--offline", "--quiet"];
          const { status, stdout, stderr } = spawnSync("rustup", test, {
            cwd: folder,
            encoding: "utf8",
            env: { ...env, RUSTFLAGS: "-D warnings", CARGO_TARGET_DIR: join(folder, "target") },
          });
          expect(status, `${title}\n${stdout}${stderr}`).toBe(0);
        });
      }
    },
  );
}
