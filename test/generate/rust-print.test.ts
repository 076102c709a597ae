import { describe, expect, it } from "vitest";
import { docLines } from "../../src/generate/rust/doc-lines.ts";
import { importOrder } from "../../src/generate/rust/import-order.ts";
import {
  printArm,
  printAssignment,
  printCall,
  printFunctionPointer,
  printImports,
  printSignature,
  printUnsafeCall,
} from "../../src/generate/rust/print-rust.ts";
import { cfgFor, cfgForOthers } from "../../src/generate/rust/target-cfg.ts";

const long = (length: number): string => "n".repeat(length);

// What is expected is what rustfmt makes of each; the oracle tests hold whole crates against it.
describe("printed Rust", () => {
  it("keeps a call on one line, moves it to the next, or breaks its arguments", () => {
    const call = (head: string, args: readonly string[]): readonly string[] =>
      printCall({ head, callee: "f", args, tail: "?;" }, "    ");
    expect(call("let a = ", ["a", '"a"'])).toEqual(['    let a = f(a, "a")?;']);
    expect(call(`let ${long(60)} = `, [long(30)])).toEqual([
      `    let ${long(60)} =`,
      `        f(${long(30)})?;`,
    ]);
    expect(call("", [long(30), long(31)])).toEqual([
      "    f(",
      `        ${long(30)},`,
      `        ${long(31)},`,
      "    )?;",
    ]);
    expect(
      call(
        "",
        Array.from({ length: 30 }, () => "&abc"),
      ),
    ).toEqual([
      "    f(",
      `        ${Array.from({ length: 15 }, () => "&abc,").join(" ")}`,
      `        ${Array.from({ length: 15 }, () => "&abc,").join(" ")}`,
      "    )?;",
    ]);
  });

  it("breaks a call that is the only argument in its place", () => {
    const call = (length: number): readonly string[] =>
      printCall({ head: "let a = ", callee: long(length), args: ["Reply::to(&mut sink)"], tail: ";" }, "");
    expect(call(79)).toEqual([`let a = ${long(79)}(Reply::to(`, "    &mut sink,", "));"]);
    expect(call(80)).toEqual([`let a = ${long(80)}(`, "    Reply::to(&mut sink),", ");"]);
  });

  it("breaks an unsafe block around a call before the call", () => {
    const call = { head: "let a = ", callee: long(40), args: [long(40)], tail: ";" };
    expect(printUnsafeCall(call, "")).toEqual(["let a = unsafe {", `    ${long(40)}(${long(40)})`, "};"]);
  });

  it("keeps a declaration of just a line's width off the brace's columns", () => {
    const declared = (length: number, edition: "2021" | "2024" = "2021"): readonly string[] =>
      printSignature("fn f", [`a: ${long(length)}`], " -> u8;", "    ", edition);
    expect(declared(79)).toHaveLength(1);
    expect(declared(80)).toEqual([`    fn f(a: ${long(80)})`, "        -> u8;"]);
    expect(declared(80, "2024")[1]).toBe("    -> u8;");
    expect(declared(81)).toHaveLength(3);
  });

  it("breaks pointers to functions from outside to inside", () => {
    const lines = (length: number): readonly string[] =>
      printFunctionPointer("pub type t =", [`a: ${long(length)}`], " -> i32", ";", "");
    expect(lines(20)).toHaveLength(1);
    expect(lines(50)).toHaveLength(2);
    expect(lines(60)).toEqual([
      "pub type t = Option<",
      `    unsafe extern "C" fn(a: ${long(60)}) -> i32,`,
      ">;",
    ]);
    expect(lines(70)).toHaveLength(5);
  });

  it("breaks long assignments, arms and imports", () => {
    expect(printAssignment(`pub const ${long(90)}: T`, "1", "")).toHaveLength(2);
    expect(printArm(long(60), long(60), "")).toHaveLength(3);
    const names = ["IO", "Zebra", "F", "Abc10", "Abc2", "Abc_", "AbcD", "G2", "Abc", "HTTPServer", "Io"];
    expect([...names].sort(importOrder("2021")).join(" ")).toBe(
      "Abc Abc10 Abc2 AbcD Abc_ HTTPServer Io Zebra F G2 IO",
    );
    expect([...names].sort(importOrder("2024")).join(" ")).toBe(
      "Abc Abc_ Abc2 Abc10 AbcD F G2 HTTPServer IO Io Zebra",
    );
    expect(printImports("crate::ffi", ["A"])).toEqual(["use crate::ffi::A;"]);
    expect(printImports("crate::ffi", ["A", "B"])).toEqual(["use crate::ffi::{A, B};"]);
    expect(printImports("crate::ffi", [long(50), long(51)])).toHaveLength(4);
  });

  it("tells targets apart by what Cargo knows of them", () => {
    expect(cfgFor(["x86_64-pc-windows-msvc"])).toEqual([
      '#[cfg(all(target_arch = "x86_64", target_os = "windows", target_env = "msvc"))]',
    ]);
    expect(cfgForOthers(["aarch64-apple-darwin", "x86_64-unknown-linux-musl"])).toEqual([
      "#[cfg(not(any(",
      '    all(target_arch = "aarch64", target_os = "macos"),',
      '    all(target_arch = "x86_64", target_os = "linux", target_env = "musl")',
      ")))]",
    ]);
  });

  it("wraps documentation and puts paragraphs apart", () => {
    expect(docLines(["one\n\n", "two"], "  ")).toEqual(["  /// one", "  ///", "  /// two"]);
    expect(docLines([Array.from({ length: 60 }, () => "a").join(" ")], "")).toHaveLength(2);
  });
});
