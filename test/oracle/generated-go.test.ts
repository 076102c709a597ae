import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { generateBridge } from "../../src/generate/generate-bridge.ts";
import { type GeneratedFile, TIERS, type Tier } from "../../src/generate/generated-file.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { TEMPLATES } from "../generate/templates.ts";
import { bridgeOf } from "../idl/random-bridge.ts";
import { inFolder, itWithGo, itWithStaticcheck, runGo } from "./go/go-tool.ts";
import { itWithRust } from "./rust/compile-rust.ts";

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
    const { stdout, stderr } = spawnSync("gofmt", ["-l", "."], { cwd: go, encoding: "utf8" });
    expect(stdout + stderr, `${title}: gofmt`).toBe("");
    expect(runGo(go, ["vet", "./..."]), title).toBe("");
  });
}

itWithGo("the Go side of the example is formatted, and go vet has nothing to say", () => {
  for (const tier of TIERS) expectSound(exampleBridge(), tier, `kv, ${tier}`);
});

itWithGo("the Go side of random bridges is formatted, and go vet has nothing to say", () => {
  for (let seed = 0; seed < RANDOM_BRIDGES; seed += 1)
    for (const tier of TIERS) expectSound(bridgeOf(seed), tier, `bridge ${seed}, ${tier}`);
});

itWithStaticcheck(
  "staticcheck has nothing to say to the Go side of the example and of random bridges",
  () => {
    const bridges = [exampleBridge(), ...Array.from({ length: RANDOM_BRIDGES }, (_, seed) => bridgeOf(seed))];
    for (const [index, bridge] of bridges.entries())
      for (const tier of TIERS)
        inFolder(packageOf(bridge, tier), (folder) => {
          const { stdout, stderr } = spawnSync("staticcheck", ["./..."], {
            cwd: join(folder, "go"),
            encoding: "utf8",
            env: { ...env, GOFLAGS: "-mod=mod", GOWORK: "off", GOTOOLCHAIN: "local", CGO_ENABLED: "1" },
          });
          expect(stdout + stderr, `bridge ${index}, ${tier}`).toBe("");
        });
  },
);

const WIDE = fileURLToPath(new URL("./generated-go/wide/", import.meta.url));

/** A bridge in which every kind of handle, callback, shape and result occurs, as people would have it on their disk. */
function wideProject(): Readonly<Record<string, string>> {
  const texts = (name: string): string => readFileSync(join(WIDE, name), "utf8");
  const bridge = readBridge({ path: "bridge.ffi.yaml", text: texts("bridge.ffi.yaml") });
  const files = generateBridge(lowerBridge(bridge), TEMPLATES, { languages: ["rust", "go"], tier: "safe" });
  return {
    ...Object.fromEntries(files.map(({ path, text }) => [path, text])),
    "rust/src/imp.rs": texts("imp.rs"),
    "go/wide_test.go": texts("wide_test.go"),
    "go/limits_test.go": texts("limits_test.go"),
    "go/waiting_test.go": texts("waiting_test.go"),
  };
}

/** How the tests in wide_test.go run: plainly, watched for races and for pointers that cross, and under collection. */
const RUNS: readonly (readonly [flags: readonly string[], variables: Readonly<Record<string, string>>])[] = [
  [[], {}],
  [["-race"], {}],
  [[], { GOEXPERIMENT: "cgocheck2" }],
  [["-tags", "widechurn"], { GOGC: "1" }],
];

const hasGo = spawnSync("go", ["version"]).status === 0;
const itWithBoth = hasGo ? itWithRust : itWithGo;

itWithBoth("the Go package of a bridge with everything keeps what it promises", () => {
  inFolder(wideProject(), (folder) => {
    const built = spawnSync("cargo", ["build", "--release", "--offline", "--quiet"], {
      cwd: join(folder, "rust"),
      encoding: "utf8",
      env: { ...env, CARGO_TARGET_DIR: join(folder, "rust/target") },
    });
    expect(`${built.stdout}${built.stderr}`).toBe("");
    for (const [flags, variables] of RUNS)
      expect(runGo(join(folder, "go"), ["test", "-count=1", ...flags, "."], variables)).toMatch(/^ok/);
  });
});
