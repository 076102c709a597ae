/** What to write for a type that is no type of bridges: it has no form in Go, or another one for every target. */
interface Instead {
  readonly why: string;
  readonly write: string;
}

const OF_TARGET = "its width depends on the target, and Go has no type for it";
const NO_GO = "Go has no such type";
const OTHER_WORD = "bridges call it otherwise";

const WORDS: ReadonlyMap<string, Instead> = new Map([
  ...entries(["i128", "u128"], NO_GO, 'two `u64`, or `"[u8; 16]"` in a struct'),
  ...entries(["f16"], NO_GO, "`f32`"),
  ...entries(["f128", "c_longdouble"], NO_GO, "`f64`, or a decimal number as `text`"),
  ...entries(["c_char", "c_schar", "char8_t"], OF_TARGET, "`text` for text, `i8` or `u8` for a number"),
  ...entries(["c_uchar"], OF_TARGET, "`u8`"),
  ...entries(["c_short"], OF_TARGET, "`i16`"),
  ...entries(["c_ushort"], OF_TARGET, "`u16`"),
  ...entries(["c_int"], OF_TARGET, "`i32`"),
  ...entries(["c_uint"], OF_TARGET, "`u32`"),
  ...entries(["c_long", "c_longlong", "long"], OF_TARGET, "`i64`, or `isize` if it is as wide as a pointer"),
  ...entries(
    ["c_ulong", "c_ulonglong", "unsigned"],
    OF_TARGET,
    "`u64`, or `usize` if it is as wide as a pointer",
  ),
  ...entries(["c_float"], OTHER_WORD, "`f32`"),
  ...entries(["c_double"], OTHER_WORD, "`f64`"),
  ...entries(["wchar", "wchar_t"], OF_TARGET, "`char32` for one character, `text` for many"),
  ...entries(["va_list"], NO_GO, "a list, or an op for each number of arguments"),
  ...entries(["void", "never"], "nothing crosses as it", "no `returns` at all; for memory `bytes`"),
  ...entries(["unknown"], "a bridge knows its types", "the type"),
  ...entries(
    ["str", "string", "String", "cstr", "CString"],
    OTHER_WORD,
    "`text`, or `bytes` if it need not be UTF-8",
  ),
  ...entries(["Path", "PathBuf", "OsString"], OTHER_WORD, "`path`"),
  ...entries(["char", "rune"], OTHER_WORD, "`char32`"),
  ...entries(["byte", "uint8", "uint8_t"], OTHER_WORD, "`u8`, or `bytes` for many"),
  ...entries(["int8", "int8_t"], OTHER_WORD, "`i8`"),
  ...entries(["int16", "int16_t", "short"], OTHER_WORD, "`i16`"),
  ...entries(["uint16", "uint16_t"], OTHER_WORD, "`u16`"),
  ...entries(["int32", "int32_t"], OTHER_WORD, "`i32`"),
  ...entries(["uint32", "uint32_t"], OTHER_WORD, "`u32`"),
  ...entries(["int64", "int64_t"], OTHER_WORD, "`i64`"),
  ...entries(["uint64", "uint64_t"], OTHER_WORD, "`u64`"),
  ...entries(["int"], OF_TARGET, "`i32` or `i64`"),
  ...entries(["uint"], OF_TARGET, "`u32` or `u64`"),
  ...entries(["size_t", "uintptr_t", "uintptr"], OTHER_WORD, "`usize`"),
  ...entries(["ssize_t", "ptrdiff_t", "intptr_t"], OTHER_WORD, "`isize`"),
  ...entries(["float", "float32"], OTHER_WORD, "`f32`"),
  ...entries(["double", "float64"], OTHER_WORD, "`f64`"),
  ...entries(["boolean", "_Bool"], OTHER_WORD, "`bool`"),
  ...entries(["error", "Error"], "errors have a channel of their own", "`errors: DOMAIN` on the op"),
  ...entries(["any", "object", "interface"], "what crosses has one type", "`bytes`, or an op for each type"),
  ...entries(["map"], "Go's maps do not lie in memory as Rust's", "a `list` of keys and one of values"),
]);

const SHAPES: readonly (readonly [RegExp, Instead])[] = [
  [
    /^\*|^&|^(?:Box|Arc|Rc|NonNull|Option<Box)</,
    {
      why: "a raw pointer says nothing of who frees it and how long it is valid",
      write: "a handle, `bytes`, a list, or a struct with `by: pointer`",
    },
  ],
  [
    /^(?:unsafe )?(?:extern|fn|func)\b|^Fn(?:Mut|Once)?\(/,
    { why: "a bare function says not how long it is valid", write: "the name of a callback in `callbacks`" },
  ],
  [
    /^complex\b/,
    { why: "Go's and C's complex numbers are passed differently", write: "a struct of two `f64`" },
  ],
  [/^vector\b/, { why: NO_GO, write: 'an array in a struct: `"[f32; 4]"`' }],
  [/^u?bitint\b/, { why: NO_GO, write: "the next wider integer" }],
  [
    /^atomic\b/,
    { why: "memory that both sides write at once has no place in a bridge", write: "an op that reads it" },
  ],
  [/^(?:Option|optional)<|\?$/, { why: OTHER_WORD, write: "`{type: T, optional: true}`" }],
  [
    /^Result</,
    { why: "errors have a channel of their own", write: "the result's type, and `errors: DOMAIN`" },
  ],
  [/^(?:Vec<u8>|\[\]byte|\[\]u8|\[u8\]|list<u8>\[\])$/, { why: OTHER_WORD, write: "`bytes`" }],
  [
    /^(?:Vec|slice)<|^\[\]|^\[[^;]*\]$/,
    { why: OTHER_WORD, write: '`"list<T>"` of numbers, `bytes` or `text`' },
  ],
  [
    /^(?:HashMap|BTreeMap|map)\b/,
    { why: "Go's maps do not lie in memory as Rust's", write: "a list of keys and one of values" },
  ],
  [/^\(/, { why: "a tuple has no names", write: "a struct" }],
  [/^(?:struct|union|enum|typedef) /, { why: "tags are C's", write: "the name alone, as in `structs`" }],
];

function entries(
  words: readonly string[],
  why: string,
  write: string,
): readonly (readonly [string, Instead])[] {
  return words.map((word) => [word, { why, write }] as const);
}

/** Why a text is no type of bridges although it is one elsewhere, and what to write instead; null if it is none. */
export function insteadOf(text: string): Instead | null {
  return WORDS.get(text) ?? SHAPES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
