import { describe, expect, it } from "vitest";
import { Problem } from "../../src/source/problem.ts";
import { placeOf } from "../../src/source/source-file.ts";
import { namesIn, readSample, type Sample } from "./rust-sample.ts";

const FEATURES = `
[package]
name = "my-lib"
version = "1.2.3"
edition = "2021"
[lib]
crate-type = ["cdylib", "staticlib"]
[features]
default = ["a"]
a = ["b", "dep:zlib"]
b = []
c = ["serde/std", "log?/std"]
off = []
[dependencies]
zlib = { version = "1", optional = true }
serde = { version = "1", optional = true }
log = { version = "1", optional = true }
my-dep = { package = "other", version = "1" }
[target.'cfg(unix)'.dependencies]
libc = "0.2"
`;

const ASKS = ["a", "b", "c", "off", "zlib", "serde", "log", "default"]
  .map((name) => `#[cfg(feature = "${name}")] fn ${name}() {}`)
  .join("\n");

function featuresOn(sample: Sample): readonly string[] {
  return namesIn(readSample({ "Cargo.toml": FEATURES, "src/lib.rs": ASKS }, sample).root);
}

function problemOf(texts: Readonly<Record<string, string>>, sample: Sample = {}): Problem {
  try {
    readSample(texts, sample);
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
  throw new Error("no problem");
}

describe("Cargo.toml", () => {
  it("names the crate, its version, edition, kinds and dependencies", () => {
    const crate = readSample({ "Cargo.toml": FEATURES, "src/lib.rs": ASKS });
    expect([crate.name, crate.version, crate.edition, crate.crateTypes]).toEqual([
      "my_lib",
      "1.2.3",
      "2021",
      ["cdylib", "staticlib"],
    ]);
    expect([...crate.dependencies].sort()).toEqual(["libc", "log", "my_dep", "serde", "zlib"]);
    expect(crate.files.map(({ path }) => path)).toEqual(["Cargo.toml", "src/lib.rs"]);
    expect(crate.askedFeatures).toEqual({
      on: ["a", "b", "default"],
      off: ["c", "log", "off", "serde", "zlib"],
    });
  });

  it("switches features on as Cargo does", () => {
    expect(featuresOn({})).toEqual(["a", "b", "default"]);
    expect(featuresOn({ defaultFeatures: false })).toEqual([]);
    expect(featuresOn({ defaultFeatures: false, features: ["c"] })).toEqual(["c", "serde"]);
    expect(featuresOn({ allFeatures: true })).toEqual(["a", "b", "c", "off", "serde", "log", "default"]);
  });

  it("inherits from a workspace around the folder that is read", () => {
    const texts = {
      "../../Cargo.toml": '[workspace]\n[workspace.package]\nversion = "4.5.6"\nedition = "2021"',
      "Cargo.toml": '[package]\nname = "a"\nversion.workspace = true\nedition.workspace = true',
      "src/lib.rs": "",
    };
    const { version, edition, gaps } = readSample(texts);
    expect({ version, edition, gaps }).toEqual({ version: "4.5.6", edition: "2021", gaps: [] });
  });

  it("says that the edition is not known where the workspace is not there", () => {
    const texts = { "Cargo.toml": '[package]\nname = "a"\nedition.workspace = true', "src/lib.rs": "" };
    const { edition, gaps } = readSample(texts);
    expect(edition).toBe("2021");
    expect(gaps.map(({ detail }) => detail)).toEqual([expect.stringContaining("found nowhere above")]);
  });

  it("inherits version and edition from the workspace above", () => {
    const crate = readSample(
      {
        "Cargo.toml":
          '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nversion = "4.5.6"\nedition = "2024"',
        "crates/a/Cargo.toml":
          '[package]\nname = "a"\nversion.workspace = true\nedition = { workspace = true }\n[lib]\nname = "a_lib"\npath = "root.rs"',
        "crates/a/root.rs": "mod m;",
        "crates/a/m.rs": "fn f() {}",
      },
      { manifest: "crates/a/Cargo.toml" },
    );
    expect([crate.name, crate.version, crate.edition]).toEqual(["a_lib", "4.5.6", "2024"]);
    expect(namesIn(crate.root)).toEqual(["m::f"]);
  });

  it("of a program leads to its main.rs", () => {
    const crate = readSample({ "Cargo.toml": '[package]\nname = "p"', "src/main.rs": "fn main() {}" });
    expect([crate.crateTypes, namesIn(crate.root), crate.version]).toEqual([["bin"], ["main"], null]);
  });

  it("that is no TOML is a problem with its place", () => {
    const problem = problemOf({ "Cargo.toml": '[package]\nname = "a\n' });
    expect(problem.message).toContain("Cargo.toml cannot be read as TOML");
    expect(problem.span && placeOf(problem.span).line).toBe(2);
  });

  it.each([
    [
      '[workspace]\nmembers = ["a", "b"]',
      "Cargo.toml is a workspace without a package of its own",
      "name one of its members: a, b",
    ],
    ["[dependencies]", "Cargo.toml has no [package]", null],
    [
      '[package]\nname = "a"',
      "Cargo.toml has no library: src/lib.rs is not there",
      "give the root file itself if it lies elsewhere",
    ],
    [
      '[package]\nname = "a"\n[lib]\npath = "../../x.rs"',
      "Cargo.toml has no library: ../../x.rs is not there",
      null,
    ],
  ])("%s is a problem that says what to do", (text, message, remedy) => {
    const problem = problemOf({ "Cargo.toml": text });
    expect([problem.message, problem.remedy]).toEqual([message, remedy]);
  });

  it("without a requested feature says which was meant", () => {
    const problem = problemOf({ "Cargo.toml": FEATURES, "src/lib.rs": "" }, { features: ["of"] });
    expect([problem.kind, problem.message, problem.remedy]).toEqual([
      "usage",
      "Cargo.toml has no feature `of`",
      "did you mean `off`?",
    ]);
  });
});
