import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { agreementRules } from "../../src/rules/catalog.ts";
import { readProjectFile } from "../tools/project.ts";
import { readSides } from "../tools/rule-files.ts";
import { textDiff } from "../tools/text-diff.ts";
import { agreeSources } from "./agree-sources.ts";
import { COMPANIONS_OF_SIDES } from "./companions.ts";
import { agreementGolden } from "./findings-golden.ts";

const ids = agreementRules.map(({ id }) => id);

const firedBy = (findings: readonly Finding[]) => [...new Set(findings.map(({ rule }) => rule))].sort();

describe.each(ids)("the fixture of %s", (id) => {
  const sides = readSides(id);

  it("makes this rule speak and all others silent", () => {
    const expected = [id, ...(COMPANIONS_OF_SIDES[id]?.rules ?? [])].sort();
    expect(firedBy(agreeSources(sides))).toEqual(expected);
  });

  it("says what was recorded (npm run bless)", () => {
    const { path, text } = agreementGolden(id);
    expect(textDiff(path, readProjectFile(path) ?? "", text)).toBe("");
  });

  it("agrees with itself, each side on its own", () => {
    const { definitions, declarations } = sides;
    for (const [source, ...others] of [definitions, declarations]) {
      if (source === undefined || others.length > 0 || source.path.endsWith(".rs")) continue;
      expect(agreeSources({ definitions: [source], declarations: [source] })).toEqual([]);
    }
  });

  it("fills every slot of every message", () => {
    for (const finding of agreeSources(sides)) {
      const template = agreementRules.find((rule) => rule.id === finding.rule)?.message ?? "";
      for (const [, slot = ""] of template.matchAll(/\{(\w+)\}/g)) expect(finding.data).toHaveProperty(slot);
      expect(finding.message).not.toMatch(/``|undefined|unknown|\[object|[ ]{2}/);
      expect(finding.family).toBe("agreement");
    }
  });
});

describe("companions of rules about two sides", () => {
  it("are for rules that exist, with a reason", () => {
    for (const [id, { because }] of Object.entries(COMPANIONS_OF_SIDES)) {
      expect(ids).toContain(id);
      expect(because).toMatch(/^[`A-Z].{15,}\.$/);
    }
  });
});
