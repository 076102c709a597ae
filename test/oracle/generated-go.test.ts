import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { generateBridge } from "../../src/generate/generate-bridge.ts";
import { type GeneratedFile, TIERS, type Tier } from "../../src/generate/generated-file.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { TEMPLATES } from "../generate/templates.ts";
import { bridgeOf } from "../idl/random-bridge.ts";
import { inFolder, itWithGo, runGo } from "./go/go-tool.ts";

const RANDOM_BRIDGES = 3;

function exampleBridge(): Bridge {
  const page = readFileSync("BRIDGE.md", "utf8");
  const begin = page.indexOf("```yaml\n") + "```yaml\n".length;
  return readBridge({ path: "kv.ffi.yaml", text: page.slice(begin, page.indexOf("```", begin)) });
}

function packageOf(bridge: Bridge, tier: Tier): Readonly<Record<string, string>> {
  const files: readonly GeneratedFile[] = generateBridge(lowerBridge(bridge), TEMPLATES, {
    languages: ["go"],
    tier,
  });
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** gofmt finds nothing to change, and vet, which compiles against the header, nothing to say. */
function expectSound(bridge: Bridge, tier: Tier, title: string): void {
  inFolder(packageOf(bridge, tier), (folder) => {
    const go = join(folder, "go");
    // cgo looks for headers beside its temporary files first.
    const temporary = join(dirname(go), "tmp");
    mkdirSync(temporary, { recursive: true });
    const { stdout, stderr } = spawnSync("gofmt", ["-l", "."], { cwd: go, encoding: "utf8" });
    expect(stdout + stderr, `${title}: gofmt`).toBe("");
    expect(runGo(go, ["vet", "./..."], { TMPDIR: temporary }), title).toBe("");
  });
}

itWithGo("the Go side of the example is formatted, and go vet has nothing to say", () => {
  for (const tier of TIERS) expectSound(exampleBridge(), tier, `kv, ${tier}`);
});

itWithGo("the Go side of random bridges is formatted, and go vet has nothing to say", () => {
  for (let seed = 0; seed < RANDOM_BRIDGES; seed += 1)
    for (const tier of TIERS) expectSound(bridgeOf(seed), tier, `bridge ${seed}, ${tier}`);
});
