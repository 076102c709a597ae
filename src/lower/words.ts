import { GO_KEYWORDS, GO_PREDECLARED, RUST_KEYWORDS, wordsOf } from "../idl/bridge/keywords.ts";

/**
 * Words that a name may not be where it stands by itself: besides those of Rust and Go C17 6.4.1 with C23's, C++20 5.11
 * and its alternative tokens (5.5).
 */

const C_WORDS = wordsOf(`
  alignas alignof asm auto bool break case char const constexpr continue default do double else enum extern false float for
  goto if inline int long nullptr register restrict return short signed sizeof static static_assert struct switch
  thread_local true typedef typeof typeof_unqual union unsigned void volatile while`);

const CPP_WORDS = wordsOf(`
  and and_eq bitand bitor catch char16_t char32_t char8_t class co_await co_return co_yield compl concept const_cast
  consteval constinit decltype delete dynamic_cast explicit export friend mutable namespace new noexcept not not_eq operator
  or or_eq private protected public reinterpret_cast requires static_cast template this throw try typeid typename using
  virtual wchar_t xor xor_eq`);

/** Packages that the generated Go imports: a parameter of that name would hide one. */
const GO_PACKAGES = wordsOf("atomic cgo context errors fmt iter runtime strings sync unsafe");

/** Types of C's headers, and words that compilers or C's headers define as macros. */
const C_HEADER_NAMES = wordsOf(`
  assert errno far hyper i386 int16_t int32_t int64_t int8_t interface intptr_t linux near offsetof ptrdiff_t size_t small
  ssize_t stderr stdin stdout uint16_t uint32_t uint64_t uint8_t uintptr_t unix`);

/** Types and traits of Rust's prelude and of `std` that the generated Rust names, and Rust's own word. */
const RUST_TYPES = wordsOf(`
  Any Arc AsRef AtomicBool AtomicI64 Box Break Clone Continue ControlFlow Copy Debug Default Display Drop Eq Err Fn FnMut
  FnOnce From Into Iterator Mutex None Ok Option Ord Ordering PartialEq PartialOrd Path PathBuf Result Self Send Sized Some
  String Sync ToOwned ToString TryFrom TryInto Vec`);

/** Types that the bridge itself brings. */
const BRIDGE_TYPES = wordsOf(`
  Abi Buf Cancel Cancelled Error ErrorParts ForeignCancel Functions Items List Live OptionalReply Packed PackedText Panic Replied Reply
  TextItems VisitBytes`);

/** A word and why a name may not be it. */
export type Words = ReadonlyMap<string, string>;

function together(...groups: readonly (readonly [readonly string[], string])[]): Words {
  const words = new Map<string, string>();
  for (const [group, why] of groups) for (const word of group) if (!words.has(word)) words.set(word, why);
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
export const VARIANT_WORDS = together([["self"], "a word of Rust"]);

const TYPE_NAMES = together([RUST_TYPES, "a word of Rust"], [BRIDGE_TYPES, "a type of the bridge itself"]);

/** Why a name may not be that of a type; undefined if it may. */
function whyNoType(name: string): string | undefined {
  // cgo cuts it off (`structType` in cmd/cgo/out.go), and `kv_build_const` is `kv_build_`, of which nobody knows.
  return (
    TYPE_NAMES.get(name) ?? (/const$/i.test(name) ? "cgo takes `const` at its end for the word" : undefined)
  );
}

/** Types stand by themselves in Rust, beside those of the bridge itself. */
export const TYPE_WORDS: Pick<Words, "get" | "has"> = {
  get: whyNoType,
  has: (name) => whyNoType(name) !== undefined,
};
