import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { cfgFacts, OPEN } from "../../src/expand/rust/cfg-facts.ts";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";

const version = /^rustc (\d+\.\d+)/.exec(
  spawnSync("rustc", ["--version"], { encoding: "utf8" }).stdout ?? "",
)?.[1];
const isMissing = version === undefined && process.env["CI"] === undefined;

/** The version that the facts were taken from; others know more or fewer features of processors and no `target_abi`. */
const OWN_VERSION = "1.95";

/**
 * What the profile of a build settles is no fact of a target: without options rustc prints it as in a build for debugging,
 * and what is shipped is built otherwise.
 */
const OF_THE_PROFILE = /^(?:debug_assertions$|overflow_checks$|ub_checks$|panic=)/;

function featuresOfRustc(target: Triple): ReadonlySet<string> {
  const run = spawnSync("rustc", ["--print", "target-features", "--target", target], { encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  // Behind the first empty line stand those that no `cfg` has.
  const [ofCfg = ""] = run.stdout.split("\n\n");
  return new Set(ofCfg.split("\n").flatMap((line) => /^ {4}(\S+) +- /.exec(line)?.[1] ?? []));
}

function cfgOfRustc(target: Triple): readonly string[] {
  const run = spawnSync("rustc", ["--print", "cfg", "--target", target], { encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout
    .split("\n")
    .filter((line) => line !== "" && !OF_THE_PROFILE.test(line))
    .sort();
}

describe(`cfg${isMissing ? " (skipped: rustc is not installed)" : ""}`, () => {
  it.skipIf(isMissing).each(TRIPLES)("of %s is that of rustc", (target) => {
    expect(version, "rustc is not installed").toBeDefined();
    const varies = /^target_(?:feature|abi|has_atomic)=/;
    const kept = (key: string): boolean => version === OWN_VERSION || !varies.test(key);
    const certain = [...cfgFacts(target)].flatMap(([key, text]) => (text === OPEN ? [] : [key]));
    expect(certain.sort().filter(kept)).toEqual(cfgOfRustc(target).filter(kept));
  });

  it.skipIf(isMissing || version !== OWN_VERSION).each(TRIPLES)(
    "features that a build for %s may add are those that rustc knows",
    (target) => {
      const known = featuresOfRustc(target);
      const open = [...cfgFacts(target)].flatMap(([key, text]) =>
        text === OPEN ? [key.slice('target_feature="'.length, -1)] : [],
      );
      expect(open.filter((feature) => !known.has(feature))).toEqual([]);
      const certain = new Set(cfgFacts(target).keys());
      const added = [...known].filter((feature) => !certain.has(`target_feature="${feature}"`));
      expect(added.filter((feature) => feature !== "crt-static")).toEqual([]);
    },
  );
});
