import { execFileSync } from "node:child_process";
import { realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRevision, pathInRevision } from "../../src/app/files/revision.ts";
import { makeHistory, makeScratch, type Scratch } from "../cli/scratch.ts";

const { PATH, HOME } = process.env;
const at = (folder: string) => ({
  cwd: folder,
  env: { PATH, HOME, GIT_CEILING_DIRECTORIES: realpathSync(tmpdir()) },
});
const open = ({ folder }: Scratch, ref: string) => openRevision(at(folder), ref);

describe("a revision", () => {
  it("is read as it was, whatever the work tree holds", () => {
    const history = makeHistory([{ "include/kv.h": "int one;\n" }, { "include/kv.h": "int two;\n" }]);
    history.write("include/kv.h", "int three;\n");
    const revision = open(history, "v1.0.0");
    expect(revision.files.read("include/kv.h")).toMatchObject({
      ok: true,
      file: { path: "include/kv.h", text: "int one;\n" },
    });
    expect(revision.commit).toBe(history.git("rev-parse", "v1.0.0^{commit}"));
    expect(open(history, "HEAD").files.read("include/kv.h")).toMatchObject({ file: { text: "int two;\n" } });
  });

  it("lists its folders", () => {
    const history = makeHistory([{ "a.h": "", "sub/b.h": "", "sub/deep/c.h": "" }]);
    const { files } = open(history, "v1.0.0");
    expect(files.list("")).toEqual(["a.h", "sub/"]);
    expect(files.list("sub")).toEqual(["b.h", "deep/"]);
    expect(files.list("nowhere")).toEqual([]);
    expect(files.read("sub")).toMatchObject({ failure: { kind: "directory" } });
    expect(files.read("../a.h")).toMatchObject({ failure: { kind: "missing" } });
  });

  it("follows no link and runs no filter", () => {
    const history = makeHistory([{ "a.h": "int a;\n", ".gitattributes": "*.h filter=evil diff=evil\n" }]);
    symlinkSync("a.h", join(history.folder, "link.h"));
    history.git("add", "link.h");
    history.git("commit", "-q", "-m", "link");
    history.git("config", "filter.evil.smudge", "touch smudged");
    history.git("config", "diff.evil.textconv", "touch converted");
    const { files } = open(history, "HEAD");
    expect(files.read("link.h")).toMatchObject({
      failure: {
        kind: "unreadable",
        detail: "a symbolic link, which is not followed in a revision",
        because: "link",
      },
    });
    expect(files.read("a.h")).toMatchObject({ file: { text: "int a;\n" } });
    expect(history.git("status", "--porcelain")).toBe("");
  });

  it("is found in a bare repository and from a folder below the root", () => {
    const history = makeHistory([{ "include/kv.h": "int kv;\n" }]);
    const bare = makeScratch();
    execFileSync("git", ["clone", "-q", "--bare", history.folder, join(bare.folder, "kv.git")]);
    const inBare = openRevision(at(join(bare.folder, "kv.git")), "v1.0.0");
    expect(inBare.files.read("include/kv.h")).toMatchObject({ ok: true });
    const below = openRevision(at(join(history.folder, "include")), "v1.0.0");
    expect(below.files.read("include/kv.h")).toMatchObject({ ok: true });
    expect(pathInRevision(below, "./kv.h")).toBe("include/kv.h");
    expect(pathInRevision(below, "../include/kv.h")).toBe("include/kv.h");
    expect(pathInRevision(below, "include/kv.h")).toBe("include/kv.h");
  });

  it("that is missing says how to get it", () => {
    const history = makeHistory([{ "a.h": "" }]);
    expect(() => open(history, "v9.9.9")).toThrow("there is no revision `v9.9.9` in this clone");
  });

  it.each(["--help", "-x", "--upload-pack=touch pwned", "v1.0.0\n--help", ""])(
    "is never taken for an option: %j",
    (ref) => {
      const history = makeHistory([{ "a.h": "" }]);
      expect(() => open(history, ref)).toThrow(/revision/);
      expect(history.git("status", "--porcelain")).toBe("");
    },
  );

  it("finds git behind a folder of PATH that cannot be looked into", () => {
    const { folder, git } = makeHistory([{ "kv.h": "int kv;\n" }]);
    symlinkSync("loop", join(folder, "loop"));
    const env = { PATH: [join(folder, "loop"), PATH].join(delimiter), HOME };
    expect(openRevision({ cwd: folder, env }, "HEAD").commit).toBe(git("rev-parse", "HEAD"));
  });

  it("needs a repository and a git", () => {
    const { folder } = makeScratch();
    expect(() => openRevision(at(folder), "HEAD")).toThrow("the current folder is in no git repository");
    expect(() => openRevision({ cwd: folder, env: { PATH: ".:relative" } }, "HEAD")).toThrow(
      "git is not installed",
    );
  });
});
