import { describe, expect, test } from "vitest";
import { placeOf } from "../../src/source/source-file.ts";
import { readRust } from "./read-rust.ts";

describe("an exported function", () => {
  test("goes by its link name, whatever its own and however private it is", () => {
    const { contract } = readRust(`
      #[no_mangle] extern "C" fn a() {}
      mod m { #[unsafe(export_name = "b")] fn c() {} }
      struct S; impl S { #[unsafe(no_mangle)] pub extern "C" fn d(&mut self, other: Self) {} }
      pub extern "C" fn mangled() {}`);
    expect([...contract.functions.keys()]).toEqual(["a", "d", "b"]);
    expect(contract.functions.get("d")?.[0]?.params[0]).toMatchObject({
      name: "self",
      type: { kind: "pointer", mutable: true, to: { kind: "named", name: "S" } },
    });
  });

  test("keeps its convention, and says that it is Rust's own", () => {
    const { contract, notes } = readRust(`
      #[no_mangle] pub extern "C" fn a() {}
      #[no_mangle] pub extern fn b() {}
      #[no_mangle] pub extern "C-unwind" fn c() {}
      #[no_mangle] pub extern "stdcall" fn d() {}
      #[no_mangle] pub fn e() {}
      #[no_mangle] pub extern "Rust" fn meant_for_rust(it: String) {}
      #[no_mangle] pub extern "rust-call" fn meant_so_too(it: String) {}`);
    const conventions = [...contract.functions].map(([name, [item]]) => `${name} ${item?.abi}`);
    expect(conventions).toEqual(["a undefined", "b undefined", "c C-unwind", "d stdcall", "e Rust"]);
    expect(notes).toEqual([expect.stringContaining("extern-c-missing: `e`")]);
  });

  test("says that it never returns, that its result is to be used, and what it is for", () => {
    const { text } = readRust(`
      /// Ends it all.
      #[deprecated] #[must_use] #[no_mangle] pub extern "C" fn die(_: u8, code: i32, ...) -> ! { loop {} }`);
    expect(text).toBe(
      [
        "functions:",
        "  die:",
        '    params: [{type: "u8"}, {name: code, type: "i32"}]',
        '    returns: "never"',
        "    variadic: true",
        "    noreturn: true",
        "    must_use: true",
        '    deprecated: ""',
        '    doc: "Ends it all."',
        "",
      ].join("\n"),
    );
  });

  test("that is generic has no symbol, and one that is async returns no C type", () => {
    const { contract, notes, gaps } = readRust(`
      #[no_mangle] pub extern "C" fn f<T>(t: *mut T) {}
      struct S<T>(T); impl<T> S<T> { #[no_mangle] pub extern "C" fn g() {} }
      #[no_mangle] pub extern "C" fn h<'a>(x: &'a u8) {}
      #[no_mangle] pub async extern "C" fn i() {}`);
    expect(gaps).toEqual([]);
    expect([...contract.functions.keys()]).toEqual(["h", "i"]);
    expect(notes).toEqual([
      expect.stringContaining("no symbol `f` is made"),
      expect.stringContaining("no symbol `g` is made"),
      expect.stringContaining("`i` is `async`"),
    ]);
  });

  test("points at its name, its parameters and its result", () => {
    const text = '#[no_mangle]\npub extern "C" fn f(\n  a: u8,\n) -> u16 { 0 }';
    const [item] = readRust(text).contract.functions.get("f") ?? [];
    const lines = [item?.span, item?.params[0]?.span, item?.returns.span].map((span) =>
      span === undefined ? null : placeOf(span).line,
    );
    expect(lines).toEqual([2, 3, 4]);
  });

  test("with the symbol of another item is a gap that names both", () => {
    const { gaps, contract } = readRust(`
      #[no_mangle] pub extern "C" fn f(a: u8) {}
      mod m { #[export_name = "f"] pub extern "C" fn g(a: u16) {} }
      #[export_name = "f"] pub static X: u8 = 0;`);
    expect(gaps).toHaveLength(2);
    expect(gaps[0]).toBe(
      "conflict: two items claim the symbol `f`: here and at lib.rs:2:38; the linker refuses that",
    );
    expect(contract.functions.size).toBe(1);
  });
});

describe("an exported variable", () => {
  test("is writable if it is `mut` or holds a cell", () => {
    const { contract } = readRust(`
      use std::sync::atomic::AtomicU32;
      #[no_mangle] pub static A: u32 = 1;
      #[no_mangle] pub static mut B: u32 = 1;
      #[no_mangle] pub static C: AtomicU32 = AtomicU32::new(1);
      #[no_mangle] pub static D: [AtomicU32; 2] = [AtomicU32::new(1), AtomicU32::new(1)];`);
    expect([...contract.statics].map(([name, [item]]) => [name, item?.mutable])).toEqual([
      ["A", false],
      ["B", true],
      ["C", true],
      ["D", true],
    ]);
  });
});

describe("an extern block", () => {
  test("says what the crate requires, by name and symbol", () => {
    const { text } = readRust(`
      unsafe extern "C" {
        pub safe fn plain(x: i32) -> i32;
        #[link_name = "real_name"] fn renamed(text: *const std::ffi::c_char, ...);
        static mut environ: *mut u8;
        type Opaque;
        fn use_it(it: *mut Opaque);
      }
      extern "system" { fn windows_like(); }
      extern "Rust" { fn no_boundary(s: String); }`);
    expect(text).toBe(
      [
        "types:",
        "  Opaque: {kind: opaque, layout: none}",
        "requires:",
        "  functions:",
        '    plain: {params: [{name: x, type: "i32"}], returns: "i32"}',
        "    renamed:",
        '      params: [{name: text, type: "*const c_char"}]',
        '      returns: "void"',
        "      variadic: true",
        "      symbol: real_name",
        '    use_it: {params: [{name: it, type: "*mut Opaque"}], returns: "void"}',
        '    windows_like: {params: [], returns: "void", abi: system}',
        "  statics:",
        '    environ: {type: "*mut u8", mutable: true}',
        "",
      ].join("\n"),
    );
  });

  test("may say the same twice, and what they say otherwise is kept apart", () => {
    const twice = (a: string, b: string) => `mod a { extern "C" { ${a} } } mod b { extern "C" { ${b} } }`;
    expect(readRust(twice("fn f(x: u8);", "fn f(x: u8);")).gaps).toEqual([]);
    const { contract, furtherRequires, gaps } = readRust(twice("fn f(x: u8);", "static f: u16;"));
    expect(gaps).toEqual([]);
    expect([...contract.requires.functions.keys()]).toEqual(["f"]);
    expect(furtherRequires.map(({ requires }) => [...requires.statics.keys()])).toEqual([["f"]]);
  });
});

describe("what a variable says of null", () => {
  test.each([
    ["&'static u8", false],
    ["Option<&'static u8>", true],
    ['extern "C" fn()', false],
    ['Option<extern "C" fn()>', true],
    ["u8", undefined],
  ])("as `%s`", (type, nullable) => {
    const { contract } = readRust(`#[no_mangle] pub static V: ${type} = todo!();`);
    expect(contract.statics.get("V")?.[0]?.nullable).toBe(nullable);
  });
});

describe("what is marked `@ffi export`", () => {
  test("is in the contract though no symbol reaches it, and the mark is not in its documentation", () => {
    const text = `
      /// Why it failed. @ffi export
      pub type code = i32;
      pub const CODE_IO: code = 4;
      /// @ffi export
      pub const MAX: usize = 16;
      pub const OTHER: usize = 17;
      /// Speaks of @ffi export in passing.
      pub type other = i32;`;
    const { contract, notes } = readRust(text);
    expect([...contract.types.keys()]).toEqual(["code"]);
    expect([...contract.constants.keys()].sort()).toEqual(["CODE_IO", "MAX"]);
    expect(contract.types.get("code")?.[0]?.doc).toBe("Why it failed.");
    expect(notes).toEqual([]);
  });

  test("is told where it has no representation in C", () => {
    expect(readRust("/// @ffi export\npub struct Own { x: u8 }").notes).toEqual([
      "annotation-invalid: `Own` is marked `@ffi export` and has no representation in C",
    ]);
  });
});

describe("what other sources name", () => {
  test("is in the contract if it has a C representation, though no symbol reaches it", () => {
    const text = `
      #[repr(C)] pub struct A { pub x: u8 }
      #[repr(u8)] pub enum B { One }
      pub struct C { x: u8 }
      pub type D = u32;
      #[repr(C)] pub struct E { pub x: u8 }`;
    expect([...readRust(text, { alsoNamed: ["A", "B", "C", "D"] }).contract.types.keys()]).toEqual([
      "A",
      "B",
      "D",
    ]);
  });

  test("stays a name where consumers cannot know what is in it", () => {
    const text = "#[repr(C)] pub struct Engine { inner: other::Engine }";
    const { contract, gaps } = readRust(text, { alsoNamed: ["Engine"] });
    expect(contract.types.get("Engine")?.[0]?.kind).toBe("opaque");
    expect(gaps).toEqual([]);
  });
});
