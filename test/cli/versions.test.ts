import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const plain = "int kv_get(int key);\n";
const broken = "int kv_get(void);\n";
const versioned = `#define KV_VERSION "1.0.0"\n${plain}`;

describe("a side without a version", () => {
  it("is named where the other side has one", async () => {
    const { stderr } = await makeScratch({ "old.h": versioned, "new.h": plain }).run(
      "diff",
      "old.h",
      "new.h",
    );
    expect(stderr).toContain(
      "baseline: old.h (version 1.0.0 by `KV_VERSION`)\ncurrent: new.h (no version found)\n",
    );
  });

  it("is told of where neither has one and a break is to be paid", async () => {
    const scratch = makeScratch({ "old.h": plain, "new.h": broken });
    expect((await scratch.run("diff", "old.h", "new.h")).stderr).toContain("no version found on either side");
    expect((await scratch.run("diff", "old.h", "old.h")).stderr).not.toContain("version");
  });

  it("is a contract file whose version is none", async () => {
    const contract =
      'contract: 1\nname: kv\nversion: "soon"\nside: declarations\ntargets: [x86_64-unknown-linux-gnu]\n';
    const scratch = makeScratch({
      "kv.ffi.yaml": `${contract}functions: {kv_get: {params: [], returns: "c_int"}}\n`,
      "new.h": broken,
    });
    const { stderr } = await scratch.run("diff", "kv.ffi.yaml", "new.h");
    expect(stderr).toContain(
      "baseline: kv.ffi.yaml (no version found; `soon`, which the contract states, is no version)",
    );
  });
});
