import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openInputs, parseInput } from "../../src/app/input.ts";
import { makeScratch } from "../cli/scratch.ts";

function open(files: Readonly<Record<string, string>>, ...inputs: readonly string[]) {
  const { folder } = makeScratch(files);
  return openInputs(inputs, [], { cwd: folder, env: {} });
}

const sources = {
  "kv/Cargo.toml": '[package]\nname = "kv"\nversion = "0.1.0"\n[lib]\ncrate-type = ["staticlib"]\n',
  "kv/src/lib.rs": "",
  "include/kv.h": "",
  "go/kv.go": 'package kv\nimport "C"\n',
};

describe("an input", () => {
  it.each([
    ["include/kv.h", { kind: "path", path: "include/kv.h" }],
    ["git:v1.2.0", { kind: "revision", ref: "v1.2.0", path: null }],
    ["git:v1.2.0:include/kv.h", { kind: "revision", ref: "v1.2.0", path: "include/kv.h" }],
    ["git:main:./kv.h", { kind: "revision", ref: "main", path: "./kv.h" }],
    ["git:main@{12:30}:kv.h", { kind: "revision", ref: "main@{12:30}", path: "kv.h" }],
    ["git:main:", { kind: "revision", ref: "main", path: null }],
  ])("%s is understood", (text, address) => {
    expect(parseInput(text)).toMatchObject(address);
  });

  it.each(["git:", "git::kv.h", ""])("%j names nothing", (text) => {
    expect(() => parseInput(text)).toThrow(expect.objectContaining({ kind: "usage" }));
  });

  it("that is a folder is all headers below it, but for tests, vendored code and build output", () => {
    const input = open(
      {
        "include/b.h": "",
        "include/a.h": "",
        "include/sub/c.h": "",
        "include/.hidden/d.h": "",
        "include/node_modules/e.h": "",
        "include/tests/f.h": "",
        "include/readme.md": "",
      },
      "include",
    );
    expect(input).toMatchObject({
      kind: "headers",
      name: "include",
      headers: ["include/a.h", "include/b.h", "include/sub/c.h"],
      skipped: ["include/.hidden", "include/node_modules", "include/tests"],
    });
  });

  it("that is a folder says which folders it leaves out because they lead elsewhere", () => {
    const scratch = makeScratch({ "include/a.h": "int a;", "other/b.h": "int b;" });
    symlinkSync("../other", join(scratch.folder, "include", "linked"));
    const input = openInputs(["include"], [], { cwd: scratch.folder, env: {} });
    expect(input).toMatchObject({
      headers: ["include/a.h"],
      skipped: ["include/linked (leads elsewhere)"],
    });
  });

  it.each([
    ["kv", { kind: "rust", text: "kv", manifest: "kv/Cargo.toml", root: null }],
    ["kv/Cargo.toml", { kind: "rust", text: "kv/Cargo.toml", manifest: "kv/Cargo.toml" }],
    ["kv/src/lib.rs", { kind: "rust", name: "lib", manifest: null, root: "kv/src/lib.rs" }],
    ["go", { kind: "go", name: "go", folder: "go", only: null }],
    ["go/kv.go", { kind: "go", folder: "go", only: ["go/kv.go"] }],
    ["include", { kind: "headers", headers: ["include/kv.h"] }],
  ])("that is a source of a project, %s, is known by what it is", (text, expected) => {
    expect(open(sources, text)).toMatchObject(expected);
  });

  it.each([
    ["a folder of several sources", { ...sources }],
    ["a workspace of crates", { ...sources, "Cargo.toml": "[workspace]\nmembers = ['kv']\n" }],
    ["the package of a workspace", { ...sources, "Cargo.toml": '[workspace]\n[package]\nname = "root"\n' }],
  ])("that is %s is a project", (_, files) => {
    const input = open(files, ".");
    if (input.kind !== "project") throw new Error(`it is ${input.kind}`);
    expect(input.plan.sources.map((source) => source.input.text)).toEqual(["kv", "go"]);
    expect(input.plan.headers.candidates).toEqual(["include/kv.h"]);
  });

  it("may be several sources, which are one project", () => {
    const input = open(sources, "kv", "include/kv.h");
    if (input.kind !== "project") throw new Error(`it is ${input.kind}`);
    expect(input).toMatchObject({ name: "kv", text: "kv include/kv.h" });
    expect(input.plan.sources.map((source) => source.why)).toEqual([null, null]);
  });

  it("that is a folder without any source is refused", () => {
    expect(() => open({ "empty/readme.md": "" }, "empty")).toThrow("there is no header (.h) in empty");
  });

  it.each(["kv.ts", "kv.c", "kv.cpp", "kv.hpp"])("%s is not read yet", (file) => {
    expect(() => open({ [file]: "" }, file)).toThrow("is not read yet by this version");
  });

  it("of an unknown kind is refused with the kinds that are known", () => {
    const text = { "kv.txt": "", "package.json": "{}" };
    expect(() => open(text, "kv.txt")).toThrow(expect.objectContaining({ kind: "usage" }));
    expect(() => open(text, "package.json")).toThrow("it has no `contract:` key");
  });

  it("that is missing says what stands beside its place", () => {
    expect(() => open({ "include/kv.h": "" }, "include/vk.h")).toThrow(
      expect.objectContaining({ kind: "input", remedy: "Beside it: include/kv.h." }),
    );
  });

  it("may be several headers of one contract, under the name of the first", () => {
    expect(open({ "b.h": "", "a.h": "" }, "b.h", "a.h", "b.h")).toMatchObject({
      name: "b",
      headers: ["b.h", "a.h"],
      ownTree: "",
    });
  });

  it("cannot mix contract files with others", () => {
    expect(() => open({ "a.h": "", "kv.ffi.yaml": "contract: 1" }, "a.h", "kv.ffi.yaml")).toThrow(
      "cannot be read together",
    );
  });
});
