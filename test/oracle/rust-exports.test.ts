import { readFileSync } from "node:fs";
import { describe, expect } from "vitest";
import { readRust } from "../resolve/read-rust.ts";
import { exportedSymbols, itWithRust } from "./rust/compile-rust.ts";

const CRATE = readFileSync(new URL("./rust/exports.rs", import.meta.url), "utf8");

describe("a crate's exports", () => {
  itWithRust("are the symbols that the built library defines", () => {
    const { contract, gaps } = readRust(CRATE);
    const symbols = [...exportedSymbols(CRATE)].filter(([name]) => !name.startsWith("rust_eh_"));
    const isCode = (letter: string) => letter.toUpperCase() === "T";
    const code = symbols.flatMap(([name, letter]) => (isCode(letter) ? [name] : []));
    const data = symbols.flatMap(([name, letter]) => (isCode(letter) ? [] : [name]));
    expect(gaps).toEqual([]);
    expect([...contract.functions.keys()].sort()).toEqual(code.sort());
    expect([...contract.statics.keys()].sort()).toEqual(data.sort());
  });

  itWithRust("are writable data where the library puts them there", () => {
    const { contract } = readRust(CRATE);
    const letters = exportedSymbols(CRATE);
    for (const [name, [item]] of contract.statics)
      expect([name, item?.mutable], name).toEqual([name, /^[BD]$/.test(letters.get(name) ?? "")]);
  });
});
