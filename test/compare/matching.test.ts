import { describe, expect, it } from "vitest";
import { diffHeaders, told } from "./diff-headers.ts";

describe("a type is the same", () => {
  it.each([
    [
      "if it got a typedef",
      "struct kv { int a; }; void f(struct kv *k);",
      "typedef struct kv { int a; } kv; void f(kv *k);",
    ],
    [
      "if only the tag under its typedef changed",
      "typedef struct kv_s { int a; } kv; void f(kv *k);",
      "typedef struct kv_impl { int a; } kv; void f(kv *k);",
    ],
    [
      "if it stands behind another declaration now",
      "struct a { int x; }; struct b { int y; }; void f(struct a, struct b);",
      "struct b { int y; }; struct a { int x; }; void f(struct a, struct b);",
    ],
  ])("%s", (_, baseline, current) => {
    expect(diffHeaders(baseline, current)).toEqual([]);
    expect(diffHeaders(current, baseline)).toEqual([]);
  });

  it("an unnamed member is followed when another is put in front", () => {
    const current =
      "struct m { int z; struct { int a; } x; union { int i; double f; } u; }; void f(struct m *k);";
    const baseline = "struct m { struct { int a; } x; union { int i; float f; } u; }; void f(struct m *k);";
    expect(told(diffHeaders(baseline, current))).toEqual([
      "error[union-size-changed] member `f` of union `m.u`, now `c_double` of 8 bytes, changes the size or alignment of the union",
      "error[struct-field-added-middle] `m` gained field `z` of type `c_int` in front of others, at byte 0",
    ]);
  });
});

describe("a type that was renamed is told once, whoever uses it", () => {
  it.each([
    [
      "a struct, by its shape",
      "typedef struct { int a; double b; } kv_entry; void f(kv_entry *k); kv_entry g(void);",
      "typedef struct { int a; double b; } kv_item; void f(kv_item *k); kv_item g(void);",
      "struct `kv_entry` is now called `kv_item`",
    ],
    [
      "a struct that leads back to itself, by a pointer and in a callback",
      "typedef struct n { struct n *next; int (*compare)(struct n *, struct n *); } n; n *f(void);",
      "typedef struct m { struct m *next; int (*compare)(struct m *, struct m *); } m; m *f(void);",
      "struct `n` is now called `m`",
    ],
    [
      "an opaque type, by the places where it stood",
      "typedef struct kv kv; kv *kv_open(void); void kv_close(kv *k); int kv_get(kv *k, int i);",
      "typedef struct db db; db *kv_open(void); void kv_close(db *k); int kv_get(db *k, int i);",
      "opaque type `kv` is now called `db`",
    ],
    [
      "an opaque type that only a field and a callback know",
      "typedef struct kv kv; struct on { kv *of; void (*done)(kv *k); }; void f(struct on *o);",
      "typedef struct db db; struct on { db *of; void (*done)(db *k); }; void f(struct on *o);",
      "opaque type `kv` is now called `db`",
    ],
    [
      "an enum, by its enumerators",
      "enum colour { RED, BLUE }; void f(enum colour c);",
      "enum paint { RED, BLUE }; void f(enum paint p);",
      "enum `colour` is now called `paint`",
    ],
  ])("%s", (_, baseline, current, message) => {
    const findings = diffHeaders(baseline, current);
    expect(findings.map((finding) => finding.message)).toEqual([message]);
    expect(findings.map(({ breaks }) => breaks)).toEqual([["source"]]);
  });

  it("an opaque type that took another's place is not taken for it under a new name", () => {
    const baseline = "typedef struct a a; typedef struct b b; void f(a *x, b *y);";
    const current = "typedef struct a a; typedef struct b b; void f(b *x, a *y);";
    expect(diffHeaders(baseline, current).map(({ rule }) => rule)).toEqual([
      "param-pointee-changed",
      "param-pointee-changed",
    ]);
  });

  it("is not guessed where two could be meant", () => {
    const baseline = "typedef struct kv kv; void f(kv *a, kv *b);";
    const current = "typedef struct one one; typedef struct two two; void f(one *a, two *b);";
    const rules = diffHeaders(baseline, current).map(({ rule }) => rule);
    expect(rules).not.toContain("struct-renamed");
    expect(rules).toContain("struct-removed");
  });
});

describe("a function that is gone", () => {
  it.each([
    [
      "with most words of its name",
      "int kv_get_value(int k);",
      "int kv_read_value(int k);",
      "symbol-renamed",
    ],
    [
      "with nothing of its name",
      "int frobnicate(int k);",
      "int sing(int k);",
      "function-removed function-added",
    ],
    [
      "with the prefix of the library alone",
      "int kv_open(int k);",
      "int kv_close_all_files(int k);",
      "function-removed function-added",
    ],
    [
      "in two that are equally near",
      "int kv_get_value(int k);",
      "int kv_read_value(int k); int kv_fetch_value(int k);",
      "function-removed function-added function-added",
    ],
    [
      "with another signature",
      "int kv_get_value(int k);",
      "int kv_read_value(double k);",
      "function-removed function-added",
    ],
  ])("and is seen again %s", (_, baseline, current, rules) => {
    expect(
      diffHeaders(baseline, current)
        .map(({ rule }) => rule)
        .join(" "),
    ).toBe(rules);
  });

  it.each([
    ["gained", ["open", "close", "reset_all"], ["kv_open", "kv_close", "kv_reset_all"]],
    ["lost", ["kv_open", "kv_close", "kv_reset_all"], ["open", "close", "reset_all"]],
    ["changed", ["kv_open", "kv_close", "kv_reset_all"], ["db_open", "db_close", "db_reset_all"]],
  ])("with its whole family, which %s a prefix, is told once", (_, before, after) => {
    const declare = (names: readonly string[]): string =>
      names.map((name, index) => `int ${name}(${["int", "long", "double"][index]} x);`).join("\n");
    const findings = diffHeaders(declare(before), declare(after));
    expect(findings.map(({ rule }) => rule)).toEqual(["symbol-renamed"]);
    expect(findings[0]?.consequences).toEqual(
      before.map((name, index) => `\`${name}\` -> \`${after[index]}\``),
    );
    expect(findings[0]?.breaks).toEqual(["binary", "source"]);
  });

  it("from a renamed family, because it was retyped, is told on its own", () => {
    const baseline = "int kv_open(int); int kv_close(int); void kv_reset_all(void); int kv_size(int);";
    const current = "int db_open(int); int db_close(int); void db_reset_all(void); int db_size(long);";
    const rules = diffHeaders(baseline, current).map(({ rule }) => rule);
    expect(rules.sort()).toEqual(["function-added", "function-removed", "symbol-renamed"]);
  });
});
