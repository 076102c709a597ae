import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { generateBridge } from "../../src/generate/generate-bridge.ts";
import { TIERS, type Tier } from "../../src/generate/generated-file.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { namesIn } from "../generate/local-names.ts";
import { TEMPLATES } from "../generate/templates.ts";
import { bridgeOfNames } from "./generated-names/name-bridge.ts";
import { inFolder, itWithGo, runGo } from "./go/go-tool.ts";
import { itWithRust } from "./rust/compile-rust.ts";

const WIDE = fileURLToPath(new URL("./generated-go/wide/bridge.ffi.yaml", import.meta.url));
/** A bridge has no room for all of the names. */
const PARTS = 2;

function textsOf(bridge: Bridge, tier: Tier): Readonly<Record<string, string>> {
  const files = generateBridge(lowerBridge(bridge), TEMPLATES, { languages: ["rust", "go", "c"], tier });
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** A bridge in which people call their own what generated files call theirs, with the prefix that these names have. */
function bridgeOfPart(part: number): Bridge {
  const wide = readBridge({ path: "bridge.ffi.yaml", text: readFileSync(WIDE, "utf8") });
  const names = namesIn(TIERS.flatMap((tier) => Object.values(textsOf(wide, tier))));
  const size = Math.ceil(names.length / PARTS);
  return bridgeOfNames(names.slice(part * size, (part + 1) * size), wide.prefix);
}

// One test for each part: compiling all of them takes minutes.
for (let part = 0; part < PARTS; part += 1) {
  const title = `whatever of their own names people use, part ${part + 1}`;

  itWithRust(`Rust and its tests compile ${title}`, () => {
    inFolder(textsOf(bridgeOfPart(part), "safe"), (folder) => {
      const run = spawnSync("cargo", ["check", "--offline", "--quiet", "--all-targets"], {
        cwd: join(folder, "rust"),
        encoding: "utf8",
        env: { ...env, RUSTFLAGS: "-D warnings", CARGO_TARGET_DIR: join(folder, "target") },
      });
      expect(run.status, run.stderr).toBe(0);
    });
  });

  itWithGo(`Go, its tests and the header compile ${title}`, () => {
    inFolder(textsOf(bridgeOfPart(part), "safe"), (folder) => {
      const header = ["-fsyntax-only", "-Wall", "-Wextra", "-Werror", "include/names.h"];
      for (const language of ["c", "c++"]) {
        const run = spawnSync("gcc", ["-x", language, ...header], { cwd: folder, encoding: "utf8" });
        expect(run.stderr, language).toBe("");
      }
      expect(runGo(join(folder, "go"), ["vet", "-tags", "names_mock", "."])).toBe("");
    });
  });

  itWithGo(`thin Go compiles ${title}`, () => {
    inFolder(textsOf(bridgeOfPart(part), "raw"), (folder) => {
      expect(runGo(join(folder, "go"), ["vet", "."])).toBe("");
    });
  });
}

itWithRust("a bridge without errors compiles with all of its tests", () => {
  const text = readFileSync(new URL("./generated-names/plain.ffi.yaml", import.meta.url), "utf8");
  const bridge = readBridge({ path: "plain.ffi.yaml", text });
  const hasClippy = spawnSync("cargo", ["clippy", "--version"]).status === 0;
  inFolder(textsOf(bridge, "safe"), (folder) => {
    const run = (args: readonly string[]): void => {
      const { status, stderr, stdout } = spawnSync("cargo", [...args, "--offline", "--quiet"], {
        cwd: join(folder, "rust"),
        encoding: "utf8",
        env: { ...env, RUSTFLAGS: "-D warnings", CARGO_TARGET_DIR: join(folder, "target") },
      });
      expect(status, `cargo ${args.join(" ")}\n${stdout}${stderr}`).toBe(0);
    };
    run([hasClippy ? "clippy" : "check", "--all-targets"]);
    run(["test", "--test", "bridge"]);
  });
});
