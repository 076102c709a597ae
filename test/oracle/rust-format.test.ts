import { spawnSync } from "node:child_process";
import { expect } from "vitest";
import { withLongNames } from "../idl/long-names.ts";
import { bridgeOf } from "../idl/random-bridge.ts";
import { itWithRust } from "./rust/compile-rust.ts";
import { inCrate } from "./rust/generated-crate.ts";

const BRIDGES = 12;
/** How long names are at most: usual ones, and such that hardly a line holds two of them. */
const LENGTHS = [20, 36, 56];
const EDITIONS = ["2021", "2024"] as const;

const hasRustfmt = spawnSync("rustfmt", ["--version"]).status === 0;

itWithRust("a crate is as rustfmt leaves it, however long the names of its bridge are", () => {
  if (!hasRustfmt) return;
  for (const longest of LENGTHS)
    for (let seed = 0; seed < BRIDGES; seed += 1)
      for (const edition of EDITIONS) {
        const bridge = withLongNames(bridgeOf(seed), seed, longest);
        inCrate({ ...bridge, rust: { ...bridge.rust, edition, msrv: "1.85" } }, {}, (folder) => {
          const args = ["--check", "--color", "never", "--edition", edition, "src/lib.rs"];
          const { status, stdout, stderr } = spawnSync("rustfmt", args, { cwd: folder, encoding: "utf8" });
          expect(status, `bridge ${seed}, names up to ${longest}\n${stdout}${stderr}`).toBe(0);
        });
      }
});
