import { describe, expect, it } from "vitest";
import { agreeWithHeader } from "./agree-contracts.ts";

/** What is said of a library and its header: the rule and what it is about. */
function saidOf(library: string, header: string): readonly string[] {
  const findings = agreeWithHeader(library, `#include <stdint.h>\n${header}`, ["x86_64-unknown-linux-gnu"]);
  return findings.map(({ level, rule, subject }) => {
    const path = [subject.type ?? subject.symbol, ...(subject.member === null ? [] : [subject.member])];
    return `${level}[${rule}] ${path.join(".")}`;
  });
}

function fieldsOf(of: string): string {
  const callback = `{params: [{type: "${of}"}], returns: void, nullable: true}`;
  return `fields: [{name: p, type: "*const ${of}"}, {name: n, type: u32}, {name: cb, callback: ${callback}}]`;
}

const INSTANCES = `types:
  Wrapper_u8: {kind: struct, ${fieldsOf("u8")}}
  Wrapper_u64: {kind: struct, ${fieldsOf("u64")}}
`;
const HEADER = `typedef struct wrapper { const uint8_t *p; uint32_t n; void (*cb)(uint8_t); } wrapper_t;
  typedef struct outer { wrapper_t a, b; } outer;`;
const U64 = ["error[field-pointee-mismatch] Wrapper_u64.p", "error[callback-mismatch] Wrapper_u64.cb"];

describe("two instances of a generic type for which the header has one struct", () => {
  it.each([
    [
      "by value",
      `functions:
  f: {params: [{name: w, type: Wrapper_u8}], returns: void}
  g: {params: [{name: w, type: Wrapper_u64}], returns: void}`,
      "void f(wrapper_t w); void g(wrapper_t w);",
    ],
    [
      "behind pointers",
      `functions:
  f: {params: [{name: w, type: "*const Wrapper_u8"}], returns: void}
  g: {params: [{name: w, type: "*const Wrapper_u64"}], returns: void}`,
      "void f(const wrapper_t *w); void g(const wrapper_t *w);",
    ],
    [
      "in fields",
      `  Outer: {kind: struct, fields: [{name: a, type: Wrapper_u8}, {name: b, type: Wrapper_u64}]}
functions:
  f: {params: [{name: o, type: "*const Outer"}], returns: void}`,
      "void f(const outer *o);",
    ],
  ])("are each compared with it: %s", (_, library, header) => {
    expect(saidOf(INSTANCES + library, HEADER + header)).toEqual(U64);
  });

  it("tell of fields of another size as one would", () => {
    const said = saidOf(
      `types:
  Val_u32: {kind: struct, fields: [{name: v, type: u32}, {name: n, type: u32}]}
  Val_u64: {kind: struct, fields: [{name: v, type: u64}, {name: n, type: u32}]}
functions:
  f: {params: [{name: w, type: "*const Val_u32"}], returns: void}
  g: {params: [{name: w, type: "*const Val_u64"}], returns: void}`,
      "struct Val { uint32_t v; uint32_t n; }; void f(const struct Val *w); void g(const struct Val *w);",
    );
    expect(said).toEqual(["error[field-width-mismatch] Val_u64.v"]);
  });

  it("are compared within each other", () => {
    const said = saidOf(
      `types:
  In_u8: {kind: struct, fields: [{name: x, type: "*const u8"}]}
  In_f64: {kind: struct, fields: [{name: x, type: "*const f64"}]}
  Out_u8: {kind: struct, fields: [{name: i, type: In_u8}]}
  Out_f64: {kind: struct, fields: [{name: i, type: In_f64}]}
functions:
  f: {params: [{name: w, type: Out_u8}], returns: void}
  g: {params: [{name: w, type: Out_f64}], returns: void}`,
      "struct In { const uint8_t *x; }; struct Out { struct In i; }; void f(struct Out w); void g(struct Out w);",
    );
    expect(said).toEqual(["error[field-pointee-mismatch] In_f64.x"]);
  });

  it("are no word if the struct fits them all", () => {
    const erased = "fields: [{name: p, type: '*const void'}, {name: n, type: u32}]";
    const said = saidOf(
      `types:
  List_A: {kind: struct, ${erased}}
  List_B: {kind: struct, ${erased}}
functions:
  f: {params: [{name: w, type: "*const List_A"}], returns: void}
  g: {params: [{name: w, type: "*const List_B"}], returns: List_B}`,
      "struct list { const void *p; uint32_t n; }; void f(const struct list *w); struct list g(const struct list *w);",
    );
    expect(said).toEqual([]);
  });
});

describe("two types of the same bytes for which the other side has one", () => {
  const slot = (name: string, of: string) =>
    `  ${name}: {kind: struct, fields: [{name: cb, callback: {params: [{type: "${of}"}], returns: void, nullable: true}}]}\n`;

  it("have what their fields lead to compared, by value too", () => {
    const said = saidOf(
      `types:\n${slot("Slot", "u8")}${slot("Hook", "u64")}functions:
  f: {params: [{name: w, type: Slot}], returns: void}
  g: {params: [{name: w, type: Hook}], returns: void}`,
      "typedef struct slot { void (*cb)(uint8_t); } slot; void f(slot w); void g(slot w);",
    );
    expect(said).toEqual(["error[callback-mismatch] Hook.cb"]);
  });

  it("have it compared where the header has the two", () => {
    const said = saidOf(
      `types:\n${slot("Slot", "u8")}functions:
  f: {params: [{name: w, type: Slot}], returns: void}
  g: {params: [{name: w, type: Slot}], returns: void}`,
      `typedef struct slot { void (*cb)(uint8_t); } slot; typedef struct hook { void (*cb)(uint64_t); } hook;
      void f(slot w); void g(hook w);`,
    );
    expect(said).toEqual(["error[callback-mismatch] Slot.cb"]);
  });

  it("may have other names for the same fields", () => {
    const said = saidOf(
      `types:
  Point: {kind: struct, fields: [{name: x, type: i32}, {name: y, type: i32}]}
  Size: {kind: struct, fields: [{name: w, type: i32}, {name: h, type: i32}]}
functions:
  f: {params: [{name: a, type: Point}, {name: b, type: Size}], returns: void}`,
      "typedef struct point { int x, y; } point; void f(point a, point b);",
    );
    expect(said).toEqual([]);
  });
});
