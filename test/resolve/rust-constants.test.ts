import { describe, expect, test } from "vitest";
import { readRust } from "./read-rust.ts";

/** The constant `X` as `type value`, or the first gap. */
function constant(text: string): string {
  const { contract, gaps } = readRust(text, { alsoNamed: ["X"] });
  const [item] = contract.constants.get("X") ?? [];
  return item === undefined ? (gaps[0] ?? "nothing") : `${item.type} ${item.value}`;
}

describe("the value of a constant", () => {
  test.each([
    ["u32", "42", "u32 42"],
    ["u64", "0xFFFF_FFFF_FFFF_FFFF", "u64 18446744073709551615"],
    ["i32", "-(1 << 4) | 3", "i32 -13"],
    ["u8", "!0", "u8 255"],
    ["u8", "-1i8 as u8", "u8 255"],
    ["u64", "!0 as u64", "u64 18446744073709551615"],
    ["i64", "-1 as i64", "i64 -1"],
    ["u32", "1 << 31", "u32 2147483648"],
    ["i32", "1 << 31", "i32 -2147483648"],
    ["usize", "4 * (1 << 10) - 1", "usize 4095"],
    ["u8", "b'a' + 1", "u8 98"],
    ["u32", "'a' as u32", "u32 97"],
    ["u32", "u32::MAX - u8::MAX as u32", "u32 4294967040"],
    ["i16", "i16::MIN", "i16 -32768"],
    ["u32", "u64::BITS / 2", "u32 32"],
    ["libc::c_int", "-7", "c_int -7"],
    ["bool", "3 > 2 && !(1 == 2)", "bool 1"],
    ["bool", "1 + 1 == 2 || false", "bool 1"],
    ["u8", "true as u8", "u8 1"],
    ["char", "'\\u{e9}'", "char32 233"],
    ["f64", "1.50", "f64 1.5"],
    ["f32", "-2e3", "f32 -2000"],
    ["f64", "3 as f64", "f64 3"],
    ["&str", '"one\\ttwo"', "string one\ttwo"],
    ["&[u8]", 'b"kv\\0"', "string kv"],
    ["&std::ffi::CStr", 'c"kv"', "string kv"],
    ["&str", 'concat!("v", 1, ".", 2, "\\0")', "string v1.2"],
    ["*const u8", '"kv\\0".as_ptr()', "string kv"],
    ["usize", '"four".len()', "usize 4"],
    ["u8", "{ 3 + 4 }", "u8 7"],
  ])("of type %s, `%s`, is %s", (type, value, expected) => {
    expect(constant(`pub const X: ${type} = ${value};`)).toBe(expected);
  });

  test.each([
    ["u8", "256", "256 is beyond `u8`"],
    ["u8", "255 + 1", "256 is beyond `u8`"],
    ["i32", "i32::MAX + 1", "beyond `i32`"],
    ["u32", "1 - 2", "-1 is beyond `u32`"],
    ["u32", "1 / 0", "division by zero"],
    ["u32", "1 << 32", "a shift by 32"],
    ["u32", "1u8 + 1u16", "`u8` and `u16`"],
    ["usize", "usize::MAX", "no constant `usize::MAX`"],
    ["usize", "!0", "the target's"],
    ["usize", "-1isize as usize", "differs between targets"],
    ["u32", "compute()", "the function `compute` is not run"],
    ["u32", "if true { 1 } else { 2 }", "is not evaluated"],
    ["u32", "Y", "no constant `Y` was found"],
    ["u32", "X + 1", "is made of itself"],
    ["u32", `${"(".repeat(500)}1${")".repeat(500)}`, "too deep"],
  ])("of type %s, `%s`, that is not certain is a gap", (type, value, detail) => {
    expect(constant(`pub const X: ${type} = ${value};`)).toContain(detail);
  });

  test("is found in modules, types, traits' implementations and enums", () => {
    expect(constant("mod m { pub const Y: u8 = 3; } pub const X: u8 = m::Y * 2;")).toBe("u8 6");
    expect(constant("struct S; impl S { const Y: u8 = 3; } pub const X: u8 = S::Y + 1;")).toBe("u8 4");
    expect(constant("enum E { A = 5, B } pub const X: u8 = E::B as u8;")).toBe("u8 6");
    expect(constant("use m::*; mod m { pub const Y: u16 = 9; } const X: u16 = Y;")).toBe("u16 9");
  });

  test("of a type is named as cbindgen names it", () => {
    const { contract } = readRust(
      "pub struct S; impl S { pub const SIZE: u8 = 3; const TWICE: u8 = Self::SIZE * 2; }",
      { alsoNamed: ["S_SIZE", "S_TWICE"] },
    );
    expect([...contract.constants].map(([name, [item]]) => `${name} ${item?.value}`)).toEqual([
      "S_SIZE 3",
      "S_TWICE 6",
    ]);
  });

  test("is taken where nothing else asks for it only by its name", () => {
    expect(readRust("pub const X: u8 = 1;").contract.constants.size).toBe(0);
  });

  test("that another constant of its name contradicts is a gap, unless only one is public", () => {
    const pair = (a: string, b: string) => `mod a { ${a} const X: u8 = 1; } mod b { ${b} const X: u8 = 2; }`;
    expect(readRust(pair("pub", "pub"), { alsoNamed: ["X"] }).gaps).toEqual([
      expect.stringContaining("another value"),
    ]);
    expect(constant(pair("", "pub"))).toBe("u8 2");
  });
});

describe("the length of an array", () => {
  const lengthOf = (length: string, before = "") => {
    const text = `${before} #[repr(C)] pub struct S { a: [u8; ${length}] } #[no_mangle] pub extern "C" fn f(s: S) {}`;
    const { text: written, gaps } = readRust(text);
    return gaps[0] ?? /type: "\[u8; (.*?)\]"/.exec(written)?.[1];
  };

  test.each([
    ["4", "", "4"],
    ["N", "const N: usize = 3;", "3"],
    ["N * 2 + 1", "const N: usize = 3;", "7"],
    ["core::mem::size_of::<usize>()", "", "size_of(usize)"],
    [
      "size_of::<T>() + 2 * N",
      "use std::mem::size_of; const N: usize = 3; #[repr(C)] struct T { a: u8 }",
      "size_of(T) + 6",
    ],
    ["{ N as usize }", "const N: u8 = 3;", "3"],
  ])("`%s` is a number, or a sum that the target settles", (length, before, expected) => {
    expect(lengthOf(length, before)).toBe(expected);
  });

  test("that cannot be computed is a gap", () => {
    expect(lengthOf("N", "const N: u8 = 3;")).toContain("the array length is no `usize`");
    expect(lengthOf("count()")).toContain("the function `count` is not run");
  });

  test("brings the constants that it names", () => {
    const text = 'pub const N: usize = 3; #[no_mangle] pub extern "C" fn f(s: &[u8; N]) {}';
    expect(readRust(text).contract.constants.get("N")).toMatchObject([{ type: "usize", value: 3n }]);
  });

  test("may be a parameter of the type", () => {
    const { text, gaps } = readRust(`
      const K: usize = 2;
      #[repr(C)] pub struct M<T, const N: usize = 4> { cells: [T; N] }
      #[no_mangle] pub extern "C" fn f(a: M<u8, 3>, b: M<u16>, c: M<u8, K>, d: M<u8, { K * 4 }>) {}`);
    expect(gaps).toEqual([]);
    expect([...text.matchAll(/type: "(\[.*?\])"/g)].map(([, type]) => type)).toEqual([
      "[u16; 4]",
      "[u8; 2]",
      "[u8; 3]",
      "[u8; 8]",
    ]);
  });
});

describe("constants of an alias that a symbol reaches", () => {
  const source = `
    pub type kv_mode = u32;
    pub type kv_unused = u32;
    pub const KV_MODE_FAST: kv_mode = 1;
    pub const KV_MODE_BOTH: crate::kv_mode = KV_MODE_FAST | 2;
    pub const KV_UNUSED: kv_unused = 3;
    pub const OTHER: u32 = 4;
    pub const KV_MODE_SIZE: kv_mode = size_of_something();
    const KV_MODE_HIDDEN: kv_mode = 5;
    mod inner { type kv_mode = u8; pub const KV_MODE_ELSE: kv_mode = 6; }
    #[unsafe(no_mangle)] pub extern "C" fn kv_open(mode: kv_mode) {}
  `;

  test("belong to the contract, if they are public and have a value", () => {
    const { contract, gaps } = readRust(source);
    expect([...contract.constants].map(([name, [item]]) => `${name}: ${item?.type} ${item?.value}`)).toEqual([
      "KV_MODE_BOTH: u32 3",
      "KV_MODE_FAST: u32 1",
    ]);
    expect(gaps).toEqual([]);
  });
});

describe("constants of a type that is transparent around a number", () => {
  const flags = "#[repr(transparent)] pub struct Flags(u32);";

  test.each([
    ["by its name", `${flags} impl Flags { pub const X: Flags = Flags(1 << 2); }`],
    ["by `Self`", `${flags} impl Flags { pub const X: Self = Self(4); }`],
    [
      "with a named field",
      "#[repr(transparent)] pub struct Flags { bits: u32 } impl Flags { pub const X: Self = Self { bits: 4 }; }",
    ],
    ["in braces", `${flags} impl Flags { pub const X: Self = Self { 0: 4 }; }`],
  ])("are that number: %s", (_, text) => {
    const { contract, gaps } = readRust(text, { alsoNamed: ["Flags_X"] });
    expect(gaps).toEqual([]);
    expect(contract.constants.get("Flags_X")?.[0]).toMatchObject({ type: "u32", value: 4n });
  });

  test("are not known of a type with more in it", () => {
    const text = "#[repr(C)] pub struct Pair(u32, u32); impl Pair { pub const X: Pair = Pair(1, 2); }";
    expect(readRust(text, { alsoNamed: ["Pair_X"] }).gaps).toHaveLength(1);
  });
});
