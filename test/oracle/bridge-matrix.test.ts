import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { expect, it } from "vitest";
import { tryBridge } from "../tools/bridge-matrix/try-bridge.ts";

const { CI } = env;
const onCi = CI !== undefined && CI !== "";
const missing = ["go", "cargo", "rustfmt"].filter(
  (tool) => spawnSync(tool, [tool === "go" ? "version" : "--version"]).status !== 0,
);
const reason = missing.length === 0 ? "" : ` (${missing.join(", ")} not installed)`;

/** A few of those that `npm run bridge-matrix` tries. */
const SEEDS = [0, 1, 2];

it.skipIf(missing.length > 0 && !onCi).each(SEEDS)(
  `random bridge %i is built, linked, checked and read back${reason}`,
  async (seed) => {
    const folder = mkdtempSync(join(tmpdir(), "bridge-matrix-"));
    try {
      expect(await tryBridge(seed, join(folder, "bridge"))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
