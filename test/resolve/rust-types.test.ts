import { describe, expect, test } from "vitest";
import { printType } from "../../src/idl/type-expression.ts";
import { readRust } from "./read-rust.ts";

const PRELUDE = `
use std::ffi::{c_char, c_int, c_void, CStr};
use std::ptr::NonNull;
pub struct Hidden { name: String }
#[repr(C)] #[derive(Clone, Copy)] pub struct Point { pub x: f64, pub y: f32 }
#[repr(C)] pub struct Pair<A, B> { pub first: A, pub second: B }
#[repr(transparent)] pub struct Handle(NonNull<Hidden>);
#[repr(u8)] pub enum Mode { Off, On }
pub type Callback = extern "C" fn(*mut c_void, c_int) -> bool;
`;

/** A parameter of this type as the contract has it: its type, whether it may be null, and what was told. */
function param(type: string, before = "") {
  const text = `${PRELUDE}${before}\n#[no_mangle] pub extern "C" fn f(p: ${type}) {}`;
  const { contract, gaps, notes } = readRust(text);
  const [only] = contract.functions.get("f")?.[0]?.params ?? [];
  if (only === undefined) throw new Error("there is no parameter");
  return { type: printType(only.type), nullable: only.nullable, gaps, notes };
}

describe("a parameter", () => {
  test.each([
    ["u8", "u8"],
    ["char", "char32"],
    ["i128", "i128"],
    ["bool", "bool"],
    ["usize", "usize"],
    ["c_int", "c_int"],
    ["std::os::raw::c_long", "c_long"],
    ["core::ffi::c_ulonglong", "c_ulonglong"],
    ["::libc::size_t", "usize"],
    ["libc::wchar_t", "wchar"],
    ["*const c_char", "*const c_char"],
    ["*mut *mut c_void", "*mut *mut void"],
    ["*const ()", "*const void"],
    ["*mut Hidden", "*mut Hidden"],
    ["*mut String", "*mut String"],
    ["*mut libc::FILE", "*mut FILE"],
    ["*mut std::mem::MaybeUninit<Point>", "*mut Point"],
    ["*const [u8; 4]", "*const [u8; 4]"],
    ["Point", "Point"],
    ["crate::Point", "Point"],
    ["self::Point", "Point"],
    ["Pair<u8, f32>", "Pair_u8_f32"],
    ["Pair<Point, Pair<u8, *const c_char>>", "Pair_Point_Pair_u8_ptr_const_c_char"],
    ["Mode", "Mode"],
    ["std::num::Wrapping<i16>", "i16"],
    ["Option<std::num::NonZeroU32>", "u32"],
    ["std::num::NonZero<u64>", "u64"],
  ])("of type %s is %s", (spelled, type) => {
    expect(param(spelled)).toEqual({ type, nullable: undefined, gaps: [], notes: [] });
  });

  test.each([
    ["&Point", "*const Point", false],
    ["&mut Hidden", "*mut Hidden", false],
    ["Box<Hidden>", "*mut Hidden", false],
    ["std::pin::Pin<Box<Hidden>>", "*mut Hidden", false],
    ["NonNull<u8>", "*mut u8", false],
    ["Handle", "Handle", false],
    ["Callback", "Callback", false],
    ["Option<&Point>", "*const Point", true],
    ["Option<Box<Hidden>>", "*mut Hidden", true],
    ["Option<NonNull<c_void>>", "*mut void", true],
    ["Option<Handle>", "Handle", true],
    ["Option<Callback>", "Callback", true],
    ['Option<unsafe extern "C" fn(n: c_int)>', "fn(c_int)", true],
    ["Option<std::mem::ManuallyDrop<Box<u8>>>", "*mut u8", true],
    ["Result<Box<u8>, ()>", "*mut u8", true],
  ])("of type %s is %s, and says whether it may be null", (spelled, type, nullable) => {
    expect(param(spelled)).toEqual({ type, nullable, gaps: [], notes: [] });
  });

  test.each([
    ["&str", "two words"],
    ["&[u8]", "two words"],
    ["*mut dyn std::fmt::Debug", "two words"],
    ["*const str", "two words"],
    ["&CStr", "two words"],
    ["Box<[u8]>", "two words"],
    ["String", "has no C representation"],
    ["Vec<u8>", "has no C representation"],
    ["Hidden", "without `repr(C)`"],
    ["(u8, u8)", "tuple"],
    ["Option<u32>", "never null or zero"],
    ["Option<Mode>", "never null or zero"],
    ["Option<*mut u8>", "never null or zero"],
    ["Option<std::cell::UnsafeCell<&u8>>", "never null or zero"],
    ["Result<u8, u8>", "`Result` has no"],
    ["fn(u8)", 'without `extern "C"`'],
    ["[u8; 4]", "no arrays by value"],
    ["impl Fn()", "a trait is no type"],
    ["()", "takes no bytes"],
    ["std::marker::PhantomData<u8>", "takes no bytes"],
  ])("of type %s crosses no C boundary, which is a note and no gap", (spelled, why) => {
    const { type, gaps, notes } = param(spelled);
    expect(type).toBe("unknown");
    expect(gaps).toEqual([]);
    expect(notes).toEqual([expect.stringContaining(why)]);
    expect(notes[0]).toContain("parameter `p` of `f`");
  });

  test.each([
    ["other::Thing", "use other_crate as other;", "no type `other::Thing` was found"],
    ["libc::stat", "", "the size of `stat` of libc"],
    ["Missing", "", "no type `Missing` was found"],
    ["Option<std::mem::ManuallyDrop<Missing>>", "", "no type `Missing` was found"],
  ])("of the unknown type %s is a gap", (spelled, before, detail) => {
    expect(param(spelled, before).gaps).toEqual([expect.stringContaining(detail)]);
  });

  test.each([
    ["off_t", ["c_long", "c_long", "c_long"]],
    ["time_t", ["c_long", "c_long", "i64"]],
    ["socklen_t", ["u32", "u32", "c_int"]],
    ["sa_family_t", ["u16", "u8", "u16"]],
    ["mode_t", ["u32", "u16", "unknown"]],
    ["dev_t", ["u64", "i32", "u32"]],
  ])("of libc's %s is what it is on Linux, macOS and Windows", (name, types) => {
    const targets = ["x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"] as const;
    const text = `use libc::*; #[no_mangle] pub extern "C" fn f(p: ${name}) {}`;
    const read = targets.map((target) => readRust(text, { target }));
    expect(read.map(({ text: written }) => /type: "(\w+)"/.exec(written)?.[1])).toEqual(types);
    expect(read.map(({ gaps }) => gaps.length)).toEqual(types.map((type) => (type === "unknown" ? 1 : 0)));
  });

  test("that is not known is told of once, with the number of its places", () => {
    const { gaps } = readRust(
      '#[no_mangle] pub extern "C" fn f(a: libc::stat, b: libc::stat, c: libc::tm) -> libc::stat {}',
    );
    expect(gaps).toEqual([
      "unresolved-type: parameter `a` of `f`: the size of `stat` of libc is not known here (and 2 more places)",
      "unresolved-type: parameter `c` of `f`: the size of `tm` of libc is not known here",
    ]);
  });

  test("of another crate is named by its path there, also through globs", () => {
    const { gaps } = readRust(
      `use imagequant::capi::*; use imagequant::Error as Fault;
       #[no_mangle] pub extern "C" fn f(a: Color) -> Fault {}
       #[no_mangle] pub extern "C" fn g() -> imagequant::capi::Color {}`,
      { dependencies: ["imagequant"] },
    );
    expect(gaps).toEqual([
      "unresolved-type: parameter `a` of `f`: `Color` of `imagequant::capi` is not read (and 1 more place)",
      "unresolved-type: the result of `f`: `Error` of `imagequant` is not read",
    ]);
  });

  test("of a callback's type that is not safe is told of once, in the callback", () => {
    const { notes } = readRust(
      'pub type C = extern "C" fn(s: &str); #[no_mangle] pub extern "C" fn f(a: C, b: C) {}',
    );
    expect(notes).toEqual([expect.stringContaining("the alias `C` has the type `&str`")]);
  });
});

describe("a type", () => {
  test("that only pointers reach is whole where consumers can know it, else a name", () => {
    const { text, gaps, notes } = readRust(`
      #[repr(C)] pub struct Open { pub a: u8 }
      #[repr(C)] pub struct Private { inner: std::collections::HashMap<u8, u8> }
      #[repr(C)] pub struct Around { private: Private }
      #[repr(C)] pub struct Empty { _private: [u8; 0], _marker: core::marker::PhantomData<*mut u8> }
      #[no_mangle] pub extern "C" fn f(a: &Open, b: &Private, c: &Around, d: *mut Empty) {}`);
    expect(gaps).toEqual([]);
    expect(notes).toEqual([]);
    expect(text).toContain("Around: {kind: opaque}");
    expect(text).toContain("Empty: {kind: opaque, layout: none}");
    expect(text).toContain("Private: {kind: opaque}");
    expect(text).toMatch(/Open:\n {4}kind: struct/);
  });

  const UNREAD =
    "#[repr(C)] pub struct S { st: libc::stat, n: u8 } #[repr(C)] pub union U { a: std::mem::ManuallyDrop<S> }";

  test.each([
    ["S", "field `st` of `S`"],
    ["U", "field `st` of `S`"],
  ])(
    "of which a private field is not known, that another source shows (%s), is a gap at the field",
    (name, where) => {
      const text = `${UNREAD} #[no_mangle] pub extern "C" fn f(s: *mut ${name}) {}`;
      expect(readRust(text).gaps).toEqual([]);
      expect(readRust(text).contract.types.get(name)?.[0]?.kind).toBe("opaque");
      const { gaps, contract } = readRust(text, { shown: [name] });
      expect(gaps).toEqual([expect.stringContaining(where)]);
      expect(contract.types.get(name)?.[0]?.kind).not.toBe("opaque");
    },
  );

  test("of which a public field is not known is a gap at the field, whoever shows it", () => {
    const { gaps } = readRust(
      '#[repr(C)] pub struct S { pub st: libc::stat } #[no_mangle] pub extern "C" fn f(s: *mut S) {}',
    );
    expect(gaps).toEqual([expect.stringContaining("field `st` of `S`")]);
  });

  test("of Rust's own layout is hidden, not unread", () => {
    const { contract, gaps } = readRust(
      `pub struct S { a: u8 } pub enum E { A(u8), B } pub union U { a: u8 }
       pub type T = other::Thing;
       #[no_mangle] pub extern "C" fn f(s: *mut S, e: *mut E, u: *mut U, t: *mut T, v: *mut Vec<S>) {}`,
      { shown: ["S", "E", "U"], dependencies: ["other"] },
    );
    expect(gaps).toEqual([]);
    const opaque = [...contract.types].flatMap(([name, [type]]) =>
      type?.kind === "opaque" ? [[name, type.foreign === true ? "unread" : type.layout]] : [],
    );
    expect(Object.fromEntries(opaque)).toEqual({
      S: "unspecified",
      E: "unspecified",
      U: "unspecified",
      Thing: "unread",
      Vec_S: "unread",
    });
  });

  test("with a public field that C cannot have is told of", () => {
    const { notes, contract } = readRust(
      '#[repr(C)] pub struct S { pub name: String } #[no_mangle] pub extern "C" fn f(s: &S) {}',
    );
    expect(notes).toEqual([expect.stringContaining("field `name` of `S` has the type `String`")]);
    expect(contract.types.get("S")?.[0]?.kind).toBe("struct");
  });

  test("bears its documentation, packing, alignment and the fields that take bytes", () => {
    const { text } = readRust(`
      /// Half a page.
      ///
      ///   indented
      #[deprecated(since = "1", note = "use T")]
      #[repr(C, packed(2), align(8))]
      pub struct S(u8, std::marker::PhantomData<u64>, [u16; 2], ());
      #[no_mangle] pub extern "C" fn f(s: S) {}`);
    expect(text).toBe(
      [
        "types:",
        "  S:",
        "    kind: struct",
        "    packed: 2",
        "    align: 8",
        "    fields:",
        '      - {name: _0, type: "u8"}',
        '      - {name: _2, type: "[u16; 2]"}',
        '    deprecated: "use T"',
        '    doc: "Half a page.\\n\\n  indented"',
        "functions:",
        '  f: {params: [{name: s, type: "S"}], returns: "void"}',
        "",
      ].join("\n"),
    );
  });

  test("is an enum with values, a tagged one where it has data, an alias where it is transparent", () => {
    const { text } = readRust(`
      #[repr(C)] pub enum Plain { A = -1, B, C = 1 << 4, D }
      #[repr(i8)] #[non_exhaustive] pub enum Sized { A = BASE, B = BASE + 2 }
      const BASE: i8 = 3;
      #[repr(C, u8)] pub enum Data { None, One(u8, Plain), Two { x: u16 } }
      #[repr(transparent)] pub struct Meters(f64);
      pub type Length = Meters;
      #[no_mangle] pub extern "C" fn f(a: Plain, b: Sized, c: Data, d: Length) {}`);
    expect(text).toContain("variants: {A: -1, B: 0, C: 16, D: 17}");
    expect(text).toContain("open: true");
    expect(text).toContain("variants: {A: 3, B: 5}");
    expect(text).toContain("repr: [c, u8]");
    expect(text).toContain('One: {value: 1, fields: [{name: _0, type: "u8"}, {name: _1, type: "Plain"}]}');
    expect(text).toContain('Meters: {kind: alias, to: "f64", transparent: true}');
    expect(text).toContain('Length: {kind: alias, to: "Meters"}');
  });

  test("of the same name as another bears its module", () => {
    const { contract } = readRust(`
      mod a { #[repr(C)] pub struct Options { pub x: u8 } }
      mod b { #[repr(C)] pub struct Options { pub y: u16 } }
      #[no_mangle] pub extern "C" fn f(a: a::Options, b: b::Options) {}`);
    expect([...contract.types.keys()]).toEqual(["Options", "b_Options"]);
  });

  test("that holds itself by pointer is no endless one", () => {
    const { contract, gaps } = readRust(`
      #[repr(C)] pub struct Node { next: *mut Self, other: Option<Box<Node>> }
      #[repr(C)] pub struct Endless<T> { next: *mut Endless<(T, T)> }
      #[no_mangle] pub extern "C" fn f(a: Node) {}
      #[no_mangle] pub extern "C" fn g(a: Endless<u8>) {}`);
    expect(contract.types.get("Node")?.[0]?.kind).toBe("struct");
    expect(gaps).toEqual([expect.stringContaining("without end")]);
  });
});

describe("a name", () => {
  test.each([
    ["an import", "mod m { #[repr(C)] pub struct T { pub a: u8 } } use m::T;", "T"],
    ["an import by another name", "mod m { #[repr(C)] pub struct T { pub a: u8 } } use m::T as U;", "U"],
    ["a glob", "mod m { #[repr(C)] pub struct T { pub a: u8 } } use m::*;", "T"],
    ["a re-export", "mod m { mod n { #[repr(C)] pub struct T { pub a: u8 } } pub use n::T; }", "m::T"],
    [
      "a re-exported glob",
      "mod m { mod n { #[repr(C)] pub struct T { pub a: u8 } } pub use self::n::*; }",
      "crate::m::T",
    ],
    ["a renamed module", "mod m { #[repr(C)] pub struct T { pub a: u8 } } use crate::m as k;", "k::T"],
  ])("is found through %s", (_, before, spelled) => {
    const { contract, gaps } = readRust(`${before}\n#[no_mangle] pub extern "C" fn f(t: ${spelled}) {}`);
    expect(gaps).toEqual([]);
    expect(contract.types.get("T")?.[0]?.kind).toBe("struct");
  });

  test.each([
    ["use libc::*;", "size_t", "usize"],
    ["use std::os::raw::*;", "c_ulong", "c_ulong"],
    ["use libc as c;", "c::c_short", "c_short"],
    ["use std::ffi as f;", "f::c_uint", "c_uint"],
    ["use std::ffi::c_int as number;", "number", "c_int"],
    ["extern crate libc as c; ", "c::uint8_t", "u8"],
    ["mod types { pub use libc::c_int as Number; } use types::*;", "Number", "c_int"],
    ["trait Has { type Of; } struct S; impl Has for S { type Of = u16; }", "<S as Has>::Of", "u16"],
  ])("behind `%s` is that of another crate", (before, spelled, type) => {
    expect(param(spelled, before)).toMatchObject({ type, gaps: [], notes: [] });
  });

  test("in a body is looked up there first", () => {
    const { contract } = readRust(`
      #[repr(C)] struct T { outer: u8 }
      fn around() { #[repr(C)] struct T { inner: u16 } #[no_mangle] extern "C" fn f(t: T, u: Other) {} }
      #[repr(C)] struct Other { a: u8 }`);
    expect(contract.types.get("T")?.[0]).toMatchObject({ fields: [{ name: "inner" }] });
    expect(contract.types.get("Other")?.[0]).toMatchObject({ fields: [{ name: "a" }] });
  });

  test("of a private import is not seen through a glob", () => {
    const { gaps } = readRust(`
      mod m { mod n { #[repr(C)] pub struct T { pub a: u8 } } use n::T; }
      use m::*;
      #[no_mangle] pub extern "C" fn f(t: T) {}`);
    expect(gaps).toEqual([expect.stringContaining("no type `T` was found")]);
  });

  test.each([
    ["type A = B; type B = A;", "A"],
    ["mod a { pub use super::b::T; } mod b { pub use super::a::T; }", "a::T"],
    ["mod a { pub use super::b::*; } mod b { pub use super::a::*; }", "a::T"],
  ])("that leads in circles (%s) is a gap", (before, spelled) => {
    expect(param(spelled, before).gaps).toHaveLength(1);
  });
});
