import { describe, expect, it } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { agreeWithHeader } from "./agree-contracts.ts";

const LINUX: readonly Triple[] = ["x86_64-unknown-linux-gnu"];

/** What is said of a library and its header, on every default target: the rule and what it is about. */
function saidOf(library: string, header: string, targets?: readonly Triple[]): readonly string[] {
  return agreeWithHeader(library, header, targets).map(({ level, rule, subject }) => {
    const path = [subject.type ?? subject.symbol, ...(subject.member === null ? [] : [subject.member])];
    return `${level}[${rule}] ${path.join(".")}`;
  });
}

const STD = "#include <stdint.h>\n#include <stddef.h>\n#include <stdbool.h>\n";

describe("a header that agrees", () => {
  it.each([
    [
      "sizes and fixed widths under C's names",
      `functions:
  f: {params: [{name: n, type: usize}, {name: a, type: i32}, {name: b, type: u64}], returns: c_int}`,
      "int32_t f(uintptr_t n, int a, unsigned long long b);",
    ],
    [
      "a parameter whose name a language keeps for itself",
      `functions:
  f: {params: [{name: "r#type", type: i32}, {name: _len, type: i32}, {name: maxLength, type: i32}], returns: void}`,
      "void f(int type, int len, int max_length);",
    ],
    [
      "no parameters, and no prototype",
      `functions:
  f: {params: [], returns: i32}`,
      "int f();",
    ],
    [
      "a struct that the header hides",
      `types:
  Kv: {kind: struct, fields: [{name: a, type: i32}]}
functions:
  kv_open: {params: [], returns: "*mut Kv"}`,
      "typedef struct kv kv_t; kv_t *kv_open(void);",
    ],
    [
      "a hidden type that the header writes as a struct of nothing",
      `types:
  Kv: {kind: opaque}
functions:
  kv_open: {params: [], returns: "*mut Kv"}`,
      "typedef struct Kv { uint8_t _data[0]; } Kv; Kv *kv_open(void);",
    ],
    [
      "handles under other names on both sides",
      `types:
  Session: {kind: opaque}
functions:
  open_it: {params: [{name: out, type: "*mut *mut Session"}], returns: i32}
  close_it: {params: [{name: s, type: "*mut Session"}], returns: void}`,
      "typedef struct conn conn; int open_it(conn **out); void close_it(conn *s);",
    ],
    [
      "one hidden type that the header gives two names",
      `types:
  Object: {kind: opaque}
functions:
  a_new: {params: [], returns: "*mut Object"}
  b_new: {params: [], returns: "*mut Object"}`,
      "typedef struct a a; typedef struct b b; a *a_new(void); b *b_new(void);",
    ],
    [
      "an instance of a generic type, and one inside of it",
      `types:
  ZenResult_ZenEngine: {kind: struct, fields: [{name: result, type: "*mut ZenEngine"}, {name: error, type: u8}]}
  ZenEngine: {kind: opaque}
functions:
  zen_new: {params: [], returns: ZenResult_ZenEngine}`,
      `typedef struct engine_handle engine_handle;
typedef struct { engine_handle *result; uint8_t error; } zen_created;
zen_created zen_new(void);`,
    ],
    [
      "fields in each language's own spelling",
      `types:
  Row: {kind: struct, fields: [{name: "r#type", type: i32}, {name: rowCount, type: u64}]}
functions:
  f: {params: [{name: r, type: "*const Row"}], returns: void}`,
      "typedef struct { int type_; uint64_t row_count; } Row; void f(const Row *r);",
    ],
    [
      "an enum with its name, or a prefix, before each of its values",
      `types:
  KvStatus: {kind: enum, repr: i32, variants: {Ok: 0, NotFound: 1, Io: 2}}
  Mode: {kind: enum, repr: c, variants: {Fast: 0, Slow: 1}}
functions:
  f: {params: [{name: m, type: Mode}], returns: KvStatus}`,
      `typedef enum { KV_STATUS_OK, KV_STATUS_NOT_FOUND, KV_STATUS_IO } KvStatus;
enum Mode { Mode_Fast, Mode_Slow }; KvStatus f(enum Mode m);`,
    ],
    [
      "an enum whose width the header says by a typedef of its name",
      `types:
  Level: {kind: enum, repr: u8, variants: {Low: 0, High: 1}}
functions:
  f: {params: [{name: l, type: Level}, {name: p, type: "*mut Level"}], returns: void}`,
      "enum Level { Low, High }; typedef uint8_t Level; void f(Level l, Level *p);",
    ],
    [
      "a union in a struct without a name for it",
      `types:
  Value: {kind: struct, fields: [{name: kind, type: u32}, {name: data, type: Data}]}
  Data: {kind: union, fields: [{name: i, type: i64}, {name: d, type: f64}]}
functions:
  f: {params: [{name: v, type: Value}], returns: void}`,
      "typedef struct { uint32_t kind; union { int64_t i; double d; }; } Value; void f(Value v);",
    ],
    [
      "flags that the other side has as bit-fields",
      `types:
  Flags: {kind: struct, fields: [{name: bits, type: u32}, {name: n, type: u32}]}
functions:
  f: {params: [{name: v, type: "*const Flags"}], returns: void}`,
      "typedef struct { uint32_t a : 1; uint32_t b : 3; uint32_t n; } Flags; void f(const Flags *v);",
    ],
    [
      "an array by its first element",
      `functions:
  f: {params: [{name: key, type: "*const [u8; 32]"}], returns: void}`,
      "void f(const uint8_t key[32]);",
    ],
    [
      "a callback by its own name",
      `types:
  OnRow: {kind: callback, params: [{name: data, type: "*mut void"}, {name: n, type: usize}], returns: bool}
functions:
  f: {params: [{name: cb, type: OnRow}], returns: void}`,
      "typedef bool (*row_fn)(void *data, size_t n); void f(row_fn cb);",
    ],
    [
      "a call that may unwind",
      `functions:
  f: {params: [], returns: void, abi: C-unwind}`,
      "void f(void);",
    ],
    [
      "constants of one value",
      `constants:
  KV_MAX: {type: u32, value: 16}
  KV_ALL: {type: u32, value: 4294967295}
  KV_NAME: {type: string, value: kv}
functions:
  f: {params: [], returns: void}`,
      '#define KV_MAX 0x10\n#define KV_ALL 0xFFFFFFFFu\n#define KV_NAME "kv"\nvoid f(void);',
    ],
  ])("%s", (_, library, header) => {
    expect(saidOf(library, STD + header)).toEqual([]);
  });
});

describe("an enum's values", () => {
  const library = (repr: string, value: string) => `types:
  E: {kind: enum, repr: ${repr}, variants: {A: {value: ${value}}}}
functions:
  f: {params: [{name: e, type: E}], returns: void}`;

  it.each([
    ["u64", "18446744073709551615", "enum E { A = 18446744073709551615ull }; typedef uint64_t E;"],
    ["u32", "4294967295", "typedef enum E { A = -1 } E;"],
    ["i8", "-2", "enum E { A = 254 }; typedef int8_t E;"],
  ])("of %s agree where their bits do: %s", (repr, value, header) => {
    const said = saidOf(library(repr, value), `${STD}${header} void f(E e);`);
    expect(said.filter((line) => line.includes("value"))).toEqual([]);
  });

  it("differ where the bits do, or the storage has another size", () => {
    const header = `${STD}enum E { A = 254 }; typedef int8_t E; void f(E e);`;
    expect(saidOf(library("i8", "-3"), header)).toEqual(["error[enum-value-mismatch] E.A"]);
    const wide = `${STD}typedef enum E { A = 254 } E; void f(E e);`;
    expect(saidOf(library("i8", "-2"), wide)).toContain("error[enum-value-mismatch] E.A");
  });
});

describe("an enum with data", () => {
  const shapes = (repr: string) => `types:
  Shape:
    kind: tagged
    repr: [${repr}]
    variants:
      Circle: {value: 0, fields: [{name: _0, type: f64}]}
      Rect: {value: 1, fields: [{name: w, type: u32}, {name: h, type: u64}]}
      Empty: {value: 2}
functions:
  f: {params: [{name: s, type: "*const Shape"}], returns: void}`;
  const body = "typedef struct { uint32_t w; uint64_t h; } Rect_Body;";

  it.each([
    [
      "c",
      `typedef enum { Circle, Rect, Empty } Shape_Tag; ${body}
typedef struct { Shape_Tag tag; union { struct { double circle; }; Rect_Body rect; }; } Shape;`,
    ],
    [
      "c, u8",
      `enum Shape_Tag { Circle, Rect, Empty }; typedef uint8_t Shape_Tag; ${body}
typedef struct { Shape_Tag tag; union { struct { double circle; }; Rect_Body rect; }; } Shape;`,
    ],
    [
      "u8",
      `enum Shape_Tag { Circle, Rect, Empty }; typedef uint8_t Shape_Tag;
typedef struct { Shape_Tag tag; uint32_t w; uint64_t h; } Rect_Body;
typedef union { Shape_Tag tag; struct { Shape_Tag circle_tag; double circle; }; Rect_Body rect; } Shape;`,
    ],
  ])("of repr(%s) agrees with the struct or union that stands for it", (repr, header) => {
    expect(saidOf(shapes(repr), `${STD}${header} void f(const Shape *s);`)).toEqual([]);
  });

  it("is told by the payload, the tag's values, or the tag that differ", () => {
    const header = `typedef enum { Circle, Empty, Rect } Shape_Tag;
typedef struct { Shape_Tag tag; union { struct { double circle; }; struct { uint64_t w; uint64_t h; } rect; }; } Shape;`;
    expect(saidOf(shapes("c"), `${STD}${header} void f(const Shape *s);`)).toEqual([
      "error[enum-value-mismatch] Shape.Rect",
      "error[field-width-mismatch] Shape.Rect.w",
    ]);
    const wide = `typedef struct { uint32_t tag; union { double circle; struct { uint32_t w; uint64_t h; } rect; }; } Shape;`;
    expect(saidOf(shapes("c, u8"), `${STD}${wide} void f(const Shape *s);`)).toEqual([
      "error[field-width-mismatch] Shape.tag",
    ]);
  });
});

describe("a header that disagrees", () => {
  it("about the text pieces, widths and names of a tokenizer", () => {
    const library = `types:
  Buffer:
    kind: struct
    fields:
      - {name: ids, type: "*mut u32"}
      - {name: tokens, type: "*mut *mut c_char"}
      - {name: len, type: usize}
  Options:
    kind: struct
    fields: [{name: add_special_tokens, type: bool}, {name: want_ids, type: bool}]
functions:
  tok_cut: {params: [{name: text, type: "*const u8"}, {name: len, type: u32}, {name: max_len, type: usize}], returns: "*mut void"}
  tok_encode: {params: [{name: tok, type: "*mut void"}, {name: options, type: "*const Options"}], returns: Buffer}
`;
    const header = `struct tok_buffer { uint32_t *ids; char *tokens; uint32_t len; };
struct tok_options { bool add_special_token; bool want_ids; };
void *tok_cut(const uint8_t *text, uint32_t len, uint32_t max_len);
struct tok_buffer tok_encode(void *tok, const struct tok_options *options);`;
    expect(saidOf(library, STD + header)).toEqual([
      "error[field-pointer-level-mismatch] Buffer.tokens",
      "error[field-width-mismatch] Buffer.len",
      "error[param-width-mismatch] tok_cut.max_len",
      "warning[field-name-mismatch] Options.add_special_tokens",
    ]);
  });

  it("about a handle whose name both sides know as another type", () => {
    const library = `types:
  inst: {kind: struct, fields: [{name: id, type: u64}]}
  inst_pre: {kind: opaque}
functions:
  make: {params: [{name: out, type: "*mut *mut inst_pre"}], returns: void}
  use_it: {params: [{name: i, type: "*const inst"}, {name: p, type: "*const inst_pre"}], returns: void}`;
    const header = `typedef struct inst { uint64_t id; } inst; typedef struct inst_pre inst_pre;
void make(inst **out); void use_it(const inst *i, const inst_pre *p);`;
    expect(saidOf(library, STD + header).map((line) => line.split(" ")[0])).toEqual([
      "error[param-pointee-mismatch]",
    ]);
  });

  it.each([
    [
      "a field too many, with what it moves told with it",
      `types:
  P: {kind: struct, fields: [{name: a, type: u32}, {name: b, type: u64}]}
functions:
  f: {params: [{name: p, type: "*const P"}], returns: void}`,
      "typedef struct { uint32_t a; void *extra; uint64_t b; } P; void f(const P *p);",
      ["error[field-missing-mismatch]"],
    ],
    [
      "fields in another order",
      `types:
  P: {kind: struct, fields: [{name: a, type: u32}, {name: b, type: u32}]}
functions:
  f: {params: [{name: p, type: "*const P"}], returns: void}`,
      "typedef struct { uint32_t b; uint32_t a; } P; void f(const P *p);",
      ["error[field-order-mismatch]"],
    ],
    [
      "another name and type in one place, told once",
      `types:
  P: {kind: struct, fields: [{name: a, type: u32}, {name: size, type: u64}]}
functions:
  f: {params: [{name: p, type: "*const P"}], returns: void}`,
      "typedef struct { uint32_t a; double weight; } P; void f(const P *p);",
      ["error[field-class-mismatch]"],
    ],
    [
      "packing that moves fields",
      `types:
  P: {kind: struct, packed: 1, fields: [{name: a, type: u8}, {name: b, type: u32}]}
functions:
  f: {params: [{name: p, type: "*const P"}], returns: void}`,
      "typedef struct { uint8_t a; uint32_t b; } P; void f(const P *p);",
      ["error[struct-size-mismatch]"],
    ],
    [
      "another number of parameters, with those that fit left alone",
      `functions:
  f: {params: [{name: a, type: u32}, {name: flags, type: f64}, {name: b, type: "*mut u8"}], returns: void}`,
      "void f(uint32_t a, uint8_t *b);",
      ["error[param-count-mismatch]"],
    ],
    [
      "values of an enum, told once",
      `types:
  E: {kind: enum, repr: c, variants: {A: 0, B: 1, C: 2}}
functions:
  f: {params: [], returns: E}`,
      "typedef enum { E_A, E_B = 2, E_C } E; E f(void);",
      ["error[enum-value-mismatch]"],
    ],
    [
      "a value that one side lacks; what counts the values follows from it",
      `types:
  E: {kind: enum, repr: c, variants: {A: 0, B: 1, C: 2}}
functions:
  f: {params: [], returns: E}`,
      "typedef enum { E_A, E_B, E_COUNT } E; E f(void);",
      ["error[enum-variant-mismatch]"],
    ],
    [
      "the width of an enum",
      `types:
  E: {kind: enum, repr: u8, variants: {A: 0, B: 1}}
functions:
  f: {params: [{name: e, type: "*mut E"}], returns: void}`,
      "typedef enum { E_A, E_B } E; void f(E *e);",
      ["error[enum-repr-mismatch]"],
    ],
    [
      "a callback's signature",
      `functions:
  f: {params: [{name: cb, type: "fn(i32, i64) -> void"}], returns: void}`,
      "void f(void (*cb)(int32_t));",
      ["error[callback-mismatch]"],
    ],
    [
      "the type of a variable and the value of a constant",
      `constants:
  KV_MAX: {type: u32, value: 16}
statics:
  kv_id: {type: u64, mutable: true}
functions:
  f: {params: [], returns: void}`,
      "#define KV_MAX 17\nextern uint32_t kv_id; void f(void);",
      ["error[constant-value-mismatch]", "error[static-width-mismatch]"],
    ],
    [
      "no more than the words: a pointer to anything for a handle, bytes for text",
      `types:
  Kv: {kind: opaque}
functions:
  f: {params: [{name: kv, type: "*mut Kv"}, {name: text, type: "*const u8"}], returns: void}`,
      "void f(void *kv, const char *text);",
      ["info[param-spelling-mismatch]", "info[param-spelling-mismatch]"],
    ],
    [
      "a byte that is a truth on one side",
      `functions:
  f: {params: [{name: on, type: bool}], returns: void}`,
      "void f(uint8_t on);",
      ["warning[param-bool-mismatch]"],
    ],
    [
      "a parameter's name alone",
      `functions:
  f: {params: [{name: width, type: i32}], returns: void}`,
      "void f(int w);",
      ["info[param-name-mismatch]"],
    ],
  ])("about %s", (_, library, header, expected) => {
    expect(saidOf(library, STD + header, LINUX).map((line) => line.split(" ")[0])).toEqual(expected);
  });

  it("only where it does: `unsigned long` for a size holds on all targets but 64-bit Windows", () => {
    const library = `functions:
  f: {params: [{name: n, type: usize}], returns: void}`;
    const [finding, ...others] = agreeWithHeader(library, "void f(unsigned long n);");
    expect(others).toEqual([]);
    expect(finding?.rule).toBe("param-width-mismatch");
    expect(finding?.targets).toEqual(["x86_64-pc-windows-msvc"]);
  });
});
