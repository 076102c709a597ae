import { describe, expect, it } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { agreeWithHeader } from "./agree-contracts.ts";

const LINUX: readonly Triple[] = ["x86_64-unknown-linux-gnu"];

const STD = "#include <stdint.h>\n";

/** How an enum with data is represented, and how header generators write it in C. */
const REPRS = ["c", "u8", "c, u8"] as const;
type Repr = (typeof REPRS)[number];

/** An enum `T` of a tuple variant `I`, a struct variant `P` and a variant `N` without data. */
function enumOf(repr: Repr, tuple: readonly string[], struct: Readonly<Record<string, string>>): string {
  const positional = tuple.map((type, at) => `{name: _${at}, type: ${type}}`);
  const named = Object.entries(struct).map(([name, type]) => `{name: ${name}, type: ${type}}`);
  return `types:
  T:
    kind: tagged
    repr: [${repr}]
    variants:
      I: {value: 0, fields: [${positional.join(", ")}]}
      P: {value: 1, fields: [${named.join(", ")}]}
      N: {value: 2}
functions:
  f: {params: [{name: t, type: T}], returns: void}`;
}

function headerOf(repr: Repr, tuple: readonly string[], struct: Readonly<Record<string, string>>): string {
  const tag =
    repr === "c" ? "typedef enum { I, P, N } T_Tag;" : "enum T_Tag { I, P, N }; typedef uint8_t T_Tag;";
  const named = Object.entries(struct).map(([name, type]) => `${type} ${name};`);
  const [only, ...others] = tuple;
  const first = repr === "u8" ? "T_Tag i_tag; " : "";
  const tupleFields = others.length === 0 ? [`${only} i;`] : tuple.map((type, at) => `${type} _${at};`);
  const tupleMember = others.length === 0 ? `struct { ${first}${tupleFields.join(" ")} };` : "I_Body i;";
  const own = repr === "u8" ? "T_Tag tag; " : "";
  const bodies = `typedef struct { ${own}${tupleFields.join(" ")} } I_Body;
typedef struct { ${own}${named.join(" ")} } P_Body;`;
  const union = `union { ${tupleMember} P_Body p; }`;
  const whole =
    repr === "u8"
      ? `typedef union { T_Tag tag; ${tupleMember} P_Body p; } T;`
      : `typedef struct { T_Tag tag; ${union}; } T;`;
  return `${STD}${tag}\n${bodies}\n${whole}\nvoid f(T t);`;
}

function messagesOf(library: string, header: string): readonly string[] {
  return agreeWithHeader(library, header, LINUX).map(
    ({ level, rule, message }) => `${level}[${rule}] ${message}`,
  );
}

describe.each(REPRS)("a variant's data in repr(%s)", (repr) => {
  it("agrees where the header has the same fields", () => {
    const library = enumOf(repr, ["i32"], { x: "u8", y: "f64" });
    expect(messagesOf(library, headerOf(repr, ["int32_t"], { x: "uint8_t", y: "double" }))).toEqual([]);
    const many = enumOf(repr, ["u8", "f64"], { x: "u8", y: "f64" });
    expect(messagesOf(many, headerOf(repr, ["uint8_t", "double"], { x: "uint8_t", y: "double" }))).toEqual(
      [],
    );
  });

  it("is told by the field of a struct variant that differs, whatever moves with it", () => {
    const library = enumOf(repr, ["i32"], { x: "u8", y: "f64" });
    expect(messagesOf(library, headerOf(repr, ["int32_t"], { x: "uint8_t", y: "float" }))).toEqual([
      "error[field-width-mismatch] field `P.y` of `T` is 8 bytes wide in the definition and 4 in the declaration: `f64` against `c_float`",
    ]);
    const integers = enumOf(repr, ["i32"], { x: "u8", y: "u64" });
    expect(messagesOf(integers, headerOf(repr, ["int32_t"], { x: "uint8_t", y: "uint32_t" }))).toEqual([
      "error[field-width-mismatch] field `P.y` of `T` is 8 bytes wide in the definition and 4 in the declaration: `u64` against `u32`",
    ]);
  });

  it("is told by the field of a tuple variant that differs", () => {
    const library = enumOf(repr, ["i32"], { x: "u8", y: "u32" });
    expect(messagesOf(library, headerOf(repr, ["int64_t"], { x: "uint8_t", y: "uint32_t" }))).toEqual([
      "error[field-width-mismatch] field `I._0` of `T` is 4 bytes wide in the definition and 8 in the declaration: `i32` against `i64`",
    ]);
    const many = enumOf(repr, ["u8", "f64", "u8"], { x: "u8", y: "u32" });
    const header = headerOf(repr, ["uint8_t", "float", "uint8_t"], { x: "uint8_t", y: "uint32_t" });
    expect(messagesOf(many, header)).toEqual([
      "error[field-width-mismatch] field `I._1` of `T` is 8 bytes wide in the definition and 4 in the declaration: `f64` against `c_float`",
    ]);
  });

  it("is told by a field of a struct variant that one side alone has", () => {
    const library = enumOf(repr, ["i32"], { x: "u8", y: "u32" });
    const more = headerOf(repr, ["int32_t"], { x: "uint8_t", y: "uint32_t", z: "uint32_t" });
    expect(messagesOf(library, more)).toEqual([
      "error[field-missing-mismatch] field `P.z` of `T` is only in the declaration",
    ]);
    const between = headerOf(repr, ["int32_t"], { x: "uint8_t", z: "uint64_t", y: "uint32_t" });
    expect(messagesOf(library, between)).toEqual([
      "error[field-missing-mismatch] field `P.z` of `T` is only in the declaration",
    ]);
    const less = headerOf(repr, ["int32_t"], { y: "uint32_t" });
    expect(messagesOf(library, less)).toEqual([
      "error[field-missing-mismatch] field `P.x` of `T` is only in the definition",
    ]);
  });

  it("is told by a field of a tuple variant that one side alone has", () => {
    const library = enumOf(repr, ["i32", "f64"], { x: "u8" });
    expect(messagesOf(library, headerOf(repr, ["int32_t", "uint8_t", "double"], { x: "uint8_t" }))).toEqual([
      "error[field-missing-mismatch] field `I._1` of `T` is only in the declaration",
    ]);
    expect(messagesOf(library, headerOf(repr, ["double"], { x: "uint8_t" }))).toEqual([
      "error[field-missing-mismatch] field `I._0` of `T` is only in the definition",
    ]);
  });

  it("is told by a field that fits into padding on one side", () => {
    const library = enumOf(repr, ["i32"], { x: "u8", y: "u32" });
    const more = headerOf(repr, ["int32_t"], { x: "uint8_t", hidden: "uint8_t", y: "uint32_t" });
    expect(messagesOf(library, more)).toEqual([
      "error[field-missing-mismatch] field `P.hidden` of `T` is only in the declaration",
    ]);
  });

  it("is told by fields under other names and in another order", () => {
    const library = enumOf(repr, ["i32"], { x: "u32", y: "u32" });
    const renamed = headerOf(repr, ["int32_t"], { x: "uint32_t", z: "uint32_t" });
    expect(messagesOf(library, renamed)[0]).toContain("is called `P.y` in the definition and `P.z`");
    const [finding] = messagesOf(library, headerOf(repr, ["int32_t"], { y: "uint32_t", x: "uint32_t" }));
    expect(finding).toContain("error[field-order-mismatch]");
  });
});

describe("a variant's data that a person wrote down in C", () => {
  const library = enumOf("c", ["i32"], { x: "u8", y: "f64" });
  const tag = `${STD}typedef enum { I, P, N } T_Tag;\n`;

  it.each([
    [
      "members under other names, in the order of the variants",
      "union { int32_t number; struct { uint8_t x; double y; } pair; } u;",
    ],
    [
      "members under the names of the variants, in another order",
      "union { struct { uint8_t x; double y; } p; int32_t i; } data;",
    ],
    ["explicit padding", "uint32_t _pad; union { int32_t i; struct { uint8_t x; double y; } p; } u;"],
  ])("agrees: %s", (_, body) => {
    expect(messagesOf(library, `${tag}typedef struct { T_Tag tag; ${body} } T; void f(T t);`)).toEqual([]);
  });

  it("is told by the record in it, by one that is packed, and by its place where nothing else differs", () => {
    const nested = `types:
  Q: {kind: struct, fields: [{name: a, type: u8}, {name: b, type: u32}]}
  T:
    kind: tagged
    repr: [c]
    variants:
      I: {value: 0, fields: [{name: _0, type: Q}]}
      N: {value: 1}
functions:
  f: {params: [{name: t, type: T}], returns: void}`;
    const head = `${STD}typedef enum { I, N } T_Tag; typedef struct { uint8_t a; uint32_t b; } Q;\n`;
    for (const body of ["union { Q i; } u;", "union { struct { Q i; }; };", "Q i;"]) {
      expect(messagesOf(nested, `${head}typedef struct { T_Tag tag; ${body} } T; void f(T t);`)).toEqual([]);
    }
    const packed = `${tag}#pragma pack(push, 1)
typedef struct { T_Tag tag; union { struct { int32_t i; }; struct { uint8_t x; double y; } p; }; } T;
#pragma pack(pop)
void f(T t);`;
    const findings = agreeWithHeader(library, packed, LINUX);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      "field-offset-mismatch: field `I._0` of `T` stands at offset 8 in the definition and 4 in the declaration",
    ]);
    expect(findings[0]?.consequences).toEqual([
      "field `I._0` of `T` displaced 8 -> 4 (first of 3 displaced fields)",
      "size of `T` 24 -> 13",
    ]);
  });

  it("is found by its place where the record under another name has a field too many", () => {
    const header = `${tag}typedef struct { T_Tag tag; union { struct { int32_t i; }; struct { uint8_t x; double y; uint8_t z; } p; }; } shape_t; void f(shape_t t);`;
    expect(messagesOf(library, header)).toEqual([
      "error[field-missing-mismatch] field `P.z` of `T` is only in the declaration",
    ]);
  });
});
