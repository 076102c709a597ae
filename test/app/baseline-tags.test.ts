import { describe, expect, it } from "vitest";
import { highestVersionTag } from "../../src/app/baseline-tags.ts";

describe("the tag of the last release", () => {
  it.each([
    [["v1.2.3", "v1.10.0", "v1.9.0"], "v1.10.0"],
    [["1.2.3", "v1.2.2"], "1.2.3"],
    [["kv-v2.0.0", "v1.0.0", "other-v9.0.0"], "kv-v2.0.0"],
    [["kv_core-v2.0.0", "v1.0.0"], "v1.0.0"],
    [["other-v9.0.0", "more-v1.0.0"], "other-v9.0.0"],
    [["v2.0.0-rc.1", "v1.0.0"], "v1.0.0"],
    [["v2.0.0-rc.1", "v2.0.0-rc.2"], "v2.0.0-rc.2"],
    [["nightly", "release", "v1"], null],
    [["-v1.0.0", "v0.9.0"], "-v1.0.0"],
    [["1.0.0", "v1.0.0"], "1.0.0"],
    [[], null],
  ])("of %j is %s", (tags, expected) => {
    expect(highestVersionTag(tags, new Set(["kv"]))?.name ?? null).toBe(expected);
    expect(highestVersionTag([...tags].reverse(), new Set(["kv"]))?.name ?? null).toBe(expected);
  });
});
