import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { cfgFacts } from "../../src/expand/rust/cfg-facts.ts";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";

const version = /^rustc (\d+\.\d+)/.exec(
  spawnSync("rustc", ["--version"], { encoding: "utf8" }).stdout ?? "",
)?.[1];
const isMissing = version === undefined && process.env["CI"] === undefined;

/** The version that the facts were taken from; others know more or fewer features of processors and no `target_abi`. */
const OWN_VERSION = "1.95";

function cfgOfRustc(target: Triple): readonly string[] {
  const run = spawnSync("rustc", ["--print", "cfg", "--target", target], { encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout
    .split("\n")
    .filter((line) => line !== "")
    .sort();
}

describe(`cfg${isMissing ? " (skipped: rustc is not installed)" : ""}`, () => {
  it.skipIf(isMissing).each(TRIPLES)("of %s is that of rustc", (target) => {
    expect(version, "rustc is not installed").toBeDefined();
    const varies = /^target_(?:feature|abi|has_atomic)=/;
    const kept = (key: string): boolean => version === OWN_VERSION || !varies.test(key);
    expect([...cfgFacts(target).keys()].sort().filter(kept)).toEqual(cfgOfRustc(target).filter(kept));
  });
});
