import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeScratch } from "./scratch.ts";

const header = "int kv_get(int key);\n";
const open = () => {
  const scratch = makeScratch({ "include/kv.h": header, "new.h": header, "notes.txt": "mine\n" });
  symlinkSync("include/kv.h", join(scratch.folder, "alias.h"));
  symlinkSync("include", join(scratch.folder, "inc"));
  return scratch;
};

describe("what is read is never overwritten", () => {
  it.each([
    [
      ["extract", "include/kv.h", "-o", "include/kv.h"],
      "--output include/kv.h would overwrite the input include/kv.h",
    ],
    [["extract", "include/kv.h", "-o", "inc/../include/kv.h"], "would overwrite the input include/kv.h"],
    [["extract", "include", "-o", "alias.h"], "--output alias.h would overwrite the input include"],
    [
      ["extract", "include/kv.h", "-o", "new.h"],
      "--output new.h would overwrite a file that is no contract file",
    ],
    [["extract", "include/kv.h", "-o", "notes.txt"], "would overwrite a file that is no contract file"],
    [
      ["extract", "include/kv.h", "-o", "notes.txt", "--update"],
      "would overwrite a file that is no contract",
    ],
    [
      ["diff", "include/kv.h", "new.h", "--format", "json=inc/kv.h"],
      "--format json=inc/kv.h would overwrite the input include/kv.h",
    ],
    [["diff", "include/kv.h", "new.h", "--format", "json=./new.h"], "would overwrite the input new.h"],
    [["diff", "include", "include", "--format", "json=alias.h"], "would overwrite the input include"],
    [["diff", "new.h", "new.h", "--format", "json=include/kv.h"], "would overwrite a source file"],
    [["layout", "include/kv.h", "--format", "json=alias.h"], "would overwrite the input include/kv.h"],
  ])("%j", async (argv, message) => {
    const scratch = open();
    const outcome = await scratch.run(...argv);
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).toContain("remedy: Name another file to write to");
    const texts = ["include/kv.h", "new.h", "notes.txt"].map((file) =>
      readFileSync(join(scratch.folder, file), "utf8"),
    );
    expect(texts).toEqual([header, header, "mine\n"]);
  });

  it("a contract file, an empty file and an older report are", async () => {
    const scratch = open();
    scratch.write("empty", "");
    for (const file of ["kv.ffi.yaml", "kv.ffi.json", "empty"]) {
      for (const _ of ["first", "again"]) {
        expect((await scratch.run("extract", "include/kv.h", "-o", file)).status).toBe(0);
      }
    }
    for (const _ of ["first", "again"]) {
      const report = await scratch.run("diff", "include/kv.h", "new.h", "--format", "json=report.json");
      expect(report.status).toBe(0);
    }
  });
});

describe("a checkout does not lead a report elsewhere", () => {
  const stranger = () => {
    const scratch = makeScratch({ "tree/kv.h": header, "tree/new.h": header, "secret/target.txt": "mine\n" });
    const link = (target: string, place: string) => symlinkSync(target, join(scratch.folder, "tree", place));
    mkdirSync(join(scratch.folder, "tree/.git"));
    link("../secret/target.txt", "report.json");
    link("../secret/new.txt", "dangling.json");
    link("../secret", "out");
    link(".git", "inside");
    return scratch;
  };

  it.each([
    ["tree/report.json", /through the symbolic link \S+report\.json/],
    ["tree/dangling.json", /through the symbolic link \S+dangling\.json/],
    ["tree/out/target.txt", /through the symbolic link \S+out/],
    ["tree/.git/config", /into a `\.git` folder/],
    ["tree/inside/config", /through the symbolic link \S+inside/],
  ])("%s", async (file, message) => {
    const scratch = stranger();
    const runs = [
      ["diff", "tree/kv.h", "tree/new.h", "--format", `json=${file}`],
      ["layout", "tree/kv.h", "--format", `json=${file}`],
      ["extract", "tree/kv.h", "-o", file],
    ];
    for (const argv of runs) {
      const outcome = await scratch.run(...argv);
      expect(outcome.status).toBe(2);
      expect(outcome.stderr).toMatch(message);
    }
    expect(readFileSync(join(scratch.folder, "secret/target.txt"), "utf8")).toBe("mine\n");
    expect(readdirSync(join(scratch.folder, "secret"))).toEqual(["target.txt"]);
    expect(readdirSync(join(scratch.folder, "tree/.git"))).toEqual([]);
  });

  it("links outside of it and links to what is no file are the user's own", async () => {
    const scratch = makeScratch({ "away/keep": "", "tree/kv.h": header });
    symlinkSync(join(scratch.folder, "away"), `${scratch.folder}-link`);
    onTestFinished(() => rmSync(`${scratch.folder}-link`));
    const file = `${scratch.folder}-link/report.json`;
    const outcome = await scratch.run("diff", "tree/kv.h", "tree/kv.h", "--format", `json=${file}`);
    expect(outcome.status).toBe(0);
    expect(readdirSync(join(scratch.folder, "away"))).toContain("report.json");
  });
});
