import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Contract } from "../../src/idl/contract.ts";
import type { Triple } from "../../src/idl/target.ts";
import { mergeContracts } from "../../src/resolve/merge.ts";
import { mergeSequences } from "../../src/resolve/merge-sequences.ts";
import { fieldsOf, readHeader } from "./read-header.ts";

const TARGETS = ["i686-unknown-linux-gnu", "x86_64-pc-windows-msvc", "x86_64-unknown-linux-gnu"] as const;
const [I686, MSVC, LINUX] = TARGETS;

function merged(text: string): Contract {
  const parts = TARGETS.map((target) => ({ targets: [target], contract: readHeader(text, target).contract }));
  return mergeContracts(parts);
}

function fieldsFor(contract: Contract, name: string): readonly string[] {
  return fieldsOf({ contract, gaps: [] }, name);
}

describe("merging what targets see", () => {
  test("says nothing of targets where all see the same", () => {
    const contract = merged("struct s { int a; long b; };\nlong f(struct s *p);\n#define N 3\n");
    expect(contract.targets).toEqual(TARGETS);
    expect(JSON.stringify([...contract.functions.values(), ...contract.types.values()])).not.toContain(
      "targets",
    );
    expect(contract.constants.get("N")).toHaveLength(1);
  });

  test("marks items, members and variants that some have", () => {
    const contract = merged(`
      #ifdef _WIN32
      int only_windows(void);
      #endif
      struct s { int a;
      #ifdef _WIN32
        void *handle;
      #else
        int fd;
      #endif
        int z; };
      enum e { A,
      #ifdef __i386__
        B,
      #endif
        C };
      void f(int a,
      #ifdef _WIN32
        int w,
      #endif
        int b);`);
    expect(contract.functions.get("only_windows")?.map(({ targets }) => targets)).toEqual([[MSVC]]);
    expect(fieldsFor(contract, "s")).toEqual([
      "a: c_int",
      `fd: c_int targets=${I686},${LINUX}`,
      `handle: *mut void targets=${MSVC}`,
      "z: c_int",
    ]);
    const e = contract.types.get("e")?.[0];
    expect(e?.kind === "enum" && e.variants.map((v) => [v.name, v.value, v.targets])).toEqual([
      ["A", 0n, undefined],
      ["B", 1n, [I686]],
      ["C", 2n, [I686]],
      ["C", 1n, [MSVC, LINUX]],
    ]);
    const params = contract.functions.get("f")?.[0]?.params.map(({ name, targets }) => [name, targets]);
    expect(params).toEqual([
      ["a", undefined],
      ["w", [MSVC]],
      ["b", undefined],
    ]);
  });

  test("lists whole items with disjoint targets where kind or result differs", () => {
    const contract = merged(`
      #ifdef _WIN32
      typedef struct { int a; } t; int f(void);
      #else
      typedef int t; long f(void);
      #endif
      #define BIG 5000000000`);
    const targetsOf = (items: readonly { readonly targets?: readonly Triple[] }[] | undefined) =>
      items?.map(({ targets }) => targets);
    expect(targetsOf(contract.types.get("t"))).toEqual([[I686, LINUX], [MSVC]]);
    expect(targetsOf(contract.functions.get("f"))).toEqual([[I686, LINUX], [MSVC]]);
    expect(targetsOf(contract.constants.get("BIG"))).toEqual([[I686, MSVC], [LINUX]]);
  });

  test("tells each gap once", () => {
    expect(merged("void f(nowhere x);").gaps).toHaveLength(1);
  });

  test("shows every target its own sequence again", () => {
    const letters = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (left, right) => {
        const both = mergeSequences(left, right, (a, b) => a === b);
        expect(both.flatMap((entry) => entry.left ?? [])).toEqual(left);
        expect(both.flatMap((entry) => entry.right ?? [])).toEqual(right);
      }),
    );
  });
});
