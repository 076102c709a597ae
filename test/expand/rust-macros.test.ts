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

describe("what a macro may hide", () => {
  it.each([
    ["a module in a file", "macro_rules! m { ($n:ident) => { mod $n; } }\nm!(a);"],
    ["a module of a fixed name", "macro_rules! m { () => { pub mod a; } }\nm!();"],
    ["an included file", 'macro_rules! m { () => { include!("a.rs"); } }\nm!();'],
    [
      "a macro that is not known",
      "macro_rules! m { ($a:ident) => { struct S; foo::exporter!($a); } }\nm!(a);",
    ],
    [
      "a macro that such a one calls",
      "macro_rules! m { () => { $( inner! { } )* } } macro_rules! inner { () => { foo::x! { } } }\nm!();",
    ],
    ["one that an import calls like a known one", "use foo::exporter as lazy_static;\nlazy_static! {}"],
    [
      "one of the crate under another name",
      `mod z { ${EXPORTING.trim()} } use crate::export as assert;\nassert!(a);`,
    ],
  ])("is a gap: %s", (_, text) => {
    expect(gapLines(text)).toEqual(["lib.rs:2 macro"]);
  });

  it.each([
    ["modules that are written out", "macro_rules! m { () => { mod a { pub struct S; } } }\nm!();"],
    [
      "calls within functions",
      "macro_rules! m { () => { impl S { fn f(&self) -> u8 { other::x!(); log!(1) } } } }\nm!();",
    ],
    ["calls within expressions", "macro_rules! m { () => { const A: &str = other::text!(1); } }\nm!();"],
    ["known macros", "macro_rules! m { () => { thread_local! { static A: u8 = 1; } } }\nm!();"],
  ])("is none: %s", (_, text) => {
    expect(gapLines(text)).toEqual([]);
  });
});

describe("attribute macros on what is exported", () => {
  it.each([
    ['#[my::widen] #[no_mangle] pub extern "C" fn f() {}'],
    ['#[no_mangle] #[widen] pub extern "C" fn f() {}'],
    ['#[my::export] pub extern "C" fn f() {}'],
    ["#[my::widen] #[no_mangle] pub static A: u8 = 1;"],
    ['#[my::widen] impl S { #[no_mangle] pub extern "C" fn f() {} }'],
    ['#[my::widen] mod m { #[no_mangle] pub extern "C" fn f() {} }'],
    ['extern "C" { #[my::widen] fn g(); }'],
  ])("are gaps unless they are known: %s", (text) => {
    expect(gapLines(text)).toEqual(["lib.rs:1 macro"]);
  });

  it.each([
    ['#[inline] #[tracing::instrument] #[allow(x)] #[unsafe(no_mangle)] pub extern "C" fn f() {}'],
    ['#[clippy::msrv = "1"] #[rustfmt::skip] #[doc(hidden)] #[cold] #[no_mangle] pub extern "C" fn f() {}'],
    ["#[tokio::main] async fn main() {}"],
    ["#[my::widen] struct S;"],
  ])("are none where they change nothing: %s", (text) => {
    expect(gapLines(text)).toEqual([]);
  });
});

describe("attribute macros on what could become a symbol", () => {
  it.each([
    ["a function", "#[my_export] pub fn f() {}"],
    ["a function for C", "#[my_export] pub extern fn f() {}"],
    ["a function of a path", "#[my::export(name)] fn f() {}"],
    ["a member", "impl S { #[my_export] fn f() {} }"],
    [
      "a member of what an attribute of another kind stands on",
      "#[async_trait] impl S { #[my_export] fn f() {} }",
    ],
    ["an implementation", "#[my::export] impl S { #[constructor] fn f() {} }"],
    ["a variable", "#[my_export] static A: u8 = 1;"],
    ["a module", "#[my::bridge] mod m { struct S; }"],
    ["a function of a body", "fn g() { #[my_export] fn f() {} }"],
    ["a known macro that is given the word", "#[rustversion::attr(all(), no_mangle)] fn f() {}"],
    ["a macro of rules that nobody knows", "#[apply(exporter)] fn f() {}"],
  ])("are a gap unless they are known: %s", (_, text) => {
    expect(gapLines(text)).toEqual(["lib.rs:1 macro"]);
  });

  it("are a gap if they apply a macro of the crate that makes symbols, and none if it makes none", () => {
    expect(gapLines(`${EXPORTING}#[macro_rules_attribute::apply(export!)] fn f() {}`)).toEqual([
      "lib.rs:2 macro",
    ]);
    const quiet = "macro_rules! quiet { ($i:item) => { #[inline] $i } }\n#[apply(quiet)] fn f() {}";
    expect(gapLines(quiet)).toEqual([]);
  });

  it.each([
    ["#[tracing::instrument(skip(a))] #[must_use] #[async_recursion] fn f(a: u8) {}"],
    ["#[rstest] #[case::one(1)] fn f(#[case] a: u8) {}"],
    ["#[tokio::test] async fn f() {}"],
    ["#[test] #[my::harness] fn f() {}"],
    ["#[pyfunction] #[pyo3(signature = (a))] fn f(a: u8) {}"],
    ["#[pymethods] impl S { #[new] fn f() {} #[getter] fn g(&self) {} }"],
    ["#[napi] impl S { #[napi(constructor)] fn f() {} }"],
    ["#[wasm_bindgen] impl S { #[wasm_bindgen(js_name = f)] pub fn f() {} }"],
    ['#[get("/")] #[actix_web::get("/")] #[axum::debug_handler] async fn f() {}'],
    ["#[tauri::command] fn f() {}"],
    ['#[graphql_object] impl S { #[graphql(name = "a")] fn f() {} }'],
    ["#[rpc] trait Q { #[my::method] fn f() {} }"],
    ["#[proc_macro_derive(Q, attributes(q))] pub fn f(i: TokenStream) -> TokenStream {}"],
    ["#[derive(Q)] #[q(no_mangle)] struct S { #[q] a: u8 }"],
    ["#[cfg(test)] #[my_export] fn f() {}"],
  ])("are none if they are known to make none: %s", (text) => {
    expect(gapLines(text)).toEqual([]);
  });
});

describe("an export within a constant", () => {
  const hidden = '{ #[no_mangle] pub extern "C" fn g() {} 3 }';
  it.each([
    ["an array length", `pub static Q: [u8; ${hidden}] = [0; 3];`],
    ["a parameter's type", `fn z(q: [u8; ${hidden}]) {}`],
    ["a discriminant", `enum E { A = ${hidden} }`],
    ["an implementation's head", `impl W<${hidden}> {}`],
    ["a default", `struct W<const N: usize = ${hidden}>;`],
    ["an argument", `type T = W<${hidden}>;`],
    ["a condition", `fn z() where [u8; ${hidden}]: Sized {}`],
  ])("is a gap: in %s", (_, text) => {
    expect(gapLines(text)).toEqual(["lib.rs:1 syntax"]);
  });

  it("is none where it is read, or where the words are but names", () => {
    const text = `const N: usize = ${hidden}; fn z() { let q: [u8; ${hidden}]; f(no_mangle, [export_name]); }
      macro_rules! m { () => { #[no_mangle] fn x() {} } } #[cfg_attr(unix, no_mangle)] fn y() {}`;
    expect(gapLines(text)).toEqual([]);
  });
});
