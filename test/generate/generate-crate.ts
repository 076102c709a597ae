import { readFileSync } from "node:fs";
import { groupHashes } from "../../src/generate/handshake/symbol-hashes.ts";
import { generateRust } from "../../src/generate/rust/generate-rust.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { TEMPLATES } from "./templates.ts";

/** The bridge that BRIDGE.md shows. */
export function exampleBridge(): Bridge {
  const page = readFileSync(new URL("../../BRIDGE.md", import.meta.url), "utf8");
  const begin = page.indexOf("```yaml\n") + "```yaml\n".length;
  return readBridge({ path: "kv.ffi.yaml", text: page.slice(begin, page.indexOf("```", begin)) });
}

/** The files of a bridge's crate, by their path in it. */
export function generateCrate(bridge: Bridge): ReadonlyMap<string, string> {
  const lowered = lowerBridge(bridge);
  const files = generateRust(lowered, TEMPLATES, groupHashes(lowered));
  return new Map(files.map(({ path, text }) => [path.replace(/^rust\//, ""), text]));
}

/** The generated module. */
export function generateFfi(bridge: Bridge): string {
  return generateCrate(bridge).get("src/generated/ffi.rs") ?? "";
}
