import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const run = (...argv: readonly string[]) =>
  makeScratch({ "a.h": "int a(void);\n", "b.h": "int a(void);\n", "ffi-contract.yaml": "config: 1\n" }).run(
    ...argv,
  );

describe("wrong usage ends with 2 and a hint", () => {
  it.each([
    [["dif", "a.h", "b.h"], "unknown command `dif`; did you mean `diff`?"],
    [[], "error: no command"],
    [["diff", "a.h"], "diff needs <baseline> <current>"],
    [["diff", "a.h", "b.h", "c.h"], "unexpected argument `c.h`"],
    [
      ["diff", "a.h", "b.h", "--fromat", "json"],
      "unknown option `--fromat` of diff; did you mean `--format`?",
    ],
    [["diff", "a.h", "b.h", "--format", "sjon"], "unknown format `sjon`; known are text, json"],
    [["diff", "a.h", "b.h", "--format", "json="], "`--format json=` names no file"],
    [["diff", "a.h", "b.h", "--format", "text", "--format", "json"], "two formats go to the same place"],
    [["diff", "a.h", "b.h", "--target", "x86_64-linux-gnu"], "did you mean `x86_64-unknown-linux-gnu`?"],
    [["diff", "a.h", "b.h", "--target"], "Not enough arguments following: target"],
    [["diff", "a.h", "b.h", "--define", "1X"], "`1X` defines no macro"],
    [["diff", "a.h", "b.h", "--version-new", "soon"], "`soon` is no version"],
    [["diff", "a.h", "b.h", "--version-new", "1.0.0", "--version-new", "2.0.0"], "given more than once"],
    [["diff", "a.h", "notes.txt"], "there is no notes.txt"],
    [["check", "--source", "rust"], "`rust` names no path"],
    [["check", "--cfg", "a b"], "`a b` is no cfg option"],
    [["check", "--tag", "a!"], "`a!` is no build tag"],
    [["check", "--feature", "a;b"], "`a;b` is no feature's name"],
    [["check", "--agianst", "v1"], "unknown option `--agianst` of check; did you mean `--against`?"],
    [["check", "--format", "json=ffi-contract.yaml"], "would overwrite the input ./ffi-contract.yaml"],
    [
      ["check", "--include-path", "nowhere", "--source", "c:a.h"],
      "--include-path nowhere: there is no such folder",
    ],
    [["extract", "a.h", "--source", "c:b.h"], "either by themselves or by --source, not both"],
    [["extract"], "no input is named"],
    [["extract", "a.h", "--update"], "--update refreshes a file, and none is named"],
    [["layout", "a.h", "--type", "kv"], "there is no type `kv`"],
    [["explain", "param-aded"], "unknown rule `param-aded`; did you mean `param-added`?"],
    [["gen", "a.ffi.yaml", "--tier", "fast"], "--tier cannot be `fast`; known are raw, safe\n"],
    [["schema", "reprot"], "there is no schema `reprot`; did you mean `report`?"],
  ])("%j", async (argv, message) => {
    const outcome = await run(...argv);
    expect(outcome.stderr).toContain(message);
    expect(outcome.status).toBe(message === "there is no notes.txt" ? 101 : 2);
    expect(outcome.stdout).toBe("");
  });
});

describe("the help", () => {
  it.each(["check", "diff", "extract", "layout", "rules", "explain", "schema"])(
    "of %s has an example",
    async (command) => {
      const outcome = await run(command, "--help");
      expect(outcome.status).toBe(0);
      expect(outcome.stdout).toContain("Examples:");
      expect(outcome.stdout).toContain(`ffi-contract ${command}`);
    },
  );

  it("lists the commands", async () => {
    const { stdout, status } = await run("--help");
    expect(status).toBe(0);
    for (const command of [
      "check",
      "diff",
      "extract",
      "layout",
      "rules",
      "explain",
      "schema",
      "completion",
    ]) {
      expect(stdout).toContain(`ffi-contract ${command}`);
    }
  });

  it("comes with a version and a completion script", async () => {
    expect((await run("--version")).stdout).toMatch(/^\d+\.\d+\.\d+/);
    expect((await run("completion")).stdout).toContain("ffi-contract");
  });
});
