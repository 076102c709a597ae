import { describe, expect, it } from "vitest";
import { detectSources } from "../../src/app/detect.ts";
import { openWorkTree } from "../../src/app/files/work-tree.ts";
import { USUAL_CHOICES } from "../../src/app/reading-options.ts";
import { namingIn } from "../../src/app/source-tree.ts";
import { makeScratch } from "../cli/scratch.ts";

function detect(files: Readonly<Record<string, string>>) {
  const { folder } = makeScratch(files);
  const plan = detectSources({
    ...{ text: ".", ref: null, revision: null, folder: "", includePaths: [] },
    ...{ choices: USUAL_CHOICES, textOf: namingIn(null) },
    files: openWorkTree({ cwd: folder, roots: [folder] }),
  });
  return {
    sources: plan.sources.map(({ input }) => `${input.kind} ${input.text}`),
    leftOut: plan.leftOut,
    defined: [...plan.defined].sort(),
    candidates: plan.headers.candidates,
    native: plan.native,
  };
}

const manifest = (more = "") => `[package]\nname = "kv"\nversion = "0.1.0"\n${more}`;
const cdylib = '[lib]\ncrate-type = ["cdylib", "rlib"]\n';

describe("a crate", () => {
  it.each([
    ["an attribute", "#[no_mangle] pub extern fn kv() {}", ["kv"]],
    ["an unsafe attribute", '#[unsafe(no_mangle)]\npub unsafe extern "C" fn kv_2() {}', ["kv_2"]],
    ["an export name", '#[export_name = "kv.open"] pub extern fn open() {}', ["kv.open"]],
    ["a condition", '#[cfg_attr(feature = "c", no_mangle)] pub static mut KV: u8 = 0;', ["KV"]],
    [
      "an exporting macro",
      "macro_rules! ffi {\n  ($n:ident) => { #[no_mangle] pub extern fn $n() {} };\n}\nffi!(kv_a);\n",
      ["extern", "ffi", "kv_a", "n"].filter((name) => name !== "extern"),
    ],
  ])("counts if its source exports by %s", (_, text, defined) => {
    const found = detect({ "Cargo.toml": manifest(), "src/lib.rs": text });
    expect(found.sources).toEqual(["rust ."]);
    for (const name of defined.filter((word) => word.startsWith("kv") || word === "KV")) {
      expect(found.defined).toContain(name);
    }
  });

  it.each([
    ["exports nothing", { "Cargo.toml": manifest(), "src/lib.rs": "// #[no_mangle]\npub fn kv() {}" }],
    ["exports in its tests only", { "Cargo.toml": manifest(), "tests/a.rs": "#[no_mangle] fn a() {}" }],
    ["exports in its benches and examples only", exportingBesides()],
    [
      "is a workspace alone",
      { "Cargo.toml": "[workspace]\nmembers = []\n", "src/lib.rs": "#[no_mangle] fn a() {}" },
    ],
  ])("does not count if it %s", (_, files) => {
    expect(detect(files).sources).toEqual([]);
  });

  it("counts if it is a library for C, and its macro may be another crate's", () => {
    const { sources } = detect({
      "a/Cargo.toml": manifest(cdylib),
      "b/Cargo.toml": manifest(),
      "b/src/lib.rs": "a::ffi! { fn kv() }",
      "macros/Cargo.toml": manifest(),
      "macros/src/lib.rs": "macro_rules! ffi {\n () => { #[no_mangle] fn x() {} };\n}\n",
    });
    expect(sources).toEqual(["rust a", "rust b", "rust macros"]);
  });

  it("is left out, and said why, if its boundary is not C's", () => {
    const { sources, leftOut } = detect({
      "wasm/Cargo.toml": `${manifest(cdylib)}[dependencies]\nwasm-bindgen = "0.2"\n`,
      "derive/Cargo.toml": manifest("[lib]\nproc-macro = true\n"),
      "derive/src/lib.rs": "quote! { #[no_mangle] fn a() {} }",
      "both/Cargo.toml": `${manifest(cdylib)}[dependencies.pyo3]\nversion = "0.2"\n`,
      "both/src/lib.rs": "#[no_mangle] pub extern fn kv() {}",
    });
    expect(sources).toEqual(["rust both"]);
    expect(leftOut).toEqual([
      "derive (a procedural macro)",
      "wasm (a cdylib whose boundary `wasm-bindgen` generates)",
    ]);
  });
});

describe("a Go package", () => {
  it.each([
    ["an import of its own", 'package kv\nimport "C"\n'],
    ["a group of imports", 'package kv\nimport (\n\t"C"\n\t"fmt"\n)\n'],
    ["a comment behind it", 'package kv\r\nimport "C" // cgo\r\n'],
  ])("counts with %s", (_, text) => {
    expect(detect({ "go/kv.go": text }).sources).toEqual(["go go"]);
  });

  it.each(["kv_test.go", "_kv.go", "_old/kv.go", "testdata/kv.go", "vendor/kv.go", ".x/kv.go"])(
    "does not count for the sake of %s",
    (place) => {
      expect(detect({ [place]: 'package kv\nimport "C"\n' }).sources).toEqual([]);
    },
  );

  it("does not count if it only speaks of C", () => {
    expect(detect({ "kv.go": 'package kv\nvar x = "C" + "D"\n' }).sources).toEqual([]);
  });

  it("says what it exports", () => {
    const { defined } = detect({ "kv.go": 'package kv\nimport "C"\n//export kv_call\nfunc kv_call() {}\n' });
    expect(defined).toEqual(["kv_call"]);
  });
});

it("headers and sources in C are noted for later", () => {
  const { candidates, native, sources } = detect({
    "a.h": "",
    "b/c.H": "",
    "n.c": "",
    "n.S": "",
    "tests/x.h": "",
  });
  expect(sources).toEqual([]);
  expect(candidates).toEqual(["a.h", "b/c.H"]);
  expect(native).toEqual(["n.S", "n.c"]);
});

function exportingBesides(): Readonly<Record<string, string>> {
  const text = "#[no_mangle] fn a() {}";
  return { "Cargo.toml": manifest(), "benches/a.rs": text, "examples/b.rs": text, "build.rs": text };
}
