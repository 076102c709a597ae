import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { factsOfText } from "./rust-facts.ts";
import { loadRustSecondReader, type RustSecondReader } from "./rust-second-opinion.ts";

const FOLDER = new URL("rust-samples/", import.meta.url);
let second: RustSecondReader;

beforeAll(async () => {
  second = await loadRustSecondReader();
});

test.each(readdirSync(FOLDER))("tree-sitter-rust finds the same items in %s, in the same order", (name) => {
  const text = readFileSync(new URL(name, FOLDER), "utf8");
  expect(factsOfText(text)).toEqual(second(text));
});
