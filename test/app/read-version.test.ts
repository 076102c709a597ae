import { describe, expect, it } from "vitest";
import { readVersion, versionOfTag } from "../../src/app/read-version.ts";

describe("a version", () => {
  it.each([
    ["1.2.3", "1.2.3"],
    ["1.3", "1.3.0"],
    ["2.0.0-rc.1", "2.0.0-rc.1"],
    ["1", null],
    ["1.2.7.3", null],
    ["latest", null],
  ])("%s is read as %s", (text, version) => {
    expect(readVersion(text)).toBe(version);
  });

  it.each([
    ["v1.2.3", "1.2.3"],
    ["1.2.3", "1.2.3"],
    ["kv-v1.2.3", "1.2.3"],
    ["libwasmvm/v2.1.0-rc.2", "2.1.0-rc.2"],
    ["refs/tags/v0.4.0", "0.4.0"],
    ["v1.3", "1.3.0"],
    ["HEAD~3", null],
    ["release-1.2", null],
    ["4f1c2d3", null],
    ["main", null],
  ])("of the tag %s is %s", (ref, version) => {
    expect(versionOfTag(ref)).toBe(version);
  });
});
