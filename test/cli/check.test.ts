import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { broken, disagreeing, project } from "./check-project.ts";
import { makeHistory, makeScratch, type Outcome } from "./scratch.ts";

interface Report {
  readonly baseline: { readonly input: string; readonly version: string | null } | null;
  readonly verdict: { readonly bump: string; readonly passed: boolean } | null;
  readonly sources: readonly {
    readonly language: string;
    readonly input: string;
    readonly side: string;
    readonly why: string | null;
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly status: string;
    readonly affected: { readonly callSites: readonly unknown[] };
  }[];
  readonly compared: { readonly callSites: number; readonly targets: readonly string[] };
}

function reportOf({ stdout }: Outcome): Report {
  return JSON.parse(stdout) as Report;
}

describe("a check without a configuration", () => {
  it("finds the sources and says which it took and why, and what it left out", async () => {
    const files = { ...project, "vendor/x/lib.rs": "", "node/Cargo.toml": cdylibOf("napi") };
    const { stderr, status } = await makeScratch({ ...files, "node/src/lib.rs": "" }).run("check");
    expect(stderr).toContain("taken: crates/kv (Rust: staticlib, exports 1 function)");
    expect(stderr).toContain("taken: include/kv.h (C: included by kv.go, declares 1 function)");
    expect(stderr).toContain('taken: . (Go: imports "C", calls 1 C function)');
    expect(stderr).toContain("left out: node (a cdylib whose boundary `napi` generates), vendor");
    expect(status).toBe(0);
  });

  it("holds sources that agree against each other where there is no baseline, and says so", async () => {
    const { stdout, stderr, lastLine, status } = await makeScratch(project).run("check");
    expect(stdout).toBe("");
    expect(stderr).toContain("no baseline: the project is in no git repository");
    expect(stderr).toContain("agreement only");
    expect(lastLine).toBe(
      "no baseline: 0 agreement, 0 hygiene findings; compared 1 function, 1 type, 1 Go call site on 4 targets; 0 gaps",
    );
    expect(status).toBe(0);
  });

  it("fails where two sides take the same bytes differently", async () => {
    const { stdout, lastLine, status } = await makeScratch(disagreeing).run("check");
    expect(stdout).toContain("error[field-width-mismatch]");
    expect(lastLine).toMatch(/^no baseline: [1-9]\d* agreement, 0 hygiene findings;/);
    expect(status).toBe(100);
  });

  it("checks Windows as cgo links it, unless targets are named", async () => {
    const scratch = makeScratch(project);
    const usual = reportOf(await scratch.run("check", "--format", "json"));
    expect(usual.compared.targets).toContain("x86_64-pc-windows-gnu");
    expect(usual.compared.targets).not.toContain("x86_64-pc-windows-msvc");
    const named = await scratch.run("check", "--format", "json", "--target", "x86_64-pc-windows-msvc");
    expect(reportOf(named).compared.targets).toEqual(["x86_64-pc-windows-msvc"]);
  });

  it("has nothing to compare where there is one source and no baseline", async () => {
    const { "crates/kv/Cargo.toml": manifest, "crates/kv/src/lib.rs": lib } = project;
    const outcome = await makeScratch({ "Cargo.toml": manifest, "src/lib.rs": lib }).run(
      "check",
      "--format",
      "json",
    );
    expect(outcome.status).toBe(101);
    expect(outcome.stderr).toContain("nothing to compare: . is the only source, and there is no baseline");
    expect(JSON.parse(outcome.stdout)).toMatchObject({ command: "check", problem: { kind: "input" } });
  });

  it("says what to do where it finds nothing", async () => {
    const outcome = await makeScratch({ "readme.md": "", "include/kv.h": "int kv(void);\n" }).run("check");
    expect(outcome.status).toBe(101);
    expect(outcome.stderr).toContain("there is nothing to check in .");
    expect(outcome.stderr).toContain("--source rust:PATH");
  });

  it("finds what a preamble defines itself", async () => {
    const files = {
      ...project,
      "include/kv.h": `${project["include/kv.h"]}int kv_help(int a);\n`,
      "kv.go": project["kv.go"].replace("*/", "int kv_help(int a) { return a; }\n*/"),
    };
    const { stdout, status } = await makeScratch(files).run("check");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("takes a symbol that a C source of the tree names for defined there, and says so", async () => {
    const header = `${project["include/kv.h"]}int kv_native(void);\n`;
    const files = { ...project, "include/kv.h": header };
    const open = await makeScratch(files).run("check");
    expect(open.stdout).toContain("error[symbol-undefined]: kv_native");
    const settled = await makeScratch({ ...files, "native.c": "int kv_native(void) { return 1; }\n" }).run(
      "check",
    );
    expect(settled.stdout).not.toContain("symbol-undefined");
    expect(settled.stderr).toContain("not read: native.c, which is taken to define `kv_native`");
    expect(settled.status).toBe(0);
  });
});

describe("the baseline", () => {
  it("is the highest version tag that HEAD contains", async () => {
    const scratch = makeHistory([project, { "readme.md": "more" }]);
    scratch.git("tag", "v1.0.0-rc.9");
    scratch.git("tag", "other-v7.0.0");
    for (const [path, content] of Object.entries(broken)) scratch.write(path, content);
    const outcome = await scratch.run("check", "--format", "json");
    expect(outcome.stderr).toContain(
      "baseline: git:v1.1.0 (the highest version tag that HEAD contains; version 1.1.0",
    );
    const { baseline, verdict, findings, sources } = reportOf(outcome);
    expect(baseline).toMatchObject({ input: "git:v1.1.0", version: "1.1.0" });
    expect(verdict).toMatchObject({ bump: "major", passed: false });
    const added = findings.find(({ rule }) => rule === "param-added");
    expect(added?.affected.callSites).toHaveLength(1);
    expect(sources.filter(({ side }) => side === "baseline").map(({ language }) => language)).toEqual([
      "rust",
      "c",
      "go",
    ]);
    expect(outcome.lastLine).toMatch(
      /^major bump required: 1 breaking, 0 additions, 0 agreement, 0 hygiene findings/,
    );
    expect(outcome.status).toBe(100);
  });

  it("may be the tag of HEAD itself: then nothing changed", async () => {
    const { stderr, lastLine, status } = await makeHistory([project]).run("check");
    expect(stderr).toContain("baseline: git:v1.0.0");
    expect(stderr).toContain("nothing changed");
    expect(lastLine).toMatch(/^no bump required: 0 breaking, 0 additions, 0 agreement/);
    expect(status).toBe(0);
  });

  it("is the revision that --against names, and has to have the sources", async () => {
    const scratch = makeHistory([{ "readme.md": "" }, project, broken]);
    const outcome = await scratch.run("check", "--against", "v1.1.0");
    expect(outcome.stderr).toContain("baseline: git:v1.1.0 (named by --against;");
    expect(outcome.status).toBe(100);
    const empty = await scratch.run("check", "--against", "v1.0.0");
    expect(empty.status).toBe(101);
    expect(empty.stderr).toContain("git:v1.0.0 is a revision without the sources");
    const absent = await scratch.run("check", "--against=-v9");
    expect(absent.status).toBe(101);
    expect(absent.stderr).toContain("there is no revision `-v9`");
  });

  it("is none where the sources did not exist at the last tag", async () => {
    const scratch = makeHistory([{ "readme.md": "" }]);
    for (const [path, content] of Object.entries(project)) scratch.write(path, content);
    const { stderr, lastLine, status } = await scratch.run("check");
    expect(stderr).toMatch(/no baseline: git:v1\.0\.0 \(.*\) has none of the sources/);
    expect(lastLine).toMatch(/^no baseline: 0 agreement/);
    expect(status).toBe(0);
  });

  it("is where HEAD left the default branch, without tags", async () => {
    const scratch = makeHistory([project]);
    scratch.git("tag", "-d", "v1.0.0");
    const alone = await scratch.run("check");
    expect(alone.stderr).toContain("(HEAD, which main contains;");
    expect(alone.stderr).toContain("nothing changed");
    expect(alone.status).toBe(0);
    for (const [path, content] of Object.entries(broken)) scratch.write(path, content);
    expect((await scratch.run("check")).status).toBe(100);
    scratch.git("checkout", "-q", ".");
    scratch.git("checkout", "-q", "-b", "topic");
    for (const [path, content] of Object.entries(broken)) scratch.write(path, content);
    scratch.git("commit", "-q", "-am", "break");
    const { stderr, status } = await scratch.run("check");
    expect(stderr).toContain("(where HEAD left main;");
    expect(status).toBe(100);
    scratch.git("checkout", "-q", "--detach");
    expect((await scratch.run("check")).status).toBe(100);
  });

  it("cannot be told in a clone that is too shallow", async () => {
    const origin = makeHistory([project, { "readme.md": "1" }]);
    origin.git("tag", "-d", "v1.1.0");
    const scratch = makeScratch();
    scratch.git("clone", "-q", "--depth", "1", "--no-tags", `file://${origin.folder}`, "clone");
    const { stderr, status } = await scratch.run("check", "clone");
    expect(status).toBe(101);
    expect(stderr).toContain("too shallow to tell what was released last");
    expect(stderr).toContain("git fetch --unshallow --tags");
  });

  it("is none before the first commit", async () => {
    const scratch = makeScratch(project);
    scratch.git("init", "-q");
    const { stderr, status } = await scratch.run("check");
    expect(stderr).toContain("no baseline: there is no commit yet");
    expect(status).toBe(0);
  });

  it("is looked for in the repository of the folder that is checked", async () => {
    const scratch = makeHistory([
      Object.fromEntries(Object.entries(project).map(([p, t]) => [`inner/${p}`, t])),
    ]);
    const { stderr, status } = await scratch.run("check", "inner");
    expect(stderr).toContain("baseline: git:v1.0.0");
    expect(stderr).toContain("nothing changed");
    expect(status).toBe(0);
  });
});

describe("sources that are named", () => {
  it("are read and no others", async () => {
    const scratch = makeScratch({
      ...project,
      "other/Cargo.toml": cdylibOf("serde"),
      "other/src/lib.rs": "",
    });
    const { stderr, status } = await scratch.run(
      "check",
      "--source",
      "rust:crates/kv",
      "--source",
      "c:include/kv.h",
    );
    expect(stderr).toContain("taken: crates/kv (Rust)");
    expect(stderr).toContain("taken: include/kv.h (C)");
    expect(stderr).not.toContain("taken: other");
    expect(status).toBe(0);
  });

  it("bring the headers that a named package includes", async () => {
    const { stdout, stderr } = await makeScratch(disagreeing).run(
      "check",
      ...["--source", "rust:crates/kv", "--source", "go:."],
    );
    expect(stderr).toContain("taken: include/kv.h (C: included by kv.go");
    expect(stdout).toContain("field-width-mismatch");
  });

  it.each([
    ["rust:include", "include is not what --source rust: names"],
    ["go:crates", "crates is not what --source go: names"],
    ["rust:absent", "there is no absent"],
    ["rst:crates/kv", "`rst:crates/kv` names no source; did you mean `rust`?"],
    ["crates/kv", "`crates/kv` names no source"],
    ["rust:", "`rust:` names no path"],
  ])("%s is refused", async (source, message) => {
    const { stderr, status } = await makeScratch(project).run("check", "--source", source);
    expect(stderr).toContain(message);
    expect(status).toBe(message.startsWith("there is no") ? 101 : 2);
  });
});

describe("a path that is checked", () => {
  it("is a folder", async () => {
    const scratch = makeScratch(project);
    const file = await scratch.run("check", "kv.go");
    expect(file.status).toBe(2);
    expect(file.stderr).toContain("kv.go is no folder");
    const absent = await scratch.run("check", "nowhere");
    expect(absent.status).toBe(101);
    expect(absent.stderr).toContain("there is no folder nowhere");
  });

  it("leaves clones of other repositories out", async () => {
    const scratch = makeScratch({
      ...project,
      "deps/lib/Cargo.toml": cdylibOf("serde"),
      "deps/lib/src/lib.rs": "",
    });
    mkdirSync(join(scratch.folder, "deps/lib/.git"));
    const { stderr } = await scratch.run("check");
    expect(stderr).toContain("left out: deps/lib (a repository of its own)");
    rmSync(join(scratch.folder, "deps/lib/.git"), { recursive: true });
    expect((await scratch.run("check")).stderr).toContain("taken: deps/lib (Rust: cdylib");
  });
});

function cdylibOf(dependency: string): string {
  return `[package]\nname = "x"\nversion = "0.1.0"\n[lib]\ncrate-type = ["cdylib"]\n[dependencies]\n${dependency} = "1"\n`;
}
