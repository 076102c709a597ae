import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { it } from "vitest";

const { CI } = env;
const onCi = CI !== undefined && CI !== "";
const isThere = spawnSync("go", ["version"]).status === 0;

/** A test that needs the go command: skipped where it is missing, but never on CI. */
export function itWithGo(title: string, body: () => void): void {
  it.skipIf(!isThere && !onCi)(isThere ? title : `${title} (skipped: go is not installed)`, body);
}

const hasStaticcheck = spawnSync("staticcheck", ["-version"]).status === 0;

/** A test that needs the go command and staticcheck: skipped where one is missing, but never on CI. */
export function itWithStaticcheck(title: string, body: () => void): void {
  const name = hasStaticcheck ? title : `${title} (skipped: staticcheck is not installed)`;
  it.skipIf(!(isThere && hasStaticcheck) && !onCi)(name, body);
}

/** Writes files below a fresh folder, which is gone afterwards. */
export function inFolder<T>(texts: Readonly<Record<string, string>>, body: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "go-package-"));
  try {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return body(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the go command prints; it fails the test with what it says. */
export function runGo(
  folder: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): string {
  const settings = {
    GOFLAGS: "-mod=mod",
    GOWORK: "off",
    GOTOOLCHAIN: "local",
    GO111MODULE: "on",
    CGO_ENABLED: "1",
  };
  const run = spawnSync("go", [...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...env, ...settings, ...more },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`go ${args.join(" ")}: ${run.stderr}${run.error?.message ?? ""}`);
  return run.stdout;
}
