import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWorkTree, rootOf, shownPath } from "../../src/app/files/work-tree.ts";
import { makeScratch } from "../cli/scratch.ts";

function openScratch(files: Readonly<Record<string, string>>, below = "") {
  const scratch = makeScratch(files);
  const cwd = join(scratch.folder, below);
  mkdirSync(cwd, { recursive: true });
  return { ...scratch, cwd, files: openWorkTree({ cwd, roots: [cwd] }) };
}

const failureOf = (result: ReturnType<ReturnType<typeof openWorkTree>["read"]>) =>
  result.ok ? null : result.failure;

describe("a work tree", () => {
  it("gives the same file object for every spelling of a path", () => {
    const { files } = openScratch({ "include/kv.h": "int a;\n" });
    const first = files.read("include/kv.h");
    expect(first).toMatchObject({ ok: true, file: { path: "include/kv.h", text: "int a;\n" } });
    expect(files.read("./include//../include/kv.h")).toBe(first);
  });

  it("lists names in code-unit order, folders with a slash", () => {
    const { files } = openScratch({ "b.h": "", "a/x.h": "", "B.h": "", "a.h": "" });
    expect(files.list("")).toEqual(["B.h", "a.h", "a/", "b.h"]);
    expect(files.list("nowhere")).toEqual([]);
  });

  it("says at which byte a contract stops being UTF-8", () => {
    const { write, files } = openScratch({});
    write("latin1.yaml", Uint8Array.from([0x2f, 0x2f, 0xc3, 0xa9, 0xe9, 0x0a]));
    write("overlong.yml", Uint8Array.from([0xc0, 0x80]));
    write("surrogate.json", Uint8Array.from([0x61, 0xed, 0xa0, 0x80]));
    write("cut.ffi.yaml", Uint8Array.from([0x61, 0xe2, 0x82]));
    write("binary.h", Uint8Array.from([0x61, 0xff, 0]));
    expect(failureOf(files.read("latin1.yaml"))).toEqual({
      kind: "unreadable",
      detail: "not UTF-8 at byte 4",
      because: "encoding",
    });
    expect(failureOf(files.read("overlong.yml"))).toMatchObject({ detail: "not UTF-8 at byte 0" });
    expect(failureOf(files.read("surrogate.json"))).toMatchObject({ detail: "not UTF-8 at byte 1" });
    expect(failureOf(files.read("cut.ffi.yaml"))).toMatchObject({ detail: "not UTF-8 at byte 1" });
    expect(failureOf(files.read("binary.h"))).toMatchObject({ detail: "not UTF-8 at byte 1" });
  });

  it("takes a header that is no UTF-8 as Latin-1, and marks it", () => {
    const { write, files } = openScratch({});
    write("latin1.h", Uint8Array.from([0x2f, 0x2f, 0xc3, 0xa9, 0xe9, 0x0a]));
    const file = { text: "//\u00c3\u00a9\u00e9\n", encoding: "latin-1" };
    expect(files.read("latin1.h")).toMatchObject({ ok: true, file });
    write("utf8.h", Uint8Array.from([0x2f, 0x2f, 0xc3, 0xa9, 0x0a]));
    expect(files.read("utf8.h")).toEqual({ ok: true, file: { path: "utf8.h", text: "//\u00e9\n" } });
  });

  it("drops a byte order mark", () => {
    const { write, files } = openScratch({});
    write("bom.h", Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]));
    expect(files.read("bom.h")).toMatchObject({ ok: true, file: { text: "a" } });
  });

  it("tells what is missing from what is a folder", () => {
    const { files } = openScratch({ "a/x.h": "" });
    expect(failureOf(files.read("b.h"))).toEqual({ kind: "missing" });
    expect(failureOf(files.read("a/x.h/y.h"))).toEqual({ kind: "missing" });
    expect(failureOf(files.read("a"))).toEqual({ kind: "directory" });
    expect(failureOf(files.read("\0.h"))).toEqual({ kind: "missing" });
  });

  it("follows a link inside of it and none that leaves it", () => {
    const { cwd, files } = openScratch({ "secret.h": "int secret;", "in/kv.h": "int kv;" }, "in");
    symlinkSync("kv.h", join(cwd, "alias.h"));
    symlinkSync("../secret.h", join(cwd, "out.h"));
    symlinkSync("..", join(cwd, "up"));
    expect(files.read("alias.h")).toMatchObject({ ok: true });
    expect(failureOf(files.read("out.h"))).toEqual({
      kind: "unreadable",
      detail: "a symbolic link that leaves the tree; name the folder that it leads to with --include-path",
      because: "link",
    });
    expect(failureOf(files.read("up/secret.h"))).toMatchObject({ kind: "unreadable" });
    expect(files.list("up")).toEqual([]);
  });

  it("reads no path that leaves it", () => {
    const { files } = openScratch({ "secret.h": "int secret;" }, "in");
    expect(failureOf(files.read("../secret.h"))).toMatchObject({ kind: "unreadable" });
    expect(failureOf(files.read("/etc/passwd"))).toMatchObject({ kind: "unreadable" });
  });

  it("refuses what would block or never end", () => {
    const { cwd, files } = openScratch({});
    execFileSync("mkfifo", [join(cwd, "pipe.h")]);
    expect(failureOf(files.read("pipe.h"))).toEqual({
      kind: "unreadable",
      detail: "neither a file nor a folder",
    });
  });

  it("refuses a link that leads to itself", () => {
    const { cwd, files } = openScratch({});
    symlinkSync("loop.h", join(cwd, "loop.h"));
    expect(failureOf(files.read("loop.h"))).toEqual({
      kind: "unreadable",
      detail: "symbolic links in a loop",
    });
  });
});

describe("the root of an input", () => {
  it("is the repository around it, else the current folder, else its own folder", () => {
    const { folder } = makeScratch({
      "repo/.git/HEAD": "",
      "repo/a/kv.h": "",
      "plain/kv.h": "",
      "cwd/kv.h": "",
    });
    const cwd = join(folder, "cwd");
    expect(rootOf(cwd, "../repo/a/kv.h")).toBe(join(folder, "repo"));
    expect(rootOf(cwd, "kv.h")).toBe(cwd);
    expect(rootOf(cwd, "../plain/kv.h")).toBe(join(folder, "plain"));
    expect(rootOf(cwd, "../plain")).toBe(join(folder, "plain"));
  });

  it("does not change how paths are shown", () => {
    expect(shownPath("/home/me", "./include//kv.h")).toBe("include/kv.h");
    expect(shownPath("/home/me", "/home/me/include/kv.h")).toBe("include/kv.h");
    expect(shownPath("/home/me", "/usr/include/zlib.h")).toBe("/usr/include/zlib.h");
    expect(shownPath("/home/me", "../you/kv.h")).toBe("../you/kv.h");
  });
});
