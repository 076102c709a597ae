/** How much a generated header declares, and whether it is the later one of two. */
export interface Extent {
  readonly functions: number;
  readonly types: number;
  readonly changed: boolean;
}

/** One of so many items is changed in the later version. */
const CHANGE_EVERY = 1000;

/**
 * A header of many functions, and of structs, of which every fourth is an enum instead; it reads like real ones in
 * what it uses: fixed widths, pointers to structs, structs in structs, and a pointer that nothing is known of.
 */
export function generateHeader(extent: Extent): string {
  const types = numbers(extent.types).map((index) => typeText(index, extent.changed));
  const functions = numbers(extent.functions).map((index) => `${prototype(index, extent)};\n`);
  const added = extent.changed ? "int big_added(void);\n" : "";
  const includes = "#include <stddef.h>\n#include <stdint.h>\n";
  return `#ifndef BIG_H\n#define BIG_H\n${includes}${types.join("")}${functions.join("")}${added}#endif\n`;
}

/** C source that defines all functions of such a header, for tools that compare libraries. */
export function generateDefinitions(extent: Extent, header: string): string {
  const functions = numbers(extent.functions).map((index) => `${prototype(index, extent)} { return 0; }\n`);
  const added = extent.changed ? "int big_added(void) { return 0; }\n" : "";
  return `#include "${header}"\n${functions.join("")}${added}`;
}

/** Rust source that declares the same functions and structs of as many fields, for tools that write headers. */
export function generateRust({ functions, types }: Extent): string {
  const structs = numbers(types).map((index) =>
    isEnum(index)
      ? `#[repr(C)] pub enum Big${index} { A${index}, B${index}, C${index} }\n`
      : `#[repr(C)] pub struct Big${index} { pub id: u32, pub name: *const u8, pub length: usize, pub kind: u8 }\n`,
  );
  const exported = numbers(functions).map(
    (index) =>
      `#[no_mangle] pub extern "C" fn big_function_${index}(a: *const Big${index % types}, flags: u32, context: *mut u8) -> i32 { 0 }\n`,
  );
  return structs.join("") + exported.join("");
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function isEnum(index: number): boolean {
  return index % 4 === 3;
}

function isChanged(index: number, changed: boolean): boolean {
  return changed && index % CHANGE_EVERY === 1;
}

function typeText(index: number, changed: boolean): string {
  if (isEnum(index)) {
    const values = ["A", "B", "C"].map((letter) => `BIG_${index}_${letter}`);
    return `typedef enum big_${index} { ${values.join(", ")} } big_${index};\n`;
  }
  const fields = [
    "  uint32_t id;\n",
    ...(isChanged(index, changed) ? ["  uint64_t added;\n"] : []),
    "  const char *name;\n",
    "  size_t length;\n",
    "  uint8_t kind;\n",
    ...(index % 4 === 1 ? [`  struct big_${index - 1} inner;\n`] : []),
    ...(index % 4 === 2 ? [`  struct big_${index - 1} *next;\n`] : []),
  ];
  return `typedef struct big_${index} {\n${fields.join("")}} big_${index};\n`;
}

function prototype(index: number, { types, changed }: Extent): string {
  const type = index % types;
  const first = isEnum(type) ? `big_${type} kind` : `const big_${type} *value`;
  const flags = isChanged(index, changed) ? "uint64_t" : "uint32_t";
  return `int big_function_${index}(${first}, ${flags} flags, void *context)`;
}
