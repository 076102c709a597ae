import { describe, expect, it } from "vitest";
import { listProjectFolder } from "../tools/project.ts";
import { readPair, requireFixture } from "../tools/rule-files.ts";
import { diffSources } from "./diff-sources.ts";

const FOLDER = "test/silent";

describe.each(listProjectFolder(FOLDER, "folder"))("two headers that differ by %s", (name) => {
  const { baseline, current } = requireFixture(readPair(`${FOLDER}/${name}`));

  it("are two headers", () => {
    expect(current.text).not.toBe(baseline.text);
  });

  it("make no rule speak, whichever comes first", () => {
    expect(diffSources(baseline, current)).toEqual([]);
    expect(diffSources(current, baseline)).toEqual([]);
  });
});
