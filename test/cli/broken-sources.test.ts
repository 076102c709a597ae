import { describe, expect, it } from "vitest";
import { disagreeing, project } from "./check-project.ts";
import { makeScratch } from "./scratch.ts";

describe("a Cargo.toml that is no TOML", () => {
  const files = {
    ...project,
    "b/Cargo.toml": "[package\n",
    "b/src/lib.rs": '#[no_mangle]\npub extern "C" fn b_open() {}\n',
  };

  it.each([
    "check",
    "check --source rust:b --source rust:crates/kv",
    "extract b",
    "extract .",
    "extract --source rust:b",
  ])("is told with its place: %s", async (line) => {
    const { stderr, status } = await makeScratch(files).run(...line.split(" "));
    expect(stderr).toContain("b/Cargo.toml:1:9: error: b/Cargo.toml cannot be read as TOML");
    expect(status).toBe(101);
  });

  it("is passed over where nothing beside it exports", async () => {
    const outcome = await makeScratch({ ...files, "b/src/lib.rs": "pub fn b_open() {}\n" }).run("check");
    expect(outcome.status).toBe(0);
  });
});

it("a go.mod that is no text is told, and not taken for one that states no version", async () => {
  const scratch = makeScratch(project);
  scratch.write("go.mod", Uint8Array.from([0x6d, 0x00, 0xff]));
  const { stderr, status } = await scratch.run("check");
  expect(stderr).toContain("error: go.mod cannot be read: not UTF-8");
  expect(status).toBe(101);
});

it("a TypeScript source of the configuration ends with 101, as one on the command line", async () => {
  const configuration = "config: 1\nlibraries:\n  - name: kv\n    sources:\n      - ts: [mod.ts]\n";
  const { stderr, status } = await makeScratch({ ...project, "ffi-contract.yaml": configuration }).run(
    "check",
  );
  expect(stderr).toContain("ffi-contract.yaml:5:13: error: TypeScript sources are not read yet");
  expect(status).toBe(101);
});

describe("targets", () => {
  it.each(["extract .", "extract --source go:. --source c:include"])(
    "of a project with Go are those of a check: %s",
    async (line) => {
      const { stdout } = await makeScratch(project).run(...line.split(" "));
      expect(stdout).toContain("x86_64-pc-windows-gnu");
      expect(stdout).not.toContain("msvc");
    },
  );

  const configuration =
    "config: 1\nlibraries:\n  - name: kv\n    released: released.ffi.yaml\n    sources:\n" +
    "      - rust: crates/kv\n      - c: [include/kv.h]\n      - go: [.]\n";

  it("of a check are those that the released contract states, unless somebody asks for others", async () => {
    const scratch = makeScratch({ ...project, "ffi-contract.yaml": configuration });
    const only = ["--target", "x86_64-pc-windows-msvc", "--target", "aarch64-apple-darwin"];
    expect((await scratch.run("extract", ".", "--output", "released.ffi.yaml", ...only)).status).toBe(0);
    const usual = await scratch.run("check");
    expect(usual.stderr).not.toContain("not compared");
    expect(usual.lastLine).toContain("on 2 targets");
    expect(usual.status).toBe(0);
    expect((await scratch.run("check", "--target", "aarch64-apple-darwin")).lastLine).toContain(
      "on 1 target;",
    );
  });

  it("of the released contract do not hide that the sources disagree", async () => {
    const scratch = makeScratch({ ...project, "ffi-contract.yaml": configuration });
    await scratch.run("extract", ".", "--output", "released.ffi.yaml");
    scratch.write("include/kv.h", disagreeing["include/kv.h"]);
    expect((await scratch.run("check")).status).toBe(100);
  });
});

describe("what an include that is not read is told as", () => {
  it("is no fault of a file's text where it leads out of the tree", async () => {
    const scratch = makeScratch({ "in/kv.h": '#include "../out.h"\nint kv_open(void);\n', "out.h": "" });
    scratch.git("init", "-q", "in");
    const { stdout } = await scratch.runBelow("in", "diff", "kv.h", "kv.h", "--format", "json");
    const { gaps } = JSON.parse(stdout) as { gaps: readonly { reason: string; detail: string }[] };
    expect(gaps[0]?.detail).toContain("../out.h cannot be read: outside of the tree");
    expect(gaps[0]?.reason).toBe("include");
  });

  it("is told once, by the name of the submodule, however many meet it", async () => {
    const scratch = makeScratch({
      ...project,
      "include/kv.h": `#include "lib.h"\n${project["include/kv.h"]}`,
      "kv.go": project["kv.go"].replace("#include", "#cgo CFLAGS: -I$" + "{SRCDIR}/deps/lib\n#include"),
      ".gitmodules": '[submodule "lib"]\n\tpath = deps/lib\n\turl = https://example.com/lib\n',
    });
    const { stdout, lastLine } = await scratch.run("check");
    expect(stdout.match(/include\/kv\.h:1:10: error\[gap\]/g)).toHaveLength(1);
    expect(stdout).toContain("`deps/lib` on its way is a submodule");
    expect(lastLine).toContain("; 1 gap");
  });
});
