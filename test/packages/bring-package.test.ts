import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bringPackage } from "./bring-package.ts";
import type { Fetch, Pin } from "./pin.ts";

const TEXT = "int f(void);\n";
const RIGHT = createHash("sha256").update(TEXT).digest("hex");

function pinOf(sha256: string): Pin {
  return { client: "npm", name: "sample", version: "1.0.0", headers: { "f.h": sha256 } };
}

const fetchSample: Fetch = (_, folder) => {
  writeFileSync(join(folder, "f.h"), TEXT);
  writeFileSync(join(folder, "g.h"), TEXT);
  return folder;
};

const fetchNothing: Fetch = () => {
  throw new Error("the registry is not there");
};

function makeCache(): string {
  const cache = mkdtempSync(join(tmpdir(), "ffi-contract-cache-"));
  onTestFinished(() => rmSync(cache, { recursive: true }));
  return cache;
}

test("a package is fetched once, and only its pinned headers are kept", () => {
  const cache = makeCache();
  const folder = bringPackage(pinOf(RIGHT), fetchSample, cache);
  expect(readFileSync(join(folder, "f.h"), "utf8")).toBe(TEXT);
  expect(existsSync(join(folder, "g.h"))).toBe(false);
  expect(bringPackage(pinOf(RIGHT), fetchNothing, cache)).toBe(folder);
});

test("a header that is not the pinned one fails and says both checksums", () => {
  const pinned = "0".repeat(64);
  expect(() => bringPackage(pinOf(pinned), fetchSample, makeCache())).toThrow(
    `f.h of sample 1.0.0 is not the pinned one: its sha256 is ${RIGHT}, pinned is ${pinned}`,
  );
});

test("a header that was changed in the cache is fetched again", () => {
  const cache = makeCache();
  const folder = bringPackage(pinOf(RIGHT), fetchSample, cache);
  writeFileSync(join(folder, "f.h"), "int g(void);\n");
  bringPackage(pinOf(RIGHT), fetchSample, cache);
  expect(readFileSync(join(folder, "f.h"), "utf8")).toBe(TEXT);
});

test("a header that the package has not is named", () => {
  const pin: Pin = { ...pinOf(RIGHT), headers: { "h.h": RIGHT } };
  expect(() => bringPackage(pin, fetchSample, makeCache())).toThrow("there is no h.h of sample 1.0.0");
});

test("a client that fails leaves nothing in the cache", () => {
  const cache = makeCache();
  expect(() => bringPackage(pinOf(RIGHT), fetchNothing, cache)).toThrow("the registry is not there");
  expect(existsSync(join(cache, "npm-sample-1.0.0"))).toBe(false);
});
