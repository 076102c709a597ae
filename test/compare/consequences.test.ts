import { describe, expect, it } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { diffHeaders, rulesOf } from "./diff-headers.ts";

const LINUX: readonly Triple[] = ["x86_64-unknown-linux-gnu"];

/** The one finding of two headers, with what follows from it. */
function onlyFinding(baseline: string, current: string, targets: readonly Triple[] = LINUX) {
  const findings = diffHeaders(baseline, current, targets);
  expect(findings.map(({ message }) => message)).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new Error("there is no finding");
  return finding;
}

describe("one cause is one finding, and tells what follows", () => {
  it("of structs that hold it, two levels deep, and of functions that pass them", () => {
    const rest = `struct b { struct a a; int y; }; struct c { struct b b[2]; int z; };
      struct c get(void); void put(struct b b); void look(const struct c *c); extern struct c all;`;
    const finding = onlyFinding(`struct a { int x; }; ${rest}`, `struct a { int w; int x; }; ${rest}`);
    expect(finding.rule).toBe("struct-field-added-middle");
    expect(finding.consequences).toEqual([
      "field `x` of `a` displaced 0 -> 4",
      "size of `a` 4 -> 8",
      "field `y` of `b` displaced 4 -> 8",
      "size of `b` 8 -> 12",
      "field `z` of `c` displaced 16 -> 24",
      "size of `c` 20 -> 28",
      "parameter `b` of `put` passed in 2 registers (integer, integer) instead of in one register (integer)",
    ]);
    expect(finding.affected.symbols).toEqual(["all", "get", "look", "put"]);
  });

  it("of results and parameters that travel otherwise", () => {
    const rest = "pair get(void); void put(pair p); void look(const pair *p);";
    const finding = onlyFinding(
      `typedef struct { long a, b; } pair; ${rest}`,
      `typedef struct { long a, b, c; } pair; ${rest}`,
    );
    expect(finding.consequences).toEqual([
      "size of `pair` 16 -> 24",
      "result of `get` passed through a hidden pointer instead of in 2 registers (integer, integer)",
      "parameter `p` of `put` passed on the stack instead of in 2 registers (integer, integer)",
    ]);
  });

  it("if a typedef is the cause", () => {
    const rest = "struct r { char c; handle id; char d; }; void f(struct r r); void g(handle h);";
    const finding = onlyFinding(`typedef int handle; ${rest}`, `typedef long handle; ${rest}`);
    expect(finding.rule).toBe("typedef-target-changed");
    expect(finding.consequences).toEqual([
      "size of `handle` 4 -> 8",
      "field `id` of `r` displaced 4 -> 8 (first of 2 displaced fields)",
      "size of `r` 12 -> 24",
      "alignment of `r` 4 -> 8",
      "parameter `r` of `f` passed on the stack instead of in 2 registers (integer, integer)",
    ]);
  });

  it("if an enum is the cause, because one value is too large for `int`", () => {
    const rest = "struct r { enum kind k; int d; }; void f(struct r r);";
    const findings = diffHeaders(
      `enum kind { A, B }; ${rest}`,
      `enum kind { A, B, C = 0x100000000 }; ${rest}`,
      LINUX,
    );
    expect(rulesOf(findings)).toEqual(["enum-repr-changed", "enum-variant-added"]);
    expect(findings[0]?.consequences).toContain("size of `r` 8 -> 16");
  });

  it("if a union that is passed by value got a member that travels in other registers", () => {
    const baseline = "union u { double d; }; void f(union u u);";
    const finding = onlyFinding(baseline, "union u { double d; long l; }; void f(union u u);");
    expect(finding.rule).toBe("union-member-added");
    expect(finding.breaks).toContain("binary");
    expect(finding.consequences).toEqual([
      "parameter `u` of `f` passed in one register (integer) instead of in one register (float)",
    ]);
  });

  it("and none, if that union is only ever behind a pointer", () => {
    const baseline = "union u { double d; }; void f(union u *u);";
    const finding = onlyFinding(baseline, "union u { double d; long l; }; void f(union u *u);");
    expect(finding.breaks).toEqual([]);
    expect(finding.consequences).toEqual([]);
  });

  it("if a field became atomic and is aligned otherwise, on the targets where it is", () => {
    const header = (type: string): string => `struct s { int a; ${type} b; }; void f(struct s *s);`;
    const [finding] = diffHeaders(header("long long"), header("_Atomic(long long)"), [
      "i686-unknown-linux-gnu",
    ]);
    expect(finding?.rule).toBe("struct-field-volatile-changed");
    expect(finding?.breaks).toContain("binary");
    expect(finding?.consequences).toContain("size of `s` 12 -> 16");
  });

  it("if reserved bytes that were an integer are a float now, and the struct travels by value", () => {
    const baseline = "struct s { long a; long reserved; }; void f(struct s s);";
    const finding = onlyFinding(baseline, "struct s { long a; double ratio; }; void f(struct s s);");
    expect(finding.rule).toBe("struct-reserved-field-used");
    expect(finding.breaks).toContain("binary");
  });
});

describe("unnamed bit-fields", () => {
  const struct = (fields: string): string => `struct s { ${fields} }; void f(const struct s *s);`;

  it("that only have another name for the same unit change nothing", () => {
    const baseline = struct("unsigned a : 3; unsigned : 5; unsigned b : 4;");
    expect(
      diffHeaders(
        baseline,
        `#include <stdint.h>\n${struct("unsigned a : 3; uint32_t : 5; unsigned b : 4;")}`,
      ),
    ).toEqual([]);
  });

  it("are not told beside the field that was renamed, added or removed next to them", () => {
    const baseline = struct("unsigned a : 3; unsigned : 5; unsigned b : 4; int c;");
    const rules = (current: string): readonly string[] => rulesOf(diffHeaders(baseline, struct(current)));
    expect(rules("unsigned z : 3; unsigned : 5; unsigned b : 4; int c;")).toEqual(["struct-field-renamed"]);
    expect(rules("unsigned a : 3; unsigned n : 1; unsigned : 4; unsigned b : 4; int c;")).toContain(
      "struct-bitfield-separator-changed",
    );
    expect(rules("unsigned a : 3; unsigned n : 1; unsigned : 5; unsigned b : 4; int c;")).toEqual([
      "struct-field-added-middle",
    ]);
    expect(rules("unsigned : 5; unsigned b : 4; int c;")).toEqual(["struct-field-removed"]);
  });

  it("break only where they move something", () => {
    const baseline = struct("char a; char b;");
    const findings = diffHeaders(baseline, struct("char a; char : 0; char b;"), LINUX);
    expect(findings.map(({ rule, level }) => [rule, level])).toEqual([
      ["struct-bitfield-separator-changed", "info"],
    ]);
  });
});
