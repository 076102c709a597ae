import { describe, expect, it } from "vitest";
import { BRIDGE, filesBelow } from "./bridge-project.ts";
import { makeScratch, type Scratch } from "./scratch.ts";

const NEXT = BRIDGE.replace('version: "0.3.0"', 'version: "1.0.0"');

/** A bridge at 0.3.0 that was committed with what was generated of it. */
async function released(): Promise<Scratch> {
  const scratch = makeScratch({ "kv.ffi.yaml": BRIDGE });
  expect((await scratch.run("gen", "--lang", "c", "--lang", "rust")).status).toBe(0);
  scratch.git("init", "--quiet");
  commit(scratch);
  return scratch;
}

function commit(scratch: Scratch): void {
  scratch.git("add", ".");
  scratch.git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "all");
}

describe("the Cargo.toml that gen wrote once", () => {
  it("is told to say otherwise than the bridge by now, and not while it says the same", async () => {
    const scratch = await released();
    expect((await scratch.run("gen", "--lang", "rust")).stderr).not.toContain("Cargo.toml");
    scratch.write("kv.ffi.yaml", NEXT.replace("edition: 2024", "edition: 2021").replace("1.85", "1.82"));
    const { stderr, status } = await scratch.run("gen", "--lang", "rust");
    expect(stderr).toContain(
      "note: rust/Cargo.toml, which is yours, says version 0.3.0, and the bridge 1.0.0\n",
    );
    expect(stderr).toContain("says edition 2024, and the bridge 2021\n");
    expect(stderr).toContain("says rust-version 1.85, and the bridge 1.82\n");
    expect(status).toBe(0);
  });

  it("may call the crate as it likes while the library has the bridge's name", async () => {
    const scratch = await released();
    const crate = 'name = "kv-ffi"';
    const manifest = filesBelow(scratch.folder)["rust/Cargo.toml"] ?? "";
    expect(manifest).toContain(crate);
    scratch.write("rust/Cargo.toml", manifest.replace(crate, 'name = "other"'));
    expect((await scratch.run("gen", "--lang", "rust")).stderr).toContain(
      "says name other, and the bridge kv-ffi",
    );
    scratch.write(
      "rust/Cargo.toml",
      manifest.replace(crate, 'name = "other"').replace("[lib]", '[lib]\nname = "kv_ffi"'),
    );
    expect((await scratch.run("gen", "--lang", "rust")).stderr).not.toContain("and the bridge");
  });
});

describe("check of what a bridge leads to", () => {
  const breaking = NEXT.replace(
    "get: {self: ref, params: {key: bytes}",
    'get: {self: ref, params: {key: "u64"}',
  );

  it("takes the bridge's version, and tells that the Cargo.toml has another", async () => {
    const scratch = await released();
    scratch.write("kv.ffi.yaml", breaking);
    await scratch.run("gen", "--lang", "c", "--lang", "rust");
    const { stdout, stderr, status } = await scratch.run("check", "--against", "HEAD");
    expect(stdout).toContain("the current side is 1.0.0 by `kv.ffi.yaml`, and 0.3.0 by `rust/Cargo.toml`");
    expect(stderr).toContain("version 0.3.0 by `git:HEAD:kv.ffi.yaml`");
    expect(stdout).toContain("owes: a major bump");
    expect(status).toBe(0);
  });

  it("fails where the bridge's version does not pay for it", async () => {
    const scratch = await released();
    scratch.write("kv.ffi.yaml", breaking.replace("1.0.0", "0.3.1"));
    await scratch.run("gen", "--lang", "c", "--lang", "rust");
    expect((await scratch.run("check", "--against", "HEAD")).status).toBe(100);
  });

  it("finds the bridge where the configuration says that it is", async () => {
    const configuration =
      "config: 1\ngen:\n  - bridge: api/kv.ffi.yaml\n    out: bindings\n    lang: [c, rust]\n";
    const scratch = makeScratch({ "api/kv.ffi.yaml": BRIDGE, "ffi-contract.yaml": configuration });
    expect((await scratch.run("gen")).status).toBe(0);
    scratch.git("init", "--quiet");
    commit(scratch);
    scratch.write("api/kv.ffi.yaml", breaking);
    await scratch.run("gen");
    const { stdout, status } = await scratch.run("check", "--against", "HEAD");
    expect(stdout).toContain(
      "the current side is 1.0.0 by `api/kv.ffi.yaml`, and 0.3.0 by `bindings/rust/Cargo.toml`",
    );
    expect(status).toBe(0);
  });

  it("warns of a Cargo.toml for another library", async () => {
    const scratch = await released();
    scratch.write("kv.ffi.yaml", BRIDGE.replace("crate: kv-ffi", "crate: kv-core"));
    await scratch.run("gen", "--lang", "c", "--lang", "rust");
    const { stdout } = await scratch.run("check", "--against", "HEAD");
    expect(stdout).toContain(
      "warning[manifest-differs]: name: `name` is `kv-ffi`, and `kv-core` in `kv.ffi.yaml`",
    );
  });
});
