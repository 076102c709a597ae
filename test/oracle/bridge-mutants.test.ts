import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { generateCrate } from "../generate/generate-crate.ts";
import { itWithRust } from "./rust/compile-rust.ts";

/** A fault in a body, by what stands there and what would stand there. */
interface BodyMutant {
  readonly fault: string;
  readonly before: string;
  readonly after: string;
}

const FFI = "src/generated/ffi.rs";
const MUTANTS: readonly BodyMutant[] = [
  { fault: "null is not refused", before: "if !is_place(start) {", after: "if false {" },
  {
    fault: "a null handle is not refused",
    before:
      'if handle.is_null() {\n            return Err(Failure::bad_call(format!("{name}: null")));\n        }',
    after: "",
  },
  {
    fault: "a panic does not poison",
    before: "object.poisoned.store(true, Ordering::Relaxed)",
    after: "{}",
  },
  {
    fault: "a handle is poisoned that is to go on",
    before: "OnPanic::Keep => {}",
    after: "OnPanic::Keep => object.poisoned.store(true, Ordering::Relaxed),",
  },
  {
    fault: "a result is written before anything is known",
    before: "Ok(Out(place))",
    after: "unsafe { place.cast::<u8>().write(0) };\n            Ok(Out(place))",
  },
  { fault: "a buffer is not counted out", before: "count(&super::live::BUF, -1);", after: "" },
  { fault: "a handle is counted twice", before: "count(H::live(), 1);", after: "count(H::live(), 2);" },
  { fault: "arguments are mixed up", before: "::sum(a, b)", after: "::sum(b, a)" },
  {
    fault: "text is not checked",
    before: 'str::from_utf8(bytes).map_err(|error| Failure::bad_call(format!("{name}: {error}")))',
    after: "Ok(unsafe { str::from_utf8_unchecked(bytes) })",
  },
  { fault: "a failure is a success", before: "let code = failure.code;", after: "let code = OK;" },
  {
    fault: "an error has lost its detail",
    before: "detail_len: error.detail.len(),",
    after: "detail_len: 0,",
  },
  {
    fault: "a callback is dropped twice",
    before: "unsafe { drop(self.abi.ctx) };",
    after: "unsafe { drop(self.abi.ctx) };\n            unsafe { drop(self.abi.ctx) };",
  },
  { fault: "a callback is never dropped", before: "unsafe { drop(self.abi.ctx) };", after: "" },
  { fault: "any byte is a bool", before: "1 => Ok(true),", after: "1 | 2 => Ok(true)," },
  { fault: "one more than is allowed", before: "if len <= most {", after: "if len <= most + 1 {" },
  {
    fault: "ends need not end where all ends",
    before: "is_ordered && last == len as u64",
    after: "is_ordered",
  },
  { fault: "ends need not be in order", before: "if is_ordered && last", after: "if last" },
  {
    fault: "what does not fit is written",
    before: "(1..=len).contains(&items.len())",
    after: "!items.is_empty()",
  },
  { fault: "nobody is told of cancelling", before: "self.flag.store(true, relaxed);", after: "" },
  {
    fault: "what is consumed stays if a call fails",
    before: "let object = self.0.take();\n            swallow(move || drop(object));",
    after: "mem::forget(self.0.take());",
  },
  {
    fault: "a callback that failed is forgotten",
    before: "_ => self.0.fetch_or(Self::FAILED, Ordering::Relaxed),",
    after: "_ => self.0.fetch_or(Self::STOPPED, Ordering::Relaxed),",
  },
  {
    fault: "a callback that stopped is taken as one that failed",
    before: "1.. => self.0.fetch_or(Self::STOPPED, Ordering::Relaxed),",
    after: "1.. => self.0.fetch_or(Self::FAILED, Ordering::Relaxed),",
  },
  {
    fault: "what is there is said not to be",
    before: "found.write(u8::from(answer.is_some()));",
    after: "found.write(0);",
  },
  {
    fault: "a number that means nothing means something",
    before: 'other => Err(abi::Failure::value(format!("{other} is no Mode"))),',
    after: "_ => Ok(Mode::Fast),",
  },
  {
    fault: "what stands for nothing is not null",
    before:
      "if items.is_empty() {\n            ptr::null()\n        } else {\n            items.as_ptr()\n        }",
    after: "items.as_ptr()",
  },
  {
    fault: "a size that was never set is taken",
    before: "if size < known.end {",
    after: "if false {",
  },
];

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
  if (compiled.status !== 0) return compiled.stderr;
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
    const survivors = MUTANTS.flatMap(({ fault, before, after }) => {
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
