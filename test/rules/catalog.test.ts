import { describe, expect, it } from "vitest";
import { EXPOSURE_FLAGS } from "../../src/compare/exposure-flags.ts";
import { houseKeepingRules } from "../../src/findings/house-keeping.ts";
import type { Rule } from "../../src/findings/rule.ts";
import { agreementRules, compatibilityRules } from "../../src/rules/catalog.ts";
import { readProjectFile } from "../tools/project.ts";
import {
  constantName,
  fixtureIds,
  importRuleFile,
  RULE_FAMILIES,
  readFixture,
  readSides,
  renderCatalog,
  ruleFileIds,
  ruleIdsByFamily,
} from "../tools/rule-files.ts";
import { counterpartKey, counterpartsOf, isAnswered } from "./symmetry.ts";
import { SYMMETRY_EXCEPTIONS } from "./symmetry-exceptions.ts";

const idsByFamily = ruleIdsByFamily();
const ids = Object.values(idsByFamily).flat();
const all = RULE_FAMILIES.flatMap((family) => ruleFileIds(family).map((id) => [id, family] as const));

describe("the catalog", () => {
  it("is what the rule files make it (npm run catalog)", () => {
    const { path, text } = renderCatalog(idsByFamily);
    expect(readProjectFile(path)).toBe(text);
  });

  it("lists every rule once, by id", () => {
    expect(compatibilityRules.map(({ id }) => id)).toEqual(idsByFamily.compatibility);
    expect(agreementRules.map(({ id }) => id)).toEqual(idsByFamily.agreement);
  });

  it("has one space of ids for all families", () => {
    const everywhere = [...ids, ...Object.keys(houseKeepingRules)];
    expect([...new Set(everywhere)]).toEqual(everywhere);
  });

  it("has a fixture folder for every rule, and no other", () => {
    expect(fixtureIds()).toEqual([...ids].sort());
  });
});

describe.each(all)("%s", (id, family) => {
  it("is the id of the one rule that its file exports", async () => {
    const exported = await importRuleFile(id, family);
    expect(Object.keys(exported)).toEqual([constantName(id)]);
    expect(exported[constantName(id)]).toHaveProperty("id", id);
  });

  it("has sources of each side, and they differ", () => {
    if (family === "agreement") {
      const { definitions, declarations } = readSides(id);
      const texts = [...definitions, ...declarations].map(({ text }) => text);
      expect(declarations).not.toEqual([]);
      expect(new Set(texts).size).toBeGreaterThan(1);
      return;
    }
    const fixture = readFixture(id);
    expect(fixture).not.toBeNull();
    expect(fixture?.baseline.text).not.toBe(fixture?.current.text);
  });
});

describe.each([...compatibilityRules, ...agreementRules].map((rule): [string, Rule] => [rule.id, rule]))(
  "the texts of %s",
  (_, rule) => {
    it("summarise in a phrase", () => {
      expect(rule.summary).toMatch(/^[`a-z][^\n]*[^.\s]$/);
      expect(rule.summary.length).toBeLessThanOrEqual(100);
    });

    it("say in sentences what goes wrong and what to do", () => {
      for (const text of [rule.effect, rule.remedy]) expect(text).toMatch(/^[`A-Z][^\n]*[.`]$/);
    });

    it("have the article that the next word asks for", () => {
      const wrong =
        /\ba (?:enum|integer|alignment|array|element|old)\b|\ban (?:struct|union|field|type|function)\b/;
      for (const text of [rule.summary, rule.effect, rule.remedy, rule.message])
        expect(text).not.toMatch(wrong);
    });

    it("name the clause behind it", () => {
      expect(rule.reference).toMatch(/^[^\s][^\n]*[^.\s]$/);
    });

    it("make a message of slots, which begins with what it is about and ends without a stop", () => {
      expect(rule.message).toMatch(/^[`a-z{][^\n]*[^.\s]$/);
      expect(rule.message.replace(/\{[a-z]\w*\}/g, "")).not.toMatch(/[{}]/);
      expect(rule.message.split("`").length % 2, "backticks come in pairs").toBe(1);
      expect(rule.message, "a message that names nothing helps nobody").toMatch(/\{\w+\}/);
    });

    it("owe no version bump where they are about two sides of one version", () => {
      const { otherwise, cases = {}, exposed = {} } = rule.severity;
      const severities = [
        otherwise,
        ...Object.values(cases).map(({ severity }) => severity),
        ...Object.values(exposed),
      ];
      const isAgreement = agreementRules.includes(rule);
      for (const { bump } of severities) expect(bump === "none").toBe(isAgreement);
    });

    it("map only exposures that exist", () => {
      for (const flag of Object.keys(rule.severity.exposed ?? {})) expect(EXPOSURE_FLAGS).toContain(flag);
    });
  },
);

describe("symmetry", () => {
  const counterparts = ids.flatMap(counterpartsOf);
  const missing = counterparts.filter((counterpart) => !isAnswered(counterpart, ids)).map(counterpartKey);

  it("has no hole without a written reason", () => {
    expect(missing.filter((key) => SYMMETRY_EXCEPTIONS[key] === undefined)).toEqual([]);
  });

  it("keeps no reason for a hole that was filled", () => {
    expect(Object.keys(SYMMETRY_EXCEPTIONS).filter((key) => !missing.includes(key))).toEqual([]);
  });

  it("has reasons in sentences", () => {
    for (const reason of Object.values(SYMMETRY_EXCEPTIONS)) expect(reason).toMatch(/^[`A-Z].{15,}\.$/);
  });
});
