import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BRIDGE, filesBelow, OTHER } from "./bridge-project.ts";
import { project } from "./check-project.ts";
import { makeScratch, type Outcome, type Scratch } from "./scratch.ts";

/** A project that agrees, with a bridge beside it whose files are there as far as they were generated. */
async function withBridge(
  files: Readonly<Record<string, string>> = {},
  ...argv: readonly string[]
): Promise<Scratch> {
  const scratch = makeScratch({ ...project, "net/net.ffi.yaml": OTHER, ...files });
  const { status } = await scratch.run("gen", "net/net.ffi.yaml", "--lang", "c", ...argv);
  expect(status).toBe(0);
  return scratch;
}

function staleLines({ stdout }: Outcome): readonly string[] {
  return stdout.split("\n").filter((line) => line.includes("[file-stale]"));
}

describe("check of generated files that are found", () => {
  it("says nothing where they are fresh, with other line breaks too", async () => {
    const scratch = await withBridge();
    expect(staleLines(await scratch.run("check"))).toEqual([]);
    const header = filesBelow(scratch.folder)["net/include/net.h"] ?? "";
    scratch.write("net/include/net.h", header.replaceAll("\n", "\r\n"));
    expect(staleLines(await scratch.run("check"))).toEqual([]);
  });

  it("tells the first line that is not as it would be written, and how it becomes so", async () => {
    const scratch = await withBridge();
    const header = filesBelow(scratch.folder)["net/include/net.h"] ?? "";
    scratch.write(
      "net/include/net.h",
      header.replace("#define NET_PANIC (-INT32_C(1))", "#define NET_PANIC 1"),
    );
    const line = header.split("\n").findIndex((text) => text.startsWith("#define NET_PANIC")) + 1;
    const outcome = await scratch.run("check");
    expect(staleLines(outcome)).toEqual([
      `net/include/net.h:${line}:1: error[file-stale]: net/include/net.h: line ${line} of \`net/include/net.h\` is not what \`net/net.ffi.yaml\` generates`,
    ]);
    expect(outcome.stdout).toContain("remedy: Write it again: ffi-contract gen net/net.ffi.yaml --lang c\n");
    expect(outcome.status).toBe(100);
    expect((await scratch.run("gen", "net/net.ffi.yaml", "--lang", "c")).status).toBe(0);
    expect(staleLines(await scratch.run("check"))).toEqual([]);
  });

  it("tells what is missing at the bridge, what is left over and what somebody else put there", async () => {
    const scratch = await withBridge({}, "--lang", "go", "--tier", "raw");
    const files = filesBelow(scratch.folder);
    rmSync(join(scratch.folder, "net/go/net_types.go"));
    scratch.write("net/include/old.h", files["net/include/net.h"] ?? "");
    scratch.write("net/go/net.h", "int mine;\n");
    const outcome = await scratch.run("check", "--allow-gaps");
    expect(staleLines(outcome).map((line) => line.split(": ").slice(3).join(": "))).toEqual([
      "line 1 of `net/go/net.h` is not what `net/net.ffi.yaml` generates",
      "`net/include/old.h` is left over: `net/net.ffi.yaml` does not generate it any more",
      "`net/go/net_types.go` is not there, and `net/net.ffi.yaml` generates it",
    ]);
    expect(outcome.stdout).toContain("net/net.ffi.yaml:1:1: error[file-stale]");
    expect(outcome.stdout).toContain("gen net/net.ffi.yaml --lang c --lang go --tier raw\n");
    expect(outcome.status).toBe(100);
  });

  it("leaves out what is the user's, and bridges of which nothing was generated", async () => {
    const scratch = makeScratch({ ...project, "net/net.ffi.yaml": OTHER });
    const plain = await scratch.run("check");
    expect(staleLines(plain)).toEqual([]);
    expect(plain.stderr).not.toContain("ffi.yaml");
    expect(plain.status).toBe(0);
    expect((await scratch.run("gen", "net/net.ffi.yaml", "--lang", "rust")).status).toBe(0);
    scratch.write("net/rust/Cargo.toml", '[package]\nname = "mine"\nversion = "0.1.0"\n');
    expect(staleLines(await scratch.run("check", "--allow-gaps"))).toEqual([]);
  });

  it("ends with 101 and the place, if the bridge is refused", async () => {
    const scratch = await withBridge();
    scratch.write("net/net.ffi.yaml", OTHER.replace("threads: sync", "threads: synk"));
    const { status, stderr } = await scratch.run("check");
    expect(stderr).toContain("net/net.ffi.yaml:15:14: error: `threads` cannot be `synk`");
    expect(status).toBe(101);
  });

  it("looks for none where the sources are named", async () => {
    const scratch = await withBridge();
    scratch.write("net/net.ffi.yaml", "bridge: 1\n");
    const { status } = await scratch.run("check", "--source", "rust:crates/kv", "--source", "c:include/kv.h");
    expect(status).toBe(0);
  });

  it("can be set off and made less of", async () => {
    const scratch = await withBridge({
      "ffi-contract.yaml": "config: 1\ncheck: {rules: {file-stale: off}}\n",
    });
    scratch.write("net/include/net.h", `${filesBelow(scratch.folder)["net/include/net.h"]}\n`);
    const off = await scratch.run("check");
    expect([staleLines(off), off.status]).toEqual([[], 0]);
    scratch.write("ffi-contract.yaml", "config: 1\ncheck: {rules: {file-stale: warning}}\n");
    const warning = await scratch.run("check");
    expect(warning.stdout).toContain("warning[file-stale]");
    expect(warning.status).toBe(0);
  });
});

describe("check of the bridges of a configuration", () => {
  const configured = (entry: string): Readonly<Record<string, string>> => ({
    "ffi-contract.yaml": `config: 1\ngen:\n  - ${entry}\n`,
    "api/kv.ffi.yaml": BRIDGE,
  });

  it("expects all that is configured, where it is configured", async () => {
    const scratch = makeScratch({
      ...project,
      ...configured("{bridge: api/kv.ffi.yaml, out: my out, lang: c}"),
    });
    const missing = await scratch.run("check");
    expect(staleLines(missing)).toEqual([
      "api/kv.ffi.yaml:1:1: error[file-stale]: my out/include/kv.h: `my out/include/kv.h` is not there, and `api/kv.ffi.yaml` generates it",
    ]);
    expect(missing.stdout).toContain("gen api/kv.ffi.yaml --output 'my out' --lang c\n");
    expect((await scratch.run("gen")).status).toBe(0);
    expect(staleLines(await scratch.run("check", "--allow-gaps"))).toEqual([]);
  });

  it("prints with the team's templates", async () => {
    const files = { ...project, ...configured("{bridge: api/kv.ffi.yaml, lang: c, templates: ours}") };
    const scratch = makeScratch({ ...files, "ours/c/header.h.hbs": "/* {{generated}} */\n" });
    expect((await scratch.run("gen")).status).toBe(0);
    expect(staleLines(await scratch.run("check"))).toEqual([]);
    scratch.write("ours/c/header.h.hbs", "/* {{generated}} */\n{{nothing}}\n");
    const broken = await scratch.run("check");
    expect(broken.stderr).toContain(
      "ours/c/header.h.hbs:2:1: error: this template has no `nothing` to print",
    );
    expect(broken.status).toBe(2);
  });

  it("names the entry, if the bridge is not there", async () => {
    const scratch = makeScratch({ ...project, ...configured("{bridge: api/no.ffi.yaml}") });
    const { status, stderr } = await scratch.run("check");
    expect(stderr).toContain("ffi-contract.yaml:3:14: error: the bridge file api/no.ffi.yaml is not there");
    expect(status).toBe(101);
  });

  it("leaves what starts from code for a later version", async () => {
    const scratch = makeScratch({ ...project, ...configured("{lang: go, out: bindings, package: kv}") });
    expect((await scratch.run("check")).status).toBe(0);
  });
});
