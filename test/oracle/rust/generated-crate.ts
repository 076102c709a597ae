import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bridge } from "../../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../../src/idl/bridge/read-bridge.ts";
import { generateCrate } from "../../generate/generate-crate.ts";

/** What a person wrote for the crates of tests. */
export const WRITTEN = fileURLToPath(new URL("../generated-rust/", import.meta.url));

/** A bridge in which every kind of type, operation, shape, callback and handle occurs. */
export function wholeBridge(): Bridge {
  const path = join(WRITTEN, "all/bridge.ffi.yaml");
  return readBridge({ path, text: readFileSync(path, "utf8") });
}

/**
 * Writes a bridge's crate, which is gone afterwards. `written` are files that a person wrote in the place of the
 * skeleton's: by their path in the crate, where they are below `WRITTEN`.
 */
export function inCrate(
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
      copyFileSync(join(WRITTEN, from), join(folder, path));
    }
    body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
