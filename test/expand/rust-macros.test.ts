import { describe, expect, it } from "vitest";
import { gapsIn, namesIn, readSample } from "./rust-sample.ts";

const EXPORTING = 'macro_rules! export { ($n:ident) => { #[no_mangle] pub extern "C" fn $n() {} } }\n';

/** The lines of the file's macro gaps. */
function gapLines(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  return gapsIn(readSample({ "lib.rs": text, ...others })).map((gap) => gap.split(" ").slice(0, 2).join(" "));
}

describe("item macros", () => {
  it("whose definition makes symbols are gaps where they are called, with the place of the definition", () => {
    const gaps = gapsIn(readSample({ "lib.rs": `${EXPORTING}mod m { crate::export!(f); }` }));
    expect(gaps).toEqual([
      "lib.rs:2 macro the macro `crate::export!` is defined at lib.rs:1; what it makes is not read, so that functions, statics and types may be missing here",
    ]);
  });

  it("are gaps if a macro that they call makes symbols", () => {
    const text = `${EXPORTING}macro_rules! two { ($a:ident) => { outer!{$a} } }\nmacro_rules! outer { ($a:ident) => { export!($a); two!($a); } }\ntwo!(f);`;
    expect(gapLines(text)).toEqual(["lib.rs:4 macro"]);
  });

  it("are gaps if their arguments say so, even of well-known macros", () => {
    expect(gapLines("bitflags! { struct A: u8 { } }\nbitflags! { #[repr(C)] struct A: u8 { } }")).toEqual([
      "lib.rs:2 macro",
    ]);
  });

  it("that nobody knows are gaps, and those of the crate that make no symbols are none", () => {
    const text =
      "macro_rules! quiet { () => { struct S; } }\nquiet!();\nthread_local! { static A: u8 = 1; }\nunheard::of!();";
    expect(gapLines(text)).toEqual(["lib.rs:4 macro"]);
  });

  it("count in extern blocks, implementations and traits", () => {
    expect(gapLines('extern "C" { a!(); }\nimpl S { b!(); }\ntrait T { c!(); }')).toEqual([
      "lib.rs:1 macro",
      "lib.rs:2 macro",
      "lib.rs:3 macro",
    ]);
  });

  it("that pass a module on are gaps if the module could export", () => {
    const rules = "macro_rules! feature { ($($i:item)*) => { $($i)* } }\n";
    expect(
      gapLines(`${rules}feature! { mod a; }`, { "a.rs": "mod b;", "a/b.rs": "#[no_mangle] fn f() {}" }),
    ).toEqual(["lib.rs:2 macro"]);
    expect(gapLines(`${rules}feature! { mod a; }`, { "a.rs": "fn f() {}" })).toEqual([]);
  });

  it("that a condition takes away are none", () => {
    expect(gapLines("#[cfg(windows)] unheard::of!();")).toEqual([]);
  });
});

describe("macros in bodies", () => {
  it("are gaps only if a symbol is made", () => {
    const text = `${EXPORTING}fn f() {\n unheard::of!(extern);\n export!(g);\n unheard::of!(#[no_mangle] fn h() {});\n assert!(export!(i)); }`;
    expect(gapLines(text)).toEqual(["lib.rs:3 macro".replace("3", "4"), "lib.rs:5 macro", "lib.rs:6 macro"]);
  });
});

describe("attribute macros", () => {
  it("that export are gaps, and others are nothing", () => {
    const text =
      "#[ffi_export]\nfn a() {}\n#[uniffi::export]\nimpl B {}\n#[tokio::main] #[derive(C)] #[wasm_bindgen] fn d() {}\nimpl E { #[safer_ffi::ffi_export] fn f() {} }";
    const crate = readSample({ "lib.rs": text });
    expect(gapsIn(crate)[0]).toBe(
      "lib.rs:1 macro the attribute macro `ffi_export` makes functions or types that are not read, so that they are missing here",
    );
    expect(gapLines(text)).toEqual(["lib.rs:1 macro", "lib.rs:3 macro", "lib.rs:6 macro"]);
    expect(namesIn(crate.root)).toEqual(["a", "d"]);
  });
});
