import { describe, expect, test } from "vitest";
import { readHeader } from "./read-header.ts";

describe("a static assertion", () => {
  test.each([
    ["that holds", '_Static_assert(sizeof(int) == 4, "x");'],
    ["that holds, without a message", "static_assert(1 + 1 == 2);"],
    ["of enumerators", 'enum { A = 3 }; _Static_assert(A > 2, "x");'],
    ["of a layout", 'struct s { int a; }; _Static_assert(sizeof(struct s) == 4, "x");'],
    [
      "of an offset",
      '#include <stddef.h>\nstruct s { int a; }; _Static_assert(offsetof(struct s, a) == 0, "x");',
    ],
    ["of an alignment", 'struct s { int a; }; _Static_assert(_Alignof(struct s) == 4, "x");'],
    ["in a struct", 'struct s { _Static_assert(1, "x"); int a; };'],
    ["of a built-in", '_Static_assert(__builtin_types_compatible_p(int, int), "x");'],
    ["of a selection", '_Static_assert(_Generic(1, int: 1, default: 0), "x");'],
  ])("%s is no gap", (_, text) => {
    expect(readHeader(`${text}\nint behind(void);`).gaps).toEqual([]);
  });

  test.each([
    ["that fails", '_Static_assert(sizeof(int) == 5, "no such int");', "static assertion fails: no such int"],
    ["that fails in a struct", 'struct s { _Static_assert(0, "x"); int a; };', "static assertion fails: x"],
    ["that is malformed", '_Static_assert(1 +, "x");', "is not understood"],
  ])("%s is a gap, and costs nothing around it", (_, text, detail) => {
    const { contract, gaps } = readHeader(`${text}\nint behind(void);`);
    expect(gaps).toEqual([expect.stringContaining(detail)]);
    expect(contract.functions.has("behind")).toBe(true);
    if (text.startsWith("struct")) expect(contract.types.get("s")?.[0]).toMatchObject({ kind: "struct" });
  });

  test("is asked for each target", () => {
    const text = '_Static_assert(sizeof(long) == 8, "x");';
    expect(readHeader(text, "x86_64-unknown-linux-gnu").gaps).toEqual([]);
    expect(readHeader(text, "x86_64-pc-windows-msvc").gaps).toHaveLength(1);
  });

  test("of another library's header is that library's business", () => {
    const other = { "system/o.h": '_Static_assert(0, "x");' };
    expect(readHeader("#include <o.h>\nint f(void);", "x86_64-unknown-linux-gnu", other).gaps).toEqual([]);
  });
});
