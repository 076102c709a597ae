import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readHeader } from "../resolve/read-header.ts";
import { renderAssertions } from "./declarations/render-c.ts";

const path = new URL("declarations/declarators.h", import.meta.url).pathname;
const header = readFileSync(path, "utf8");

const isMissing = spawnSync("clang", ["--version"]).status !== 0 && process.env["CI"] === undefined;
const skipped = isMissing ? " (skipped: clang is not installed)" : "";

/** What clang says of the assertions; empty if all hold. */
function compile(text: string, target: string): string {
  const folder = mkdtempSync(join(tmpdir(), "declarations-"));
  try {
    const file = join(folder, "assertions.c");
    writeFileSync(file, `#include "${path}"\n${text}`);
    const flags = ["-std=gnu17", "-ffreestanding", "-fsyntax-only", "-w", "-target", target];
    const run = spawnSync("clang", [...flags, file], { encoding: "utf8" });
    return run.status === 0 ? "" : run.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each(["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-pc-windows-msvc"] as const)(
  "a header with every kind of declarator on %s",
  (target) => {
    it.skipIf(isMissing)(`means to clang what the contract says${skipped}`, () => {
      const { contract, gaps } = readHeader(header, target);
      expect(gaps).toEqual([]);
      expect(contract.functions.size).toBeGreaterThan(30);
      expect(compile(renderAssertions(contract, header), target)).toBe("");
    });

    it.skipIf(isMissing)(`and clang would say so if it did not${skipped}`, () => {
      const { contract } = readHeader(`${header}\nint only_here(long);`, target);
      const text = renderAssertions(contract, header);
      expect(compile(`int only_here(int);\n${text}`, target)).toContain("only_here");
    });
  },
);
