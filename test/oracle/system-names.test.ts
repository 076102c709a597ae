import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { predefinedMacros } from "../../src/expand/c/predefined-macros.ts";
import { nameOfStandard, standardHeader } from "../../src/expand/c/standard-headers.ts";
import { mayBeDeclaredIn } from "../../src/expand/c/system-names.ts";
import { type Compiler, GCCS, itWithCompiler } from "./layout/compilers.ts";

const FREESTANDING = ["float", "iso646", "limits", "stdalign", "stdarg", "stdbool", "stddef", "stdint"];
const HOSTED =
  `alloca assert complex ctype endian errno fcntl features fenv inttypes locale malloc math setjmp signal
stdatomic stdio stdlib string strings sys/cdefs sys/param sys/select sys/socket sys/stat sys/time sys/types sys/uio time
uchar unistd wchar wctype`.split(/\s+/);

/** What gcc has seen declared as functions when it includes those of the system's headers that we have built in. */
function functionsOf(compiler: Compiler, names: readonly string[]): readonly string[] {
  const macros = predefinedMacros(compiler.target);
  const headers = names.flatMap((name) => {
    const file = standardHeader(`${name}.h`, (macro) => macros.has(macro));
    return file === null ? [] : [nameOfStandard(file)];
  });
  const guarded = headers.map((name) => `#if __has_include(<${name}>)\n#include <${name}>\n#endif\n`);
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-names-"));
  try {
    writeFileSync(join(folder, "probe.c"), guarded.join(""));
    const args = [
      ...compiler.args,
      "-D_GNU_SOURCE",
      "-w",
      "-fsyntax-only",
      "-aux-info",
      "seen.txt",
      "probe.c",
    ];
    const result = spawnSync(compiler.command, args, { cwd: folder, encoding: "utf8" });
    expect(result.stderr).toBe("");
    const seen = readFileSync(join(folder, "seen.txt"), "utf8");
    return [...seen.matchAll(/^\/\* .*? \*\/ [^(]*?\(?[ *(]*\b(\w+) \((?!\*)/gm)].map(
      (match) => match[1] ?? "",
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Without the 32-bit compiler, for which the headers are often not there. */
const COMPILERS = GCCS.filter(({ name }) => name !== "gcc -m32");

describe("no function of a system's headers is taken for one that nothing declares", () => {
  for (const compiler of COMPILERS) {
    itWithCompiler(compiler, `of the freestanding headers of ${compiler.name}`, () => {
      const headers = new Set(FREESTANDING.map((name) => `${name}.h`));
      const functions = functionsOf(compiler, FREESTANDING);
      expect(functions.filter((name) => !mayBeDeclaredIn(headers, name))).toEqual([]);
    });

    itWithCompiler(compiler, `of the other headers of ${compiler.name}`, () => {
      const headers = new Set(HOSTED.map((name) => `${name}.h`));
      const functions = functionsOf(compiler, HOSTED);
      expect(functions.length).toBeGreaterThan(600);
      expect(functions).toContain("signal");
      expect(functions.filter((name) => !mayBeDeclaredIn(headers, name))).toEqual([]);
    });
  }
});
