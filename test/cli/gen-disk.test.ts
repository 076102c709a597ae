import fs, { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BRIDGE, filesBelow } from "./bridge-project.ts";
import { makeScratch, type Scratch } from "./scratch.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const CHANGED = BRIDGE.replace("get:", "fetch:");

/** Fails from that call for a file beside its place on, as a disk does that is full. */
function failFrom(name: "writeFileSync" | "renameSync", first: number): void {
  const real = fs[name].bind(fs) as (...args: readonly unknown[]) => void;
  let calls = 0;
  vi.spyOn(fs, name).mockImplementation((...args: readonly unknown[]) => {
    const isOurs = String(args[0]).endsWith(".tmp");
    if (isOurs) calls += 1;
    if (isOurs && calls >= first)
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    real(...args);
  });
}

async function generated(): Promise<Scratch> {
  const scratch = makeScratch({ "kv.ffi.yaml": BRIDGE });
  expect((await scratch.run("gen")).status).toBe(0);
  scratch.write("kv.ffi.yaml", CHANGED);
  return scratch;
}

/** What a run that nothing stopped leaves. */
async function whatIsWanted(): Promise<Readonly<Record<string, string>>> {
  const scratch = makeScratch({ "kv.ffi.yaml": CHANGED });
  expect((await scratch.run("gen")).status).toBe(0);
  return filesBelow(scratch.folder);
}

describe("a disk that fails", () => {
  it.each([1, 2, 5])("changes nothing if file %i cannot be written", async (first) => {
    const scratch = await generated();
    const before = filesBelow(scratch.folder);
    failFrom("writeFileSync", first);
    const { status, stderr } = await scratch.run("gen");
    expect([status, stderr]).toEqual([
      101,
      expect.stringMatching(/cannot write .*: no space left on device/),
    ]);
    vi.restoreAllMocks();
    expect(filesBelow(scratch.folder)).toEqual(before);
  });

  it("leaves nothing of a first run", async () => {
    const scratch = makeScratch({ "kv.ffi.yaml": BRIDGE });
    failFrom("writeFileSync", 7);
    expect((await scratch.run("gen")).status).toBe(101);
    vi.restoreAllMocks();
    expect(Object.keys(filesBelow(scratch.folder))).toEqual(["kv.ffi.yaml"]);
  });

  it.each([1, 2, 4])(
    "leaves whole files if it fails at rename %i, and the next run ends it",
    async (first) => {
      const scratch = await generated();
      const before = filesBelow(scratch.folder);
      const wanted = await whatIsWanted();
      failFrom("renameSync", first);
      expect((await scratch.run("gen")).status).toBe(101);
      vi.restoreAllMocks();
      const between = filesBelow(scratch.folder);
      expect(Object.keys(between)).toEqual(Object.keys(before));
      for (const [path, text] of Object.entries(between))
        expect([before[path], wanted[path]]).toContain(text);
      expect((await scratch.run("gen")).status).toBe(0);
      const imp = "rust/src/imp.rs";
      expect(filesBelow(scratch.folder)).toEqual({ ...wanted, [imp]: before[imp] });
    },
  );

  it.each([1, 3, 5, 9])("ends a first run that failed at rename %i the next time", async (first) => {
    const scratch = makeScratch({ "kv.ffi.yaml": CHANGED });
    const wanted = await whatIsWanted();
    failFrom("renameSync", first);
    expect((await scratch.run("gen")).status).toBe(101);
    vi.restoreAllMocks();
    expect(Object.keys(filesBelow(scratch.folder))).toHaveLength(first);
    expect((await scratch.run("gen")).status).toBe(0);
    expect(filesBelow(scratch.folder)).toEqual(wanted);
  });
});

describe("what stands in the place of a file that is written once", () => {
  it.each<[string, (place: string) => void, string]>([
    ["a folder", (place) => mkdirSync(place), "is no file"],
    ["a link that leads nowhere", (place) => symlinkSync("nowhere", place), "is a link that leads nowhere"],
    ["a link to a folder", (place) => symlinkSync("..", place), "is no file"],
  ])("is not taken for the user's: %s", async (_, make, says) => {
    const scratch = makeScratch({ "kv.ffi.yaml": BRIDGE });
    mkdirSync(join(scratch.folder, "rust"));
    make(join(scratch.folder, "rust/Cargo.toml"));
    const { status, stderr } = await scratch.run("gen");
    expect([status, stderr]).toEqual([2, expect.stringContaining(`rust/Cargo.toml would be written, and`)]);
    expect(stderr).toContain(says);
  });

  it("is the user's if it is a link to a file", async () => {
    const scratch = makeScratch({ "kv.ffi.yaml": BRIDGE, "mine.toml": "[package]\n", "rust/README": "" });
    symlinkSync("../mine.toml", join(scratch.folder, "rust/Cargo.toml"));
    expect((await scratch.run("gen")).lastLine).toMatch(/1 yours$/);
  });
});

describe("two bridges of one name", () => {
  const open = async (second: string): Promise<Scratch> => {
    const scratch = makeScratch({ "a.ffi.yaml": BRIDGE, "b.ffi.yaml": second });
    expect((await scratch.run("gen", "a.ffi.yaml", "--output", "out")).status).toBe(0);
    return scratch;
  };

  it.each([
    ["of other Go packages", BRIDGE.replace("package: kv}", "package: kw}"), "would be removed"],
    ["of one package", CHANGED, "would be overwritten"],
  ])("do not take each other's files: %s", async (_, second, says) => {
    const scratch = await open(second);
    const before = filesBelow(scratch.folder);
    const { status, stderr } = await scratch.run("gen", "b.ffi.yaml", "--output", "out");
    expect(status).toBe(2);
    expect(stderr).toContain(`${says}, and it is generated from a.ffi.yaml, a bridge that is called kv too`);
    expect(filesBelow(scratch.folder)).toEqual(before);
    expect((await scratch.run("gen", "b.ffi.yaml", "--output", "other")).status).toBe(0);
    expect((await scratch.run("gen", "a.ffi.yaml", "--output", "out")).status).toBe(0);
  });

  it("are no obstacle where the other is no bridge any more, or wrote elsewhere", async () => {
    const scratch = await open("bridge: 1\n");
    scratch.write("a.ffi.yaml", CHANGED);
    expect((await scratch.run("gen", "a.ffi.yaml", "--output", "out")).status).toBe(0);
  });
});
