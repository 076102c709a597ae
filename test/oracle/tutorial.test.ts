import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env, execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { inFolder, itWithGo } from "./go/go-tool.ts";
import { itWithRust } from "./rust/compile-rust.ts";

const page = readFileSync(new URL("../../BRIDGE.md", import.meta.url), "utf8");
const TSX = fileURLToPath(new URL("../../node_modules/tsx/dist/cli.mjs", import.meta.url));
const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

const hasGo = spawnSync("go", ["version"]).status === 0;
const itWithBoth = hasGo ? itWithRust : itWithGo;

/** Runs lines of a shell below a folder, where `ffi-contract` is this checkout. */
function runShell(folder: string, lines: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  const command = join(bin, "ffi-contract");
  writeFileSync(command, `#!/bin/sh\nexec "${execPath}" "${TSX}" "${MAIN}" "$@"\n`);
  chmodSync(command, 0o755);
  const { CARGO_TARGET_DIR: _elsewhere, ...rest } = env;
  const run = spawnSync("sh", ["-ec", lines], {
    cwd: folder,
    encoding: "utf8",
    env: { ...rest, PATH: `${bin}:${env["PATH"] ?? ""}`, GOWORK: "off", CGO_ENABLED: "1" },
  });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

itWithBoth("the tutorial leads to the program that it promises, and to another one after a change", () => {
  const begin = page.indexOf("## From nothing to a running program");
  const section = page.slice(begin, page.indexOf("\n## ", begin));
  const blocks = [...section.matchAll(/^```sh\n(.*?)^```/gms)].map(([, text = ""]) => text);
  const [, promised = ""] = /\n\n```\n(.*?)```/s.exec(section) ?? [];
  inFolder({}, (folder) => {
    expect(runShell(folder, blocks.join(""))).toBe(promised);
    const cached = /^go test (-ldflags ".*?") \.\/\.\.\.$/m
      .exec(page)?.[1]
      ?.replaceAll("libkv_ffi", "libgreet_ffi");
    const again = [
      "cd greet",
      "sed -i.old 's/nobody to greet/whom/' rust/src/imp.rs",
      "(cd rust && cargo build --release --quiet)",
      `cd go && go run ${cached} ./cmd/greet`,
    ];
    expect(runShell(folder, again.join("\n"))).toBe(promised.replace("nobody to greet", "whom"));
  });
});
