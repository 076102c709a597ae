import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { compatibilityRules } from "../../src/rules/catalog.ts";
import { readProjectFile } from "../tools/project.ts";
import { readFixture, requireFixture } from "../tools/rule-files.ts";
import { textDiff } from "../tools/text-diff.ts";
import { COMPANIONS } from "./companions.ts";
import { diffSources } from "./diff-sources.ts";
import { findingsGolden } from "./findings-golden.ts";
import { isAnswered, reversalsOf } from "./symmetry.ts";

const ids = compatibilityRules.map(({ id }) => id);

const firedBy = (findings: readonly Finding[]) => [...new Set(findings.map(({ rule }) => rule))].sort();

describe.each(ids)("the fixture of %s", (id) => {
  const { baseline, current } = requireFixture(readFixture(id));

  it("makes this rule speak and all others silent", () => {
    const expected = [id, ...(COMPANIONS[id]?.rules ?? [])].sort();
    expect(firedBy(diffSources(baseline, current))).toEqual(expected);
  });

  it("says what was recorded (npm run bless)", () => {
    const { path, text } = findingsGolden(id);
    expect(textDiff(path, readProjectFile(path) ?? "", text)).toBe("");
  });

  it("differs in nothing from itself", () => {
    expect(diffSources(baseline, baseline)).toEqual([]);
    expect(diffSources(current, current)).toEqual([]);
  });

  it("makes the counterpart speak when it is swapped", () => {
    const swapped = firedBy(diffSources(current, baseline));
    const owed = reversalsOf(id).filter((reversal) => isAnswered(reversal, ids));
    expect(owed.filter((reversal) => !isAnswered(reversal, swapped))).toEqual([]);
  });

  it("fills every slot of every message", () => {
    for (const finding of diffSources(baseline, current)) {
      const template = compatibilityRules.find((rule) => rule.id === finding.rule)?.message ?? "";
      for (const [, slot = ""] of template.matchAll(/\{(\w+)\}/g)) expect(finding.data).toHaveProperty(slot);
      expect(finding.message).not.toMatch(/``|undefined|\[object|[ ]{2}/);
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
