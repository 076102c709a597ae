import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import {
  addition,
  fullBreak,
  harmless,
  meaningWarning,
  type Severity,
  sourceBreak,
} from "../../src/findings/severity.ts";
import { bumpOf, nextVersion, verdictOf } from "../../src/findings/verdict.ts";

const note: Severity = { level: "info", bump: "none", breaks: [] };

/** A finding of which nothing but its severity counts. */
function finding(severity: Severity, status: Finding["status"] = "open"): Finding {
  return {
    family: "compatibility",
    rule: "function-removed",
    level: severity.level,
    bump: severity.bump,
    breaks: severity.breaks,
    adds: severity.adds === true,
    status,
    waiver: status === "waived" ? "known" : null,
    subject: { kind: "function", symbol: "f", type: null, member: null },
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
  };
}

describe("the version that is owed", () => {
  it.each([
    ["1.4.2", "major", "2.0.0"],
    ["1.4.2", "minor", "1.5.0"],
    ["1.4.2", "patch", "1.4.3"],
    ["1.4.2", "none", "1.4.2"],
    ["0.3.1", "major", "0.4.0"],
    ["0.3.1", "minor", "0.3.2"],
    ["0.3.1", "patch", "0.3.2"],
    ["0.0.5", "major", "0.0.6"],
    ["0.0.5", "minor", "0.0.6"],
    ["2.0.0-rc.1", "major", "2.0.0"],
    ["1.2.0-beta.3", "minor", "1.2.0"],
    ["1.2.3+build.7", "patch", "1.2.4"],
  ] as const)("on top of %s for a %s change is %s", (baseline, bump, next) => {
    expect(nextVersion(baseline, bump)).toBe(next);
  });

  it("is not known where the baseline's is no version", () => {
    expect(nextVersion("trunk", "major")).toBeNull();
  });
});

describe("the bump", () => {
  it("is that of the worst finding, and waived ones do not count", () => {
    expect(bumpOf([])).toBe("none");
    expect(bumpOf([finding(note)])).toBe("none");
    expect(bumpOf([finding(harmless), finding(addition)])).toBe("minor");
    expect(bumpOf([finding(fullBreak), finding(addition)])).toBe("major");
    expect(bumpOf([finding(fullBreak, "waived"), finding(harmless)])).toBe("patch");
  });
});

describe("what breaks", () => {
  it("is told for consumers that are built and for those that are compiled again", () => {
    const { binary, source } = verdictOf([finding(sourceBreak), finding(addition)], {
      baseline: null,
      current: null,
    });
    expect([binary, source]).toEqual(["additions", "breaking"]);
    const nothing = verdictOf([finding(harmless)], { baseline: null, current: null });
    expect([nothing.binary, nothing.source]).toEqual(["none", "none"]);
  });
});

describe("a run passes", () => {
  const passes = (severity: Severity, baseline: string | null, current: string | null): boolean =>
    verdictOf([finding(severity)], { baseline, current }).passed;

  it.each([
    ["that only adds, before the version is touched", addition, "1.2.0", "1.2.0", true],
    ["that only adds, where no version is known", addition, null, null, true],
    ["that only adds and declares as much as it owes", addition, "1.2.0", "1.3.0", true],
    ["that only adds and declares more than it owes", addition, "1.2.0", "2.0.0", true],
    ["that only adds and declares too little", addition, "1.2.0", "1.2.1", false],
    ["that breaks, before the version is touched", fullBreak, "1.2.0", "1.2.0", false],
    ["that breaks, where no version is known", fullBreak, null, null, false],
    ["that breaks and declares no version", fullBreak, "1.2.0", null, false],
    ["that breaks and declares the major that it owes", fullBreak, "1.2.0", "2.0.0", true],
    ["that breaks and declares a minor", fullBreak, "1.2.0", "1.3.0", false],
    ["that breaks in 0.x and declares the next minor", fullBreak, "0.2.3", "0.3.0", true],
    ["that breaks in 0.x and declares the next patch", fullBreak, "0.2.3", "0.2.4", false],
    ["that breaks in 0.0.x and declares the next patch", fullBreak, "0.0.3", "0.0.4", true],
    ["whose current side is older than its baseline", addition, "1.3.0", "1.2.0", false],
    ["that is worth a look, before the version is touched", meaningWarning, "1.2.0", "1.2.0", true],
  ])("or fails, %s", (_, severity, baseline, current, passed) => {
    expect(passes(severity, baseline, current)).toBe(passed);
  });

  it("only without warnings, if these are said to fail it", () => {
    const versions = { baseline: "1.2.0", current: "1.2.0" };
    expect(verdictOf([finding(meaningWarning)], versions, "warning").passed).toBe(false);
    expect(verdictOf([finding(addition)], versions, "warning").passed).toBe(true);
  });

  it("with its breaks waived, and then owes nothing for them", () => {
    const versions = { baseline: "1.2.0", current: "1.2.1" };
    const verdict = verdictOf([finding(fullBreak, "waived"), finding(harmless)], versions);
    expect([verdict.passed, verdict.next, verdict.bump]).toEqual([true, "1.2.1", "patch"]);
  });

  it("with nothing to tell", () => {
    expect(verdictOf([], { baseline: "1.2.0", current: "1.2.0" })).toMatchObject({
      bump: "none",
      next: "1.2.0",
      passed: true,
    });
  });
});
