import { describe, expect, it } from "vitest";
import { broken, project } from "./check-project.ts";
import { makeHistory, makeScratch } from "./scratch.ts";

describe("a project folder", () => {
  it("is what its crates define, with the constants of its headers", async () => {
    const header = `#define KV_MAX 7\n${project["include/kv.h"]}`;
    const { stdout, stderr, status } = await makeScratch({ ...project, "include/kv.h": header }).run(
      "extract",
      ".",
    );
    expect(status).toBe(0);
    expect(stdout).toContain("side: definitions");
    expect(stdout).toContain("kv_open:");
    expect(stdout).toContain("KV_MAX:");
    expect(stderr).toContain("taken: crates/kv (Rust: staticlib, exports 1 function)");
  });

  it("is what its headers declare where nothing is defined", async () => {
    const { "include/kv.h": header, "kv.go": go } = project;
    const { stdout, status } = await makeScratch({
      "include/kv.h": header,
      "go/kv.go": go.replace("/include", "/../include"),
    }).run("extract", ".");
    expect(status).toBe(0);
    expect(stdout).toContain("side: declarations");
    expect(stdout).toContain("kv_open:");
  });

  it("is compared with itself at a revision", async () => {
    const scratch = makeHistory([project]);
    for (const [path, content] of Object.entries(broken)) scratch.write(path, content);
    const { stdout, stderr, lastLine, status } = await scratch.run("diff", "git:v1.0.0", ".");
    expect(stdout).toContain("error[param-added]: kv_open.flags");
    expect(stderr).toContain("taken: git:v1.0.0:crates/kv (Rust: staticlib, exports 1 function)");
    expect(lastLine).toMatch(
      /^major bump required: 1 breaking, 0 additions; 2.0.0 is owed, 1.0.0 declared; compared 1 function, 1 type on 4 targets/,
    );
    expect(status).toBe(100);
  });
});

describe("a crate", () => {
  it("is compared and drawn like a header", async () => {
    const scratch = makeHistory([project]);
    scratch.write("crates/kv/src/lib.rs", broken["crates/kv/src/lib.rs"]);
    const { stdout, status } = await scratch.run("diff", "git:v1.0.0:crates/kv", "crates/kv");
    expect(stdout).toContain("error[param-added]: kv_open.flags");
    expect(status).toBe(100);
    const drawn = await scratch.run("layout", "crates/kv", "--type", "kv_options");
    expect(drawn.stdout).toContain("cache_bytes");
    expect(drawn.status).toBe(0);
  });

  it("is read with the features that are asked for", async () => {
    const manifest = `${project["crates/kv/Cargo.toml"]}[features]\ndefault = []\ntls = []\n`;
    const lib =
      '#[cfg(feature = "tls")]\n#[no_mangle]\npub extern "C" fn kv_tls() {}\n#[cfg(extra)]\n#[no_mangle]\npub extern "C" fn kv_extra() {}\n#[no_mangle]\npub extern "C" fn kv_plain() {}\n';
    const scratch = makeScratch({ "Cargo.toml": manifest, "src/lib.rs": lib });
    const namesWith = async (...options: readonly string[]) => {
      const { stdout } = await scratch.run("extract", ".", "--allow-gaps", ...options);
      return ["kv_extra", "kv_plain", "kv_tls"].filter((name) => stdout.includes(`${name}:`));
    };
    expect(await namesWith()).toEqual(["kv_plain"]);
    expect(await namesWith("--feature", "tls")).toEqual(["kv_plain", "kv_tls"]);
    expect(await namesWith("--all-features")).toEqual(["kv_plain", "kv_tls"]);
    expect(await namesWith("--cfg", "extra")).toEqual(["kv_extra", "kv_plain"]);
  });

  it("states a version by its Cargo.toml, unless that does not go with the releases", async () => {
    const scratch = makeHistory([project]);
    const raised = project["crates/kv/Cargo.toml"].replace('"1.0.0"', '"2.0.0"');
    for (const [path, content] of Object.entries({ ...broken, "crates/kv/Cargo.toml": raised })) {
      scratch.write(path, content);
    }
    const paid = await scratch.run("diff", "git:v1.0.0:crates/kv", "crates/kv");
    expect(paid.stderr).toContain("current: crates/kv (version 2.0.0 by `crates/kv/Cargo.toml`)");
    expect(paid.status).toBe(0);
    scratch.git("tag", "v5.0.0");
    const apart = await scratch.run("diff", "git:v5.0.0:crates/kv", "crates/kv");
    expect(apart.stdout).toContain("info[versions-disagree]");
    expect(apart.stdout).not.toContain("baseline-ahead");
    expect(apart.status).toBe(100);
  });
});

describe("an include that leads into a submodule", () => {
  it("is a gap that names it", async () => {
    const scratch = makeScratch({
      ...project,
      "kv.go": project["kv.go"].replace('#include "kv.h"', '#include "kv.h"\n#include "deps/lib/lib.h"'),
      ".gitmodules": '[submodule "lib"]\n\tpath = deps/lib\n\turl = https://example.com/lib\n',
    });
    const { stdout, status } = await scratch.run("check");
    expect(stdout).toContain("`deps/lib` on its way is a submodule, whose files are not here");
    expect(status).toBe(101);
  });
});

describe("a Go module's path", () => {
  it.each([
    ["example.com/kv/v3", true],
    ["example.com/kv", false],
    ["example.com/kv/version", false],
  ])("of %s contradicts a crate's version 1.0.0: %s", async (module, contradicts) => {
    const { stdout, status } = await makeScratch({ ...project, "go.mod": `module ${module}\n` }).run("check");
    expect(stdout.includes("3.0.0 by the module path in `go.mod`")).toBe(contradicts);
    expect(status).toBe(0);
  });
});
