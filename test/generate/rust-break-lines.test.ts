import { describe, expect, it } from "vitest";
import { breakLines } from "../../src/generate/rust/break-lines.ts";

const long = (length: number): string => "n".repeat(length);

// What is expected is what rustfmt makes of each; an oracle test holds crates with long names against it.
describe("lines of generated Rust", () => {
  it("stay as they are where they are short enough, and in comments", () => {
    const text = `    abi::count(&live::STORE, 1);\n    // f(${long(70)}, ${long(70)});\n\n`;
    expect(breakLines(text)).toBe(text);
  });

  it("break at the arguments of a call that are too long by themselves", () => {
    expect(breakLines(`    x: abi::value(abi.${long(30)}, "${long(30)}")?,`)).toBe(
      `    x: abi::value(\n        abi.${long(30)},\n        "${long(30)}",\n    )?,`,
    );
  });

  it("break before the links of a chain", () => {
    expect(breakLines(`    ${long(30)}.course.finish("${long(30)}")?;`)).toBe(
      `    ${long(30)}\n        .course\n        .finish("${long(30)}")?;`,
    );
  });

  it("break behind the sign of a declaration", () => {
    expect(breakLines(`pub type ${long(50)} = crate::imp::${long(50)};`)).toBe(
      `pub type ${long(50)} =\n    crate::imp::${long(50)};`,
    );
    expect(breakLines(`pub static ${long(70)}: AtomicI64 = AtomicI64::new(0);`)).toBe(
      `pub static ${long(70)}: AtomicI64 =\n    AtomicI64::new(0);`,
    );
  });

  it("break the head of an item in its parts", () => {
    expect(breakLines(`impl ${long(50)} for ${long(50)} {`)).toBe(`impl ${long(50)}\n    for ${long(50)}\n{`);
    expect(breakLines(`    fn owned(abi: ${long(50)}) -> ${long(50)} {`)).toBe(
      `    fn owned(\n        abi: ${long(50)},\n    ) -> ${long(50)} {`,
    );
  });
});
