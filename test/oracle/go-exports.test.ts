import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Contract } from "../../src/idl/contract.ts";
import type { Type } from "../../src/idl/type.ts";
import { createView } from "../../src/layout/create-view.ts";
import { scalarFacts } from "../../src/layout/scalar.ts";
import type { View } from "../../src/layout/view.ts";
import { readPackage } from "../app/go-package.ts";
import { readHeader } from "../resolve/read-header.ts";
import { inFolder, itWithGo, runGo } from "./go/go-tool.ts";

const HOST = "x86_64-unknown-linux-gnu";

const PREAMBLE = `
#include <stdint.h>
#include <stdbool.h>
typedef struct { int32_t a; double b; } pair;
struct tagged { char c; long l; };
enum color { RED, GREEN };
typedef enum { ON = 1, OFF = -1 } state;
typedef void (*visit)(void *user, const pair *p);
typedef struct opaque opaque;
union both { int i; float f; };
typedef uint8_t byte_t;
`;

const MAIN = `package main

/*${PREAMBLE}*/
import "C"
import "unsafe"

type Handle C.uintptr_t
type Count uint16
type Names []string
type Callback func(int) string
type Inner = Count

//export Scalars
func Scalars(a int, b uint, c int8, d int16, e int32, f int64, g uint8, h uint16, i uint32, j uint64) bool { return true }

//export Floats
func Floats(a float32, b float64, c complex64, d complex128) float32 { return 0 }

//export Words
func Words(a byte, b rune, c uintptr, d bool) uintptr { return 0 }

//export Strings
func Strings(s string, b []byte, names Names) string { return s }

//export Pointers
func Pointers(p unsafe.Pointer, q *int32, r **C.char, s *string, t *unsafe.Pointer) unsafe.Pointer { return p }

//export Go
func Go(m map[string]int, c chan int, f func(), i interface{}, e error, a any, cb Callback) error { return nil }

//export CTypes
func CTypes(a C.int, b C.uint, c C.char, d C.schar, e C.uchar, f C.short, g C.ushort, h C.long, i C.ulong, j C.longlong,
	k C.ulonglong, l C.float, m C.double, n C.size_t) C.long { return 0 }

//export Typedefs
func Typedefs(a C.int8_t, b C.uint64_t, c C.uintptr_t, d C.byte_t, e C.bool) C.uint32_t { return 0 }

//export Records
func Records(p C.pair, q *C.pair, s C.struct_tagged, t *C.struct_tagged, o *C.opaque, u *C.union_both) C.pair { return p }

//export Enums
func Enums(c C.enum_color, s C.state) C.state { return s }

//export Callbacks
func Callbacks(v C.visit, user unsafe.Pointer) C.visit { return v }

//export Named
func Named(h Handle, c Count, i Inner, p *Handle) Count { return c }

//export Two
func Two(a, b C.int) (sum C.int, text string) { return 0, "" }

//export Three
func Three() (int, error, bool) { return 0, nil, false }

// Nothing is documented.
//
//export Nothing
func Nothing() {}

//export Unnamed
func Unnamed(int, string, ) (x int) { return 0 }

//export Blank
func Blank(_ int, größe C.int) {}

type Store struct{ n int }

func main() {}
`;

const OTHER = `package main

// typedef struct { int32_t a; double b; } pair2;
import "C"

type Elsewhere C.int

//export Across
func Across(e Elsewhere, l Level) Level { return l }
`;

const LEVEL = `package main

import "C"

type Level int8
`;

const FILES = {
  "go.mod": "module example.org/x\n\ngo 1.24\n",
  "main.go": MAIN,
  "other.go": OTHER.replace("// typedef", "// #include <stdint.h>\n// typedef"),
  "level.go": LEVEL,
};

/** A type as it lies in memory, all names followed. */
function inMemory(view: View, type: Type, depth = 0): unknown {
  if (depth > 20) return "deep";
  if (type.kind === "named") {
    const definition = view.types.get(type.name);
    if (definition === undefined) return `no type ${type.name}`;
    if (definition.kind === "alias") return inMemory(view, definition.to, depth + 1);
    if (definition.kind === "struct" || definition.kind === "union") {
      const fields = definition.fields.map((field) => [field.name, inMemory(view, field.type, depth + 1)]);
      return [definition.kind, layoutText(view, type), fields];
    }
    return [definition.kind, layoutText(view, type)];
  }
  if (type.kind === "pointer") return ["pointer", inMemory(view, type.to, depth + 1)];
  if (type.kind === "void") return "void";
  if (type.kind !== "scalar") return [type.kind, layoutText(view, type)];
  const { kind, signed } = scalarFacts(type.name, HOST);
  return [kind, signed, layoutText(view, type)];
}

function layoutText(view: View, type: Type): string {
  const layout = view.layoutOf(type);
  return layout.kind === "sized" ? `${layout.size}/${layout.align}` : layout.kind;
}

function signatures(contract: Contract): ReadonlyMap<string, unknown> {
  const view = createView(contract, HOST);
  return new Map(
    [...view.functions].map(([name, { params, returns }]) => [
      name,
      {
        params: params.map((param) => [param.name, inMemory(view, param.type)]),
        returns: inMemory(view, returns.type),
      },
    ]),
  );
}

itWithGo("exported functions have the signatures of the header that cgo writes", () => {
  inFolder(FILES, (folder) => {
    runGo(folder, ["tool", "cgo", "-exportheader", "out.h", "main.go", "other.go", "level.go"], {
      GOARCH: "amd64",
      GOOS: "linux",
    });
    const header = readHeader(readFileSync(join(folder, "out.h"), "utf8"), HOST);
    expect(header.gaps).toEqual([]);
    const read = readPackage(FILES, { targets: [HOST] });
    expect(read.gaps).toEqual([]);
    const theirs = signatures(header.contract);
    const ours = signatures(read.exports);
    expect(ours.size).toBe(18);
    for (const [name, signature] of ours) expect(signature, name).toEqual(theirs.get(name));
    const known = ["_GoStringLen", "_GoStringPtr"];
    expect([...theirs.keys()].filter((name) => !ours.has(name) && !known.includes(name))).toEqual([]);
  });
});
