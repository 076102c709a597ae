/** The words of a text, which stand apart by spaces and line breaks. */
export function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** The Rust Reference, "Keywords": strict and reserved ones of all editions, but for `Self`. */
export const RUST_KEYWORDS = wordsOf(`
  abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in
  let loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof unsafe
  unsized use virtual where while yield`);

/** The Go Programming Language Specification, "Keywords". */
export const GO_KEYWORDS = wordsOf(`
  break case chan const continue default defer else fallthrough for func go goto if import interface map package range
  return select struct switch type var`);

/** The Go Programming Language Specification, "Predeclared identifiers". */
export const GO_PREDECLARED = wordsOf(`
  any append bool byte cap clear close comparable complex complex128 complex64 copy delete error false float32 float64 imag
  int int16 int32 int64 int8 iota len make max min new nil panic print println real recover rune string true uint uint16
  uint32 uint64 uint8 uintptr`);
