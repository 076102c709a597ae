import { describe, expect, it } from "vitest";
import { buildExpressionHolds, parseBuildExpression } from "../../src/expand/go/build-expression.ts";
import { buildLinesHold, readBuildLines } from "../../src/expand/go/build-lines.ts";
import { fileNameHolds, isPackageFile } from "../../src/expand/go/file-name.ts";
import { goFacts, tagsOf } from "../../src/expand/go/target-tags.ts";
import type { Triple } from "../../src/idl/target.ts";

const holdsOn = (target: Triple, tags: readonly string[] = []) => {
  const facts = goFacts(target);
  return tagsOf((name) => facts.get(name), new Set(tags));
};
const onLinux = holdsOn("x86_64-unknown-linux-musl", ["mine"]);

describe("build constraints", () => {
  it.each([
    ["linux && amd64", true],
    ["linux && !amd64 || mine", true],
    ["!(linux || darwin)", false],
    ["unix && cgo && gc && go1.21", true],
    ["gccgo || boringcrypto || windows", false],
  ])("%s is %s on x86_64 Linux", (text, expected) => {
    const result = parseBuildExpression(text);
    expect(result.ok && buildExpressionHolds(result.expression, onLinux)).toBe(expected);
  });

  it.each([
    ["linux &&", "it ends too early"],
    ["linux amd64", "`amd64` is out of place"],
    ["!!linux", "`!` is out of place"],
    ["linux & amd64", "`&` is no part of it"],
    ["(linux", "it ends too early"],
    [`${"(".repeat(5000)}linux`, "it is too long"],
  ])("%s is refused", (text, fault) => {
    expect(parseBuildExpression(text)).toEqual({ ok: false, fault });
  });

  it("an unreadable line is a gap, and the file counts", () => {
    const lines = readBuildLines({ path: "a.go", text: "//go:build linux amd64\n\npackage p\n" });
    expect(lines.gaps.map(({ reason }) => reason)).toEqual(["condition"]);
    expect(buildLinesHold(lines, onLinux)).toBe(true);
  });

  it("the older form counts in front of a blank line, and only without the newer one", () => {
    const holds = (text: string): boolean => buildLinesHold(readBuildLines({ path: "a.go", text }), onLinux);
    expect(holds("// +build windows\n\npackage p\n")).toBe(false);
    expect(holds("// +build windows\npackage p\n")).toBe(true);
    expect(holds("// +build linux,arm64 darwin\n\npackage p\n")).toBe(false);
    expect(holds("// +build linux\n// +build !mine\n\npackage p\n")).toBe(false);
    expect(holds("//go:build linux\n// +build windows\n\npackage p\n")).toBe(true);
  });

  it("names of files are conditions behind their first underscore", () => {
    const names = [
      "a_linux.go",
      "linux.go",
      "a_windows.go",
      "a_linux_amd64.go",
      "a_linux_arm64.go",
      "a_unix.go",
    ];
    expect(names.filter((name) => fileNameHolds(name, onLinux))).toEqual([
      "a_linux.go",
      "linux.go",
      "a_linux_amd64.go",
      "a_unix.go",
    ]);
    expect(["a.go", "a_test.go", "_a.go", ".a.go", "a.h"].filter(isPackageFile)).toEqual(["a.go"]);
  });
});
