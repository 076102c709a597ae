import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { diffSources } from "./diff-sources.ts";

function findingsOf(baseline: string, current: string): readonly Finding[] {
  return diffSources({ path: "before.h", text: baseline }, { path: "after.h", text: current });
}

const told = (baseline: string, current: string) =>
  findingsOf(baseline, current).map(({ rule, level, message }) => ({ rule, level, message }));

describe("an enumerator that moved because others were added", () => {
  const rulesFor = (name: string) =>
    findingsOf(`enum shade { DARK, ${name} };`, `enum shade { DARK, LIGHT, ${name} };`)
      .map(({ rule }) => rule)
      .sort();

  it.each([
    ...[
      "SHADE_MAX",
      "shade_max",
      "SHADE_MAX_VALUE",
      "SHADE_MAXVALUE",
      "MAX_SHADES",
      "_SHADE_MAX_",
      "SHADE__MAX",
    ],
    ...["SHADE_COUNT", "SHADE_CNT", "SHADE__CNT", "__SHADE_CNT", "SHADE_TOTAL", "SHADE_SIZE", "SHADE_LIMIT"],
    ...[
      "SHADE_LAST",
      "SHADE_LASTENTRY",
      "SHADE_LAST_ITEM",
      "SHADE_END",
      "SHADE_END_OF_LIST",
      "SHADE_SENTINEL",
    ],
    ...["NUM_SHADES", "SHADE_NUM", "SHADE_NUM_SHADES", "SHADE_NB", "COUNT"],
  ])("and counts them, by its name: %s", (name) => {
    expect(rulesFor(name)).toEqual(["enum-sentinel-changed", "enum-variant-added"]);
  });

  it.each([
    ...["SEND", "FRIEND", "LEGEND", "MAXIMIZE", "ENDPOINT_A", "SHADE_SEND", "SHADE_ENDPOINT", "BLAST"],
    ...["NUMERIC", "SHADE_NUMBER_FORMAT", "ACCOUNT", "SHADE_DISCOUNT", "SIZE_CHANGED", "LIMITED", "CLIMAX"],
    ...["SHADE_LAST_ERROR", "SHADE_END_OF_FILE", "SHADE_NUM_FORMAT", "SHADE_MAX_REACHED"],
  ])("is one whose number changed, if the name says no such thing: %s", (name) => {
    expect(rulesFor(name)).toEqual(["enum-variant-added", "enum-variant-value-changed"]);
  });
});

describe("a field that moved", () => {
  const baseline = "struct pair { int key; long value; long spare; }; void keep(struct pair *p);";

  it("is told with its new type, if it has one", () => {
    expect(
      told(baseline, "struct pair { long value; long spare; double key; }; void keep(struct pair *p);"),
    ).toContainEqual({
      rule: "struct-field-moved",
      level: "error",
      message: expect.stringMatching(
        "field `key` of `pair` moved from offset 0 to 16, and its type changed: `c_int` -> `c_double`",
      ),
    });
  });
});

describe("a value that is too long for a line", () => {
  const ones = Array.from({ length: 400 }, () => "1").join(" + ");
  const [finding] = findingsOf(
    "int keep(int);\n#define KEEP(x) keep((x) + 1)",
    `int keep(int);\n#define KEEP(x) keep((x) + ${ones})`,
  );

  it("is clipped in the message, and whole in the data", () => {
    expect(finding?.rule).toBe("macro-changed");
    expect(finding?.message).toMatch(/\.\.\.`$/);
    expect(finding?.message.length).toBeLessThan(250);
    expect(finding?.data).toHaveProperty("current", `keep((x) + ${ones})`);
  });
});

describe("a bit-field", () => {
  const withField = (field: string) => `struct mode { ${field}; }; void keep(struct mode *m);`;

  it("counts one bit as one", () => {
    const [finding] = findingsOf(withField("unsigned on : 1"), withField("unsigned on : 2"));
    expect(finding?.message).toBe(
      "bit-field `on` of `mode` changed: 1 bit of `c_uint` -> 2 bits of `c_uint`",
    );
  });

  it("stays where it is when only its sign changed", () => {
    expect(told(withField("unsigned on : 3"), withField("int on : 3"))).toEqual([
      expect.objectContaining({ rule: "struct-field-signedness-changed", level: "warning" }),
    ]);
  });
});

describe("the storage of an enum that the ABI chooses", () => {
  it("is told in bytes", () => {
    const [finding] = findingsOf("enum big { ONE = 1 };", "enum big { ONE = 1, HUGE = 0x100000000 };").filter(
      ({ rule }) => rule === "enum-repr-changed",
    );
    expect(finding?.message).toBe("`big` was stored in 4 bytes and is now stored in 8 bytes");
  });
});

describe("what leaves its name behind", () => {
  it("is a function that became a macro: programs that are built again go on", () => {
    const [finding] = findingsOf(
      "int twice(int);\nint half(int);",
      "int half(int);\n#define twice(x) (half(x) * 4)",
    ).filter(({ rule }) => rule === "function-removed");
    expect(finding).toMatchObject({
      message: "function `twice` was removed; a macro has its name now",
      breaks: ["binary"],
    });
  });

  it.each(["struct", "union", "enum"])("is a %s whose old name is a typedef now", (kind) => {
    const body = kind === "enum" ? "{ SHADE_DARK, SHADE_LIGHT }" : "{ int red; long green; }";
    const [finding] = findingsOf(
      `typedef ${kind} ${body} old_shade; int paint(old_shade *s);`,
      `typedef ${kind} ${body} new_shade; typedef new_shade old_shade; int paint(new_shade *s);`,
    ).filter(({ rule }) => rule === `${kind}-renamed`);
    expect(finding).toMatchObject({ level: "info", message: expect.stringMatching(/; the old name stays$/) });
  });
});

describe("a promise that a function is pure", () => {
  it("does no harm when it is new", () => {
    const pure = "__attribute__((const)) int depth(int);";
    expect(told("int depth(int);", pure)).toEqual([
      expect.objectContaining({ rule: "purity-attribute-changed", level: "info" }),
    ]);
  });
});
