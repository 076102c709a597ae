import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { generateCrate } from "../generate/generate-crate.ts";
import { BODY_MUTANTS } from "./body-mutants.ts";
import { itWithRust } from "./rust/compile-rust.ts";

const FFI = "src/generated/ffi.rs";

function writeCrate(folder: string): string {
  const path = new URL("./generated-rust/all/bridge.ffi.yaml", import.meta.url);
  const files = generateCrate(readBridge({ path: path.pathname, text: readFileSync(path, "utf8") }));
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return files.get(FFI) ?? "";
}

/** Why the generated tests do not pass; null if they do. One module, compiled anew where it changed. */
function failureOf(folder: string): string | null {
  const options = ["--test", "--edition", "2021", "-C", "debuginfo=0", "-C", "incremental=incremental"];
  const compiled = spawnSync("rustc", [...options, "-o", "bridge", "tests/bridge.rs"], {
    cwd: folder,
    encoding: "utf8",
  });
  // Nothing would be shown by what does not compile.
  expect(compiled.status, compiled.stderr).toBe(0);
  const { status, stdout, stderr } = spawnSync("./bridge", [], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
  });
  return status === 0 ? null : `${stdout}${stderr}`;
}

itWithRust("the generated tests pass, and fail for every fault in a body of the generated module", () => {
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-mutants-"));
  try {
    const text = writeCrate(folder);
    expect(failureOf(folder)).toBeNull();
    const survivors = BODY_MUTANTS.flatMap(({ fault, before, after }) => {
      expect(text, fault).toContain(before);
      writeFileSync(
        join(folder, FFI),
        text.replace(before, () => after),
      );
      return failureOf(folder) === null ? [fault] : [];
    });
    expect(survivors).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
