import { describe, expect, it } from "vitest";
import { renderStaleFiles } from "../../src/report/stale-files.ts";

describe("stale files as unified differences", () => {
  it("shows what changes, with the indentation of Go", () => {
    const text = renderStaleFiles([{ path: "go/kv.go", before: "a\n\tb\n", text: "a\n\tc\n" }]);
    expect(text).toBe("--- a/go/kv.go\n+++ b/go/kv.go\n@@ -1,2 +1,2 @@\n a\n-\tb\n+\tc\n");
  });

  it("shows what comes and what goes", () => {
    expect(renderStaleFiles([{ path: "a.h", before: null, text: "x\n" }])).toBe(
      "--- /dev/null\n+++ b/a.h\n@@ -0,0 +1,1 @@\n+x\n",
    );
    expect(renderStaleFiles([{ path: "a.h", before: "x\n" }])).toBe(
      "--- a/a.h\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n",
    );
  });

  it("spells out what would act on the terminal", () => {
    const text = renderStaleFiles([{ path: "a\u001b[31m.h", before: "\u001b[2J\r\n\u202e\n", text: "x\n" }]);
    expect(text).toContain('--- "a/a\\033[31m.h"\n');
    expect(text).toContain("-\\x1b[2J\\r\n-\\u{202e}\n+x\n");
  });

  it("gives up in short where little is the same", { timeout: 10_000 }, () => {
    const lines = (word: string): string =>
      Array.from({ length: 20_000 }, (_, index) => `${word} ${index}\n`).join("");
    const text = renderStaleFiles([{ path: "a.h", before: lines("old"), text: lines("new") }]);
    expect(text).toBe("--- a/a.h\n+++ b/a.h\nnothing but a few lines is the same\n");
    expect(renderStaleFiles([{ path: "a.h", before: null, text: lines("new") }])).toContain("+new 19999\n");
  });
});
