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
    expect(gaps).toHaveLength(2);
    for (const gap of gaps) expect(gap).toContain("the function `g` depends on `wide`");
  });
});

describe("a name that is there while an unknown option counts as not set", () => {
  const M = "mod m { pub type T = i64; } use m::*;";

  test.each([
    ["above a glob", `${M} #[cfg(not(wide))] type T = i32; ${F}`],
    ["above the module, in a body", `type T = i64; fn z() { #[cfg(not(wide))] type T = i32; ${F} }`],
    ["in a branch, above a glob", `${M} cfg_if! { if #[cfg(wide)] {} else { type T = i32; } } ${F}`],
    ["above a primitive type", `#[cfg(not(wide))] type u8 = i32; type T = u8; ${F}`],
  ])("is a gap where another may be meant: %s", (_, text) => {
    expect(paramOf(text).gaps).toEqual([expect.stringMatching(/^condition: `\w+` depends on `wide`/)]);
  });

  test("is none where nothing else could be meant", () => {
    expect(paramOf(`#[cfg(not(wide))] type T = i32; ${F}`).gaps).toEqual([]);
  });
});

describe("a name that a glob may bring on an unknown option", () => {
  const condition = expect.stringMatching(/^condition: `\w+`, which `.*\*` may bring, depends on `wide`/);

  test.each([
    [
      "beside one that is there",
      `mod p { pub type T = i64; } mod q { pub type T = i32; } #[cfg(wide)] use p::*; #[cfg(not(wide))] use q::*; ${F}`,
    ],
    [
      "of a module that is hidden too",
      `#[cfg(wide)] mod p { pub type T = i64; } #[cfg(wide)] use p::*; mod q { pub type T = i32; } #[cfg(not(wide))] use q::*; ${F}`,
    ],
    ["of a crate that is not read", `#[cfg(wide)] use other::*; mod q { pub type T = i32; } use q::*; ${F}`],
    ["above the prelude", `mod p { pub type u8 = i64; } #[cfg(wide)] use p::*; ${F.replace("T", "u8")}`],
    [
      "in a body, above the module",
      `mod p { pub type T = i64; } type T = i32; fn z() { #[cfg(wide)] use p::*; ${F} }`,
    ],
    [
      "in a module that is named",
      `mod p { pub type T = i64; } mod q { pub type T = i32; } mod m { #[cfg(wide)] pub use crate::p::*; #[cfg(not(wide))] pub use crate::q::*; } use m::T; ${F}`,
    ],
    [
      "in a branch",
      `mod p { pub type T = i64; } mod q { pub type T = i32; } cfg_if::cfg_if! { if #[cfg(wide)] { use p::*; } else { use q::*; } } ${F}`,
    ],
    [
      "of a constant",
      `mod p { pub const N: usize = 8; } mod q { pub const N: usize = 4; } #[cfg(wide)] use p::*; #[cfg(not(wide))] use q::*; ${F.replace("T", "*const [u8; N]")}`,
    ],
  ])("is a gap: %s", (_, text) => {
    expect(paramOf(text).gaps).toEqual([condition]);
  });

  test("is a gap where nothing is known of the other crate", () => {
    const text = `#[cfg(wide)] use other::*; mod q { pub type T = i32; } #[cfg(not(wide))] use q::*; ${F}`;
    expect(readRust(text, { dependencies: ["other"] }).gaps).toEqual([condition]);
  });

  test("is a gap with the missing type, if nothing else brings it", () => {
    const { gaps } = paramOf(`mod p { pub type T = i64; } #[cfg(wide)] use p::*; ${F}`);
    expect(gaps).toEqual([expect.stringMatching(/^unresolved-type/), condition]);
  });

  test.each([
    ["the module's own", `mod p { pub type T = i64; } type T = i32; #[cfg(wide)] use p::*; ${F}`],
    [
      "imported by name",
      `mod p { pub type T = i64; } mod q { pub type T = i32; } #[cfg(wide)] use p::*; use q::T; ${F}`,
    ],
    [
      "the same either way",
      `#[cfg(wide)] use std::os::raw::*; #[cfg(not(wide))] use core::ffi::*; ${F.replace("T", "c_int")}`,
    ],
    ["not in what it brings", `mod p {} #[cfg(wide)] use p::*; mod q { pub type T = i32; } use q::*; ${F}`],
    ["of the prelude", `#[cfg(wide)] mod p; #[cfg(wide)] use p::*; ${F.replace("T", "Option<&u8>")}`],
    ["not asked for", `mod p { pub type T = i64; } #[cfg(wide)] use p::*; ${F.replace("T", "i32")}`],
  ])("is none where the name is certain: %s", (_, text) => {
    expect(paramOf(text).gaps).toEqual([]);
  });
});

describe("a name that a macro of the crate may make", () => {
  const made = expect.stringMatching(/^macro: the macro `\w+!` may make another `\w+`/);
  const glob =
    "mod q { pub type T = i32; pub const N: usize = 4; pub mod p { pub type U = i32; } } use q::*;";
  const rules = (body: string) => `macro_rules! make { ${body} }`;

  test.each([
    ["a type", `${rules("() => { type T = i64; }")} make!(); ${glob} ${F}`],
    ["a type of the caller's name", `${rules("($n:ident) => { type $n = i64; }")} make!(T); ${glob} ${F}`],
    [
      "an item that is passed on",
      `${rules("($($i:item)*) => { $($i)* }")} make! { pub struct T(u64); } ${glob} ${F}`,
    ],
    [
      "by a macro that it calls",
      `${rules("() => { inner! { T } }")} macro_rules! inner { ($n:ident) => { enum $n {} } } make!{} ${glob} ${F}`,
    ],
    ["an import", `mod o { pub type T = i64; } ${rules("() => { use o::T; }")} make!(); ${glob} ${F}`],
    [
      "an import of another name",
      `mod o { pub type V = i64; } ${rules("($($n:tt)*) => { use $($n)*; }")} make!(o::V as T); ${glob} ${F}`,
    ],
    [
      "an import of several",
      `mod o { pub type T = i64; } ${rules("() => { use o::{self, T}; }")} make!(); ${glob} ${F}`,
    ],
    [
      "a module",
      `${rules("() => { mod p { pub type U = i64; } }")} make!(); ${glob} ${F.replace("T", "p::U")}`,
    ],
    [
      "a constant",
      `${rules("() => { const N: usize = 8; }")} make!(); ${glob} ${F.replace("T", "*const [u8; N]")}`,
    ],
    [
      "above libc",
      `${rules("() => { type c_int = i64; }")} make!(); use libc::*; ${F.replace("T", "c_int")}`,
    ],
    [
      "above the prelude",
      `${rules("() => { struct Box<T>(T); }")} make!(); ${F.replace("T", "Option<Box<u8>>")}`,
    ],
    [
      "in a module that is imported from",
      `mod m { use crate::q::*; ${rules("() => { pub type T = i64; }")} make!(); } ${glob.replace("use q::*;", "")} use m::T; ${F}`,
    ],
    [
      "in a body, above the module",
      `${rules("() => { type T = i64; }")} type T = i32; fn z() { make!(); ${F} }`,
    ],
    [
      "behind an implementation and a function",
      `${rules("() => { impl S { fn f() { match x { A => {} } } } type T = i64; }")} make!(); ${glob} ${F}`,
    ],
    ["by a well-known macro", `bitflags! { pub struct T: u64 {} } ${glob} ${F}`],
  ])("is a gap where a glob or the prelude brings it: %s", (_, text) => {
    expect(paramOf(text).gaps).toEqual([made]);
  });

  test("is a gap of the condition where an option hides the call", () => {
    const text = `${rules("() => { type T = i64; }")} #[cfg(wide)] make!(); ${glob} ${F}`;
    expect(paramOf(text).gaps).toEqual([expect.stringMatching(/^condition: another `T` depends on `wide`/)]);
    const exporting = `${rules('() => { #[no_mangle] pub extern "C" fn g() {} }')} #[cfg(wide)] make!();`;
    expect(readRust(exporting).gaps).toEqual([
      expect.stringMatching(/^condition: what the macro `make!` makes depends on `wide`/),
    ]);
  });

  test.each([
    [
      "the module's own",
      `${rules("($n:ident) => { impl Q for $n {} mod x {} }")} make!(T); type T = i32; ${F}`,
    ],
    [
      "imported by name",
      `${rules("($n:ident) => { type $n = i64; }")} make!(T); mod q { pub type T = i32; } use q::T; ${F}`,
    ],
    ["in another module", `mod m { ${rules("() => { type T = i64; }")} make!(); } ${glob} ${F}`],
    [
      "inside of what the macro makes",
      `${rules("() => { mod m { type T = i64; } impl S { type T = i64; } }")} make!(); ${glob} ${F}`,
    ],
    [
      "only used by the macro",
      `${rules("() => { impl S for T { fn f(a: *const T) -> T { a as T } } }")} make!(); ${glob} ${F}`,
    ],
    [
      "a parameter of the macro's items",
      `${rules("() => { struct W<A, const N: usize>([A; N]); }")} make!(); ${glob} ${F.replace("T", "*const [u8; N]")}`,
    ],
    [
      "a primitive type beside the name",
      `${rules("($n:ident, $t:ty) => { struct $n($t); }")} make!(W, u64); ${F.replace("T", "u64")}`,
    ],
    ["not asked for", `${rules("() => { type V = i64; }")} make!(); ${glob} ${F}`],
  ])("is none: %s", (_, text) => {
    expect(paramOf(text).gaps).toEqual([]);
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

describe("an attribute macro by the name of a known one", () => {
  const DEPENDENCIES =
    'tracing = "1"\npyo3 = "1"\nothers = "1"\nown = { path = "own" }\nrenamed = { package = "tracing", version = "1" }\n';
  const gapsOf = (text: string): readonly string[] => {
    const manifest = `[package]\nname = "x"\nedition = "2021"\n[lib]\npath = "lib.rs"\n[dependencies]\n${DEPENDENCIES}`;
    const crate = readSample({ "Cargo.toml": manifest, "lib.rs": text });
    const facts = { alsoNamed: new Set<string>(), isShown: () => false, lookup: () => undefined };
    const { contract } = resolveRust(crate, { name: "x", targets: ["x86_64-unknown-linux-gnu"], ...facts });
    return [...crate.gaps, ...contract.gaps].map(({ reason, detail }) => `${reason}: ${detail}`);
  };
  const G = '#[no_mangle] pub extern "C" fn g() {}';
  const USED = '#[no_mangle] pub extern "C" fn h(a: *const S) {}';

  test.each([
    ["of a crate of this repository", `use own::instrument; #[instrument] ${G}`],
    ["of such a crate by its path", `#[own::instrument] ${G}`],
    ["of such a crate by a glob", `use own::*; #[instrument] ${G}`],
    ["of such a crate by `macro_use`", `#[macro_use] extern crate own; #[instrument] ${G}`],
    ["of a crate that is not known for it", `use others::instrument; #[instrument] ${G}`],
    ["of a crate that Cargo.toml does not list", `use kvmac::instrument; #[instrument] ${G}`],
    ["of no crate", `#[kv::instrument] ${G}`],
    ["on a struct", `#[own::pyclass] #[repr(C)] pub struct S { a: u8 } ${USED}`],
    ["on a struct, by a path of no crate", `#[kv::pyclass] #[repr(C)] pub struct S { a: u8 } ${USED}`],
    ["on a module", `#[own::automock] mod m { ${G} }`],
    ["on an extern block", '#[own::automock] extern "C" { fn g(); }'],
    ["on a function that it may export", "use own::get; #[get] pub fn g() {}"],
    ["on a member of an impl", `struct X; impl X { #[own::instrument] ${G} }`],
  ])("is a gap: %s", (_, text) => {
    expect(gapsOf(text)).toEqual([expect.stringMatching(/^macro: the attribute macro `.*` is not known/)]);
  });

  test.each([
    ["imported from its crate", `use tracing::instrument; #[instrument] ${G}`],
    ["by its crate's path", `#[tracing::instrument] ${G}`],
    ["by its crate's other name", `#[renamed::instrument] ${G}`],
    [
      "by a glob of its crate",
      `use others::*; use pyo3::prelude::*; #[pyclass] #[repr(C)] pub struct S { a: u8 } ${USED}`,
    ],
    ["imported by a module around", `mod p { pub use tracing::instrument; } use p::*; #[instrument] ${G}`],
    ["without any import", `#[instrument] ${G}`],
    ["of another crate on what is not exported", "use others::get; #[get] pub fn g() {}"],
  ])("is none: %s", (_, text) => {
    expect(gapsOf(text)).toEqual([]);
  });

  test.each([
    ["imported", "use own::lazy_static; lazy_static!(g);"],
    ["by its path", "own::lazy_static!(g);"],
  ])("is a gap as it is of a macro: %s", (_, text) => {
    expect(gapsOf(text)).toEqual([
      expect.stringMatching(/^macro: the macro `.*lazy_static!` is defined nowhere/),
    ]);
    expect(gapsOf(text.replaceAll("own", "others"))).toEqual([]);
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
