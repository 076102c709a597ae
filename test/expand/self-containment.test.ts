import { describe, expect, it } from "vitest";
import { preprocessSample, spell } from "./preprocess-sample.ts";

function noted(text: string): readonly string[] {
  return preprocessSample(text).notes.map((note) => note.subject);
}

describe("a header that forgets an include", () => {
  it("is read as if it had it, with one note per name at the first use", () => {
    const text = "void f(size_t n, size_t m);\nbool g(const uint8_t *p);\n#define MOST UINT32_MAX\n";
    const unit = preprocessSample(text);
    expect(unit.notes.map((note) => `${note.subject}@${note.span.start}`)).toEqual([
      "size_t@7",
      "bool@28",
      "uint8_t@41",
      "UINT32_MAX@67",
    ]);
    const spelled = spell(unit.tokens);
    expect(spelled).toContain("typedef __ffi_usize size_t ;");
    expect(spelled.endsWith("void f ( size_t n , size_t m ) ; _Bool g ( const uint8_t * p ) ;")).toBe(true);
    expect(spell(unit.expand(unit.macros.get("MOST")?.body ?? []))).toBe("4294967295U");
    expect(unit.gaps).toEqual([]);
  });

  it.each([
    ["included", "#include <stddef.h>\nsize_t f(void);"],
    ["declared by a typedef", "typedef unsigned long size_t, *psize_t;\nsize_t f(void);"],
    ["a macro", "#define size_t unsigned\nsize_t f(void);"],
    ["an enumeration of its own", "typedef enum { false = 0, true = 1 } bool; bool f(void);"],
    ["a member's name", "struct s { int bool; char *true; };"],
    ["a parameter's name", "void f(int bool, char *false);\n#define F(true) true"],
    ["a tag", "struct uint8_t *f(void);"],
  ])("finds nothing missing in what is %s", (_, text) => {
    expect(noted(text)).toEqual([]);
  });

  it("leaves foreign headers alone", () => {
    const files = { "main.h": "#include <foreign.h>\n", "sys/foreign.h": "size_t f(void);" };
    expect(preprocessSample(files, { includePaths: ["sys"], ownTree: "lib" }).notes).toEqual([]);
  });
});
