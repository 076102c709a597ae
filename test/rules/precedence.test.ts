import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ExposureFlag } from "../../src/compare/exposure-flags.ts";
import type { Pair, ParamPair, ReturnPair, StaticPair } from "../../src/compare/pair.ts";
import type { TypeDifference } from "../../src/compare/type-difference.ts";
import { type Rule, severityOf } from "../../src/findings/rule.ts";
import type { Type } from "../../src/idl/type.ts";
import { effectOf, primaryDifference } from "../../src/rules/primary-difference.ts";
import { differenceSamples } from "./difference-samples.ts";

const folder = new URL("../../src/rules/compatibility/", import.meta.url);
const rules: readonly Rule[] = await importRules();

async function importRules(): Promise<readonly Rule[]> {
  const files = readdirSync(folder).filter((file) => /^(param|return|static)-.*\.ts$/.test(file));
  const modules = await Promise.all(
    files.sort().map((file): Promise<Record<string, Rule>> => import(new URL(file, folder).href)),
  );
  return modules.flatMap((module) => Object.values(module));
}

const all = Object.values(differenceSamples).flat();
const toVoid: TypeDifference = { kind: "pointee", void: "current", memory: "differs" };
const toFloats: TypeDifference = { kind: "pointee", void: null, memory: "differs" };
const telling = all.filter((difference) => difference.kind !== "spelling");

const int: Type = { kind: "scalar", name: "c_int" };
const matched = {
  target: "x86_64-unknown-linux-gnu",
  about: { kind: "param", symbol: "kv_get", type: null, member: "key" },
  exposure: { flags: new Set<ExposureFlag>(), symbols: ["kv_get"] },
  places: { baseline: null, current: null },
  symbolic: { baseline: "int", current: "long" },
  consequences: [],
  type: { baseline: "int", current: "long" },
} as const;

const places = {
  param: (differences: readonly TypeDifference[]): ParamPair => ({
    ...matched,
    subject: "param",
    function: "kv_get",
    position: 1,
    name: "key",
    last: true,
    differences,
    change: "kept",
    baseline: { type: int },
    current: { type: int },
  }),
  return: (differences: readonly TypeDifference[]): ReturnPair => ({
    ...matched,
    subject: "return",
    function: "kv_get",
    differences,
    baseline: { type: int },
    current: { type: int },
  }),
  static: (differences: readonly TypeDifference[]): StaticPair => ({
    ...matched,
    subject: "static",
    name: "kv_count",
    differences,
    becameFunction: false,
    change: "kept",
    baseline: { type: int, mutable: true },
    current: { type: int, mutable: true },
  }),
};

function firing(pair: Pair): readonly string[] {
  return rules.filter((rule) => rule.match(pair) !== null).map((rule) => rule.id);
}

function levelOf(pair: Pair): string | undefined {
  const levels = rules.map((rule) => {
    const match = rule.match(pair);
    return match === null ? null : severityOf(rule, pair, match).level;
  });
  return levels.find((level) => level !== null) ?? undefined;
}

describe.each(Object.entries(places))("a changed %s", (_, pairOf) => {
  it.each(telling)("is told by exactly one rule: $kind", (difference) => {
    expect(firing(pairOf([difference]))).toHaveLength(1);
  });

  it("is told by exactly one rule, the same in any order, where two things changed", () => {
    for (const first of telling) {
      for (const second of all.filter(({ kind }) => kind !== first.kind)) {
        const rule = firing(pairOf([first, second]));
        expect(rule, `${first.kind} and ${second.kind}`).toHaveLength(1);
        expect(firing(pairOf([second, first]))).toEqual(rule);
        expect(firing(pairOf([{ kind: "spelling" }, second, first]))).toEqual(rule);
      }
    }
  });

  it("is not told where it is equal or merely spelled otherwise", () => {
    expect(firing(pairOf([]))).toEqual([]);
    expect(firing(pairOf([{ kind: "spelling" }]))).toEqual([]);
  });
});

describe("the difference that names a change", () => {
  it.each([
    ["param", "param-const-removed", [toVoid, { kind: "const-removed" }]],
    ["param", "param-pointee-changed", [{ kind: "const-added" }, toFloats]],
    ["param", "param-pointee-changed", [{ kind: "const-added" }, toVoid]],
    ["param", "param-array-bound-changed", [{ kind: "const-added" }, { kind: "bound", from: 16n, to: 32n }]],
    ["param", "param-restrict-changed", [{ kind: "const-added" }, { kind: "restrict-added" }]],
    ["return", "return-const-added", [toVoid, { kind: "const-added" }]],
    ["return", "return-pointee-changed", [{ kind: "const-removed" }, toFloats]],
    ["return", "return-error-channel-changed", [{ kind: "width", from: 1, to: 4 }, { kind: "bool" }]],
  ] as const)("of a %s is the one that breaks most, told by %s", (place, rule, differences) => {
    expect(firing(places[place](differences))).toEqual([rule]);
  });

  it("never hides a failing level behind a milder one", () => {
    for (const pairOf of [places.param, places.return]) {
      for (const first of telling) {
        for (const second of telling) {
          const alone = [levelOf(pairOf([first])), levelOf(pairOf([second]))];
          const both = levelOf(pairOf([first, second]));
          if (alone.includes("error")) expect(both, `${first.kind} and ${second.kind}`).toBe("error");
        }
      }
    }
  });

  it("is a matter of place for `const`", () => {
    const added: TypeDifference = { kind: "const-added" };
    const removed: TypeDifference = { kind: "const-removed" };
    expect(primaryDifference([added, removed], "param")).toBe(removed);
    expect(primaryDifference([removed, added], "return")).toBe(added);
    expect(effectOf(added, "param")).toBe("nothing");
    expect(effectOf(removed, "return")).toBe("nothing");
    expect(primaryDifference([])).toBeNull();
  });
});

it("a parameter that is new or gone is no changed one", () => {
  const differences: readonly TypeDifference[] = [{ kind: "width", from: 4, to: 8 }];
  const base = places.param(differences);
  const sides = {
    added: { baseline: null, current: { type: int } },
    removed: { baseline: { type: int }, current: null },
  };
  expect(firing({ ...base, change: "added", ...sides.added })).toEqual(["param-added"]);
  expect(firing({ ...base, change: "removed", ...sides.removed })).toEqual(["param-removed"]);
});
