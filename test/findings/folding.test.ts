import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import type { Triple } from "../../src/idl/target.ts";
import { diffHeaders } from "../compare/diff-headers.ts";

const TARGETS: readonly Triple[] = [
  "i686-unknown-linux-gnu",
  "x86_64-pc-windows-msvc",
  "x86_64-unknown-linux-gnu",
];

function only(findings: readonly Finding[]): Finding {
  expect(findings.map(({ message }) => message)).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new Error("there is no finding");
  return finding;
}

describe("what several targets say of one subject is one finding", () => {
  const rest = "int f(struct r *r);";
  const grown = only(
    diffHeaders(`struct r { long a; };${rest}`, `struct r { long a; int b; };${rest}`, TARGETS),
  );

  it("for all of them, with the numbers of each group", () => {
    expect(grown.targets).toBe("all");
    expect(grown.groups.map(({ targets, data }) => [targets, data["offset"]])).toEqual([
      [["i686-unknown-linux-gnu", "x86_64-pc-windows-msvc"], 4],
      [["x86_64-unknown-linux-gnu"], 8],
    ]);
    expect(grown.message).toBe(grown.groups[0]?.message);
  });

  it("with consequences that are marked where they hold on some targets only", () => {
    expect(grown.consequences).toEqual([
      "size of `r` 4 -> 8 (i686-unknown-linux-gnu, x86_64-pc-windows-msvc)",
      "size of `r` 8 -> 16 (x86_64-unknown-linux-gnu)",
    ]);
  });

  it("and names its targets where it does not hold on all", () => {
    const finding = only(diffHeaders("void f(long x);", "void f(long long x);", TARGETS));
    expect(finding.targets).toEqual(["i686-unknown-linux-gnu", "x86_64-pc-windows-msvc"]);
  });

  it("and is as bad as on the target where it is worst", () => {
    const header = (type: string): string => `struct s { int a; ${type} b; }; void f(struct s *s);`;
    const [mild] = diffHeaders(header("long long"), header("_Atomic(long long)"), [
      "x86_64-unknown-linux-gnu",
    ]);
    const all = only(diffHeaders(header("long long"), header("_Atomic(long long)"), TARGETS));
    expect(mild?.level).toBe("warning");
    expect(all.level).toBe("error");
  });

  it("and is not there where no target sees it", () => {
    const header = "#ifdef _WIN32\nint f(void);\n#endif\nint g(void);";
    expect(diffHeaders(header, "int g(void);", ["x86_64-unknown-linux-gnu"])).toEqual([]);
    expect(only(diffHeaders(header, "int g(void);", TARGETS)).targets).toEqual(["x86_64-pc-windows-msvc"]);
  });
});

describe("a fingerprint", () => {
  const BEFORE = "struct r { int a; }; int f(struct r *r); int g(int x);";
  const AFTER = "struct r { int a; int b; }; int f(struct r *r); int g(long long x);";
  const prints = (baseline: string, current: string, targets = TARGETS): readonly string[] =>
    diffHeaders(baseline, current, targets)
      .map(({ rule, fingerprint }) => `${rule} ${fingerprint}`)
      .sort();
  const expected = prints(BEFORE, AFTER);

  it("is twelve hex digits, and no two are alike", () => {
    const digits = expected.map((print) => print.split(" ")[1]);
    for (const print of digits) expect(print).toMatch(/^[0-9a-f]{12}$/);
    expect(new Set(digits).size).toBe(expected.length);
    expect(expected.length).toBe(2);
  });

  it("stays when lines move, comments change and declarations change places", () => {
    expect(prints(`\n\n/* The first. */\n${BEFORE}`, AFTER)).toEqual(expected);
    expect(prints(BEFORE, AFTER.replace("int f", "/** Does more. */\nint f"))).toEqual(expected);
    expect(
      prints(BEFORE, `int h_unrelated_static;\n${AFTER}`).filter((one) => expected.includes(one)),
    ).toEqual(expected);
  });

  it("stays when other targets are looked at", () => {
    expect(prints(BEFORE, AFTER, ["x86_64-unknown-linux-gnu"])).toEqual(expected);
    expect(prints(BEFORE, AFTER, ["aarch64-apple-darwin"])).toEqual(expected);
  });

  it("changes with the subject, and with what it was and is", () => {
    const other = [
      prints(BEFORE, AFTER.replace("int b", "int c")),
      prints(BEFORE, AFTER.replace("int b", "long b")),
      prints(BEFORE.replaceAll("struct r", "struct q"), AFTER.replaceAll("struct r", "struct q")),
      prints(BEFORE.replace("int x", "short x"), AFTER),
    ];
    for (const one of other) expect(one).not.toEqual(expected);
  });
});

describe("findings", () => {
  it("stand with the worst first, then by their place", () => {
    const baseline = "int a(int x);\nint b(int x);\nint c(void);\nint d(int *p);\n";
    const current = "int a(int x, int y);\nint b(long long x);\nint d(const int *p);\nint e(void);\n";
    const findings = diffHeaders(baseline, current);
    expect(findings.map(({ rule, subject }) => `${rule} ${subject.symbol}`)).toEqual([
      "function-removed c",
      "param-added a",
      "param-width-changed b",
      "function-added e",
      "param-const-added d",
    ]);
  });

  it("stand in the same order whichever target is looked at first", () => {
    const baseline = "struct r { long a; int b; }; struct r f(long x); enum e { A, B }; void g(enum e x);";
    const current = "struct r { int a; int b; }; struct r f(int x); enum e { B, A }; void g(enum e x);";
    const order = (targets: readonly Triple[]): readonly string[] =>
      diffHeaders(baseline, current, targets).map(({ rule, fingerprint }) => `${rule} ${fingerprint}`);
    expect(order([...TARGETS].reverse())).toEqual(order(TARGETS));
  });
});
