import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeHistory, makeScratch } from "./scratch.ts";

const header = "#include <lib/opt.h>\nint kv_open(kv_opt *opt);\n";
const narrow = "typedef struct kv_opt { int size; } kv_opt;\n";
const wide = "typedef struct kv_opt { long long size; } kv_opt;\n";

const twoTrees = () =>
  makeScratch({
    "i1/api/a.h": header,
    "i1/lib/opt.h": narrow,
    "i2/api/a.h": header,
    "i2/lib/opt.h": wide,
  });

describe("headers that each side has for itself", () => {
  it("are found where the options of the sides say, and a break in them is found", async () => {
    const outcome = await twoTrees().run(
      "diff",
      "i1/api/a.h",
      "i2/api/a.h",
      "--include-path-baseline",
      "i1",
      "--include-path-current",
      "i2",
    );
    expect(outcome.status).toBe(100);
    expect(outcome.stderr).not.toContain("led both sides");
  });

  it("are told of where --include-path mixes the sides, with the way out", async () => {
    const scratch = twoTrees();
    const sides = ["diff", "i1/api/a.h", "i2/api/a.h"];
    const outcome = await scratch.run(...sides, "--include-path", "i1", "--include-path", "i2");
    const line = outcome.stderr.split("\n").find((text) => text.includes("led both sides"));
    expect(line).toBe(
      "--include-path led both sides to the same file (i1/lib/opt.h): if each side has its own, " +
        "name them with --include-path-baseline and --include-path-current",
    );
    symlinkSync("i1", join(scratch.folder, "alias"));
    const linked = await scratch.run(...sides, "--include-path", join(scratch.folder, "alias"));
    expect(linked.stderr).toContain("led both sides to the same file (alias/lib/opt.h)");
  });

  it("of one revision are the same file too, and of two revisions are not", async () => {
    const history = makeHistory([
      { "i1/api/a.h": header, "i2/api/a.h": `${header}int kv_x(void);\n`, "i1/lib/opt.h": narrow },
      { "i1/lib/opt.h": wide },
    ]);
    const same = await history.run(
      "diff",
      "git:v1.0.0:i1/api/a.h",
      "git:v1.0.0:i2/api/a.h",
      "--include-path",
      "i1",
    );
    expect(same.stderr).toContain("led both sides");
    const two = await history.run(
      "diff",
      "git:v1.0.0:i1/api/a.h",
      "git:v1.1.0:i1/api/a.h",
      "--include-path",
      "i1",
    );
    expect(two.stderr).not.toContain("led both sides");
    expect(two.status).toBe(100);
  });

  it("nothing is said of a header beside both sides", async () => {
    const scratch = makeScratch({
      "old.h": header,
      "new.h": `${header}int kv_x(void);\n`,
      "inc/lib/opt.h": narrow,
    });
    const outcome = await scratch.run("diff", "old.h", "new.h", "--include-path", "inc");
    expect(outcome.status).toBe(0);
    expect(outcome.stderr).not.toContain("led both sides");
  });
});

describe("an include path that is no folder", () => {
  it.each([
    ["diff", "i1/api/a.h", "i2/api/a.h", "--include-path"],
    ["diff", "i1/api/a.h", "i2/api/a.h", "--include-path-baseline"],
    ["diff", "i1/api/a.h", "i2/api/a.h", "--include-path-current"],
    ["extract", "i1/api/a.h", "--include-path"],
    ["layout", "i1/api/a.h", "--include-path"],
  ])("is wrong usage of %s", async (...argv) => {
    for (const folder of ["i3", "i1/api/a.h"]) {
      const outcome = await twoTrees().run(...argv, folder);
      expect(outcome.status).toBe(2);
      expect(outcome.stderr).toContain(`${argv.at(-1)} ${folder}: there is no such folder`);
    }
  });

  it("may be there at one of two revisions only", async () => {
    const history = makeHistory([
      { "kv.h": "int kv_get(void);\n" },
      { "kv.h": `#include <opt.h>\nint kv_get(void);\n`, "inc/opt.h": narrow },
    ]);
    const range = ["diff", "git:v1.0.0:kv.h", "git:v1.1.0:kv.h"];
    expect((await history.run(...range, "--include-path", "inc")).status).toBe(0);
    expect((await history.run(...range, "--include-path-baseline", "inc")).status).toBe(2);
  });
});

describe("a link on the way to a header", () => {
  it("that the user named is followed wherever the run starts", async () => {
    const registry = makeScratch({
      "lib/kv.h": '#include "kv_types.h"\nkv_key kv_get(void);\n',
      "lib/kv_types.h": "typedef int kv_key;\n",
      "one/alone.h": "int kv_get(void);\n",
    });
    const scratch = makeScratch({ "elsewhere/readme.md": "" });
    symlinkSync(join(registry.folder, "lib"), join(scratch.folder, "reg"));
    symlinkSync(join(registry.folder, "one/alone.h"), join(scratch.folder, "alone.h"));
    for (const input of ["reg/kv.h", "reg", "alone.h"]) {
      const outcome = await scratch.run("extract", input);
      expect(outcome.stderr).toBe("");
      expect(outcome.stdout).toContain("kv_get");
    }
  });

  it("does not open what links inside of its folder lead out to", async () => {
    const registry = makeScratch({
      "lib/kv.h": '#include "out.h"\nint kv_put(void);\n',
      "secret.h": "int secret;\n",
    });
    symlinkSync("../secret.h", join(registry.folder, "lib/out.h"));
    const scratch = makeScratch();
    symlinkSync(join(registry.folder, "lib"), join(scratch.folder, "reg"));
    const outcome = await scratch.run("extract", "reg/kv.h");
    expect(outcome.status).toBe(101);
    expect(outcome.stderr).toContain(
      "a symbolic link that leaves the tree; name the folder that it leads to",
    );
    expect(outcome.stderr).not.toContain("int secret");
  });
});
