import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeScratch } from "../cli/scratch.ts";
import { missingTools, runTool, type Said } from "../examples/drift-toolchains.ts";
import { type Files, quoteOf, writeProject } from "../examples/example-files.ts";
import {
  BRIDGE,
  changed,
  GROWN,
  NARROWED,
  NEXT_MAJOR,
  PUBLISHED,
  readKvProject,
} from "../examples/kv-project.ts";

const committed = readKvProject();
const README = committed["README.md"] ?? "";
const SHOW = "(cd rust && cargo build --release --quiet) && (cd go && go run ./cmd/kv 2>&-)";
const SHOWN = `${quoteOf(README, SHOW).join("\n")}\n`;

const BUILD = ["cargo", "build", "--release", "--quiet"];
const HOST = "x86_64-unknown-linux-gnu";

const missing = missingTools();
const onCi = env["CI"] !== undefined && env["CI"] !== "";

/** Skipped where a tool is missing, and says so, but never on CI. */
function itBuilds(title: string, body: () => Promise<void> | void, lacking = missing): void {
  const name = lacking.length === 0 ? title : `${title} (${lacking.join(", ")} not installed)`;
  it.skipIf(lacking.length > 0 && !onCi)(name, body);
}

const QUIET: Said = { passed: true, text: "" };

/** How Go takes the library: from the archive, or when the program starts. */
interface Link {
  readonly name: string;
  readonly flags: readonly string[];
  /** What the program needs to find it, given the folder of the example that has it. */
  readonly variables: (folder: string) => Readonly<Record<string, string>>;
}

const ARCHIVE: Link = { name: "archive", flags: [], variables: () => ({}) };

const SHARED: Link = {
  name: "shared library",
  flags: ["-tags", "kv_shared"],
  variables: (folder) => ({ LD_LIBRARY_PATH: join(folder, "rust/target/release") }),
};

const LINKS = [ARCHIVE, SHARED];

function show(folder: string, { flags, variables }: Link): Said {
  return runTool(["go", "run", ...flags, "./cmd/kv"], join(folder, "go"), variables(folder));
}

/** The example as it was committed, built once. */
let built = "";

beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), "ffi-contract-kv-"));
  writeProject(built, committed);
  if (missing.length === 0) expect(runTool(BUILD, join(built, "rust"))).toEqual(QUIET);
});

afterAll(() => rmSync(built, { recursive: true, force: true }));

describe("examples/kv as committed", () => {
  itBuilds("does what its README shows, with the library linked in either way", () => {
    expect(SHOWN).toContain("live: 0 0 0 0");
    expect(runTool(["sh", "-c", SHOW], built)).toEqual({ passed: true, text: SHOWN });
    for (const link of LINKS) expect(show(built, link).text.startsWith(SHOWN), link.name).toBe(true);
    const { passed, text } = show(built, { ...SHARED, variables: () => ({}) });
    expect({ passed, text }).toMatchObject({ passed: false });
    expect(text).toContain("libkv_ffi.so");
  });

  itBuilds("is formatted, and nothing is found by vet", () => {
    const go = join(built, "go");
    const rustfmt = ["rustfmt", "--check", "--edition", "2024", "src/lib.rs", "tests/abi_sequence.rs"];
    expect(runTool(rustfmt, join(built, "rust"))).toEqual(QUIET);
    expect(runTool(["gofmt", "-l", "-s", "."], go)).toEqual(QUIET);
    expect(runTool(["go", "vet", "./..."], go)).toEqual(QUIET);
    expect(runTool(["go", "vet", "-tags", "kvchurn", "./..."], go)).toEqual(QUIET);
  });

  const staticcheck = runTool(["staticcheck", "-version"], ".").passed ? [] : ["staticcheck"];
  itBuilds("leaves staticcheck nothing to say", () => {
    expect(runTool(["staticcheck", "./..."], join(built, "go"))).toEqual(QUIET);
  }, [...missing, ...staticcheck]);
});

describe("the Go tests of examples/kv", () => {
  const WAYS: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
    ["as they are", [], {}],
    ["with the race detector", ["-race"], {}],
    ["with cgo's strict checks of pointers", [], { GOEXPERIMENT: "cgocheck2" }],
    ["with a collection in every call", ["-tags", "kvchurn"], {}],
    ["with a collection at every turn", [], { GOGC: "1" }],
  ];
  for (const [title, flags, variables] of WAYS)
    itBuilds(`pass ${title}`, () => {
      const said = runTool(
        ["go", "test", "-count=1", "-vet=off", ...flags, "."],
        join(built, "go"),
        variables,
      );
      expect(said).toMatchObject({ passed: true });
    });
});

describe("the generated Go tests of examples/kv", () => {
  const MOCK = ["cargo", "build", "--release", "--quiet", "--example", "kv_ffi_mock"];
  const WAYS: readonly (readonly [string, readonly string[]])[] = [
    ["as they are", ["-tags", "kv_mock"]],
    ["with the race detector", ["-race", "-tags", "kv_mock"]],
    ["with a collection in every call", ["-tags", "kv_mock,kvchurn"]],
  ];
  for (const [title, flags] of WAYS)
    itBuilds(`pass ${title}`, () => {
      expect(runTool(MOCK, join(built, "rust"))).toEqual(QUIET);
      const test = ["go", "test", "-count=1", "-run", "^TestBridge", ...flags, "."];
      expect(runTool(test, join(built, "go"))).toMatchObject({ passed: true });
    });

  itBuilds("are such that vet and staticcheck find nothing", () => {
    const go = join(built, "go");
    expect(runTool(["go", "vet", "-tags", "kv_mock", "."], go)).toEqual(QUIET);
    if (runTool(["staticcheck", "-version"], go).passed)
      expect(runTool(["staticcheck", "-tags", "kv_mock", "."], go)).toEqual(QUIET);
  });
});

describe("calls of the ABI in any order", () => {
  const rust = (): string => join(built, "rust");
  const valgrind = runTool(["valgrind", "--version"], ".").passed ? [] : ["valgrind"];

  itBuilds("leave nothing behind", () => {
    const test = ["cargo", "test", "--quiet", "--test", "abi_sequence"];
    expect(runTool(test, rust())).toMatchObject({ passed: true });
  });

  itBuilds("are clean under valgrind", () => {
    const checks = "--error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite";
    const runner = { CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER: `valgrind ${checks}` };
    const test = ["cargo", "test", "--quiet", "--test", "abi_sequence", "--", "--test-threads=1"];
    const { passed, text } = runTool(test, rust(), runner);
    expect({ passed, text }).toMatchObject({ passed: true });
    expect(text).toContain("definitely lost: 0 bytes in 0 blocks");
    expect(text).toContain("ERROR SUMMARY: 0 errors");
  }, [...missing, ...valgrind]);
});

/** A library of a changed bridge, beside the Go package as it was committed or, on demand, as it follows from the bridge. */
async function makeLibrary(files: Files, ...languages: readonly string[]): Promise<string> {
  const { folder, run } = makeScratch(files);
  const { status, stderr } = await run("gen", BRIDGE, "--lang", languages.join(","));
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(runTool(BUILD, join(folder, "rust"))).toEqual(QUIET);
  return folder;
}

describe("the Go package of examples/kv", () => {
  itBuilds("refuses a library in which a function differs, and names it with both versions", async () => {
    const folder = await makeLibrary(changed(committed, NARROWED), "rust");
    for (const link of LINKS) {
      const { passed, text } = show(folder, link);
      expect(text, link.name).toContain(
        "kv: wrong library (handshake): kv_store_scan of kv 0.4.0 is not the one that this package, generated for 0.3.0, calls",
      );
      expect(passed).toBe(false);
    }
  });

  itBuilds("takes a library that has more", async () => {
    const folder = await makeLibrary(changed(committed, GROWN), "rust");
    for (const link of LINKS) {
      const { passed, text } = show(folder, link);
      expect({ passed, shown: text.slice(0, SHOWN.length) }).toEqual({ passed: true, shown: SHOWN });
    }
  });

  itBuilds("refuses a shared library that has less, and names what it lacks with both versions", async () => {
    const folder = await makeLibrary(changed(committed, GROWN), "rust", "go", "c");
    const { passed, text } = show(folder, { ...SHARED, variables: () => SHARED.variables(built) });
    expect({ passed, text }).toMatchObject({ passed: false });
    expect(text).toContain("kv 0.3.0 has no kv_store_count, which this package, generated for 0.4.0, calls");
  });

  itBuilds("does not link a library of another major version", async () => {
    const folder = await makeLibrary(changed(committed, NEXT_MAJOR), "rust");
    for (const link of LINKS) {
      const { passed, text } = show(folder, link);
      expect({ passed, text }).toMatchObject({ passed: false });
      expect(text, link.name).toMatch(/undefined reference to [`']kv_abi_1'/);
    }
  });

  itBuilds("is vendored with its libraries, and needs nothing else then", async () => {
    const folder = await makeLibrary(changed(committed, PUBLISHED), "rust", "go", "c");
    copyFileSync(
      join(folder, "rust/target/release/libkv_ffi.a"),
      join(folder, "go/lib", HOST, "libkv_ffi.a"),
    );
    const consumer = join(folder, "consumer");
    mkdirSync(consumer);
    writeProject(consumer, {
      "go.mod":
        "module example.com/consumer\n\ngo 1.24\n\nrequire example.com/kv v0.3.0\n\nreplace example.com/kv => ../go\n",
      "main.go": committed["go/cmd/kv/main.go"] ?? "",
    });
    expect(runTool(["go", "mod", "vendor"], consumer)).toEqual(QUIET);
    renameSync(join(folder, "go"), join(folder, "elsewhere"));
    rmSync(join(folder, "rust"), { recursive: true });
    const { passed, text } = runTool(["go", "run", "-mod=vendor", "."], consumer);
    expect({ passed, shown: text.slice(0, SHOWN.length) }).toEqual({ passed: true, shown: SHOWN });
  });
});
