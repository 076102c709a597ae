import { describe, expect } from "vitest";
import { readCompilerFlags } from "../../src/expand/go/compiler-flags.ts";
import { readPackageFiles, selectFiles } from "../../src/expand/go/package-files.ts";
import { goFacts, tagsOf } from "../../src/expand/go/target-tags.ts";
import type { Triple } from "../../src/idl/target.ts";
import { filesOf } from "../app/go-package.ts";
import { inFolder, itWithGo, runGo } from "./go/go-tool.ts";

const PLATFORMS: readonly (readonly [Triple, string, string])[] = [
  ["x86_64-unknown-linux-gnu", "linux", "amd64"],
  ["aarch64-unknown-linux-musl", "linux", "arm64"],
  ["i686-unknown-linux-gnu", "linux", "386"],
  ["aarch64-apple-darwin", "darwin", "arm64"],
  ["x86_64-pc-windows-gnu", "windows", "amd64"],
];

const LINES: Readonly<Record<string, string>> = {
  and: "//go:build linux && amd64",
  or: "//go:build windows || darwin",
  not: "//go:build !linux",
  parens: "//go:build (linux && !arm64) || (windows&&!cgo)",
  unix: "//go:build unix",
  cgo: "//go:build cgo && gc",
  nocgo: "//go:build !cgo",
  release: "//go:build go1.18",
  custom: "//go:build custom || other",
  ignore: "//go:build ignore",
  dots: "//go:build some.tag_1 || linux",
  plus: "// +build linux,amd64 darwin",
  plustwo: "// +build linux\n// +build !386",
  plusnot: "//+build !windows,!darwin",
  plusbad: "// +build li-nux",
  both: "//go:build linux\n// +build windows",
  late: "/* block */\n\n//go:build windows",
  inblock: "/*\n//go:build windows\n*/",
  bom: "\uFEFF//go:build windows",
  spaced: "   //go:build   darwin   ",
  crlf: "//go:build windows\r",
  license: "// Copyright\n\n// +build darwin\n\n// more",
};

const NAMES = [
  "a_linux.go",
  "a_amd64.go",
  "a_windows_amd64.go",
  "a_linux_test.go",
  "linux.go",
  "a_unix.go",
  "a_linux_arm64.v2.go",
  "a_darwin_foo.go",
  "a_386.go",
  "_hidden.go",
  ".hidden.go",
  "a_android.go",
  "a_amd64_linux.go",
];

function sources(): Readonly<Record<string, string>> {
  const files: Record<string, string> = { "go.mod": "module example.org/x\n\ngo 1.24\n" };
  for (const [name, line] of Object.entries(LINES)) files[`line${name}.go`] = `${line}\n\npackage x\n`;
  for (const name of NAMES) files[name] = "package x\n";
  // No blank line behind: not a constraint in the older form.
  files["adjacent.go"] = "// +build windows\npackage x\n";
  files["doc.go"] = "package documentation\n";
  return files;
}

const FLAGS = `package x

/*
#cgo CFLAGS: -I\${SRCDIR}/include -I other -DA=1 -DB='x y' "-DC=s t"
#cgo CPPFLAGS: -DFIRST
#cgo linux CFLAGS: -DLINUX
#cgo linux,amd64 windows CFLAGS: -DPAIR
#cgo !linux CFLAGS: -DNOTLINUX
#cgo linux&&!arm64 CFLAGS: -DEXPRESSION
#cgo LDFLAGS: -lfoo
#cgo noescape f
  #cgo	CFLAGS:	-DTABS
*/
import "C"
`;

describe.each(PLATFORMS)("on %s", (target, GOOS, GOARCH) => {
  const facts = goFacts(target);

  itWithGo("the files are built that the go command builds", () => {
    const texts = sources();
    const listed = inFolder(texts, (folder) =>
      runGo(folder, ["list", "-e", "-tags", "custom", "-f", '{{join .GoFiles "\\n"}}', "."], {
        GOOS,
        GOARCH,
      }),
    );
    const holds = tagsOf((name) => facts.get(name), new Set(["custom"]));
    const { selected } = selectFiles(readPackageFiles(filesOf(texts), "", null).files, holds);
    const ours = selected.map(({ file }) => file.path);
    expect(ours).toEqual(listed.trim().split("\n").sort());
    expect(ours.length).toBeGreaterThan(10);
  });

  itWithGo("the options are those of the go command", () => {
    const texts = { "go.mod": "module example.org/x\n\ngo 1.24\n", "x.go": FLAGS };
    const listed = inFolder(texts, (folder) =>
      runGo(folder, ["list", "-f", '{{join .CgoCPPFLAGS "\\n"}}\n{{join .CgoCFLAGS "\\n"}}', "."], {
        GOOS,
        GOARCH,
      })
        .replaceAll(folder, "")
        .trim()
        .split("\n"),
    );
    const { files } = readPackageFiles(filesOf(texts), "", null);
    const directives = files.flatMap(({ cgo }) => cgo.directives);
    const { defines, includePaths, gaps } = readCompilerFlags(
      directives,
      tagsOf((name) => facts.get(name), new Set()),
      "",
    );
    const asWritten = defines.map(({ name, value }) =>
      value === "1" && name !== "A" ? `-D${name}` : `-D${name}=${value}`,
    );
    expect(gaps).toEqual([]);
    expect(asWritten).toEqual(listed.filter((option) => option.startsWith("-D")));
    expect(includePaths).toEqual(["include", "other"]);
    expect(listed).toContain("-I/include");
  });
});
