import { describe, expect, it } from "vitest";
import { gapsIn, namesIn, readSample } from "./rust-sample.ts";

describe("the module tree", () => {
  it("is found by the rules of the Reference", () => {
    const crate = readSample({
      "lib.rs": "mod a; mod b; mod inline { mod c; mod more { mod d; } } fn root() {}",
      "a.rs": "mod e; mod inline { mod f; } fn in_a() {}",
      "a/e.rs": "fn in_e() {}",
      "a/inline/f.rs": "fn in_f() {}",
      "b/mod.rs": "mod g;",
      "b/g.rs": "fn in_g() {}",
      "inline/c.rs": "fn in_c() {}",
      "inline/more/d.rs": "fn in_d() {}",
    });
    expect(gapsIn(crate)).toEqual([]);
    expect([...namesIn(crate.root)].sort()).toEqual([
      "a::e::in_e",
      "a::in_a",
      "a::inline::f::in_f",
      "b::g::in_g",
      "inline::c::in_c",
      "inline::more::d::in_d",
      "root",
    ]);
    expect(crate.files.map(({ path }) => path)).toEqual([
      "lib.rs",
      "a.rs",
      "a/e.rs",
      "a/inline/f.rs",
      "b/mod.rs",
      "b/g.rs",
      "inline/c.rs",
      "inline/more/d.rs",
    ]);
  });

  it("follows `path` attributes, also within inline modules", () => {
    const crate = readSample({
      "src/lib.rs": "mod a;",
      "Cargo.toml": '[package]\nname = "x-y"',
      "src/a.rs":
        '#[path = "foo.rs"] mod c; mod inline { #[path = "other.rs"] mod inner; } #[path = "p"] mod q { mod r; }',
      "src/foo.rs": "mod below; fn in_c() {}",
      "src/below.rs": "fn in_below() {}",
      "src/a/inline/other.rs": "fn in_inner() {}",
      "src/p/r.rs": "fn in_r() {}",
    });
    expect(gapsIn(crate)).toEqual([]);
    expect(namesIn(crate.root)).toEqual([
      "a::c::in_c",
      "a::c::below::in_below",
      "a::inline::inner::in_inner",
      "a::q::r::in_r",
    ]);
  });

  it("takes a path on a condition", () => {
    const texts = {
      "lib.rs": '#[cfg_attr(windows, path = "win.rs")] #[cfg_attr(not(windows), path = "unix.rs")] mod os;',
      "win.rs": "fn win() {}",
      "unix.rs": "fn unix() {}",
    };
    expect(namesIn(readSample(texts).root)).toEqual(["os::unix"]);
    expect(namesIn(readSample(texts, { target: "x86_64-pc-windows-msvc" }).root)).toEqual(["os::win"]);
  });

  it.each([
    [
      "mod a;",
      "lib.rs:1 module a.rs or a/mod.rs is not there, so that nothing of the module `a` is read; it may exist only after a build",
    ],
    [
      '#[path = "../x.rs"] mod a;',
      "lib.rs:1 module ../x.rs is not there, so that nothing of the module `a` is read; it may exist only after a build",
    ],
    [
      '#[path = "/etc/x.rs"] mod a;',
      "lib.rs:1 module /etc/x.rs is not there, so that nothing of the module `a` is read; it may exist only after a build",
    ],
    [
      "mod two;",
      "lib.rs:1 module both two.rs and two/mod.rs are there, so that nothing of the module `two` is read; rustc refuses that too",
    ],
    [
      '#[path = "lib.rs"] mod a;',
      "lib.rs:1 module the module `a` is in lib.rs, which it stands in itself; rustc refuses that too",
    ],
    [
      'include!(concat!(env!("OUT_DIR"), "/made.rs"));',
      "lib.rs:1 include what is included here exists only after a build, so that it is not read",
    ],
    ['include!("gone.rs");', "lib.rs:1 include gone.rs is not there, so that its items are missing"],
    ['include!("../gone.rs");', "lib.rs:1 include ../gone.rs is not there, so that its items are missing"],
  ])("%s is a gap that says what was looked for", (text, gap) => {
    expect(gapsIn(readSample({ "lib.rs": text, "two.rs": "", "two/mod.rs": "" }))).toEqual([gap]);
  });

  it("asks for no file of a module that is not there on this target", () => {
    const crate = readSample({ "lib.rs": "#[cfg(windows)] mod win; #[cfg(test)] mod tests;" });
    expect(gapsIn(crate)).toEqual([]);
  });

  it("leaves out a file that its own inner attribute hides", () => {
    const crate = readSample({
      "lib.rs": "mod a; mod b;",
      "a.rs": "#![cfg(windows)] fn f() {}",
      "b.rs": "#![cfg(unix)] fn g() {}",
    });
    expect(namesIn(crate.root)).toEqual(["b::g"]);
  });

  it("takes the items of an included file in place", () => {
    const crate = readSample({
      "lib.rs": 'mod m { include!("gen/items.rs"); }',
      "gen/items.rs": "fn f() {} mod n;",
      "gen/n.rs": "fn g() {}",
    });
    expect(gapsIn(crate)).toEqual([]);
    expect(namesIn(crate.root)).toEqual(["m::f", "m::n::g"]);
  });

  it("ends where files include each other", () => {
    const crate = readSample({ "lib.rs": 'include!("a.rs");', "a.rs": 'include!("lib.rs"); fn f() {}' });
    expect(gapsIn(crate)).toEqual(["a.rs:1 include lib.rs includes itself"]);
    expect(namesIn(crate.root)).toEqual(["f"]);
  });

  it("ends where a file is named over and over", () => {
    const many = Array.from({ length: 12 }, (_, i) => `#[path = "next.rs"] mod m${i};`).join("\n");
    const texts: Record<string, string> = { "lib.rs": many.replaceAll("next", "f0") };
    for (let i = 0; i < 12; i += 1) texts[`f${i}.rs`] = many.replaceAll("next", `f${i + 1}`);
    const { gaps } = readSample(texts);
    expect(gaps.some(({ reason }) => reason === "limit")).toBe(true);
  });

  it("puts the items of bodies into blocks of the module", () => {
    const crate = readSample({
      "lib.rs":
        "mod m { fn f() { struct S; fn g() { static T: u8 = 1; } println!(); } const _: () = { fn h() {} }; impl S { fn i() { fn j() {} } } }",
    });
    expect([...namesIn(crate.root)].sort()).toEqual([
      "m::_",
      "m::f",
      "m::{}S",
      "m::{}g",
      "m::{}j",
      "m::{}{}T",
      "m::{}{}h",
    ]);
    expect(crate.root.modules.get("m")?.blocks.every(({ path }) => path.join() === "m")).toBe(true);
  });

  it("tells the gaps of a file once, however often it is a module", () => {
    const crate = readSample({
      "lib.rs": '#[path = "a.rs"] mod a; #[path = "a.rs"] mod b;',
      "a.rs": "fn () {}",
    });
    expect(gapsIn(crate).length).toBe(1);
  });
});
