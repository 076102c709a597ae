import { describe, expect, it } from "vitest";
import { listProjectFolder, readProjectFile } from "../tools/project.ts";
import { diffHeaders } from "./diff-headers.ts";

const FOLDER = "test/silent";

describe.each(listProjectFolder(FOLDER, "folder"))("two headers that differ by %s", (name) => {
  const baseline = readProjectFile(`${FOLDER}/${name}/baseline.h`) ?? "";
  const current = readProjectFile(`${FOLDER}/${name}/current.h`) ?? "";

  it("are two headers", () => {
    expect(baseline).not.toBe("");
    expect(current).not.toBe(baseline);
  });

  it("make no rule speak, whichever comes first", () => {
    expect(diffHeaders(baseline, current)).toEqual([]);
    expect(diffHeaders(current, baseline)).toEqual([]);
  });
});
