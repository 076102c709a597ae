import { describe, expect, it } from "vitest";
import { placeOf } from "../../src/source/source-file.ts";
import type { RustItem } from "../../src/syntax/rust/item.ts";
import { factsOf, factsOfText, onlyItem, parseText } from "./rust-facts.ts";

describe("functions", () => {
  it.each([
    ["fn f() {}", null, false],
    ["extern fn f() {}", "C", false],
    ['pub const unsafe extern "system" fn f() {}', "system", false],
    ["pub(in crate::a) async unsafe fn f() {}", null, true],
    ["default fn f() {}", null, false],
  ])("%s has its convention", (text, abi, isAsync) => {
    const item = onlyItem(text, "function");
    expect([item.abi, item.isAsync, item.hasBody]).toEqual([abi, isAsync, true]);
  });

  it("have names of parameters where they are plain, and null for patterns", () => {
    const { params, returns } = onlyItem(
      "fn f(&self, mut a: u8, (b, c): (u8, u8), _: u8, #[cfg(x)] r#type: ::std::T, S { d, .. }: S) -> () {}",
      "function",
    );
    expect(params.map(({ name }) => name)).toEqual(["self", "a", null, null, "type", null]);
    expect(params[4]?.attributes[0]?.path).toBe("cfg");
    expect(returns).toBeNull();
  });

  it.each(["fn f(a: u8, ...);", "fn f(a: u8, args: ...);", "fn f(a: u8, mut args: ...,);"])(
    "%s is variadic",
    (text) => {
      const item = onlyItem(`extern "C" { ${text} }`, "extern-block").items[0];
      expect(item?.kind === "function" && [item.variadic, item.params.length, item.hasBody]).toEqual([
        true,
        1,
        false,
      ]);
    },
  );

  it("of the 2024 edition stand in `unsafe extern` blocks, some of them safe", () => {
    const text =
      'unsafe extern "C" { pub safe fn a(); unsafe static B: u8; safe static mut C: u8; type D; m!(); }';
    expect(factsOfText(text)).toEqual([
      "extern-block",
      "function a(0)",
      "static B",
      "static C",
      "alias D",
      "macro-call m",
    ]);
  });

  it("carry unsafe attributes", () => {
    const [plain, named] = onlyItem(
      '#[unsafe(no_mangle)] #[unsafe(export_name = "g")] fn f() {}',
      "function",
    ).attributes;
    expect([plain?.path, plain?.unsafe, plain?.form]).toEqual(["no_mangle", true, "word"]);
    expect([named?.path, named?.unsafe, named?.form, named?.arguments[0]?.value]).toEqual([
      "export_name",
      true,
      "value",
      "g",
    ]);
  });

  it("carry their documentation", () => {
    const { attributes } = onlyItem("/// One.\n/// Two.\nfn f() { //! Three.\n }", "function");
    expect(attributes.map(({ path, arguments: tokens }) => path + tokens[0]?.value)).toEqual([
      "doc One.",
      "doc Two.",
      "doc Three.",
    ]);
  });
});

describe("types", () => {
  const typeOf = (text: string) => onlyItem(`type T = ${text};`, "alias").type;

  it.each([
    ["u8", "path"],
    ["*const *mut u8", "pointer"],
    ["&&'a mut u8", "reference"],
    ["[u8; { N << 2 }]", "array"],
    ["[u8]", "slice"],
    ["()", "tuple"],
    ["(u8,)", "tuple"],
    ["(u8)", "path"],
    ["!", "never"],
    ["_", "infer"],
    ["dyn for<'a> Fn(&'a u8) -> u8 + Send", "trait"],
    ["impl Iterator<Item = u8>", "trait"],
    ["Fn(u8) -> u8 + Send", "trait"],
    ["for<'a> unsafe extern \"C\" fn(&'a u8)", "function"],
    ["name![u8]", "macro"],
    ["<T as Into<Vec<Vec<u8>>>>::Out", "path"],
    ["dyn::a::B", "path"],
  ])("%s is a %s", (text, kind) => {
    expect(typeOf(text)?.kind).toBe(kind);
  });

  it("of functions name their parameters, convention and result", () => {
    const type = typeOf('Option<unsafe extern "C-unwind" fn(a: u8, _: u16, u32, ...) -> *mut u8>');
    const argument = type?.kind === "path" ? type.path.segments[0]?.arguments[0] : undefined;
    const inner = argument?.kind === "type" ? argument.type : undefined;
    if (inner?.kind !== "function") throw new Error("no function");
    expect(inner.abi).toBe("C-unwind");
    expect(inner.variadic).toBe(true);
    expect(inner.params.map(({ name }) => name)).toEqual(["a", null, null]);
    expect(inner.returns?.kind).toBe("pointer");
  });

  it("tell kinds of generic arguments apart", () => {
    const type = typeOf("A<'a, B, -1, { C }, 'x', D = E, F: G + 'static, H<I> = J>");
    const kinds = type?.kind === "path" ? type.path.segments[0]?.arguments.map(({ kind }) => kind) : [];
    expect(kinds).toEqual([
      "lifetime",
      "type",
      "constant",
      "constant",
      "constant",
      "binding",
      "binding",
      "binding",
    ]);
  });
});

describe("use", () => {
  it("is taken apart into its names", () => {
    const { leaves } = onlyItem("pub use ::a::{self, b as c, d::{*, e as _}, r#fn};", "use");
    expect(leaves.map(({ path, name }) => `${path.join("::")} ${name}`)).toEqual([
      "a a",
      "a::b c",
      "a::d *",
      "a::d::e _",
      "a::fn fn",
    ]);
    expect(leaves.every(({ global }) => global)).toBe(true);
  });
});

describe("items in bodies", () => {
  it("are found at every depth, and expressions are no items", () => {
    const text = `fn f() {
      let x = Foo { a: 1 };
      if x { extern "C" { fn in_if(); } }
      match x { A { union } => { const N: u8 = 1; }, _ => unsafe { static S: u8 = 2; } }
      let c = || { fn in_closure() { mod deeper { fn deepest() {} } } };
      unsafe extern "C" fn last() {}
      const { 1 };
      a != (b);
      return !(x);
    }`;
    expect(factsOfText(text).slice(1)).toEqual([
      "extern-block",
      "function in_if(0)",
      "constant N",
      "static S",
      "function in_closure(0)",
      "module deeper",
      "function deepest(0)",
      "function last(0)",
    ]);
  });

  it("stand in blocks of their own where blocks are within each other", () => {
    const shape = (items: readonly RustItem[]): unknown =>
      items.map((item) => (item.kind === "block" ? shape(item.items) : item.kind));
    const { inner } = onlyItem(
      "fn f() { { type T = u8; { { struct S; } } } { { x!(); } } type T = u8; }",
      "function",
    );
    expect(shape(inner)).toEqual([["alias", ["struct"]], "macro-call", "alias"]);
  });

  it("in blocks without end are a gap and no overflow", () => {
    const deep = 2_000;
    const { gaps } = parseText(`fn f() {${"{ type T = u8; ".repeat(deep)}${"}".repeat(deep)}}`);
    expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(["limit"]));
  });

  it("carry the conditions of the statements around them", () => {
    const text = `fn f() {
      #[cfg(unix)] { fn a() {} }
      fn b() {}
      #[cfg(windows)] let x = { fn c() {} };
      fn d() {}
    }`;
    const { inner } = onlyItem(text, "function");
    const all = inner.flatMap((item) => (item.kind === "block" ? item.items : [item]));
    expect(all.map(({ attributes }) => attributes[0]?.arguments[0]?.text)).toEqual([
      "unix",
      undefined,
      "windows",
      undefined,
    ]);
  });

  it("are macro calls too, with their path", () => {
    const { inner } = onlyItem(
      'fn f() { let x = std::format!("{}", 1); log::info! { a } vec![1].len() }',
      "function",
    );
    expect(factsOf(inner)).toEqual(["macro-call std::format", "macro-call log::info", "macro-call vec"]);
    expect(inner.every((item) => item.kind === "macro-call" && item.inBody)).toBe(true);
  });
});

describe("what cannot be read", () => {
  it("is a gap with its place and what was expected, and reading goes on", () => {
    const { items, gaps } = parseText(
      "fn a() {}\nstruct B { x u8 }\nfn c() {}\nstatic D = 1;\nfn e(;\nfn g() {}",
    );
    expect(factsOf(items)).toEqual(["function a(0)", "function c(0)", "function g(0)"]);
    expect(gaps.map(({ reason, detail, span }) => `${placeOf(span).line} ${reason} ${detail}`)).toEqual([
      "5 syntax expected a `)` that closes this `(`",
      "2 syntax expected `:` behind the name of a field, found `u8`",
      "4 syntax expected `:` behind the name of a static, found `=`",
    ]);
  });

  it("within a module or an extern block loses nothing around it", () => {
    const { items, gaps } = parseText(
      'mod m { fn a() {} fn b(x) -> {} fn c() {} } extern "C" { fn d(; } fn e() {}',
    );
    expect(gaps.length).toBe(2);
    expect(factsOf(items)).toContain("function c(0)");
    expect(factsOf(items)).toContain("function e(0)");
  });

  it("of an attribute loses nothing behind it", () => {
    const { items, gaps } = parseText("#![foo bar]\nfn a() {}");
    expect(factsOf(items)).toEqual(["function a(0)"]);
    expect(gaps.map(({ detail }) => detail)).toEqual(["expected `]` behind an attribute, found `bar`"]);
  });

  it("of an attribute in a body loses none of the body's items", () => {
    const { inner } = onlyItem("fn a() { #[foo bar] let x = 1; fn inner() {} m!(); }", "function");
    expect(factsOf(inner)).toEqual(["function inner(0)", "macro-call m"]);
  });
});
