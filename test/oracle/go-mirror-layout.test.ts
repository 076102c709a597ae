import { expect } from "vitest";
import type { Mirror } from "../../src/idl/mirror.ts";
import type { Triple } from "../../src/idl/target.ts";
import { createView } from "../../src/layout/create-view.ts";
import { readPackage } from "../app/go-package.ts";
import { inFolder, itWithGo, runGo } from "./go/go-tool.ts";

const HOST: Triple = process.arch === "arm64" ? "aarch64-unknown-linux-gnu" : "x86_64-unknown-linux-gnu";

const PREAMBLE = `
#include <stdbool.h>
#include <stdint.h>
#include <stddef.h>
typedef struct { char tag; double value; } plain;
union both { int32_t i; double f; };
enum color { RED, GREEN };
struct pack { char c; plain p[3]; enum color e; long l; };
typedef void (*visit)(void *user);
typedef uint16_t half;
#define LENGTH 7
typedef struct { int unused; } any;
`;

/** Structs by name, each with its fields: names and types. */
const STRUCTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Empty: [],
  Integers: [
    ["a", "int8"],
    ["b", "int64"],
    ["c", "uint16"],
    ["d", "int32"],
    ["e", "uint8"],
  ],
  Words: [
    ["a", "bool"],
    ["b", "int"],
    ["c", "byte"],
    ["d", "uint"],
    ["e", "rune"],
    ["f", "uintptr"],
  ],
  Floats: [
    ["a", "float32"],
    ["b", "float64"],
    ["c", "bool"],
    ["d", "complex64"],
    ["e", "int8"],
    ["f", "complex128"],
  ],
  GoOnly: [
    ["a", "bool"],
    ["b", "string"],
    ["c", "bool"],
    ["d", "[]int32"],
    ["e", "map[string]int"],
    ["f", "chan int"],
    ["g", "func(int) string"],
    ["h", "any"],
    ["i", "error"],
    ["j", "interface{ F() }"],
    ["k", "bool"],
  ],
  Pointers: [
    ["a", "bool"],
    ["b", "*int8"],
    ["c", "unsafe.Pointer"],
    ["d", "*Pointers"],
    ["e", "bool"],
  ],
  Arrays: [
    ["a", "byte"],
    ["b", "[3]int16"],
    ["c", "[0x2][N]int64"],
    ["d", "[C.LENGTH]byte"],
    ["e", "[0]int64"],
  ],
  Nested: [
    ["a", "bool"],
    ["b", "Integers"],
    ["c", "[2]Arrays"],
    ["d", "struct { x byte; y struct { z int64 } }"],
    ["e", "Level"],
    ["f", "Alias"],
  ],
  TailEmpty: [
    ["a", "int32"],
    ["b", "struct{}"],
  ],
  TailArray: [
    ["a", "int64"],
    ["b", "int8"],
    ["c", "[0]func()"],
  ],
  TailNested: [
    ["a", "int16"],
    ["b", "Empty"],
  ],
  HeadEmpty: [
    ["a", "[0]int64"],
    ["b", "byte"],
    ["c", "struct{}"],
    ["d", "byte"],
  ],
  CNumbers: [
    ["a", "C.bool"],
    ["b", "C.long"],
    ["c", "C.char"],
    ["d", "C.size_t"],
    ["e", "C.uint32_t"],
    ["f", "C.double"],
    ["g", "C.half"],
    ["h", "C.longlong"],
    ["i", "C.float"],
  ],
  CTypes: [
    ["a", "byte"],
    ["b", "C.plain"],
    ["c", "byte"],
    ["d", "C.enum_color"],
    ["e", "byte"],
    ["f", "C.visit"],
    ["g", "byte"],
    ["h", "C.struct_pack"],
    ["i", "*C.struct_pack"],
    ["j", "[2]C.plain"],
  ],
  CUnion: [
    ["a", "byte"],
    ["b", "C.union_both"],
    ["c", "byte"],
    ["d", "[2]C.union_both"],
    ["e", "int32"],
  ],
};

const NAMED = `
const N = 5

type Level uint16
type Alias = Level
`;

const declarations = Object.entries(STRUCTS).map(([name, fields]) => {
  const lines = fields.map(([field, type]) => `\t${field} ${type}`);
  return `type ${name} struct {\n${lines.join("\n")}\n}`;
});

const casts = Object.keys(STRUCTS).map((name) => `\t_ = (*C.any)(unsafe.Pointer(new(${name})))`);

const prints = Object.entries(STRUCTS).map(([name, fields]) => {
  const offsets = fields.map(([field]) => `unsafe.Offsetof(v.${field})`);
  const values = ["unsafe.Sizeof(v)", "unsafe.Alignof(v)", ...offsets].join(", ");
  return `\t{\n\t\tvar v ${name}\n\t\tfmt.Println("${name}", ${values})\n\t}`;
});

const MAIN = `package main

/*${PREAMBLE}*/
import "C"
import (
	"fmt"
	"unsafe"
)
${NAMED}
${declarations.join("\n\n")}

func mirrors() {
${casts.join("\n")}
}

func main() {
	mirrors()
${prints.join("\n")}
}
`;

const FILES = { "go.mod": "module example.org/x\n\ngo 1.21\n", "main.go": MAIN };

/** Size, alignment and offsets of the fields in bytes; null where the layout is not certain. */
function numbersOf(mirror: Mirror, target: Triple): readonly number[] | null {
  const none = new Map();
  const tables = { constants: mirror.constants, macros: none, statics: none, functions: none };
  const requires = { functions: none, statics: none };
  const named = { name: mirror.name, side: "declarations", targets: [target] } as const;
  const view = createView({ ...named, types: mirror.types, ...tables, requires, gaps: [] }, target);
  const layout = view.layoutOf({ kind: "named", name: mirror.key });
  if (layout.kind !== "sized") return null;
  const count = STRUCTS[mirror.name]?.length ?? 0;
  return [layout.size, layout.align, ...layout.fields.slice(0, count).map(({ offset }) => offset)];
}

itWithGo("Go structs have the layout that the Go compiler gives them", () => {
  const { mirrors, gaps } = readPackage(FILES, { targets: [HOST] });
  expect(gaps).toEqual([]);
  const printed = inFolder(FILES, (folder) => runGo(folder, ["run", "."]));
  const ours = mirrors.map((mirror) => [mirror.name, ...(numbersOf(mirror, HOST) ?? ["unknown"])].join(" "));
  expect(ours).toEqual(printed.trim().split("\n"));
});

const SYSTEMS: readonly (readonly [Triple, string, string])[] = [
  ["aarch64-apple-darwin", "darwin", "arm64"],
  ["aarch64-unknown-linux-gnu", "linux", "arm64"],
  ["i686-unknown-linux-gnu", "linux", "386"],
  ["x86_64-pc-windows-gnu", "windows", "amd64"],
  ["x86_64-pc-windows-msvc", "windows", "amd64"],
  ["x86_64-unknown-linux-gnu", "linux", "amd64"],
];

/** Structs without a type of C, which the Go compiler lays out for any system. */
const PLAIN = Object.keys(STRUCTS).filter((name) => !mentionsC(name));

function mentionsC(name: string): boolean {
  return (STRUCTS[name] ?? []).some(([, type]) => type.includes("C.") || type.includes("Arrays"));
}

/** A package that compiles only if all numbers are right: arrays of other lengths cannot be assigned. */
function assertingPackage(mirrors: readonly Mirror[], target: Triple): string {
  const plain = mirrors.filter(({ name }) => PLAIN.includes(name));
  const lines = plain.flatMap((mirror) => {
    const numbers = numbersOf(mirror, target);
    // Microsoft's C has no struct without members, so that nothing is said of it.
    if (numbers === null && mirror.name === "Empty" && target.endsWith("msvc")) return [];
    const names = (STRUCTS[mirror.name] ?? []).map(([field]) => `unsafe.Offsetof(${mirror.name}{}.${field})`);
    const asked = [`unsafe.Sizeof(${mirror.name}{})`, `unsafe.Alignof(${mirror.name}{})`, ...names];
    return asked.map((question, at) => `var _ [${numbers?.[at] ?? "unknown"}]byte = [${question}]byte{}`);
  });
  const types = declarations.filter((_, at) => PLAIN.includes(Object.keys(STRUCTS)[at] ?? ""));
  return `package x\n\nimport "unsafe"\n${NAMED}\n${types.join("\n\n")}\n\n${lines.join("\n")}\n`;
}

itWithGo("Go structs have the layout that the Go compiler gives them on other systems", () => {
  for (const [target, system, processor] of SYSTEMS) {
    const { mirrors } = readPackage(FILES, { targets: [target] });
    const files = { "go.mod": FILES["go.mod"], "x.go": assertingPackage(mirrors, target) };
    const settings = { GOOS: system, GOARCH: processor, CGO_ENABLED: "0" };
    inFolder(files, (folder) => runGo(folder, ["build", "./..."], settings));
  }
});
