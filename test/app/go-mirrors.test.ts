import { describe, expect, it } from "vitest";
import { agreementFindings } from "../../src/app/agreement.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../src/idl/target.ts";
import { gapsOf, readPackage } from "./go-package.ts";

const HEADER = `
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
struct opts { uint32_t pages; uint64_t limit; bool strict; const char *name; };
struct pair { int32_t a; int32_t b; };
struct item { long id; double weight; };
struct items { struct item *list; size_t count; };
struct text { const char *bytes; size_t length; };
struct hidden;
union word { int32_t i; double f; };
struct holder { union word w; uint8_t digest[32]; unsigned low : 3; unsigned high : 5; int (*visit)(int); };
void open_store(const struct opts *o);
struct items list_items(void);
struct item *first_item(void);
`;

const MATCHING = "type opts struct { pages uint32; limit uint64; strict bool; name *C.char }";

function goFile(code: string): string {
  return `package p\n\n/*${HEADER}*/\nimport "C"\nimport "unsafe"\n\n${code}\n`;
}

/** What is said of a package, with the text at both places. */
function saidOf(code: string, more: Readonly<Record<string, string>> = {}, targets?: readonly Triple[]) {
  const read = readPackage({ "a.go": goFile(code), ...more }, targets === undefined ? {} : { targets });
  expect(gapsOf(read)).toEqual([]);
  const { calls, mirrors, sees } = read;
  const rest = { unit: null, definitions: null, declarations: [], mayDefineMore: false };
  const surface = { input: "p", ...rest, calls, mirrors, sees };
  const options = { definedElsewhere: () => null };
  return agreementFindings([surface], targets ?? DEFAULT_TRIPLES, options).findings;
}

const messagesOf = (...args: Parameters<typeof saidOf>) => saidOf(...args).map(({ message }) => message);

/** The mirrors that are found in a package, as `Go = C`. */
function mirrorsIn(code: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const targets = ["x86_64-unknown-linux-gnu"] as const;
  const { mirrors } = readPackage({ "a.go": goFile(code), ...more }, { targets });
  return mirrors.map(({ name, of, casts }) => `${name} = ${of} ${casts.map(({ to }) => to).join(" ")}`);
}

const cast = (from: string) => `(*C.struct_opts)(unsafe.Pointer(${from}))`;

describe("a Go struct that is cast to a C struct", () => {
  it("is silent where the memory is the same", () => {
    expect(saidOf(`${MATCHING}\nfunc f(o *opts) { C.open_store(${cast("o")}) }`)).toEqual([]);
  });

  it("is an error where fields stand in another order, with both fields and where Go calls the function", () => {
    const type = "type opts struct { limit uint64; pages uint32; strict bool; name *C.char }";
    const [finding, ...others] = saidOf(`${type}\nfunc f(o *opts) { C.open_store(${cast("o")}) }`);
    expect(others).toEqual([]);
    expect(finding?.message).toBe(
      "`opts` mirrors the C struct `opts`: field `pages` is at offset 8 in Go and 0 in C",
    );
    expect([finding?.level, finding?.family, finding?.targets]).toEqual(["error", "agreement", "all"]);
    const texts = [finding?.baseline, finding?.current].map((span) =>
      span?.file.text.slice(span.start, span.end),
    );
    expect(texts).toEqual(["pages", "pages"]);
    expect(finding?.affected.symbols).toEqual(["open_store"]);
    expect(finding?.affected.callSites.length).toBe(1);
  });

  it.each([
    ["of another width", "type m struct { a int32; b int64 }", "field `b` is at offset 8 in Go and 4 in C"],
    ["of half the width", "type m struct { a int32; b int16 }", "field `b` takes 2 bytes in Go and 4 in C"],
    [
      "of another class",
      "type m struct { a int32; b float32 }",
      "field `b` is a floating-point number in Go and an integer in C",
    ],
    [
      "of another name and class",
      "type m struct { a int32; x float32 }",
      "field `b` (in Go `x`) is a floating-point number in Go and an integer in C",
    ],
    ["missing", "type m struct { a int32 }", "field `b` at offset 4 in C has no counterpart in Go"],
  ])("tells of a field that is %s", (_, type, detail) => {
    const said = messagesOf(`${type}\nvar v m\nvar p = (*C.struct_pair)(unsafe.Pointer(&v))`);
    expect(said).toEqual([`\`m\` mirrors the C struct \`pair\`: ${detail}`]);
  });

  it("warns where fields of one type changed places", () => {
    const type = "type m struct { B, A int32 }";
    const [finding] = saidOf(`${type}\nvar v m\nvar p = (*C.struct_pair)(unsafe.Pointer(&v))`);
    expect(finding?.level).toBe("warning");
    expect(finding?.message).toContain("field `a` is in Go where `b` is in C");
  });

  it("is an error where fields of one type moved on", () => {
    const type = "type m struct { A, More, B int32 }";
    const [finding] = saidOf(`${type}\nvar v m\nvar p = (*C.struct_pair)(unsafe.Pointer(&v))`);
    expect(finding?.level).toBe("error");
    expect(finding?.message).toContain("field `b` is at offset 8 in Go and 4 in C");
  });

  it("may go on behind C's last field with a warning, unless C's memory is read as it", () => {
    const type = "type m struct { a, b int32; cached bool }\nvar v m";
    const [given] = saidOf(`${type}\nvar p = (*C.struct_pair)(unsafe.Pointer(&v))`);
    expect(given?.message).toContain("it takes 12 bytes in Go and 8 in C");
    expect(given?.level).toBe("warning");
    const [taken] = saidOf(`${type}\nvar c C.struct_pair\nvar p = *(*m)(unsafe.Pointer(&c))`);
    expect(taken?.level).toBe("error");
  });

  it("differs on the targets alone where C's `long` is no int64", () => {
    const code = "type item struct { id int64; weight float64 }\nvar v item";
    const [finding, ...others] = saidOf(`${code}\nvar p = (*C.struct_item)(unsafe.Pointer(&v))`);
    expect(others).toEqual([]);
    expect(finding?.targets).toEqual(["x86_64-pc-windows-msvc"]);
    expect(finding?.message).toContain("field `id` takes 8 bytes in Go and 4 in C");
    const same = code.replace("int64", "C.long");
    expect(saidOf(`${same}\nvar p = (*C.struct_item)(unsafe.Pointer(&v))`)).toEqual([]);
  });

  it("follows the pointer's width", () => {
    const targets = ["i686-unknown-linux-gnu", "x86_64-unknown-linux-gnu"] as const;
    const use = "\nvar v m\nvar p = (*C.struct_text)(unsafe.Pointer(&v))";
    expect(saidOf(`type m struct { bytes uintptr; length uint }${use}`, {}, targets)).toEqual([]);
    const [finding] = saidOf(`type m struct { bytes uint64; length uint64 }${use}`, {}, targets);
    expect(finding?.targets).toEqual(["i686-unknown-linux-gnu"]);
  });

  it("may be a Go string, an array of bytes for a union or an array, an integer for bit-fields, and blanks", () => {
    const text = "type m struct { s string }\nvar v m\nvar p = (*C.struct_text)(unsafe.Pointer(&v))";
    expect(saidOf(text)).toEqual([]);
    const fields = "w uint64; digest [N]byte; bits uint32; visit unsafe.Pointer";
    const use = "\nconst N = 0x20\nvar v m\nvar p = (*C.struct_holder)(unsafe.Pointer(&v))";
    expect(saidOf(`type m struct { ${fields} }${use}`)).toEqual([]);
    expect(saidOf(`type m struct { w [8]byte; _ [32]byte; bits uint32; _ uintptr }${use}`)).toEqual([]);
  });

  it("has a union of C at the alignment of bytes, as cgo has it", () => {
    const fields = "w C.union_word; digest [32]byte; bits uint32; visit uintptr";
    const use = "\nvar v m\nvar p = (*C.struct_holder)(unsafe.Pointer(&v))";
    expect(saidOf(`type m struct { ${fields} }${use}`)).toEqual([]);
    const shifted = messagesOf(`type m struct { x byte; ${fields} }${use}`);
    expect(shifted).toEqual([expect.stringContaining("field `w` is at offset 1 in Go and 0 in C")]);
  });
});

describe("what is cast", () => {
  it.each([
    ["a parameter", `func f(o *opts) { _ = ${cast("o")} }`],
    ["a receiver", `func (o *opts) f() { _ = ${cast("o")} }`],
    ["a parameter's address", `func f(a, o opts) { _ = ${cast("&o")} }`],
    ["a variable", `func f() { var o opts; _ = ${cast("&o")} }`],
    ["a literal", `func f() { o := opts{pages: 1}; _ = ${cast("&o")} }`],
    ["a literal's address", `func f() { o := &opts{}; _ = ${cast("o")} }`],
    ["a literal in the cast", `func f() { _ = ${cast("&opts{strict: true}")} }`],
    ["new", `func f() { o := new(opts); _ = ${cast("o")} }`],
    [
      "the result of a function",
      `func create() *opts { return nil }\nfunc f() { o := create(); _ = ${cast("o")} }`,
    ],
    ["a field", `type t struct { inner opts }\nfunc (x *t) f() { _ = ${cast("&x.inner")} }`],
    ["the first element", `func f(all []opts) { _ = ${cast("&all[0]")} }`],
    ["an element in a loop", `func f(all []*opts) { for _, o := range all { _ = ${cast("o")} } }`],
    ["a variable of the package", `var ( x, y int; o = opts{} )\nfunc f() { _ = ${cast("&o")} }`],
    ["a function literal's parameter", `var f = func(o *opts) { _ = ${cast("o")} }`],
    ["a nested function's parameter", `func f() { g(func(o *opts) { _ = ${cast("o")} }) }`],
    ["an inner variable", `func f(o int) { if o := (&opts{}); o != nil { _ = ${cast("o")} } }`],
  ])("is known as %s", (_, code) => {
    expect(mirrorsIn(`${MATCHING}\n${code}`)).toEqual(["opts = opts c"]);
  });

  it("is found in another file of the package", () => {
    const other = "package p\ntype opts struct { pages uint32 }\nvar shared *opts\n";
    expect(mirrorsIn(`func f() { _ = ${cast("shared")} }`, { "b.go": other })).toEqual(["opts = opts c"]);
  });

  it.each([
    ["of a type that cannot be told", `func f() { o := other.New(); _ = ${cast("o")} }`],
    ["a value of several results", `func f() { o, err := create(); _ = ${cast("o")} }`],
    ["of an imported type", `func f(o *other.Opts) { _ = ${cast("o")} }`],
    ["an inner variable, outside of its block", `func f() { { o := &opts{} }; _ = ${cast("o")} }`],
    ["another clause's variable", `func f() { switch { case a: o := &opts{}; case b: _ = ${cast("o")} } }`],
    ["hidden by something unknown", `func f(o *opts) { { o := g(); _ = ${cast("o")} } }`],
    ["hidden by the head of a statement", `func f(o *opts) { if o := g(); ok { _ = ${cast("o")} } }`],
    [
      "of a type of the function's own",
      `func f() { type opts struct { x int }; o := &opts{}; _ = ${cast("o")} }`,
    ],
    ["no struct", `func f(o *uint32) { _ = ${cast("o")} }`],
    ["C's own struct", `func f(o *C.struct_opts) { _ = ${cast("o")} }`],
    ["a slice's header", `func f(o []opts) { _ = ${cast("&o")} }`],
    ["generic", `func f[opts any](o *opts) { _ = ${cast("o")} }`],
    ["cast to a hidden struct", "func f(o *opts) { _ = (*C.struct_hidden)(unsafe.Pointer(o)) }"],
    ["cast to a number", "func f(o *opts) { _ = (*C.int)(unsafe.Pointer(o)) }"],
  ])("is no mirror if it is %s", (_, code) => {
    expect(mirrorsIn(`${MATCHING}\n${code}`)).toEqual([]);
  });

  it("is what is visible where it is cast, of several variables of one name", () => {
    const code = `
type outer opts
func f(o *outer) {
	if o := (&opts{}); o != nil {
	} else if true {
		_ = ${cast("o")}
	}
	_ = ${cast("o")}
}`;
    expect(mirrorsIn(`${MATCHING}${code}`)).toEqual(["opts = opts c", "outer = opts c"]);
  });

  it.each([
    ["a result", "func f() { c := C.first_item(); _ = (*item)(unsafe.Pointer(c)) }"],
    ["a result beside errno", "func f() { c, err := C.first_item(); _ = (*item)(unsafe.Pointer(c)) }"],
    ["a call", "func f() { _ = *(*item)(unsafe.Pointer(C.first_item())) }"],
    [
      "a field of a result",
      "func f() { r := C.list_items(); _ = unsafe.Slice((*item)(unsafe.Pointer(r.list)), 3) }",
    ],
    ["a parameter", "func f(c *C.struct_item) { _ = (*item)(unsafe.Pointer(c)) }"],
    ["a parameter's address", "func f(c C.struct_item) { _ = *(*item)(unsafe.Pointer(&c)) }"],
  ])("may be C's, known as %s", (_, code) => {
    expect(mirrorsIn(`type item struct { id int64; weight float64 }\n${code}`)).toEqual(["item = item go"]);
  });
});

describe("a mirror of a layout that is not certain", () => {
  it.each([
    ["another package's type", "pages atomic.Uint32; limit uint64; x uint64"],
    ["a length that is not known", "pages [other.N]uint32; limit uint64"],
    ["a generic type", "pages box[int]; limit uint64"],
    ["itself", "pages opts"],
  ])("says nothing, if it holds %s", (_, fields) => {
    expect(saidOf(`type opts struct { ${fields} }\nfunc f(o *opts) { C.open_store(${cast("o")}) }`)).toEqual(
      [],
    );
  });
});

describe("hostile packages", () => {
  it("end in time and without an overflow", () => {
    const deep = `type opts struct { a ${"struct { a ".repeat(2_000)}int${" }".repeat(2_000)} }`;
    expect(mirrorsIn(`${deep}\nfunc f(o *opts) { _ = ${cast("o")} }`)).toEqual(["opts = opts c"]);
    const chain = Array.from({ length: 2_000 }, (_, at) => `type t${at} struct { a, b t${at + 1} }`);
    const root = `${chain.join("\n")}\ntype t2000 struct { x int }\nfunc f(o *t0) { _ = ${cast("o")} }`;
    expect(saidOf(root)).toEqual([]);
    const names = Array.from({ length: 2_000 }, (_, at) => `v${at} := v${at + 1}`).join("; ");
    expect(mirrorsIn(`func f() { ${names}; _ = ${cast("v0")} }`)).toEqual([]);
    expect(
      mirrorsIn(
        `var a = b\nvar b = a\ntype p p\ntype q *q\nfunc f(x q) { _ = ${cast("a")}; _ = ${cast("x")} }`,
      ),
    ).toEqual([]);
    const nested = `func f() { _ = ${"(*C.struct_opts)(unsafe.Pointer(".repeat(2_000)}x${"))".repeat(2_000)} }`;
    expect(mirrorsIn(nested)).toEqual([]);
  });
});
