import { describe, expect, test } from "vitest";
import { readRust } from "./read-rust.ts";
import { THIN, UNSIZED, UNSIZED_TYPES } from "./rust-unsized-samples.ts";

function told(pointer: string) {
  const { notes, gaps } = readRust(`${UNSIZED_TYPES}\n#[no_mangle] pub extern "C" fn f(p: ${pointer}) {}`);
  return { notes: notes.filter((note) => note.includes("two words")), gaps };
}

describe("a pointer to something without a size of its own", () => {
  test.each(UNSIZED)("is two words, as `*const %s`", (type) => {
    for (const pointer of [`*const ${type}`, `&mut ${type}`, `Option<Box<${type}>>`])
      expect(told(pointer).notes, pointer).toHaveLength(1);
  });

  test.each(THIN)("is one word, as `*const %s`", (type) => {
    expect(told(`*const ${type}`)).toEqual({ notes: [], gaps: [] });
  });

  test("may be hidden in another crate's type, which is a gap", () => {
    const { gaps } = readRust(
      'extern crate locks; #[no_mangle] pub extern "C" fn f(p: *const locks::Lock<[u8]>, q: *const locks::Lock<u8>) {}',
    );
    expect(gaps).toEqual([expect.stringContaining("may have two words")]);
  });
});
