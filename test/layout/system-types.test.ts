import { expect, test } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { createView } from "../../src/layout/create-view.ts";
import type { Layout } from "../../src/layout/layout.ts";
import { readHeader } from "../resolve/read-header.ts";

const USES = `
#include <setjmp.h>
#include <sys/stat.h>
#include <sys/time.h>
struct jump { char c; jmp_buf buffer; };
struct when { struct timeval time; };
struct file { struct stat stat; };
`;
const SETS = "struct sets { fd_set set; };\n";

function layoutsOf(
  text: string,
  target: Triple,
): { layoutOf: (name: string) => Layout; gaps: readonly string[] } {
  const { contract, gaps } = readHeader(text, target);
  const view = createView(contract, target);
  return { layoutOf: (name) => view.layoutOf({ kind: "named", name }), gaps };
}

function sizeOf(layout: Layout): number | string {
  return layout.kind === "sized" ? layout.size : layout.kind;
}

const FIELDS = ["st_ino", "st_mode", "st_nlink", "st_rdev", "st_size", "st_blksize", "st_blocks", "st_mtim"];

/** What clang 14 says with the headers of glibc 2.36 and musl 1.2.3, and mingw-w64 gcc 12 with its own. */
test.each<[Triple, number, number, number, readonly number[]]>([
  ["x86_64-unknown-linux-gnu", 200, 8, 144, [8, 24, 16, 40, 48, 56, 64, 88]],
  ["x86_64-unknown-linux-musl", 200, 8, 144, [8, 24, 16, 40, 48, 56, 64, 88]],
  ["aarch64-unknown-linux-gnu", 312, 8, 128, [8, 16, 20, 32, 48, 56, 64, 88]],
  ["aarch64-unknown-linux-musl", 312, 8, 128, [8, 16, 20, 32, 48, 56, 64, 88]],
  ["i686-unknown-linux-gnu", 156, 4, 88, [12, 16, 20, 32, 44, 48, 52, 64]],
  ["x86_64-pc-windows-gnu", 256, 16, 48, [4, 6, 8, 16, 20]],
])(
  "jmp_buf, struct stat, struct timeval and fd_set are those of %s",
  (target, jump, align, stat, offsets) => {
    const isLinux = target.includes("linux");
    const { layoutOf, gaps } = layoutsOf(isLinux ? USES + SETS : USES, target);
    expect(gaps).toEqual([]);
    const buffer = layoutOf("jump");
    expect(buffer).toMatchObject({ align, size: jump + align });
    expect(sizeOf(layoutOf("when"))).toBe(
      target === "x86_64-pc-windows-gnu" || target.startsWith("i686") ? 8 : 16,
    );
    if (isLinux) expect(sizeOf(layoutOf("sets"))).toBe(128);
    const file = layoutOf("stat");
    expect(sizeOf(file)).toBe(stat);
    const found = file.kind === "sized" ? file.fields : [];
    expect(
      found
        .filter(({ field }) => FIELDS.includes(field.name ?? ""))
        .map(({ offset }) => offset)
        .sort(byNumber),
    ).toEqual([...offsets].sort(byNumber));
  },
);

const byNumber = (a: number, b: number) => a - b;

test("where their size is not known, a use by value is a gap", () => {
  const stat = "#include <sys/stat.h>\nstruct file { struct stat stat; };";
  const detail = "unresolved-type 2:27 the member `file.stat` has the type `stat`, which is nowhere complete";
  expect(layoutsOf(stat, "aarch64-apple-darwin").gaps).toEqual([detail]);
  expect(layoutsOf(`#define _FILE_OFFSET_BITS 64\n${stat}`, "i686-unknown-linux-gnu").gaps).toHaveLength(1);
  const jump = layoutsOf("#include <setjmp.h>\nvoid f(jmp_buf b);", "x86_64-pc-windows-msvc");
  expect(jump.gaps).toEqual([
    expect.stringContaining("unresolved-type 2:8 the type `jmp_buf` is not declared"),
  ]);
});
