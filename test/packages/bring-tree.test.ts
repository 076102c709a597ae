import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bringTree, treeChecksum } from "./bring-tree.ts";
import type { Fetch, TreePin } from "./pin.ts";

const fetchSample: Fetch = (_, folder) => {
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "Cargo.toml"), '[package]\nname = "sample"\n');
  writeFileSync(join(folder, "src", "lib.rs"), "pub fn f() {}\n");
  writeFileSync(join(folder, "library.a"), "no source");
  return folder;
};

const fetchNothing: Fetch = () => {
  throw new Error("the registry is not there");
};

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-cache-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function pinOf(sha256: string): TreePin {
  return { client: "cargo", name: "sample", version: "1.0.0", sha256 };
}

const pinSample = (): TreePin =>
  pinOf(treeChecksum(fetchSample({ name: "sample", version: "1.0.0" }, makeFolder())));

test("a package's sources are fetched once, and nothing else of it is kept", () => {
  const cache = makeFolder();
  const folder = bringTree(pinSample(), fetchSample, cache);
  expect(readFileSync(join(folder, "src/lib.rs"), "utf8")).toBe("pub fn f() {}\n");
  expect(existsSync(join(folder, "library.a"))).toBe(false);
  expect(bringTree(pinSample(), fetchNothing, cache)).toBe(folder);
});

test("sources that are not the pinned ones fail and say both checksums", () => {
  const pinned = "0".repeat(64);
  expect(() => bringTree(pinOf(pinned), fetchSample, makeFolder())).toThrow(
    `the sources of sample 1.0.0 are not the pinned ones: their sha256 is ${pinSample().sha256}, pinned is ${pinned}`,
  );
});

test("sources that were changed in the cache, or joined by others, are fetched again", () => {
  const cache = makeFolder();
  const folder = bringTree(pinSample(), fetchSample, cache);
  writeFileSync(join(folder, "src/lib.rs"), "pub fn g() {}\n");
  writeFileSync(join(folder, "src/more.rs"), "");
  bringTree(pinSample(), fetchSample, cache);
  expect(readFileSync(join(folder, "src/lib.rs"), "utf8")).toBe("pub fn f() {}\n");
  expect(existsSync(join(folder, "src/more.rs"))).toBe(false);
});
