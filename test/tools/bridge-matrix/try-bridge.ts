import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { run } from "../../../src/cli/run.ts";
import type { Tier } from "../../../src/generate/generated-file.ts";
import { isTestable, mockCrate } from "../../../src/generate/testable.ts";
import type { Bridge } from "../../../src/idl/bridge/bridge.ts";
import { writeBridge } from "../../../src/idl/bridge/write-bridge.ts";
import { readContract } from "../../../src/idl/read-contract.ts";
import { lowerBridge } from "../../../src/lower/lower-bridge.ts";
import { withoutMeaning } from "../../generate/without-meaning.ts";
import { bridgeOf } from "../../idl/random-bridge.ts";
import { complaintOf, runIn } from "./toolchains.ts";

/** The one target that the compilers at hand make code for, and that is among those of every random bridge. */
const TARGET = "x86_64-unknown-linux-gnu";
const FILE = "random.ffi.yaml";

/** What went wrong with a bridge, at which step. */
export interface Complaint {
  readonly step: string;
  readonly text: string;
}

/** The bridge of a number, with its library where cargo builds it. */
function buildable(seed: number): Bridge {
  const bridge = bridgeOf(seed);
  return { ...bridge, go: { ...bridge.go, link: "target" } };
}

/**
 * Generates all of a random bridge with our own command line, builds it with both toolchains, links a Go program
 * against the library, lets it shake hands, and reads it back. Empty if nothing was wrong.
 *
 * @param folder is made anew, and left as it is for who wants to look.
 */
export async function tryBridge(seed: number, folder: string): Promise<readonly Complaint[]> {
  const bridge = buildable(seed);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, FILE), writeBridge(bridge));
  const generated = await complaintOfProgram(folder, ["gen", FILE]);
  if (generated !== null) return [{ step: "gen", text: generated }];
  return [
    ...steps(tryRust(bridge, folder)),
    ...steps(tryGo(bridge, folder)),
    ...steps({ check: await tryCheck(folder), extract: await tryExtract(bridge, folder) }),
    ...(await tryRaw(bridge, folder)),
  ];
}

function steps(outcomes: Readonly<Record<string, string | null>>): readonly Complaint[] {
  return Object.entries(outcomes).flatMap(([step, text]) => (text === null ? [] : [{ step, text }]));
}

function tryRust(bridge: Bridge, folder: string): Readonly<Record<string, string | null>> {
  const { rust } = bridge;
  const crate = join(folder, "rust");
  // As it is shipped, but quick to build: what is generated is compiled the same.
  const quick = { RUSTFLAGS: "-D warnings", CARGO_PROFILE_RELEASE_OPT_LEVEL: "0" };
  return {
    rustfmt: complaintOf(crate, "rustfmt", ["--check", "--edition", rust.edition, "src/lib.rs"]),
    "cargo build": complaintOf(crate, "cargo", ["build", "--release", "--offline", "--quiet"], {
      env: quick,
    }),
    ...(isTestable(bridge)
      ? {
          "cargo build --example": complaintOf(
            crate,
            "cargo",
            ["build", "--release", "--offline", "--quiet", "--example", mockCrate(bridge)],
            { env: quick },
          ),
        }
      : {}),
  };
}

/** Links the whole package: each function in C that it is made of calls its symbol. */
const HANDSHAKE_TEST = `
import "testing"

func TestHandshake(t *testing.T) {
	if err := handshake(); err != nil {
		t.Fatal(err)
	}
}
`;

function tryGo(bridge: Bridge, folder: string): Readonly<Record<string, string | null>> {
  const { go } = bridge;
  const module = join(folder, "go");
  const formatted = complaintOf(module, "gofmt", ["-l", "."], { silent: true });
  const test = join(module, "handshake_test.go");
  writeFileSync(test, `package ${go.package}\n${HANDSHAKE_TEST}`);
  const outcomes = {
    gofmt: formatted,
    "go vet": complaintOf(module, "go", ["vet", "./..."], { silent: true }),
    staticcheck: tryStaticcheck(module),
    "go test": complaintOf(module, "go", ["test", "-count=1", "-vet=off", "."]),
  };
  rmSync(test);
  return { ...outcomes, ...(isTestable(bridge) ? tryGeneratedTests(module, go.package) : {}) };
}

/** The tests of the Go side, in front of the scripted implementation. */
function tryGeneratedTests(module: string, name: string): Readonly<Record<string, string | null>> {
  const tags = ["-tags", `${name}_mock`];
  const run = ["test", "-count=1", "-vet=off", "-timeout=60s", ...tags, "-run", "^TestBridge", "."];
  return {
    "go vet, tests": complaintOf(module, "go", ["vet", ...tags, "."], { silent: true }),
    "staticcheck, tests": tryStaticcheck(module, tags),
    "go test, generated": complaintOf(module, "go", run, { env: { RUST_BACKTRACE: "0" } }),
  };
}

/** Null as well where it is not installed. */
function tryStaticcheck(module: string, flags: readonly string[] = []): string | null {
  if (runIn(module, "staticcheck", ["-version"]).status !== 0) return null;
  return complaintOf(module, "staticcheck", [...flags, "./..."], { silent: true });
}

/** The thin package calls the same symbols, so that it is enough that it compiles. */
async function tryRaw(bridge: Bridge, folder: string): Promise<readonly Complaint[]> {
  const raw: Tier = "raw";
  const text = await complaintOfProgram(folder, [
    "gen",
    FILE,
    "--lang",
    "go",
    "--tier",
    raw,
    "--output",
    raw,
  ]);
  if (text !== null) return [{ step: "gen --tier raw", text }];
  const module = join(folder, raw, "go");
  return steps({
    "gofmt, raw": complaintOf(module, "gofmt", ["-l", "."], { silent: true }),
    "go vet, raw": complaintOf(module, "go", ["vet", "./..."], { silent: true }),
    "staticcheck, raw": tryStaticcheck(module),
    "go vet, raw tests": complaintOf(module, "go", ["vet", "-tags", `${bridge.go.package}_mock`, "./..."], {
      silent: true,
    }),
  });
}

/** All sides agree with each other and with the bridge, and all of them was read. */
async function tryCheck(folder: string): Promise<string | null> {
  return complaintOfProgram(folder, ["check"]);
}

/** Read by our own Rust reader, the crate offers what the bridge lowers to; what no function reaches is no part of it. */
async function tryExtract(bridge: Bridge, folder: string): Promise<string | null> {
  const path = join(folder, "contract.yaml");
  const args = ["extract", "rust", "--target", TARGET, "--output", "contract.yaml"];
  const complaint = await complaintOfProgram(folder, args);
  if (complaint !== null) return complaint;
  const found = tablesOf(readContract({ path, text: readFileSync(path, "utf8") }));
  rmSync(path);
  const wanted = tablesOf(lowerBridge(bridge).contract);
  for (const name of ["functions", "statics", "types", "constants"] as const) {
    const isWhole = name === "functions" || name === "statics";
    const expected = isWhole ? wanted[name] : among(wanted[name], found[name]);
    if (!isDeepStrictEqual(found[name], expected))
      return `${name}:\n${textOf(found[name])}\ninstead of\n${textOf(expected)}`;
  }
  return null;
}

type Tables = Readonly<
  Record<"types" | "functions" | "constants" | "statics", Readonly<Record<string, unknown>>>
>;

function tablesOf(contract: Parameters<typeof withoutMeaning>[0]): Tables {
  return { types: {}, functions: {}, constants: {}, statics: {}, ...withoutMeaning(contract) };
}

function among(
  table: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(table).filter(([name]) => name in names));
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one), 1);
}

/** What our own program said if it did not end with 0. */
async function complaintOfProgram(folder: string, argv: readonly string[]): Promise<string | null> {
  const said: string[] = [];
  const { PATH, HOME } = process.env;
  const status = await run(argv, {
    cwd: folder,
    env: { PATH, HOME, GIT_CEILING_DIRECTORIES: dirname(folder) },
    stdout: (text) => said.push(text),
    stderr: (text) => said.push(text),
    color: { stdout: false, stderr: false },
  });
  return status === 0 ? null : `ffi-contract ${argv.join(" ")}: ${status}\n${said.join("")}`;
}
