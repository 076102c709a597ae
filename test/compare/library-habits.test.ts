import { describe, expect, it } from "vitest";
import { diffHeaders, rulesOf, told } from "./diff-headers.ts";

/** What libraries do to keep their promise must not be told as breaking it. */
describe("reserved bytes", () => {
  it("that were an array and are fields of their own now are used, and nothing is removed", () => {
    const findings = diffHeaders(
      "typedef struct { unsigned flush; unsigned reserved[3]; } options_t; int run(options_t *o);",
      "typedef struct { unsigned flush; unsigned skip; unsigned reserved1; unsigned reserved0; } options_t; int run(options_t *o);",
    );
    expect(new Set(rulesOf(findings))).toEqual(new Set(["struct-reserved-field-used"]));
    expect(findings.every(({ breaks }) => !breaks.includes("binary"))).toBe(true);
  });

  it("are still missed if something else moved", () => {
    const findings = diffHeaders(
      "typedef struct { unsigned flush; unsigned reserved[2]; unsigned tail; } options_t; int run(options_t *o);",
      "typedef struct { unsigned flush; unsigned long long skip; unsigned tail; unsigned more; } options_t; int run(options_t *o);",
    );
    expect(findings.some(({ breaks }) => breaks.includes("binary"))).toBe(true);
  });
});

describe("types that were renamed", () => {
  it("together with what they hold are renamed, no more", () => {
    const findings = diffHeaders(
      "typedef struct { int a; } inner; typedef struct { inner x; } outer; int f(outer *o);",
      "typedef struct { int a; } Inner; typedef struct { Inner x; } Outer; int f(Outer *o);",
    );
    expect(rulesOf(findings)).toEqual(["struct-renamed", "struct-renamed"]);
  });

  it("and kept their old name by a typedef break nobody", () => {
    const findings = diffHeaders(
      "typedef struct { int a; } head; int f(head *h);",
      "typedef struct Head { int a; } Head; typedef Head head; int f(Head *h);",
    );
    expect(findings.filter(({ breaks }) => breaks.length > 0)).toEqual([]);
  });
});

describe("plain `char`", () => {
  const header = (type: string) => `int f(${type} c); ${type} g(void);`;

  it("by value differs from `unsigned char` where the caller extends it by its sign", () => {
    const findings = diffHeaders(header("char"), header("unsigned char"), ["x86_64-unknown-linux-gnu"]);
    expect(rulesOf(findings)).toEqual(["param-signedness-changed", "return-signedness-changed"]);
    expect(findings.every(({ breaks }) => breaks.includes("binary"))).toBe(true);
  });

  it("is `unsigned char` where its sign is", () => {
    expect(diffHeaders(header("char"), header("unsigned char"), ["aarch64-unknown-linux-gnu"])).toEqual([]);
  });

  it("behind a pointer, and in an array, is bytes like any other", () => {
    const baseline = "struct s { char name[8]; }; int f(const char *p, struct s *s);";
    const current = "struct s { unsigned char name[8]; }; int f(const unsigned char *p, struct s *s);";
    expect(diffHeaders(baseline, current)).toEqual([]);
  });
});

it("a bit-field whose type changed its sign alone moves no bit", () => {
  const findings = diffHeaders(
    "struct s { int flag : 1; }; int f(struct s *s);",
    "struct s { unsigned flag : 1; }; int f(struct s *s);",
  );
  expect(told(findings)).toEqual([expect.stringMatching(/^warning\[struct-field-signedness-changed\] /)]);
});

it("thousands of members that were renamed are each told so", () => {
  const members = Array.from({ length: 3_000 }, (_, index) => `int m${index};`);
  const header = (prefix: string) =>
    `struct huge { ${members.join(" ").replaceAll(" m", ` ${prefix}`)} }; int f(struct huge *h);`;
  const findings = diffHeaders(header("m"), header("n"), ["x86_64-unknown-linux-gnu"]);
  expect(new Set(rulesOf(findings))).toEqual(new Set(["struct-field-renamed"]));
});
