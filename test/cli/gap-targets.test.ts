import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const header = '#ifdef _WIN32\n#include "win.h"\n#endif\nint kv_get(int key);\n';
const windows = "x86_64-pc-windows-msvc";

describe("a gap on a part of the targets", () => {
  it.each([
    ["diff", "kv.h", "kv.h"],
    ["extract", "kv.h"],
    ["layout", "kv.h"],
  ])("of %s names them, and the way around", async (...argv) => {
    const scratch = makeScratch({ "kv.h": header });
    const { stdout, stderr, status } = await scratch.run(...argv);
    expect(status).toBe(101);
    expect(`${stdout}${stderr}`).toMatch(
      /error\[gap\]: "win.h" is found nowhere.* \(on x86_64-pc-windows-msvc\)\n/,
    );
    expect(stderr).toContain(
      `all gaps are on ${windows}; where these do not matter, narrow the run: --target aarch64-apple-darwin --target `,
    );
    expect((await scratch.run(...argv, "--target", "x86_64-unknown-linux-gnu")).status).toBe(0);
  });

  it("is told without targets where it is on all of them", async () => {
    const scratch = makeScratch({ "kv.h": '#include "gone.h"\nint kv_get(int key);\n' });
    const { stderr } = await scratch.run("extract", "kv.h");
    expect(stderr).not.toContain("(on ");
    expect(stderr).not.toContain("narrow the run");
  });
});
