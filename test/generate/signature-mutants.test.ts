import { readFileSync } from "node:fs";
import { env } from "node:process";
import { expect, it } from "vitest";
import { makeScratch, type Scratch } from "../cli/scratch.ts";
import { random } from "./random.ts";
import { allMutants, type Mutant } from "./signature-mutants.ts";

/** More of them by `MUTANTS=500`, others by `MUTANT_SEED=2`. */
const MUTANTS = Number(env["MUTANTS"] ?? 50);
const SEED = Number(env["MUTANT_SEED"] ?? 1);
const FILES = [
  "rust/src/generated/ffi.rs",
  "go/all.h",
  "include/all.h",
  "go/all_ffi.go",
  "go/all_callbacks.go",
  "go/all_runtime.go",
];

/** As many of each kind as there is room for, drawn by a seed. */
function drawMutants(
  kinds: ReadonlyMap<string, readonly Mutant[]>,
  count: number,
  seed: number,
): readonly Mutant[] {
  const below = random(seed);
  const shuffle = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => ({ item, key: below(2 ** 31) }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const left = shuffle([...kinds.values()].filter((mutants) => mutants.length > 0)).map(shuffle);
  const drawn: Mutant[] = [];
  for (let round = 0; drawn.length < count && left.some((mutants) => mutants.length > round); round += 1)
    drawn.push(...left.flatMap((mutants) => mutants.slice(round, round + 1)));
  return drawn.slice(0, count);
}

interface Report {
  readonly findings: readonly { readonly family: string }[];
}

/** Whether a finding of agreement tells this name. */
async function isNamed(scratch: Scratch, about: readonly string[]): Promise<boolean> {
  const { stdout } = await scratch.run("check", "--target", "x86_64-unknown-linux-gnu", "--format", "json");
  const { findings }: Report = JSON.parse(stdout);
  const names = new RegExp(`\\b(?:${about.join("|")})\\b`);
  return findings.some((finding) => finding.family === "agreement" && names.test(JSON.stringify(finding)));
}

it("names what is wrong in the signatures of generated files, and nothing where nothing is", async () => {
  const scratch = makeScratch({
    "all.ffi.yaml": readFileSync(
      new URL("../oracle/generated-rust/all/bridge.ffi.yaml", import.meta.url),
      "utf8",
    ),
    "ffi-contract.yaml": "config: 1\ncheck: {rules: {file-stale: off}}\n",
  });
  expect((await scratch.run("gen")).status).toBe(0);
  const clean = await scratch.run("check");
  expect([clean.status, clean.stdout]).toEqual([0, ""]);
  const sources = FILES.map((path) => ({
    path,
    text: readFileSync(`${scratch.folder}/${path}`, "utf8"),
  }));
  const original = new Map(sources.map(({ path, text }) => [path, text]));
  const mutants = drawMutants(allMutants(sources), MUTANTS, SEED);
  expect(mutants.length).toBeGreaterThanOrEqual(Math.min(50, MUTANTS));
  const silent: string[] = [];
  for (const { kind, path, about, change, text } of mutants) {
    scratch.write(path, text);
    if (!(await isNamed(scratch, about))) silent.push(`${path}: ${about[0]}: ${kind}: ${change}`);
    scratch.write(path, original.get(path) ?? "");
  }
  expect(silent).toEqual([]);
}, 600_000);
