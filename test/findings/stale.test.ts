import { describe, expect, it } from "vitest";
import { staleFinding } from "../../src/findings/stale.ts";
import { placeOf } from "../../src/source/source-file.ts";

const HEAD = 'contract: 1\nname: "kv"\n';
const FUNCTIONS = ["functions:", "  kv_close:", "    params: []", "  kv_open: {params: []}", ""].join("\n");
const refresh = "ffi-contract extract include -o kv.ffi.yaml --update";

function told(committed: string, expected: string, path = "kv.ffi.yaml") {
  const finding = staleFinding({ path, text: committed }, { text: expected, refresh });
  if (finding === null) return null;
  const { line } = finding.current === null ? { line: 0 } : placeOf(finding.current);
  return { line, message: finding.message, remedy: finding.remedy };
}

describe("a committed contract", () => {
  it("is fresh where its text is what would be written, line breaks aside", () => {
    expect(told(HEAD + FUNCTIONS, HEAD + FUNCTIONS)).toBeNull();
    expect(told((HEAD + FUNCTIONS).replaceAll("\n", "\r\n"), HEAD + FUNCTIONS)).toBeNull();
  });

  it("is stale from the first line that differs, with its item and the command that refreshes it", () => {
    expect(
      told(HEAD + FUNCTIONS, HEAD + FUNCTIONS.replace("    params: []", '    params: [{type: "i32"}]')),
    ).toEqual({
      line: 5,
      message: "`functions.kv_close` (line 5) is not what the sources say",
      remedy: `Refresh it: ${refresh}`,
    });
  });

  it("names what is new, and what is gone", () => {
    const added = FUNCTIONS.replace("  kv_open", "  kv_get: {params: []}\n  kv_open");
    expect(told(HEAD + FUNCTIONS, HEAD + added)?.message).toContain("`functions.kv_get` (line 6)");
    expect(told(HEAD + added, HEAD + FUNCTIONS)).toMatchObject({
      line: 6,
      message: "`functions.kv_get` (line 6) is not what the sources say",
    });
    expect(told(HEAD, HEAD + FUNCTIONS)?.message).toContain("`functions` (line 3)");
  });

  it("may be JSON, empty, or something else altogether", () => {
    const json = '{\n  "contract": 1,\n  "functions": {\n    "f": {\n      "params": []\n    }\n  }\n}\n';
    expect(told(json, json.replace("[]", "[1]"), "kv.ffi.json")?.message).toBe(
      "`functions.f` (line 5) is not what the sources say",
    );
    expect(told("", HEAD)?.line).toBe(1);
    expect(told("\u0000".repeat(1_000_000), HEAD)?.line).toBe(1);
    expect(told(`${":\n".repeat(1_000_000)}x`, ":\n".repeat(1_000_000))?.line).toBe(1_000_001);
  });
});
