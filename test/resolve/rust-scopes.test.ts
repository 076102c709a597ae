import { describe, expect, test } from "vitest";
import { printType } from "../../src/idl/type-expression.ts";
import { resolveRust } from "../../src/resolve/rust/resolve.ts";
import { readSample } from "../expand/rust-sample.ts";
import { readRust } from "./read-rust.ts";

function paramOf(text: string) {
  const { contract, gaps } = readRust(text);
  const [only] = contract.functions.get("f")?.[0]?.params ?? [];
  return { type: only === undefined ? null : printType(only.type), gaps };
}

const F = '#[no_mangle] pub extern "C" fn f(a: T) {}';

describe("a name in a body", () => {
  test.each([
    ["a block before", `fn z() { { type T = i64; } type T = i32; ${F} }`],
    ["a block around", `type T = i64; fn z() { if x { type T = i32; ${F} } }`],
    [
      "an import of another block",
      `mod m { pub type T = i64; } type T = i32; fn z() { { use crate::m::T; } ${F} }`,
    ],
    ["blocks within blocks", `fn z() { { type T = i64; { type T = i32; { ${F} } } } }`],
  ])("is that of its own block: %s", (_, text) => {
    expect(paramOf(text)).toEqual({ type: "T", gaps: [] });
    const { contract } = readRust(text);
    const [type] = contract.types.get("T") ?? [];
    expect(type).toMatchObject({ kind: "alias", to: { kind: "scalar", name: "i32" } });
  });
});

describe("a name that an unknown option hides elsewhere", () => {
  const condition = expect.stringMatching(/^condition: another `\w+` depends on `wide`.*--cfg 'wide'/);

  test.each([
    ["a type", `#[cfg(wide)] type T = i64; #[cfg(not(wide))] type T = i32; ${F}`],
    [
      "a constant",
      "#[cfg(wide)] const N: usize = 8; #[cfg(not(wide))] const N: usize = 4; #[repr(C)] pub struct T { pub a: [u8; N] }" +
        F,
    ],
    [
      "an import",
      `mod p { pub type T = i64; } mod q { pub type T = i32; } #[cfg(wide)] use p::T; #[cfg(not(wide))] use q::T; ${F}`,
    ],
    [
      "a module",
      `#[cfg(wide)] mod p { pub type T = i64; } #[cfg(not(wide))] mod p { pub type T = i32; } use p::T; ${F}`,
    ],
    [
      "an implementation",
      `trait Q { type X; } pub struct W; #[cfg(wide)] impl Q for W { type X = i64; } #[cfg(not(wide))] impl Q for W { type X = i32; } type T = <W as Q>::X; ${F}`,
    ],
    [
      "a member of one",
      `trait Q { type X; } pub struct W; impl Q for W { #[cfg(wide)] type X = i64; #[cfg(not(wide))] type X = i32; } type T = <W as Q>::X; ${F}`,
    ],
    ["a branch", `cfg_if::cfg_if! { if #[cfg(wide)] { type T = i64; } else { type T = i32; } } ${F}`],
  ])("is a gap where the boundary asks for it: %s", (_, text) => {
    expect(paramOf(text).gaps).toEqual([condition]);
  });

  test("is none where nothing asks", () => {
    const text = `#[cfg(wide)] type Other = i64; #[cfg(wide)] mod p {} #[cfg(wide)] impl S {} type T = i32; ${F}`;
    expect(paramOf(text).gaps).toEqual([]);
  });

  test("is one of a declaration in an extern block", () => {
    const { gaps } = readRust('extern "C" { #[cfg(wide)] fn g(a: i64); #[cfg(not(wide))] fn g(a: i32); }');
    expect(gaps).toEqual([expect.stringContaining("the function `g` depends on `wide`")]);
  });
});

describe("an attribute macro on a type", () => {
  test.each([
    ["#[my::widen] #[repr(C)] pub struct T { a: u8 }"],
    ["#[my::repr_c] pub struct T { a: u8 }"],
    ["use my::widen; #[derive(Clone)] #[widen] #[repr(C)] pub struct T { a: u8 }"],
  ])("that nobody knows is a gap where the type is reached: %s", (text) => {
    const { gaps } = readRust(`${text} #[no_mangle] pub extern "C" fn f(a: *const T) {}`);
    expect(gaps).toEqual([expect.stringMatching(/^macro: the attribute macro `(?:my::)?\w+` is not known/)]);
    expect(readRust(text).gaps).toEqual([]);
  });

  test.each([
    [
      '#[derive(Serialize)] #[serde(rename_all = "camelCase")] #[repr(C)] pub struct T { #[serde(skip)] a: u8 }',
    ],
    ["#[derive(Error)] #[error(transparent)] #[repr(C)] pub struct T { #[from] a: u8 }"],
    ["#[rustfmt::skip] #[allow(dead_code)] #[must_use] #[clippy::x] #[repr(C)] pub struct T { a: u8 }"],
    ["#[serde_with::serde_as] #[repr(C)] pub struct T { a: u8 }"],
  ])("that changes nothing is none: %s", (text) => {
    expect(readRust(`${text} #[no_mangle] pub extern "C" fn f(a: *const T) {}`).gaps).toEqual([]);
  });
});

describe("a crate that is not the known one of its name", () => {
  const text = '#[no_mangle] pub extern "C" fn f(a: libc::c_int, b: std::ffi::c_int) {}';
  const read = (libc: string) => {
    const manifest = `[package]\nname = "x"\nedition = "2021"\n[lib]\npath = "lib.rs"\n[dependencies]\nlibc = ${libc}\n`;
    const crate = readSample({ "Cargo.toml": manifest, "lib.rs": text });
    const facts = { alsoNamed: new Set<string>(), isShown: () => false, lookup: () => undefined };
    const { contract } = resolveRust(crate, { name: "x", targets: ["x86_64-unknown-linux-gnu"], ...facts });
    return contract.gaps?.map(({ detail }) => detail);
  };

  test.each([
    ['{ package = "notlibc", version = "1" }', "`c_int` of `notlibc` is not read"],
    ['{ path = "../libc" }', "`c_int` of `libc (by `path`)` is not read"],
    ['{ git = "https://example.org/libc" }', "`c_int` of `libc (by `git`)` is not read"],
  ])("is unknown: libc = %s", (libc, gap) => {
    expect(read(libc)).toEqual([expect.stringContaining(gap)]);
  });

  test.each([['"0.2"'], ['{ version = "0.2", features = [] }'], ['{ package = "libc", version = "0.2" }']])(
    "is known: libc = %s",
    (libc) => {
      expect(read(libc)).toEqual([]);
    },
  );
});

describe("the name of a symbol", () => {
  test.each([
    ['concat!("a", "_", 1, true)', "a_1true"],
    ['concat!(stringify!(zen), "_", concat!("x", \'y\'))', "zen_xy"],
    ['r"raw"', "raw"],
  ])("may be put together: %s", (value, name) => {
    const { contract, gaps } = readRust(`#[export_name = ${value}] pub extern "C" fn q(a: i64) {}
      extern "C" { #[link_name = ${value}] fn w(); }`);
    expect(gaps).toEqual([]);
    expect([...contract.functions.keys()]).toEqual([name]);
    expect(contract.requires?.functions.get("w")?.[0]?.symbol).toBe(name);
  });

  test.each([['env!("NAME")'], ["concat!(NAME)"], ['concat!("a", env!("B"))'], ["other!()"]])(
    "that a build makes is a gap: %s",
    (value) => {
      const { contract, gaps } = readRust(`#[export_name = ${value}] pub extern "C" fn q(a: i64) {}`);
      expect(gaps).toEqual([expect.stringContaining("macro: the name of `export_name` is made by a macro")]);
      expect(contract.functions.size).toBe(0);
    },
  );
});
