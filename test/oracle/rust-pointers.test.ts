import { describe, expect } from "vitest";
import { THIN, UNSIZED, UNSIZED_TYPES } from "../resolve/rust-unsized-samples.ts";
import { itWithRust, runRust } from "./rust/compile-rust.ts";

describe("pointers of Rust", () => {
  itWithRust("are two words for the types that are told of, and one for the others", () => {
    const types = [...UNSIZED, ...THIN];
    const lines = types.map((type) => `println!("{}", std::mem::size_of::<*const ${type}>());`);
    const widths = runRust(`${UNSIZED_TYPES}\nfn main() { ${lines.join("\n")} }`)
      .trim()
      .split("\n");
    expect(widths).toEqual([...UNSIZED.map(() => "16"), ...THIN.map(() => "8")]);
  });
});
