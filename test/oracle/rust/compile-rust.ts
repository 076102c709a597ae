import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { it } from "vitest";

function isPresent(command: string): boolean {
  return spawnSync(command, ["--version"]).status === 0;
}

/** Whether rustc makes code for the one target that the expectations are for. */
function makesForLinux(): boolean {
  return /^host: x86_64-unknown-linux-gnu$/m.test(
    spawnSync("rustc", ["-vV"], { encoding: "utf8" }).stdout ?? "",
  );
}

/** A test that needs rustc on x86-64 Linux: skipped where it is missing, but never on CI. */
export function itWithRust(title: string, body: () => void): void {
  const { CI } = env;
  const onCi = CI !== undefined && CI !== "";
  const present = isPresent("rustc") && makesForLinux() && isPresent("nm");
  const name = present ? title : `${title} (rustc for x86_64-unknown-linux-gnu or nm is not installed)`;
  it.skipIf(!present && !onCi)(name, body);
}

function run(command: string, args: readonly string[], folder: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr}`);
  return stdout;
}

function inFolder<T>(body: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-rust-"));
  try {
    return body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a program of one file prints. */
export function runRust(text: string): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, "main.rs"), text);
    run("rustc", ["--edition=2021", "-Awarnings", "-o", "program", "main.rs"], folder);
    return run(join(folder, "program"), [], folder);
  });
}

/** The dynamic symbols that a `cdylib` of one file defines, each with nm's letter. */
export function exportedSymbols(text: string): ReadonlyMap<string, string> {
  return inFolder((folder) => {
    writeFileSync(join(folder, "lib.rs"), text);
    const kind = ["--edition=2021", "--crate-type=cdylib", "--crate-name=sample", "-Awarnings"];
    run("rustc", [...kind, "-o", "libsample.so", "lib.rs"], folder);
    const lines = run("nm", ["-D", "--defined-only", "libsample.so"], folder).trim().split("\n");
    return new Map(
      lines.map((line) => {
        const [, letter = "", name = ""] = line.split(/\s+/);
        return [name, letter] as const;
      }),
    );
  });
}
