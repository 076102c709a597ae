import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { houseKeepingFinding } from "../../src/findings/house-keeping.ts";
import { type IgnoreComments, readIgnoreComments } from "../../src/findings/ignore-comments.ts";
import { applyLevels, type ChosenLevel } from "../../src/findings/levels.ts";
import { type Settlement, settle } from "../../src/findings/settle.ts";
import { fullBreak } from "../../src/findings/severity.ts";
import { verdictOf } from "../../src/findings/verdict.ts";
import type { Waiver } from "../../src/findings/waiver.ts";
import { matchesWildcard } from "../../src/findings/wildcard.ts";
import type { SourceFile, Span } from "../../src/source/source-file.ts";

const CONFIGURATION: SourceFile = { path: "ffi-contract.yaml", text: "config: 1\n" };
const NONE: IgnoreComments = { waivers: [], invalid: [] };
const RULES = new Set(["function-removed", "param-width-mismatch", "struct-field-removed"]);

function spanAt(file: SourceFile, what: string): Span {
  const start = file.text.indexOf(what);
  return { file, start, end: start + what.length };
}

function finding(given: Partial<Finding> = {}): Finding {
  return {
    family: "compatibility",
    rule: "function-removed",
    level: fullBreak.level,
    bump: fullBreak.bump,
    breaks: fullBreak.breaks,
    adds: false,
    status: "open",
    waiver: null,
    subject: { kind: "function", symbol: "kv_open", type: null, member: null },
    message: "",
    effect: "",
    remedy: "",
    targets: "all",
    data: {},
    groups: [],
    baseline: null,
    current: null,
    consequences: [],
    affected: { symbols: [], callSites: [] },
    fingerprint: "",
    ...given,
  };
}

function waiver(given: Partial<Waiver> = {}): Waiver {
  const span = spanAt(CONFIGURATION, "config");
  return { rule: "function-removed", symbol: null, path: null, reason: "known", until: null, span, ...given };
}

/** `rule: open` or `rule: waived, reason`, in the order of the report. */
function settled(findings: readonly Finding[], settlement: Partial<Settlement> = {}): readonly string[] {
  const rest = { waivers: [], comments: NONE, levels: new Map(), today: "2026-06-15" };
  return settle(findings, { ...rest, ...settlement }).findings.map(({ rule, level, status, waiver: why }) =>
    status === "open" ? `${level} ${rule}` : `${level} ${rule} waived: ${why}`,
  );
}

describe("a waiver of the configuration", () => {
  it("settles the findings of its rule, with its reason", () => {
    expect(settled([finding()], { waivers: [waiver()] })).toEqual(["error function-removed waived: known"]);
    expect(settled([finding({ rule: "param-added" })], { waivers: [waiver()] })).toEqual([
      "error param-added",
      "warning waiver-unused",
    ]);
  });

  it.each([
    ["kv_open", true],
    ["kv_*", true],
    ["kv_?pen", true],
    ["*", true],
    ["kv_open.flags", true],
    ["kv_open.*", true],
    ["*.flags", true],
    ["kv_", false],
    ["open", false],
    ["KV_OPEN", false],
    ["flags", false],
    ["kv_open.size", false],
  ])("for the symbol %s reaches a parameter of that function: %s", (symbol, expected) => {
    const subject = { kind: "param", symbol: "kv_open", type: null, member: "flags" } as const;
    const [first] = settled([finding({ subject })], { waivers: [waiver({ symbol })] });
    expect(first?.endsWith("waived: known")).toBe(expected);
  });

  it("for a type reaches its fields", () => {
    const subject = { kind: "field", symbol: null, type: "kv_options", member: "size" } as const;
    for (const symbol of ["kv_options", "kv_options.size", "kv_opt*"])
      expect(settled([finding({ subject })], { waivers: [waiver({ symbol })] })).toHaveLength(1);
  });

  it.each([
    ["include/kv.h", true],
    ["include", true],
    ["include/*.h", true],
    ["*", true],
    ["", true],
    ["include/k", false],
    ["kv.h", false],
    ["src", false],
  ])("for the path %j reaches either place of a finding: %s", (path, expected) => {
    const span = spanAt({ path: "include/kv.h", text: "int kv_open(void);" }, "kv_open");
    for (const place of [{ current: span }, { baseline: span }]) {
      const [first] = settled([finding(place)], { waivers: [waiver({ path })] });
      expect(first?.endsWith("waived: known")).toBe(expected);
    }
  });

  it("holds up to its day, and not a day longer", () => {
    const until = "2026-06-15";
    const on = (today: string) => settled([finding()], { waivers: [waiver({ until })], today });
    expect(on("2026-06-14")).toEqual(["error function-removed waived: known"]);
    expect(on("2026-06-15")).toEqual(["error function-removed waived: known"]);
    expect(on("2026-06-16")).toEqual(["error function-removed", "error waiver-expired"]);
  });

  it("that is over and reaches nothing is only unused, and one that holds settles what another no longer does", () => {
    const past = waiver({ until: "2020-01-01" });
    expect(settled([], { waivers: [past] })).toEqual(["warning waiver-unused"]);
    expect(settled([finding()], { waivers: [past, waiver({ symbol: "kv_open", reason: "other" })] })).toEqual(
      ["error function-removed waived: other", "error waiver-expired"],
    );
  });

  it("tells its own place where something is wrong with it", () => {
    const { findings } = settle([], {
      ...{ waivers: [waiver({ symbol: "kv_*" })], comments: NONE, levels: new Map(), today: "2026-06-15" },
    });
    expect(findings).toMatchObject([
      {
        rule: "waiver-unused",
        family: "keeping-house",
        message: "the waiver of `function-removed` matches no finding",
        subject: { symbol: "kv_*" },
        current: { file: { path: "ffi-contract.yaml" } },
      },
    ]);
  });

  it("is not called unused where its rule could not be judged", () => {
    const unjudged = new Set(["function-removed"]);
    expect(settled([], { waivers: [waiver()], unjudged })).toEqual([]);
  });

  it("reaches no finding about waivers", () => {
    const invalid = houseKeepingFinding({
      rule: "annotation-invalid",
      symbol: "x",
      data: { detail: "wrong" },
      baseline: null,
      current: null,
    });
    expect(settled([invalid], { waivers: [waiver({ rule: "annotation-invalid" })] })).toEqual([
      "error annotation-invalid",
      "warning waiver-unused",
    ]);
  });
});

describe("a waiver in a comment", () => {
  const text = [
    "#include <stdint.h>",
    "// @ffi ignore param-width-mismatch -- checked by hand",
    "int kv_open(int32_t flags,",
    "            int32_t size);",
    "int kv_close(int32_t flags);",
    "// @ffi ignore struct-field-removed -- was never read",
    "struct kv { int a; };",
    "",
  ].join("\n");
  const header: SourceFile = { path: "include/kv.h", text };
  const comments = readIgnoreComments([header], RULES);
  const mismatch = (what: string, given: Partial<Finding> = {}) =>
    finding({ rule: "param-width-mismatch", family: "agreement", current: spanAt(header, what), ...given });
  const used = finding({ rule: "struct-field-removed", current: spanAt(header, "kv {") });

  it("settles what begins in the declaration below it, and no more", () => {
    expect(settled([mismatch("int32_t size"), used], { comments })).toEqual([
      "error param-width-mismatch waived: checked by hand",
      "error struct-field-removed waived: was never read",
    ]);
    expect(settled([mismatch("kv_close"), used], { comments })).toEqual([
      "error param-width-mismatch",
      "error struct-field-removed waived: was never read",
      "warning waiver-unused",
    ]);
  });

  it("counts at the definition as at the declaration", () => {
    const definition = mismatch("kv_open", { baseline: spanAt(header, "kv_open"), current: null });
    expect(settled([definition, used], { comments })).toContain(
      "error param-width-mismatch waived: checked by hand",
    );
  });

  it("of the old version settles nothing between versions", () => {
    const { family } = finding();
    const baseline = spanAt(header, "kv_open");
    expect(settled([mismatch("", { family, baseline, current: null }), used], { comments })).toContain(
      "error param-width-mismatch",
    );
  });

  it("settles findings in the blanked part of its file", () => {
    const host: SourceFile = {
      path: "kv.go",
      text: 'package kv\n/*\n// @ffi ignore param-width-mismatch -- known\nint f(int a);\n*/\nimport "C"\n',
    };
    const part: SourceFile = { path: "kv.go", text: `${" ".repeat(50)}`, host };
    const start = host.text.indexOf("f(int");
    const at = mismatch("", { current: { file: part, start, end: start + 1 } });
    expect(settled([at], { comments: readIgnoreComments([host], RULES) })).toEqual([
      "error param-width-mismatch waived: known",
    ]);
  });

  it("that cannot be read is a finding at its place", () => {
    const wrong: SourceFile = { path: "kv.h", text: "// @ffi ignore function-removd -- x\nint f(void);\n" };
    const { findings } = settle([finding({ current: spanAt(wrong, "f(") })], {
      ...{
        waivers: [],
        comments: readIgnoreComments([wrong], RULES),
        levels: new Map(),
        today: "2026-06-15",
      },
    });
    expect(findings.map(({ rule, status, message }) => [rule, status, message])).toEqual([
      ["function-removed", "open", ""],
      ["annotation-invalid", "open", "unknown rule `function-removd`; did you mean `function-removed`?"],
    ]);
  });
});

describe("the levels of a project", () => {
  const levels = (entries: Readonly<Record<string, ChosenLevel>>) => new Map(Object.entries(entries));

  it("change a rule's level and leave the bump", () => {
    const [lowered] = applyLevels([finding()], levels({ "function-removed": "info" }));
    expect(lowered).toMatchObject({ level: "info", bump: "major", breaks: ["binary", "source"] });
    const verdict = verdictOf(lowered === undefined ? [] : [lowered], {
      baseline: "1.0.0",
      current: "1.0.0",
    });
    expect(verdict).toMatchObject({ bump: "major", next: "2.0.0", passed: true });
  });

  it("leave out what is off, so that it counts in no verdict", () => {
    const rest = applyLevels([finding()], levels({ "function-removed": "off" }));
    expect(rest).toEqual([]);
    expect(verdictOf(rest, { baseline: "1.0.0", current: "1.0.0" }).bump).toBe("none");
    expect(
      settled([finding()], { levels: levels({ "function-removed": "off" }), waivers: [waiver()] }),
    ).toEqual(["warning waiver-unused"]);
  });

  it("also rule what is said of waivers", () => {
    expect(settled([], { waivers: [waiver()], levels: levels({ "waiver-unused": "error" }) })).toEqual([
      "error waiver-unused",
    ]);
    expect(settled([], { waivers: [waiver()], levels: levels({ "waiver-unused": "off" }) })).toEqual([]);
  });
});

describe("wildcards", () => {
  it.each([
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["a*b*c", "a__b__b__c", true],
    ["a*b*c", "a__c__b", false],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["**", "anything", true],
    ["a.c", "abc", false],
    ["[ab]", "a", false],
    ["[ab]", "[ab]", true],
    ["__proto__", "__proto__", true],
  ])("%j takes %j: %s", (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it("cost no more than the lengths multiplied, whatever stands in them", () => {
    const started = performance.now();
    for (let i = 0; i < 100; i++) {
      expect(matchesWildcard(`${"*a".repeat(100)}b`, "a".repeat(4000))).toBe(false);
      expect(matchesWildcard("*a*", "a".repeat(10_000_000))).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
