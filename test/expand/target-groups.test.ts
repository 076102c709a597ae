import { describe, expect, it } from "vitest";
import { predefinedMacros } from "../../src/expand/c/predefined-macros.ts";
import { preprocess } from "../../src/expand/c/preprocess.ts";
import { runPerTargetGroup } from "../../src/expand/target-groups.ts";
import { TRIPLES } from "../../src/idl/target.ts";
import { filesOf, spell } from "./preprocess-sample.ts";

function groups(text: string): readonly string[] {
  const files = filesOf({ "main.h": text });
  const found = runPerTargetGroup(TRIPLES, predefinedMacros, (_, predefined) => {
    const input = { files, entries: ["main.h"], includePaths: [], ownTree: "", defines: [], undefines: [] };
    return spell(preprocess({ ...input, predefined }).tokens);
  });
  return found.map(({ targets, result }) => `${targets.length}: ${result}`);
}

describe("targets that a header cannot tell apart", () => {
  it("share one run", () => {
    let runs = 0;
    const found = runPerTargetGroup(TRIPLES, predefinedMacros, () => {
      runs += 1;
    });
    expect([runs, found.length, found[0]?.targets]).toEqual([1, 1, TRIPLES]);
  });

  it("are split by each predefined macro that is tested or expanded", () => {
    expect(groups("int x;")).toEqual(["8: int x ;"]);
    expect(groups("#ifdef _WIN32\nw\n#else\nu\n#endif")).toEqual(["6: u", "2: w"]);
    expect(groups("__SIZEOF_LONG__")).toEqual(["5: 8", "3: 4"]);
    expect(groups("#include <stddef.h>\n").length).toBe(5);
  });

  it("are split by what a later stage looks up", () => {
    const found = runPerTargetGroup(TRIPLES, predefinedMacros, (_, predefined) =>
      predefined("__SIZEOF_WCHAR_T__"),
    );
    expect(found.map(({ targets, result }) => `${targets.length}: ${result}`)).toEqual(["6: 4", "2: 2"]);
  });

  it("must not be told apart after the fact", () => {
    const [group] = runPerTargetGroup(TRIPLES, predefinedMacros, (_, predefined) => predefined);
    expect(group?.result("__STDC_VERSION__")).toBe("201710L");
    expect(() => group?.result("_WIN32")).toThrow("_WIN32");
  });
});
