/**
 * Words that a name may not be where it stands by itself. C17 6.4.1 with C23's, C++20 5.11 and its alternative tokens
 * (5.5); The Rust Reference, "Keywords", strict and reserved of all editions; The Go Programming Language Specification,
 * "Keywords" and "Predeclared identifiers".
 */

const C_WORDS = `
  alignas alignof asm auto bool break case char const constexpr continue default do double else enum extern false float for
  goto if inline int long nullptr register restrict return short signed sizeof static static_assert struct switch
  thread_local true typedef typeof typeof_unqual union unsigned void volatile while`;

const CPP_WORDS = `
  and and_eq bitand bitor catch char16_t char32_t char8_t class co_await co_return co_yield compl concept const_cast
  consteval constinit decltype delete dynamic_cast explicit export friend mutable namespace new noexcept not not_eq operator
  or or_eq private protected public reinterpret_cast requires static_cast template this throw try typeid typename using
  virtual wchar_t xor xor_eq`;

const RUST_KEYWORDS = `
  abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in
  let loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof unsafe
  unsized use virtual where while yield`;

const GO_KEYWORDS = `
  break case chan const continue default defer else fallthrough for func go goto if import interface map package range
  return select struct switch type var`;

const GO_PREDECLARED = `
  any append bool byte cap clear close comparable complex complex128 complex64 copy delete error false float32 float64 imag
  int int16 int32 int64 int8 iota len make max min new nil panic print println real recover rune string true uint uint16
  uint32 uint64 uint8 uintptr`;

/** Packages that the generated Go imports: a parameter of that name would hide one. */
const GO_PACKAGES = "atomic cgo context errors fmt iter runtime strings sync unsafe";

/** Types of C's headers, and words that compilers or C's headers define as macros. */
const C_HEADER_NAMES = `
  assert errno far hyper i386 int16_t int32_t int64_t int8_t interface intptr_t linux near offsetof ptrdiff_t size_t small
  ssize_t stderr stdin stdout uint16_t uint32_t uint64_t uint8_t uintptr_t unix`;

/** Types and traits of Rust's prelude and of `std` that the generated Rust names, and Rust's own word. */
const RUST_TYPES = `
  Any Arc AsRef AtomicBool AtomicI64 Box Break Clone Continue ControlFlow Copy Debug Default Display Drop Eq Err Fn FnMut
  FnOnce From Into Iterator Mutex None Ok Option Ord Ordering PartialEq PartialOrd Path PathBuf Result Self Send Sized Some
  String Sync ToOwned ToString TryFrom TryInto Vec`;

/** Types that the bridge itself brings. */
const BRIDGE_TYPES = `
  Abi Buf Cancel Cancelled Error ErrorParts Functions Items List Live OptionalReply Packed PackedText Panic Replied Reply
  TextItems VisitBytes`;

function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** A word and why a name may not be it. */
export type Words = ReadonlyMap<string, string>;

function together(...groups: readonly (readonly [string, string])[]): Words {
  const words = new Map<string, string>();
  for (const [text, why] of groups)
    for (const word of wordsOf(text)) if (!words.has(word)) words.set(word, why);
  return words;
}

/** Fields stand by themselves in C, C++ and Rust, and begin with a capital in Go. */
export const FIELD_WORDS = together(
  [C_WORDS, "a word of C"],
  [CPP_WORDS, "a word of C++"],
  [RUST_KEYWORDS, "a word of Rust"],
  [GO_KEYWORDS, "a word of Go"],
  [C_HEADER_NAMES, "a name of C's headers"],
);

/** Parameters stand by themselves in all four. */
export const PARAM_WORDS: Words = new Map([
  ...together([GO_PREDECLARED, "a word of Go"], [GO_PACKAGES, "a package that the Go side imports"]),
  ...FIELD_WORDS,
]);

/** Operations stand by themselves in Rust only, and Go closes a handle by `Close`. */
export const OPERATION_WORDS = together([RUST_KEYWORDS, "a word of Rust"]);

/** Variants and codes stand in Rust as `Fast`, and elsewhere behind the name of their type. */
export const VARIANT_WORDS = together(["self", "a word of Rust"]);

export const TYPE_WORDS = together(
  [RUST_TYPES, "a word of Rust"],
  [BRIDGE_TYPES, "a type of the bridge itself"],
);
