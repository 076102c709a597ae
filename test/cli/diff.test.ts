import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeHistory, makeScratch } from "./scratch.ts";

const one = '#define KV_VERSION "1.0.0"\nint kv_get(int key);\n';
const added = `${one.replace("1.0.0", "1.1.0")}int kv_put(int key);\n`;
const removed = '#define KV_VERSION "1.0.1"\nvoid kv_clear(const char *path);\n';
const paid = removed.replace("1.0.1", "2.0.0");

const open = (baseline: string, current: string) => makeScratch({ "old/kv.h": baseline, "kv.h": current });

describe("diff", () => {
  it("of a file and itself finds nothing and says so", async () => {
    const outcome = await open(one, one).run("diff", "old/kv.h", "kv.h");
    expect(outcome).toMatchObject({ status: 0, stdout: "" });
    expect(outcome.stderr).toContain("nothing changed");
    expect(outcome.lastLine).toBe(
      "no bump required: 0 breaking, 0 additions; compared 1 function, 0 types on 4 targets; 0 gaps",
    );
  });

  it("of an addition passes", async () => {
    const outcome = await open(one, added).run("diff", "old/kv.h", "kv.h");
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toContain("kv.h:3:5: info[function-added]: kv_put: ");
    expect(outcome.lastLine).toMatch(/^minor bump required: 0 breaking, 1 addition; .*compared 2 functions/);
  });

  it("of a removal fails, unless the declared version pays for it", async () => {
    const broken = await open(one, removed).run("diff", "old/kv.h", "kv.h");
    expect(broken.status).toBe(100);
    expect(broken.stdout).toContain("error[function-removed]: kv_get: ");
    expect(broken.stdout).toContain("error[version-too-low]");
    expect((await open(one, paid).run("diff", "old/kv.h", "kv.h")).status).toBe(0);
    const named = await open(one, removed).run("diff", "old/kv.h", "kv.h", "--version-new", "2.0.0");
    expect(named.status).toBe(0);
    expect(named.stdout).toContain("error[function-removed]");
  });

  it("warns of a baseline that is ahead", async () => {
    const outcome = await open(paid, added).run("diff", "old/kv.h", "kv.h");
    expect(outcome.stdout).toContain(
      "warning[baseline-ahead]: baseline: the baseline is 2.0.0, ahead of the current side's 1.1.0",
    );
  });

  it("notes that a tag and a header state different versions, and believes the tag", async () => {
    const history = makeHistory([{ "kv.h": one }, { "kv.h": added.replace("1.1.0", "1.0.9") }]);
    const outcome = await history.run("diff", "git:v1.0.0:kv.h", "git:v1.1.0:kv.h", "--format", "json");
    const report = JSON.parse(outcome.stdout);
    expect(report.current).toMatchObject({
      input: "git:v1.1.0:kv.h",
      version: "1.1.0",
      revision: history.git("rev-parse", "v1.1.0^{commit}"),
    });
    expect(report.findings.map(({ rule }: { rule: string }) => rule)).toContain("versions-disagree");
    expect(outcome.status).toBe(0);
  });

  it("puts a version together from the numbers in a header, that of the library and of nothing else", async () => {
    const header = (minor: number) =>
      `#define KV_VERSION_MAJOR 2\n#define KV_VERSION_MINOR ${minor}\n#define KV_VERSION_PATCH 1\n` +
      `#define OTHER_VERSION "9.9.9"\nint kv_get(int key);\n`;
    const outcome = await open(header(3), header(4)).run("diff", "old/kv.h", "kv.h", "--format", "json");
    const report = JSON.parse(outcome.stdout);
    expect([report.baseline.version, report.current.version]).toEqual(["2.3.1", "2.4.1"]);
  });

  it("notes a standard name without its include, with both places", async () => {
    const header = "int kv_get(size_t key);\n";
    const outcome = await open(header, `${header}int kv_put(size_t key);\n`).run("diff", "old/kv.h", "kv.h");
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toContain("kv.h:1:12: info[header-not-self-contained]: size_t: ");
    expect(outcome.stdout).toContain("baseline old/kv.h:1");
  });

  it("compares a header with a contract file on the targets that both have", async () => {
    const scratch = open(one, added);
    await scratch.run("extract", "old/kv.h", "-o", "kv.ffi.yaml", "--target", "i686-unknown-linux-gnu");
    const outcome = await scratch.run("diff", "kv.ffi.yaml", "kv.h");
    expect(outcome.lastLine).toMatch(/on 1 target; 0 gaps$/);
    expect(outcome.status).toBe(0);
  });

  it("reads includes beside the header, in include paths and of the same revision", async () => {
    const files = {
      "include/kv.h": '#include "kv_types.h"\n#include <shared.h>\nkv_key kv_get(shared_t key);\n',
      "include/kv_types.h": "typedef int kv_key;\n",
      "common/shared.h": "typedef long shared_t;\n",
    };
    const wide = { ...files, "include/kv_types.h": "typedef long long kv_key;\n" };
    const history = makeHistory([files, wide]);
    const range = ["git:v1.0.0:include/kv.h", "git:v1.1.0:include/kv.h"];
    const lost = await history.run("diff", ...range);
    expect(lost.status).toBe(101);
    expect(lost.stdout).toContain("shared.h");
    const outcome = await history.run("diff", ...range, "--include-path", "common");
    expect(outcome.status).toBe(100);
    expect(outcome.lastLine).toMatch(/^major bump required: .*; 0 gaps$/);
  });

  it("reads headers as --define and --undefine say", async () => {
    const header = `${one}#ifdef KV_EXTRA\nint kv_extra(void);\n#endif\n`;
    const outcome = await open(one, header).run("diff", "old/kv.h", "kv.h", "--define", "KV_EXTRA");
    expect(outcome.stdout).toContain("info[function-added]: kv_extra");
    expect((await open(one, header).run("diff", "old/kv.h", "kv.h")).stdout).toBe("");
  });

  it("writes several formats at once", async () => {
    const scratch = open(one, added);
    const outcome = await scratch.run(
      "diff",
      "old/kv.h",
      "kv.h",
      "--format",
      "text",
      "--format",
      "json=out.json",
    );
    expect(outcome.stdout).toContain("info[function-added]");
    const written = JSON.parse(readFileSync(join(scratch.folder, "out.json"), "utf8"));
    expect(written).toMatchObject({ verdict: { bump: "minor" } });
    expect(written).toEqual(
      JSON.parse((await scratch.run("diff", "old/kv.h", "kv.h", "--format=json")).stdout),
    );
  });

  it("leaves nothing but the report on standard output", async () => {
    const outcome = await open(one, removed).run("diff", "old/kv.h", "kv.h", "--format", "json");
    expect(() => JSON.parse(outcome.stdout)).not.toThrow();
    expect(outcome.stdout.endsWith("}\n")).toBe(true);
  });
});
