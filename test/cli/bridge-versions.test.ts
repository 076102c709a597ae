import { describe, expect, it } from "vitest";
import { EVOLVING } from "../generate/handshake/evolving-bridge.ts";
import { makeScratch } from "./scratch.ts";

async function compared(from: string, to: string) {
  const scratch = makeScratch({
    "old.ffi.yaml": EVOLVING,
    "new.ffi.yaml": EVOLVING.replace(from, () => to),
  });
  return scratch.run("diff", "old.ffi.yaml", "new.ffi.yaml");
}

describe("two versions of a bridge file", () => {
  it("owe a major version where old partners refuse the newer one, and are told how it would not be owed", async () => {
    const { stdout, status } = await compared("io: 4}", "io: 4, slow: 5}");
    expect(stdout).toContain("error[handshake-changed]: kv_abi: partners made of the older bridge refuse");
    expect(stdout).toContain("`KV_CODE_SLOW=5` is new, without `since`");
    expect(stdout).toContain("Write `since:`");
    expect(status).toBe(100);
  });

  it("owe a minor version where old partners do without what is new", async () => {
    const { stdout, status } = await compared("io: 4}", 'io: 4, slow: {value: 5, since: "1.3.0"}}');
    expect(stdout).not.toContain("handshake-changed");
    expect([status, stdout.includes("info[constant-added]")]).toEqual([0, true]);
  });

  it("break callers in Go where C has the same type for both", async () => {
    const { stdout, status } = await compared('flag: "bool"', 'flag: "u8"');
    expect(stdout).toContain("error[bridge-type-changed]: kv_pick.flag: parameter `flag` of `pick`");
    expect(status).toBe(100);
  });

  it("are told as JSON of the documented form", async () => {
    const scratch = makeScratch({
      "old.ffi.yaml": EVOLVING,
      "new.ffi.yaml": EVOLVING.replace("abi_major: 1", "abi_major: 2"),
    });
    const { stdout } = await scratch.run("diff", "old.ffi.yaml", "new.ffi.yaml", "--format", "json");
    const { findings } = JSON.parse(stdout);
    expect(findings).toMatchObject([
      { rule: "bridge-library-changed", bump: "major", subject: { kind: "source", member: "abi_major" } },
    ]);
  });
});

describe("what gen writes", () => {
  // Generated C and Rust have no attribute for it.
  const bridge = EVOLVING.replace(', deprecated: "use put"', "");
  it.each(["rust", "include/kv.h"])(
    "says in %s what the bridge says, whichever is the older",
    async (side) => {
      const scratch = makeScratch({ "kv.ffi.yaml": bridge });
      expect((await scratch.run("gen", "--lang", "c", "--lang", "rust")).status).toBe(0);
      for (const pair of [
        ["kv.ffi.yaml", side],
        [side, "kv.ffi.yaml"],
      ]) {
        const { stdout, status } = await scratch.run("diff", ...pair);
        expect([stdout, status]).toEqual(["", 0]);
      }
    },
  );
});
