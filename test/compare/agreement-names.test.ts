import { describe, expect, it } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { agreeWithHeader } from "./agree-contracts.ts";

const LINUX: readonly Triple[] = ["x86_64-unknown-linux-gnu"];
const STD = "#include <stdint.h>\n#include <stddef.h>\n";

function messagesOf(library: string, header: string): readonly string[] {
  return agreeWithHeader(library, STD + header, LINUX).map(
    ({ level, rule, message }) => `${level}[${rule}] ${message}`,
  );
}

describe("two names for one type", () => {
  const handles = `types:
  oa_ref: {kind: opaque}
  oa_foreign: {kind: alias, to: oa_ref}
functions:
  open: {params: [{name: r, type: "*mut oa_ref"}], returns: "*mut oa_foreign"}
  fill: {params: [{name: out, type: "*mut *mut oa_foreign"}], returns: void}`;

  it("agree with two handles of the header", () => {
    const header = `typedef struct oa_ref oa_ref; typedef struct oa_foreign oa_foreign;
oa_foreign *open(oa_ref *r); void fill(oa_foreign **out);`;
    expect(messagesOf(handles, header)).toEqual([]);
  });

  it("do not make a third handle one of them", () => {
    const header = `typedef struct oa_ref oa_ref; typedef struct oa_foreign oa_foreign; typedef struct oa_odb oa_odb;
oa_odb *oa_of(void); oa_foreign *open(oa_ref *r); void fill(oa_odb **out);`;
    const library = `${handles}\n  oa_of: {params: [], returns: "*mut oa_odb"}`.replace(
      "types:",
      "types:\n  oa_odb: {kind: opaque}",
    );
    expect(messagesOf(library, header)).toEqual([
      "error[param-pointee-mismatch] parameter `out` of `fill` points at another type in the declaration than in the definition: `*mut *mut oa_foreign` against `*mut *mut oa_odb`",
    ]);
  });

  const structs = `types:
  pick_options: {kind: struct, fields: [{name: version, type: u32}, {name: depth, type: u32}]}
  revert_options: {kind: alias, to: pick_options}
functions:
  pick: {params: [{name: o, type: "*const pick_options"}], returns: void}
  revert: {params: [{name: o, type: "*const revert_options"}], returns: void}`;
  const header = (fields: string) => `typedef struct { uint32_t version, depth; } pick_options;
typedef struct { ${fields} } revert_options;
void pick(const pick_options *o); void revert(const revert_options *o);`;

  it("are a question where the header has two structs of the same bytes, and both texts say the same", () => {
    expect(messagesOf(structs, header("uint32_t version, depth;"))).toEqual([
      "warning[param-pointee-mismatch] parameter `o` of `revert` points at another type in the declaration than in the definition: `*const revert_options` on both sides; `revert_options` is `pick_options` in the definition",
    ]);
  });

  it("contradict a header whose two structs have other bytes", () => {
    expect(messagesOf(structs, header("uint32_t version; uint64_t depth;"))[0]).toMatch(
      /^error\[param-pointee/,
    );
  });
});

describe("a struct without `repr(C)`", () => {
  const library = (layout: string) => `types:
  Stats: {kind: opaque${layout}}
functions:
  stats: {params: [{name: out, type: "*mut Stats"}], returns: void}`;
  const header = "typedef struct Stats { uint8_t a; uint64_t b; } Stats; void stats(Stats *out);";

  it("is an error where the header shows its fields", () => {
    expect(messagesOf(library(", layout: unspecified"), header)).toEqual([
      "error[type-layout-mismatch] `Stats` has no layout that C can rely on in the definition (no `repr(C)`), and the declaration shows its fields",
    ]);
  });

  it.each([
    ["hides it", "typedef struct Stats Stats; void stats(Stats *out);"],
    ["shows an array of nothing", "typedef struct Stats { uint8_t _d[0]; } Stats; void stats(Stats *out);"],
  ])("is a handle where the header %s", (_, hiding) => {
    expect(messagesOf(library(", layout: unspecified"), hiding)).toEqual([]);
  });

  it("is in doubt where the header shows a placeholder", () => {
    const placeholder = "typedef struct Stats { uint8_t _private; } Stats; void stats(Stats *out);";
    expect(messagesOf(library(", layout: unspecified"), placeholder)[0]).toMatch(/^warning\[type-kind/);
  });

  it("is the other side's business where nothing is behind the name, or another library is", () => {
    expect(messagesOf(library(", layout: none"), header)).toEqual([]);
    expect(messagesOf(library(", foreign: true"), header)).toEqual([]);
  });
});

describe("a callback", () => {
  const takes = (callback: string) => `functions:
  each: {params: [{name: cb, type: "${callback}"}], returns: void}`;

  it.each([
    [
      "a `const` of what is behind a parameter",
      "fn(*const c_void) -> void",
      "void each(void (*cb)(void *));",
    ],
    ["the other way", "fn(*mut c_int) -> void", "void each(void (*cb)(const int *));"],
    ["a handle as `void *`", "fn(*mut c_int) -> void", "void each(void (*cb)(void *));"],
  ])("of other words is a remark: %s", (_, callback, header) => {
    const told = messagesOf(takes(callback.replace("c_void", "void")), header);
    expect(told.map((line) => line.split(" ")[0])).toEqual(["info[callback-mismatch]"]);
  });

  it("whose parameter is an integer of an enum's name agrees", () => {
    const library = `types:
  Kind: {kind: enum, repr: u8, variants: {A: 0}}
${takes("fn(Kind) -> void")}`;
    expect(messagesOf(library, "typedef uint8_t kind_t; void each(void (*cb)(kind_t));")).toEqual([]);
  });

  it("of another width stays an error, by a typedef too", () => {
    const header = "typedef void (*each_fn)(int64_t); void each(each_fn cb);";
    const library = `types:
  each_fn: {kind: callback, params: [{name: n, type: i32}], returns: void}
${takes("each_fn")}`;
    expect(messagesOf(library, header)[0]).toMatch(/^error\[callback-mismatch\]/);
  });
});

describe("an enum that the header lists and does not use", () => {
  const library = `types:
  OaKind: {kind: enum, repr: u8, variants: {Raw: 0, Text: 1}}
functions:
  kind: {params: [], returns: OaKind}`;

  it.each([
    ["its name with `_enum`", "enum oa_kind_enum { OA_KIND_RAW, OA_KIND_TEXT };"],
    ["its own tag", "enum oa_kind { OA_KIND_RAW, OA_KIND_TEXT };"],
    ["no name", "enum { OA_KIND_RAW, OA_KIND_TEXT };"],
    ["no name, and a prefix", "enum { OA_RAW, OA_TEXT };"],
    ["macros", "#define OA_KIND_RAW 0\n#define OA_KIND_TEXT 1"],
  ])("agrees under %s, whatever an enum's storage would be", (_, listed) => {
    const header = `typedef uint8_t oa_kind;\n${listed}\noa_kind kind(void);`;
    expect(messagesOf(library, header)).toEqual([]);
  });

  it.each([
    ["its name with `_enum`", "enum oa_kind_enum { OA_KIND_RAW = 1, OA_KIND_TEXT = 0 };"],
    ["no name", "enum { OA_KIND_RAW = 1, OA_KIND_TEXT = 0 };"],
    ["no name, and a prefix", "enum { OA_RAW = 1, OA_TEXT = 0 };"],
    ["macros", "#define OA_KIND_RAW 1\n#define OA_KIND_TEXT 0"],
  ])("is held to its values under %s", (_, listed) => {
    const header = `typedef uint8_t oa_kind;\n${listed}\noa_kind kind(void);`;
    expect(messagesOf(library, header)).toEqual([
      "error[enum-value-mismatch] `Raw` of `OaKind` is 0 in the definition and 1 in the declaration; enumerators that differ: 2",
    ]);
  });

  it("is not sought in constants that are something else's", () => {
    const others = `types:
  OaState: {kind: enum, repr: i32, variants: {Ok: 1, Error: 2}}
functions:
  state: {params: [], returns: OaState}`;
    expect(messagesOf(others, "#define OA_OK 0\n#define OA_ERROR -1\nint state(void);")).toEqual([
      expect.stringMatching(/^info\[return-spelling-mismatch\]/),
    ]);
    expect(
      messagesOf(library, "#define OA_KIND_RAW 7\ntypedef uint8_t oa_kind; oa_kind kind(void);"),
    ).toEqual([]);
  });
});

describe("an atomic value", () => {
  it("agrees with a plain one of the same bytes, everywhere", () => {
    const library = `types:
  S: {kind: struct, fields: [{name: n, type: "atomic<u32>"}]}
statics:
  count: {type: "atomic<u64>", mutable: true}
functions:
  f: {params: [{name: n, type: "*const atomic<u64>"}, {name: s, type: "*mut S"}], returns: void}`;
    const header = `typedef struct { uint32_t n; } S; extern uint64_t count; void f(const uint64_t *n, S *s);`;
    expect(messagesOf(library, header)).toEqual([]);
  });

  it("of other bytes is told with them", () => {
    const library = `statics:
  count: {type: "atomic<u32>", mutable: true}`;
    expect(messagesOf(library, "extern uint64_t count;")[0]).toMatch(/^error\[static-width-mismatch\]/);
  });
});

describe("parameters in another order", () => {
  it("are so under names that two languages write their own way", () => {
    const library = `functions:
  copy: {params: [{name: _to, type: "*mut u8"}, {name: _from, type: "*mut u8"}], returns: void}`;
    expect(messagesOf(library, "void copy(uint8_t *from, uint8_t *to);")).toEqual([
      expect.stringMatching(/^error\[param-order-mismatch\]/),
    ]);
  });
});
