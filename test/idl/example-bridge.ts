import { readFileSync } from "node:fs";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";

/** The bridge file that BRIDGE.md shows. */
export function exampleText(): string {
  const page = readFileSync(new URL("../../BRIDGE.md", import.meta.url), "utf8");
  const [, text] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  if (text === undefined) throw new Error("BRIDGE.md shows no bridge");
  return text;
}

/** The bridge that BRIDGE.md shows. */
export function exampleBridge(): Bridge {
  return readBridge({ path: "kv.ffi.yaml", text: exampleText() });
}
