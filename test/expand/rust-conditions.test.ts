import { describe, expect, it } from "vitest";
import { cfgFacts } from "../../src/expand/rust/cfg-facts.ts";
import { Problem } from "../../src/source/problem.ts";
import { gapsIn, namesIn, readSample, type Sample } from "./rust-sample.ts";

function isThere(condition: string, sample: Sample = {}): boolean {
  return namesIn(readSample({ "lib.rs": `#[cfg(${condition})] fn f() {}` }, sample).root).length > 0;
}

describe("conditions", () => {
  it.each([
    ["unix", true],
    ["windows", false],
    ["not(windows,)", true],
    ['all(unix, target_os = "linux", target_pointer_width = "64")', true],
    ['any(windows, target_os = "macos")', false],
    ["all()", true],
    ["any()", false],
    ["true", true],
    ["false", false],
    ["test", false],
    ["debug_assertions", false],
    ["not(overflow_checks)", true],
    ['panic = "abort"', false],
    ['target_feature = "sse2"', true],
    ['target_feature = "avx2"', false],
    ['target_feature = "neon"', false],
    ['panic = "unwind"', true],
    ['target_has_atomic = "ptr"', true],
    ["some_name", false],
    ["not(some_name)", true],
    ["r#unix", true],
  ])("%s is %s on Linux", (condition, holds) => {
    expect(isThere(condition)).toBe(holds);
  });

  it("answer for other targets", () => {
    expect(isThere('target_env = "msvc"', { target: "x86_64-pc-windows-msvc" })).toBe(true);
    expect(isThere('target_pointer_width = "32"', { target: "i686-unknown-linux-gnu" })).toBe(true);
  });

  it("hold for what is given with --cfg", () => {
    expect(isThere("some_name", { cfg: ["some_name"] })).toBe(true);
    expect(isThere('mode = "fast"', { cfg: ['mode="fast"'] })).toBe(true);
    expect(isThere('mode = "slow"', { cfg: ['mode="fast"'] })).toBe(false);
    expect(() => isThere("a", { cfg: ["1 = 2"] })).toThrow(Problem);
  });

  it("take fields, variants, parameters and members of blocks away", () => {
    const { root } = readSample({
      "lib.rs": `
        #[repr(C)] struct S { a: u8, #[cfg(windows)] b: u8, #[cfg(unix)] c: u8 }
        enum E { A, #[cfg(windows)] B, C { #[cfg(windows)] x: u8, y: u8 } }
        extern "C" { fn d(#[cfg(windows)] a: u8, b: u8); #[cfg(windows)] fn e(); }
        impl S { #[cfg(windows)] fn f() {} fn g() {} }`,
    });
    const [record, choice, block, impl] = root.items;
    expect(record?.kind === "struct" && record.fields.map(({ name }) => name)).toEqual(["a", "c"]);
    expect(choice?.kind === "enum" && choice.variants.map(({ fields }) => fields.length)).toEqual([0, 1]);
    expect(block?.kind === "extern-block" && block.items.length).toBe(1);
    const declared = block?.kind === "extern-block" ? block.items[0] : undefined;
    expect(declared?.kind === "function" && declared.params.map(({ name }) => name)).toEqual(["b"]);
    expect(impl?.kind === "impl" && impl.items.length).toBe(1);
  });

  it("of `cfg_attr` leave the attributes that they stand for", () => {
    const { root } = readSample({
      "lib.rs":
        '#[cfg_attr(unix, cfg_attr(not(windows), unsafe(no_mangle), repr(C, packed)), doc = "x")] #[cfg_attr(windows, b)] #[cfg_attr(unix, cfg(windows))] fn f() {} #[cfg_attr(unix, unsafe(no_mangle), export_name = "g",)] fn g() {}',
    });
    expect(root.items.map(({ attributes }) => attributes.map(({ path, unsafe }) => [path, unsafe]))).toEqual([
      [
        ["no_mangle", true],
        ["export_name", false],
      ],
    ]);
  });

  it("choose a branch of `cfg_if!` and `cfg_select!`", () => {
    const text = `
      cfg_if::cfg_if! { if #[cfg(windows)] { fn a() {} } else if #[cfg(unix)] { fn b() {} mod m { fn n() {} } } else { fn c() {} } }
      cfg_select! { windows => { fn d() {} } _ => { fn e() {} } }
      fn f() { cfg_if! { if #[cfg(unix)] { fn g() {} } } }`;
    const crate = readSample({ "lib.rs": text });
    expect(gapsIn(crate)).toEqual([]);
    expect(namesIn(crate.root)).toEqual(["b", "e", "f", "m::n", "{}g"]);
  });

  it("that nothing decides are a gap if an export, a declaration or a layout hangs on them", () => {
    const gapsOf = (text: string): readonly string[] =>
      gapsIn(readSample({ "lib.rs": text, "m.rs": "#[no_mangle] fn f() {}" }));
    const way =
      "of which nothing says whether it is set; it counts as not set (give --cfg 'fast' if it is, --cfg 'not(fast)' if not)";
    expect(gapsOf("#[cfg(fast)] #[no_mangle] fn f() {}")).toEqual([
      `lib.rs:1 condition the function \`f\` depends on \`fast\`, ${way}`,
    ]);
    expect(gapsOf("#[cfg(all(unix, fast))] mod m;")).toEqual([
      `lib.rs:1 condition the module \`m\` depends on \`fast\`, ${way}`,
    ]);
    expect(gapsOf("#[repr(C)] struct S { #[cfg(fast)] a: u8 }")).toEqual([
      `lib.rs:1 condition this field depends on \`fast\`, ${way}`,
    ]);
    expect(gapsOf("#[cfg_attr(fast, no_mangle)] fn f() {}")).toEqual([
      `lib.rs:1 condition the attribute \`no_mangle\` depends on \`fast\`, ${way}`,
    ]);
    expect(gapsOf("cfg_if! { if #[cfg(fast)] { #[no_mangle] fn f() {} } }")).toEqual([
      `lib.rs:1 condition this branch depends on \`fast\`, ${way}`,
    ]);
    expect(
      gapsOf(
        "#[cfg(fast)] fn f() {} #[cfg(all(windows, fast))] mod m; #[cfg(docsrs)] #[no_mangle] fn g() {}",
      ),
    ).toEqual([]);
    expect(
      gapsOf(
        "struct S { #[cfg(fast)] a: u8 } #[cfg_attr(fast, inline)] fn f() {} #[cfg(any(unix, fast))] #[no_mangle] fn g() {}",
      ),
    ).toEqual([]);
  });

  it.each([
    ["a function", "#[cfg(not(fast))] #[no_mangle] fn f() {}"],
    ["a field", "#[repr(C)] struct S { a: u8, #[cfg(not(fast))] b: u8 }"],
    ["a variant", "#[repr(C)] enum E { A, #[cfg(not(fast))] B }"],
    ["an attribute", "#[cfg_attr(not(fast), no_mangle)] fn f() {}"],
    ["a declaration", 'extern "C" { #[cfg(not(fast))] fn f(); }'],
    ["a module", "#[cfg(not(fast))] mod m;"],
    ["a module in a file that says so", "mod n;"],
    ["the whole crate", "#![cfg(not(fast))] #[no_mangle] fn f() {}"],
    ["a branch that is taken", "cfg_if! { if #[cfg(fast)] {} else { #[no_mangle] fn f() {} } }"],
    ["an included file", '#[cfg(not(fast))] include!("m.rs");'],
  ])("that count as not set are a gap where something is there for that: %s", (_, text) => {
    const files = {
      "lib.rs": text,
      "m.rs": "#[no_mangle] fn f() {}",
      "n.rs": "#![cfg(not(fast))] #[no_mangle] fn f() {}",
    };
    expect(gapsIn(readSample(files))).toEqual([expect.stringMatching(/condition .*depends on `fast`/)]);
    expect(gapsIn(readSample(files, { cfg: ["fast"] }))).toEqual([]);
    expect(gapsIn(readSample(files, { cfg: ["not(fast)"] }))).toEqual([]);
  });

  it("are settled by one that does not hold whatever the others are", () => {
    const text =
      "#[cfg(fast)] #[cfg(windows)] #[no_mangle] fn f() {} #[cfg(not(fast))] #[cfg(windows)] #[no_mangle] fn g() {}";
    expect(gapsIn(readSample({ "lib.rs": text }))).toEqual([]);
  });

  it.each([
    ["debug_assertions", "debug_assertions"],
    ["overflow_checks", "overflow_checks"],
    ["a processor's feature", 'target_feature = "avx2"'],
    ["a processor's feature that not all have", 'not(target_feature = "avx512f")'],
    ["a linkage", 'target_feature = "crt-static"'],
  ])("of the build are unknown: %s", (_, condition) => {
    const text = `#[cfg(${condition})] #[no_mangle] fn f() {}`;
    expect(gapsIn(readSample({ "lib.rs": text }))).toEqual([expect.stringContaining("depends on")]);
    const inside = /^not\((.*)\)$/.exec(condition)?.[1] ?? condition;
    expect(gapsIn(readSample({ "lib.rs": text }, { cfg: [inside] }))).toEqual([]);
    expect(gapsIn(readSample({ "lib.rs": text }, { cfg: [`not(${inside})`] }))).toEqual([]);
  });

  it.each([
    ["", 'panic = "unwind"', true, 0],
    ["", 'panic = "abort"', false, 0],
    ['[profile.release]\npanic = "abort"', 'panic = "abort"', false, 1],
    ['[profile.release]\npanic = "abort"\n[profile.dev]\npanic = "abort"', 'panic = "abort"', true, 0],
    ["[profile.release]\ndebug-assertions = true", "debug_assertions", true, 0],
    ["[profile.release]\ndebug-assertions = true", "overflow_checks", true, 0],
    ["[profile.dev]\ndebug-assertions = false", "debug_assertions", false, 0],
    ["[profile.dev]\noverflow-checks = false", "overflow_checks", false, 0],
  ])("of the profiles hold where all profiles agree: %s %s", (profiles, condition, holds, gaps) => {
    const texts = {
      "Cargo.toml": `[workspace]\n${profiles}\n`,
      "a/Cargo.toml": '[package]\nname = "a"\nedition = "2021"\n[profile.release]\npanic = "abort"\n',
      "a/src/lib.rs": `#[cfg(${condition})] #[no_mangle] fn f() {}`,
    };
    const crate = readSample(texts, { manifest: "a/Cargo.toml" });
    expect(namesIn(crate.root).length > 0).toBe(holds);
    expect(gapsIn(crate)).toHaveLength(gaps);
  });

  it("of a strategy for panics that is given exclude the other", () => {
    expect(isThere('panic = "unwind"', { cfg: ['panic="abort"'] })).toBe(false);
    expect(isThere('panic = "abort"', { cfg: ['panic="abort"'] })).toBe(true);
  });

  const EXPORTS = "macro_rules! exports { () => { #[no_mangle] fn f() {} } }";

  it.each([
    ["a call of a macro", "exports!();"],
    ["a file", 'include!("m.rs");'],
    ["a branch", "cfg_if! { if #[cfg(unix)] { exports!(); } }"],
    ["a branch that unknown options hide too", "cfg_if! { if #[cfg(wide)] { exports!(); } else {} }"],
    ["a call in a module", "mod inner { exports!(); }"],
    ["a call in a module's file", "mod o;"],
    ["a call in a body", "fn z() { exports!(); }"],
  ])("hide what a branch makes by %s", (_, inner) => {
    const files = { "m.rs": "#[no_mangle] fn f() {}", "o.rs": "exports!();" };
    for (const text of [`cfg_if! { if #[cfg(fast)] { ${inner} } else {} }`, `#[cfg(fast)] ${inner}`]) {
      const gaps = gapsIn(readSample({ ...files, "lib.rs": `${EXPORTS} ${text}` }));
      expect(gaps).toEqual([expect.stringMatching(/condition .*depends on `fast`/)]);
      expect(
        gapsIn(readSample({ ...files, "lib.rs": `${EXPORTS} ${text}` }, { cfg: ["not(fast)"] })),
      ).toEqual([]);
    }
  });

  it("hide a definition of a macro that another one stands in for", () => {
    const text = `#[cfg(fast)] ${EXPORTS} #[cfg(not(fast))] macro_rules! exports { () => {} } exports!();`;
    expect(gapsIn(readSample({ "lib.rs": text }))).toEqual([
      expect.stringContaining("macro the macro `exports!`"),
    ]);
  });

  it("that cannot be read leave out what hangs on them, and say so", () => {
    for (const condition of ["unix windows", "not(a, b)", "maybe(unix)", 'not(version("1.80"))', ""]) {
      const crate = readSample({ "lib.rs": `#[cfg(${condition})] fn f() {}` });
      expect(namesIn(crate.root)).toEqual([]);
      expect(gapsIn(crate)).toEqual([
        "lib.rs:1 condition this condition cannot be read, so that what depends on it is left out",
      ]);
    }
  });

  it("have a bound on their depth", () => {
    const deep = `${"not(".repeat(10_000)}unix${")".repeat(10_000)}`;
    expect(isThere(deep)).toBe(false);
    const attribute = `${"cfg_attr(unix, ".repeat(10_000)}a${")".repeat(10_000)}`;
    expect(gapsIn(readSample({ "lib.rs": `#[${attribute}] fn f() {}` }))[0]).toContain("limit");
  });

  it('know the facts of every target as `name` or `name="value"`', () => {
    const facts = cfgFacts("aarch64-apple-darwin");
    expect(facts.get('target_vendor="apple"')).toBe("");
    expect(facts.has("windows")).toBe(false);
  });
});
