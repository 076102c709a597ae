import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { renderJson } from "../../src/report/json.ts";
import { renderProblemJson } from "../../src/report/problem.ts";
import { reportJsonSchema } from "../../src/report/schema.ts";
import { Problem } from "../../src/source/problem.ts";
import { moved, sample, spanOf, withFindings } from "./sample.ts";

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(reportJsonSchema());

function complaintsAbout(json: string): readonly string[] {
  validate(JSON.parse(json));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("the JSON report", () => {
  it("keeps to its schema", () => {
    expect(complaintsAbout(renderJson(sample))).toEqual([]);
  });

  it("is refused by its schema with a key too many", () => {
    const report = { ...JSON.parse(renderJson(sample)), extra: 1 };
    expect(complaintsAbout(JSON.stringify(report))).not.toEqual([]);
  });

  it("gives places by line and column, and the affected symbols", () => {
    const { findings, gaps } = JSON.parse(renderJson(sample));
    expect(findings[0]).toMatchObject({
      rule: "struct-field-moved",
      targets: "all",
      data: { from: 8, to: 16 },
      baseline: { path: "old/kv.h", line: 3, column: 2, endLine: 3, endColumn: 23 },
      current: { path: "kv.h", line: 4, column: 3, endLine: 4, endColumn: 24 },
      affected: moved.affected,
    });
    expect(gaps).toEqual([
      {
        side: "current",
        path: "kv.h",
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 7,
        reason: "include",
        detail: "`missing.h` is found nowhere",
      },
    ]);
  });

  it("gives the numbers of each group where targets differ", () => {
    const groups = [
      { targets: ["x86_64-unknown-linux-gnu"], data: { from: 8 }, message: "8" },
      { targets: ["i686-unknown-linux-gnu"], data: { from: 4 }, message: "4" },
    ] as const;
    const json = renderJson(withFindings({ ...moved, groups, data: groups[0].data }));
    expect(JSON.parse(json).findings[0].data).toEqual({ from: 8, groups });
    expect(complaintsAbout(json)).toEqual([]);
  });

  it("holds no character that a terminal obeys, and loses none", () => {
    const detail = "\u001b[31m \u009b1m \u202eevil \u{e0041} \ud800 \u007f";
    const hostile = { ...sample, gaps: sample.gaps.map((gap) => ({ ...gap, detail })) };
    const json = renderJson(hostile);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u{e0041}]/u);
    expect(JSON.parse(json).gaps[0].detail).toBe(detail);
  });

  it("has a form for a run that could not begin", () => {
    const span = spanOf("kv.ffi.yaml", "contract: 2\n", "2");
    const json = renderProblemJson(
      "diff",
      new Problem("input", "written by a newer version", span, "update"),
    );
    expect(complaintsAbout(json)).toEqual([]);
    expect(JSON.parse(json)).toMatchObject({
      problem: { kind: "input", place: { path: "kv.ffi.yaml", line: 1, column: 11 } },
    });
  });
});
