import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const BRIDGE = /^```yaml\n(bridge: 1\n.*?)^```/ms.exec(
  readFileSync(new URL("../../BRIDGE.md", import.meta.url), "utf8"),
)?.[1];
if (BRIDGE === undefined) throw new Error("BRIDGE.md has no example");

/** The documented bridge with some of its text replaced. */
function changed(from: string, to: string): string {
  const text = BRIDGE?.replace(from, to) ?? "";
  if (text === BRIDGE) throw new Error(`no ${from} in the example`);
  return text;
}

const CHANGES: readonly (readonly [string, string, string])[] = [
  ["threads: sync", "threads: exclusive", "error[handle-threads-changed]"],
  ["key: bytes, value: {type: bytes", "key: text, value: {type: bytes", "error[param-encoding-changed]"],
  ["retained: handle", "retained: forever", "error[param-retention-changed]"],
  ["{key: bytes}, returns", '{key: "u64"}, returns', "error[param-"],
  ["max: 16777216", "max: 4096", "error[param-limit-changed]"],
  [
    "put: {self: ref, params: {key: bytes",
    "put: {self: ref, params: {key: {type: bytes, max: 64}",
    "error[param-limit-changed]",
  ],
  ["io: 4", "io: 5", "error[constant-value-changed]"],
  ["      put:", "      purge: {self: own}\n      put:", "info[function-added]"],
];

describe("a bridge file as an input", () => {
  it("is extracted as the contract that it leads to, which reads like any other", async () => {
    const scratch = makeScratch({ "kv.ffi.yaml": BRIDGE });
    const { stdout, status } = await scratch.run("extract", "kv.ffi.yaml");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^contract: 1\nname: "kv"\n/);
    expect(stdout).toContain("kv_store_get_into:");
    scratch.write("lowered.ffi.yaml", stdout);
    const same = await scratch.run("diff", "lowered.ffi.yaml", "kv.ffi.yaml");
    expect([same.status, same.stdout]).toEqual([0, ""]);
  });

  it.each(CHANGES)("that says `%s` no more but `%s` is told by %s", async (from, to, finding) => {
    const scratch = makeScratch({ "old.ffi.yaml": BRIDGE, "new.ffi.yaml": changed(from, to) });
    const { stdout } = await scratch.run("diff", "old.ffi.yaml", "new.ffi.yaml");
    expect(stdout).toContain(finding);
  });

  it("may grow a sized struct at its end, but not where the size does not tell", async () => {
    const field = 'read_only: {type: "bool", default: false}';
    const more = (...types: readonly string[]) =>
      types.map((type, index) => `\n      z${index}: {type: "${type}", since: "0.4.0"}`).join("");
    const told = async (...types: readonly string[]) => {
      const files = { "old.ffi.yaml": BRIDGE, "new.ffi.yaml": changed(field, `${field}${more(...types)}`) };
      const { stdout } = await makeScratch(files).run("diff", "old.ffi.yaml", "new.ffi.yaml");
      return [...stdout.matchAll(/: (\w+\[[\w-]+\]): kv_open_options\.(\w+)/g)].map(([, ...found]) =>
        found.join(" "),
      );
    };
    expect(await told("u64")).toEqual(["warning[struct-field-added-end] z0"]);
    expect(await told("u32")).toEqual(["error[struct-field-in-padding] z0"]);
    expect(await told("u32", "u64")).toEqual([
      "error[struct-field-in-padding] z0",
      "warning[struct-field-added-end] z1",
    ]);
  });

  it("is read at a revision too", async () => {
    const scratch = makeScratch({ "kv.ffi.yaml": BRIDGE });
    scratch.git("init", "--quiet");
    scratch.git("add", ".");
    scratch.git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "first");
    scratch.write("kv.ffi.yaml", changed("threads: sync", "threads: pinned"));
    const { stdout, status } = await scratch.run("diff", "git:HEAD:kv.ffi.yaml", "kv.ffi.yaml");
    expect(stdout).toContain("error[handle-threads-changed]: kv_store");
    expect(stdout).toContain("kv.ffi.yaml:");
    expect(status).toBe(100);
  });

  it("has its layouts shown like those of a contract", async () => {
    const { stdout, status } = await makeScratch({ "kv.ffi.yaml": BRIDGE }).run("layout", "kv.ffi.yaml");
    expect(status).toBe(0);
    expect(stdout).toContain("kv_open_options");
  });

  it("is refused with its place where it is wrong", async () => {
    const scratch = makeScratch({ "kv.ffi.yaml": changed("threads: sync", "threads: some") });
    const { stderr, status } = await scratch.run("extract", "kv.ffi.yaml");
    expect(stderr).toMatch(/kv\.ffi\.yaml:\d+:\d+/);
    expect(status).toBe(101);
  });
});
