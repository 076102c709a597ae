import { describe, expect, test } from "vitest";
import { printType } from "../../src/idl/type-expression.ts";
import { readRust } from "./read-rust.ts";

/** The types of the parameters of all functions, and of each struct the types of its fields. */
function read(text: string) {
  const { contract, gaps, notes } = readRust(text);
  const fields = new Map(
    [...contract.types].flatMap(([name, [type]]) =>
      type?.kind === "struct" ? [[name, type.fields.map((field) => printType(field.type))] as const] : [],
    ),
  );
  const params = [...contract.functions.values()].flatMap(([item]) =>
    (item?.params ?? []).map((param) => printType(param.type)),
  );
  return { fields, params, gaps, notes };
}

const G = "#[repr(C)] pub struct G<T> { a: T }\n";
const S = "#[repr(C)] pub struct S<const N: usize> { a: [u8; N] }\n";
const f = (params: string): string => `#[no_mangle] pub extern "C" fn f(${params}) {}\n`;

describe("instances of a generic type", () => {
  test.each([
    ["lengths that are spelled alike", `${G}const N: usize = 4;${f("a: G<[u8; N + 1]>, b: G<[u8; N - 1]>")}`],
    [
      "constants of one name in two modules",
      `${G}mod x { const N: usize = 5; #[no_mangle] extern "C" fn a(a: crate::G<[u8; N]>) {} }
       mod y { const N: usize = 3; #[no_mangle] extern "C" fn b(a: crate::G<[u8; N]>) {} }`,
    ],
    [
      "constant arguments of one name in two modules",
      `${S}mod x { const N: usize = 5; #[no_mangle] extern "C" fn a(a: crate::S<N>) {} }
       mod y { const N: usize = 3; #[no_mangle] extern "C" fn b(a: crate::S<N>) {} }`,
    ],
    ["constant arguments that are sums", `${S}const N: usize = 4;${f("a: S<{ N + 1 }>, b: S<{ N - 1 }>")}`],
  ])("are apart by %s", (_, text) => {
    const { fields, params, gaps } = read(text);
    expect(gaps).toEqual([]);
    expect(params.map((name) => fields.get(name))).toEqual([["[u8; 5]"], ["[u8; 3]"]]);
  });

  test("are apart by what a function pointer takes and returns", () => {
    const params =
      'a: G<extern "C" fn(i32) -> i32>, b: G<extern "C" fn(i32, i32)>, c: G<extern "system" fn(i32, i32)>';
    const { params: types, fields, gaps } = read(G + f(params));
    expect(gaps).toEqual([]);
    expect(types[0]).toBe("G_fn_i32_i32");
    expect(new Set(types).size).toBe(3);
    expect(new Set(types.map((type) => String(fields.get(type)))).size).toBe(3);
  });

  test("are apart where their names are the same put together", () => {
    const { fields, params } = read(`#[repr(C)] pub struct a { x: u8 } #[repr(C)] pub struct a_b { x: u64 }
      #[repr(C)] pub struct c { x: u8 } #[repr(C)] pub struct b_c { x: u16 }
      #[repr(C)] pub struct P<T, U> { p: T, q: U } ${f("x: P<a, b_c>, y: P<a_b, c>")}`);
    expect(params.map((name) => fields.get(name))).toEqual([
      ["a", "b_c"],
      ["a_b", "c"],
    ]);
  });

  test("are one for one type, whatever it is called where it is written", () => {
    const { params } = read(`${G}${S}const N: usize = 4; mod m { pub struct Q; pub const M: usize = 2; }
      use m::Q as R;
      ${f("a: *mut G<*mut R>, b: *mut G<*mut m::Q>, c: S<N>, d: S<4>, e: S<{ m::M * 2 }>, g: S<{ 2 + 2 }>")}`);
    expect(params).toEqual(["*mut G_ptr_mut_Q", "*mut G_ptr_mut_Q", "S_4", "S_4", "S_4", "S_4"]);
  });

  test("with constants that cannot be computed end, and are gaps", () => {
    const { gaps } =
      read(`#[repr(C)] pub struct A<const N: usize> { pub n: [u8; N], pub next: *mut A<{ N + 1 }> }
      ${f("a: *mut A<{ nobody() }>")}`);
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.length).toBeLessThan(5);
  });
});

describe("an associated type", () => {
  const W = "pub struct W;\n";

  test("is that of the trait which is asked for", () => {
    const { params, gaps } = read(`${W}pub trait T { type X; } pub trait T2 { type X; }
      impl T for W { type X = u32; } impl T2 for W { type X = u64; }
      ${f("a: <W as T>::X, b: <W as T2>::X")}`);
    expect(gaps).toEqual([]);
    expect(params).toEqual(["u32", "u64"]);
  });

  test("is that of the trait with these arguments, and of that very type", () => {
    const { params, gaps } = read(`pub struct W<A>(A); pub trait T<A> { type X; }
      impl T<u8> for W<i8> { type X = u32; } impl T<u16> for W<i8> { type X = u64; }
      impl T<u8> for W<i16> { type X = f32; }
      ${f("a: <W<i8> as T<u8>>::X, b: <W<i8> as T<u16>>::X, c: <W<i16> as T<u8>>::X")}`);
    expect(gaps).toEqual([]);
    expect(params).toEqual(["u32", "u64", "f32"]);
  });

  test.each([
    [
      "no trait is named and several have it",
      "pub struct G<V>(V); impl T for W { type X = u32; } impl T2 for W { type X = u64; } #[repr(C)] pub struct H<V>{ a: V::X } ",
      "H<W>",
    ],
    [
      "an implementation with parameters may be meant too",
      "impl T for W { type X = u32; } impl<A> T3<A> for W { type X = A; }",
      "<W as T3<u8>>::X",
    ],
  ])("is a gap where %s", (_, text, type) => {
    const traits = "pub trait T { type X; } pub trait T2 { type X; } pub trait T3<A> { type X; }\n";
    expect(read(W + traits + text + f(`a: ${type}`)).gaps).toEqual([
      expect.stringContaining("the associated type"),
    ]);
  });
});

describe("instances without end", () => {
  test("are bounded, and a gap says so", () => {
    const one = "#[repr(C)] pub struct E<T> { a: *mut E<E<T>>, b: T }\n";
    const start = performance.now();
    const { gaps, fields } = read(one + f("a: *mut E<i32>"));
    expect(gaps).toEqual([expect.stringMatching(/^limit: .*arguments within arguments without end/)]);
    expect(fields.size).toBeLessThan(1_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test("of two parameters are bounded too", () => {
    const two =
      "#[repr(C)] pub struct E<A, B> { a: *mut E<E<A, B>, B>, b: *mut E<A, E<B, A>>, c: A, d: B }\n";
    const { gaps } = read(two + f("a: *mut E<i32, u8>"));
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) expect(gap).toMatch(/^limit: .*more than 1000/);
  });
});

test("many attributes on one function cost no more than reading them", () => {
  const start = performance.now();
  expect(read(`${"#[allow(x)] ".repeat(100_000)}${f("a: i32")}`).gaps).toEqual([]);
  expect(performance.now() - start).toBeLessThan(10_000);
});
