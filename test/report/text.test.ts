import { describe, expect, it } from "vitest";
import { summaryLine } from "../../src/report/summary.ts";
import { renderText } from "../../src/report/text.ts";
import { visible } from "../../src/report/visible.ts";
import { moved, sample, spanOf, withFindings } from "./sample.ts";

const plain = { color: false };

describe("the text report", () => {
  it("shows both places, why it breaks and what to do", () => {
    expect(renderText(withFindings(moved), plain)).toBe(
      [
        "kv.h:4:3: error[struct-field-moved]: kv_options.cache_bytes: field `cache_bytes` of `kv_options` moved from offset 8 to 16",
        "  baseline old/kv.h:3",
        "  3 |     uint64_t cache_bytes;",
        "    |     ^^^^^^^^^^^^^^^^^^^^^",
        "  current kv.h:4",
        "  4 |   uint64_t cache_bytes;",
        "    |   ^^^^^^^^^^^^^^^^^^^^^",
        "  owes: a major bump (breaks binary)",
        "  effect: Built consumers write past the field.",
        "  remedy: Append new fields at the end.",
        "  consequence: size of `kv_options` 16 -> 24",
        "  affects: kv_a, kv_b, kv_c, kv_d, kv_e and 2 more",
        "",
      ].join("\n"),
    );
  });

  it("names the targets where it does not hold on all", () => {
    const some = { ...moved, targets: ["i686-unknown-linux-gnu"] as const };
    expect(renderText(withFindings(some), plain)).toContain("\n  targets: i686-unknown-linux-gnu\n");
  });

  it("gives the numbers of each group of targets", () => {
    const groups = [
      { targets: ["aarch64-apple-darwin", "x86_64-unknown-linux-gnu"], data: {}, message: "from 8 to 16" },
      { targets: ["i686-unknown-linux-gnu"], data: {}, message: "from 4 to 8" },
    ] as const;
    const text = renderText(withFindings({ ...moved, groups }), plain);
    expect(text).toContain("\n  on aarch64-apple-darwin, x86_64-unknown-linux-gnu: from 8 to 16\n");
    expect(text).toContain("\n  on i686-unknown-linux-gnu: from 4 to 8\n");
  });

  it("points at the baseline where nothing is left", () => {
    const text = renderText(withFindings({ ...moved, current: null }), plain);
    expect(text).toMatch(/^old\/kv\.h:3:2: error\[struct-field-moved]/);
    expect(text).not.toContain("current ");
  });

  it("shows gaps of one kind three times, and then says how many more there are and where", () => {
    const gaps = Array.from({ length: 36 }, () => sample.gaps[0]).flatMap((gap) => gap ?? []);
    const text = renderText({ ...sample, findings: [], gaps }, plain);
    expect(text.match(/error\[gap\]/g)).toHaveLength(3);
    expect(text).toMatch(/\nand 33 more of the same in the current side: (?:kv\.h:1:1, ){5}\.\.\.\n$/);
    expect(renderText({ ...sample, findings: [], gaps: gaps.slice(0, 4) }, plain)).not.toContain(
      "more of the same",
    );
  });

  it("shows a gap as an error, or as a warning where gaps are allowed", () => {
    const gap =
      "kv.h:1:1: error[gap]: `missing.h` is found nowhere\n  current kv.h:1\n  1 | struct kv_options {";
    expect(renderText({ ...sample, findings: [] }, plain)).toContain(gap);
    const allowed = renderText({ ...sample, findings: [], gapsAllowed: true }, plain);
    expect(allowed).toContain(gap.replace("error[gap]", "warning[gap]"));
  });

  it("lets nothing from source act on the terminal", () => {
    const text = "int \u001b]0;owned\u0007 \u202e kv\r;\n";
    const current = spanOf("k\u001b[2Jv.h", text, "kv");
    const shown = renderText(withFindings({ ...moved, message: "\u009b31m", current }), plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(shown).toContain("k\\x1b[2Jv.h:1:");
    expect(shown).toContain("1 | int \\x1b]0;owned\\x07 \\u{202e} kv\\r;");
  });

  it("underlines what is meant in front of wide and invisible characters", () => {
    const current = spanOf("kv.h", "/* 日本\u200b */ int kv;\n", "kv");
    const lines = renderText(withFindings({ ...moved, current }), plain).split("\n");
    const at = lines.indexOf("  1 | /* 日本\\u{200b} */ int kv;");
    // Two wide characters take four columns, the escape takes eight.
    expect(lines[at + 1]).toBe(`    | ${" ".repeat(3 + 4 + 8 + 8)}^^`);
  });

  it("cuts a long line around what is meant", () => {
    const long = `${"int a; ".repeat(3000)}int kv;${" int b;".repeat(3000)}\n`;
    const shown = renderText(
      withFindings({ ...moved, baseline: null, current: spanOf("kv.h", long, "kv") }),
      plain,
    );
    const [, , line = "", mark = ""] = shown.split("\n");
    expect(line).toContain("int kv;");
    expect(line.length).toBeLessThan(120);
    expect(mark.indexOf("^")).toBe(line.indexOf("kv"));
    expect(mark.trimEnd().endsWith("^^")).toBe(true);
  });

  it("marks the place behind the end of a line, and the first line of many", () => {
    const end = { file: { path: "kv.h", text: "int a\n" }, start: 5, end: 5 };
    expect(renderText(withFindings({ ...moved, current: end }), plain)).toContain(
      "\n  1 | int a\n    |      ^\n",
    );
    const many = spanOf("kv.h", "struct a {\n  int b;\n};\n", "{\n  int b;\n}");
    expect(renderText(withFindings({ ...moved, current: many }), plain)).toContain(
      "\n  1 | struct a {\n    |          ^\n",
    );
  });

  it("has colours only where they are asked for", () => {
    expect(renderText(sample, { color: true })).toContain("\u001b[");
    expect(renderText(sample, plain)).not.toContain("\u001b[");
  });
});

describe("visible text", () => {
  it.each([
    ["\n", "\\n"],
    ["\u001b", "\\x1b"],
    ["\u0085", "\\x85"],
    ["\u2066", "\\u{2066}"],
    ["\u{e0041}", "\\u{e0041}"],
    ["\ud800", "\\u{d800}"],
    ["é日😀", "é日😀"],
  ])("of %j is %s", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe("the last line", () => {
  it.each([
    ["1.0.0", "2.0.0 is owed, 1.0.0 declared"],
    ["2.1.0", "the declared 2.1.0 pays for it"],
  ])("says whether the declared %s pays for what is owed", (declared, said) => {
    const verdict = { ...sample.verdict, bump: "major", next: "2.0.0", declared } as const;
    expect(
      summaryLine({ ...sample, verdict: { ...verdict, binary: "breaking", source: "none", passed: false } }),
    ).toContain(`0 additions; ${said}; compared `);
  });

  it("says what is owed, found and compared", () => {
    expect(summaryLine(sample)).toBe(
      "major bump required: 1 breaking, 0 additions; 2.0.0 is owed; compared 41 functions, 1 type on 1 target; 1 gap",
    );
  });

  it("counts additions, other findings and waived ones apart", () => {
    const added = { ...moved, bump: "minor", level: "info", breaks: [], adds: true } as const;
    const patched = { ...added, bump: "patch", adds: false } as const;
    const result = withFindings(added, patched, { ...moved, status: "waived", waiver: "known" });
    expect(summaryLine({ ...result, verdict: { ...sample.verdict, bump: "minor" } })).toBe(
      "minor bump required: 0 breaking, 1 addition, 1 other finding, 1 waived; 2.0.0 is owed; compared 41 functions, 1 type on 1 target; 0 gaps",
    );
  });

  it("names call sites where there are any", () => {
    const compared = { ...sample.compared, callSites: 63, functions: 1 };
    const result = { ...withFindings(), compared, verdict: { ...sample.verdict, bump: "none" as const } };
    expect(summaryLine(result)).toBe(
      "no bump required: 0 breaking, 0 additions; compared 1 function, 1 type, 63 Go call sites on 1 target; 0 gaps",
    );
  });
});
