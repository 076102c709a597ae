import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { compatibilityRules } from "../../src/rules/catalog.ts";
import { readProjectFile } from "../tools/project.ts";
import { readFixture } from "../tools/rule-files.ts";
import { textDiff } from "../tools/text-diff.ts";
import { COMPANIONS } from "./companions.ts";
import { diffHeaders } from "./diff-headers.ts";
import { findingsGolden } from "./findings-golden.ts";
import { isAnswered, reversalsOf } from "./symmetry.ts";

const ids = compatibilityRules.map(({ id }) => id);

const firedBy = (findings: readonly Finding[]) => [...new Set(findings.map(({ rule }) => rule))].sort();

describe.each(ids)("the headers of %s", (id) => {
  const { baseline, current } = readFixture(id) ?? { baseline: "", current: "" };

  it("make this rule speak and all others silent", () => {
    const expected = [id, ...(COMPANIONS[id]?.rules ?? [])].sort();
    expect(firedBy(diffHeaders(baseline, current))).toEqual(expected);
  });

  it("say what was recorded (npm run bless)", () => {
    const { path, text } = findingsGolden(id);
    expect(textDiff(path, readProjectFile(path) ?? "", text)).toBe("");
  });

  it("differ in nothing from themselves", () => {
    expect(diffHeaders(baseline, baseline)).toEqual([]);
    expect(diffHeaders(current, current)).toEqual([]);
  });

  it("make the counterpart speak when they are swapped", () => {
    const swapped = firedBy(diffHeaders(current, baseline));
    const owed = reversalsOf(id).filter((reversal) => isAnswered(reversal, ids));
    expect(owed.filter((reversal) => !isAnswered(reversal, swapped))).toEqual([]);
  });

  it("fill every slot of every message", () => {
    for (const finding of diffHeaders(baseline, current)) {
      expect(finding.message).not.toMatch(/[{}]|``|undefined|\[object/);
      expect(finding.fingerprint).toMatch(/^[0-9a-f]{12}$/);
    }
  });
});

describe("companions", () => {
  it("are for rules that exist, with a reason", () => {
    for (const [id, { because }] of Object.entries(COMPANIONS)) {
      expect(ids).toContain(id);
      expect(because).toMatch(/^[`A-Z].{15,}\.$/);
    }
  });
});
