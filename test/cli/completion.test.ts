import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { makeScratch, type Scratch } from "./scratch.ts";

/** What bash offers for the last of some words, and whether it falls back to files. */
async function complete(scratch: Scratch, ...words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await scratch.run("completion", "bash");
  scratch.write("completion.bash", stdout);
  const quoted = ["ffi-contract", ...words].map((word) => `'${word}'`).join(" ");
  const script = `source ./completion.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _ffi_contract; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const said = execFileSync("bash", ["-c", script], {
    cwd: scratch.folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return said.split("\n").filter((line) => line !== "");
}

const open = () => makeScratch({ "include/kv.h": "int kv_get(void);\n" });

describe("completion in bash", () => {
  it("offers commands, options and values, and leaves files to the shell", async () => {
    expect(await complete(open(), "")).toContain("diff");
    expect(await complete(open(), "ex")).toEqual(["extract", "explain"]);
    expect(await complete(open(), "diff", "--include-path-b")).toEqual(["--include-path-baseline"]);
    expect(await complete(open(), "diff", "--target", "i686")).toEqual(["i686-unknown-linux-gnu"]);
    expect(await complete(open(), "layout", "--target", "=", "i686")).toEqual(["i686-unknown-linux-gnu"]);
    expect(await complete(open(), "diff", "--target", "=")).toContain("x86_64-unknown-linux-gnu");
    expect(await complete(open(), "diff", "--format", "")).toEqual(["text", "json"]);
    expect(await complete(open(), "extract", "--format", "")).toEqual(["yaml", "json"]);
    expect(await complete(open(), "ch")).toEqual(["check"]);
    expect(await complete(open(), "check", "--ag")).toEqual(["--against"]);
    expect(await complete(open(), "check", "--source", "")).toEqual(["rust:", "c:", "go:"]);
    expect(await complete(open(), "explain", "param-add")).toContain("param-added");
    expect(await complete(open(), "schema", "")).toEqual(["bridge", "config", "contract", "report"]);
    expect(await complete(open(), "diff", "--include-path", "in")).toEqual(["include"]);
    for (const words of [
      ["diff", ""],
      ["diff", "in"],
      ["extract", "-o", ""],
      ["nonsense", ""],
    ]) {
      expect(await complete(open(), ...words)).toEqual([]);
    }
    expect((await open().run("completion", "bash")).stdout).toContain("complete -o default -F _ffi_contract");
  });

  it("is printed for zsh too", async () => {
    const { stdout, status } = await open().run("completion", "zsh");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^#compdef ffi-contract\n/);
    expect(stdout).toContain('"diff --target=") compadd -- aarch64-apple-darwin');
    expect(await open().run("completion", "fish")).toMatchObject({ status: 2 });
  });

  it("says nothing to the scripts that earlier versions printed", async () => {
    const outcome = await open().run("--get-yargs-completions", "ffi-contract", "diff", "");
    expect(outcome).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });
});
