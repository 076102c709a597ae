import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { predefinedMacros } from "../../src/expand/c/predefined-macros.ts";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";

const version = /clang version (\d+)\./.exec(
  spawnSync("clang", ["--version"], { encoding: "utf8" }).stdout ?? "",
)?.[1];
const isMissing = version === undefined && process.env["CI"] === undefined;

/** The macros whose values tell of the compiler and its version and not of the target. */
const OF_THE_COMPILER = /^__(clang_|VERSION__|GNUC_MINOR__|GNUC_PATCHLEVEL__|llvm__)/;

/** clang takes a darwin without version for iOS; 11.0 is the first macOS for this processor. */
function clangTriple(target: Triple): string {
  return target === "aarch64-apple-darwin" ? "arm64-apple-macosx11.0" : target;
}

function macrosOfClang(target: Triple): Map<string, string> {
  const run = spawnSync("clang", ["-target", clangTriple(target), "-dM", "-E", "-x", "c", "-"], {
    encoding: "utf8",
    input: "",
  });
  expect(run.status, run.stderr).toBe(0);
  const macros = new Map<string, string>();
  for (const line of run.stdout.split("\n")) {
    const match = /^#define (\w+)(?: (.*))?$/.exec(line);
    if (match?.[1] !== undefined && !OF_THE_COMPILER.test(match[1])) macros.set(match[1], match[2] ?? "");
  }
  return macros;
}

function ownMacros(target: Triple): Map<string, string> {
  const kept = [...predefinedMacros(target)].filter(
    ([name]) => !OF_THE_COMPILER.test(name) && !name.startsWith("__ffi_"),
  );
  return new Map(kept);
}

describe(`predefined macros${isMissing ? " (skipped: clang is not installed)" : ""}`, () => {
  it.skipIf(isMissing).each(TRIPLES)("of %s are those of clang", (target) => {
    expect(version, "clang is not installed").toBeDefined();
    const theirs = macrosOfClang(target);
    const ours = ownMacros(target);
    if (version === "14") {
      expect(Object.fromEntries([...ours].sort())).toEqual(Object.fromEntries([...theirs].sort()));
      return;
    }
    const differing = [...ours].filter(([name, text]) => theirs.has(name) && theirs.get(name) !== text);
    const telling = differing.filter(([name]) => /SIZEOF|_MAX__|_TYPE__|_WIDTH__|UNSIGNED|ORDER/.test(name));
    expect(telling).toEqual([]);
  });
});
