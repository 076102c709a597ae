import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { expect, vi } from "vitest";
import { generateBridge } from "../../src/generate/generate-bridge.ts";
import { mockCrate } from "../../src/generate/testable.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { TEMPLATES } from "../generate/templates.ts";
import { itWithGo } from "./go/go-tool.ts";
import { GO_BODY_MUTANTS } from "./go-body-mutants.ts";
import { itWithRust } from "./rust/compile-rust.ts";

// Each fault is compiled by C's compiler and by Go's.
vi.setConfig({ testTimeout: 900_000 });

const TAGS = ["-tags", "wide_mock"];
/** In seconds: a call that waits for itself ends with the tests, which take about one. */
const PATIENCE = 8;
/** C that is compiled anew for each fault need not be fast. */
const QUICK = {
  CGO_CFLAGS: "-O0 -g0",
  RUST_BACKTRACE: "0",
  GOFLAGS: "-mod=mod",
  GOWORK: "off",
  GOTOOLCHAIN: "local",
};

function runIn(folder: string, command: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(command, [...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...env, ...QUICK, CARGO_PROFILE_RELEASE_OPT_LEVEL: "0", CARGO_TARGET_DIR: undefined },
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Writes both sides of the bridge with everything, and builds the scripted implementation. */
function writeProject(folder: string): void {
  const path = new URL("./generated-go/wide/bridge.ffi.yaml", import.meta.url);
  const bridge = readBridge({ path: path.pathname, text: readFileSync(path, "utf8") });
  const files = generateBridge(lowerBridge(bridge), TEMPLATES, { languages: ["rust", "go"], tier: "safe" });
  for (const { path: name, text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const build = ["build", "--release", "--offline", "--quiet", "--example", mockCrate(bridge)];
  const { status, stderr } = runIn(join(folder, "rust"), "cargo", build);
  expect(status, stderr).toBe(0);
}

/** Why the generated tests do not pass; null if they do. */
function failureOf(folder: string, isRace: boolean, seconds: number): string | null {
  const flags = ["test", "-c", "-vet=off", ...(isRace ? ["-race"] : []), "-ldflags=-s -w", ...TAGS];
  const compiled = runIn(folder, "go", [...flags, "-o", "tests", "."]);
  // Nothing would be shown by what does not compile.
  expect(compiled.status, compiled.stderr).toBe(0);
  const run = runIn(folder, "./tests", [
    "-test.run=^TestBridge",
    "-test.failfast",
    `-test.timeout=${seconds}s`,
  ]);
  return run.status === 0 ? null : `${run.stdout}${run.stderr}`;
}

const hasGo = spawnSync("go", ["version"]).status === 0;
const itWithBoth = hasGo ? itWithRust : itWithGo;

itWithBoth("the generated Go tests pass, and fail for every fault in a body of the generated package", () => {
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-go-mutants-"));
  const go = join(folder, "go");
  try {
    writeProject(folder);
    for (const isRace of [false, true]) expect(failureOf(go, isRace, 120)).toBeNull();
    const survivors = GO_BODY_MUTANTS.flatMap(({ fault, file, before, after, isRace = false }) => {
      const path = join(go, `wide_${file}.go`);
      const text = readFileSync(path, "utf8");
      expect(text, fault).toContain(before);
      writeFileSync(
        path,
        text.replace(before, () => after),
      );
      const failure = failureOf(go, isRace, PATIENCE);
      writeFileSync(path, text);
      return failure === null ? [fault] : [];
    });
    expect(survivors).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
