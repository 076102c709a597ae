import { groupHashes } from "../../src/generate/handshake/symbol-hashes.ts";
import { generateRust } from "../../src/generate/rust/generate-rust.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { exampleBridge } from "../idl/example-bridge.ts";
import { TEMPLATES } from "./templates.ts";

export { exampleBridge };

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
