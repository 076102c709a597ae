import { describe, expect, it } from "vitest";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { Problem } from "../../src/source/problem.ts";
import { placeOf } from "../../src/source/source-file.ts";

const HEAD = `bridge: 1
lowering: 1
name: "kv"
prefix: "kv_"
version: "0.3.0"
abi_major: 1
targets: [i686-unknown-linux-gnu, x86_64-unknown-linux-gnu]
rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}
go: {module: "example.com/kv", package: kv}
`;
const LINES = 9;

/** `line:column: message -- remedy`, with lines counted from behind so many above. */
function complaintOf(text: string, above: number): string {
  try {
    readBridge({ path: "kv.ffi.yaml", text });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    expect(problem.kind).toBe("input");
    const place = problem.span === null ? null : placeOf(problem.span);
    const remedy = problem.remedy === null ? "" : ` -- ${problem.remedy}`;
    return `${place && place.line - above}:${place?.column}: ${problem.message}${remedy}`;
  }
  return "read without complaint";
}

const complaint = (body: string): string => complaintOf(`${HEAD}${body}\n`, LINES);

describe("ownership that does not close", () => {
  it.each([
    [
      "a list of handles",
      'handles:\n  Store:\n    implement: "crate::imp::Store"\n    threads: sync\n    ops:\n      all: {self: ref, returns: list<Store>}',
      "6:33: a list of the handle `Store` would have nobody who frees each of them -- give them out one by one: an op that returns one handle",
    ],
    [
      "a handle in a struct",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\nstructs:\n  A: {by: value, fields: {store: Store}}',
      "4:34: a handle inside of a struct would have nobody who frees it -- make it a parameter or a result of its own",
    ],
    [
      "an array of handles",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\nstructs:\n  A: {by: value, fields: {store: "[Store; 2]"}}',
      "4:34: a handle inside of a struct would have nobody who frees it -- make it a parameter or a result of its own",
    ],
    [
      "a handle in a callback's parameters",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\ncallbacks:\n  Visit: {scope: call, thread: same, params: {store: Store}}',
      "4:54: a callback is not given the handle `Store`: nobody would say who frees it, and when -- give it what the callback needs of it, or let the caller of the op keep the handle",
    ],
    [
      "a struct by pointer as result",
      "structs:\n  A: {by: pointer, fields: {x: u8}}\nfunctions:\n  f: {returns: A}",
      "4:16: `A` crosses behind a pointer to memory of the caller, and as a result nobody would free it -- write `by: value` on `A`, or a handle with ops that read it",
    ],
    [
      "a struct by pointer as field",
      "structs:\n  A: {by: pointer, fields: {x: u8}}\n  B: {by: value, fields: {a: A}}",
      "3:30: `A` crosses behind a pointer, and so cannot lie inside of another struct -- write `by: value` on `A`, or pass it as a parameter of its own",
    ],
    [
      "bytes that a callback gives back",
      "callbacks:\n  Ask: {scope: call, thread: same, returns: bytes}",
      "2:45: a callback cannot give back `bytes`: nobody would free it -- let it give back a number, an enum or a struct by value; more is handed over by an op that it calls",
    ],
    [
      "a callback as result",
      "callbacks:\n  Ask: {scope: call, thread: same}\nfunctions:\n  f: {returns: Ask}",
      "4:16: a callback is not given back: nobody would say how long it is valid -- give back a handle with an op to call",
    ],
    [
      "bytes in a struct",
      "structs:\n  A: {by: value, fields: {key: bytes}}",
      '2:32: a struct holds no `bytes`: it has no place in memory of its own -- make it a parameter or a result of its own, or a struct\'s array: `"[u8; 16]"`',
    ],
    [
      "what is handed over and is no handle",
      "functions:\n  f: {params: {key: {type: bytes, transfer: owned}}}",
      "2:35: `transfer: owned` hands a handle over, and `bytes` is none -- take it away: what else crosses is lent for the call, and copied if it is kept",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("callbacks that outlive", () => {
  it.each([
    [
      "a scoped one that is retained",
      "callbacks:\n  Visit: {scope: call, thread: same}\nfunctions:\n  f: {params: {visit: {type: Visit, retained: forever}}}",
      "4:37: `Visit` is valid for the call alone, and cannot be kept -- write `scope: registered` on `Visit`, or take `retained` away",
    ],
    [
      "a registered one with no end",
      "callbacks:\n  Tick: {scope: registered, thread: any}\nfunctions:\n  f: {params: {tick: Tick}}",
      "4:22: `Tick` is registered, and nothing says how long it is kept -- write `retained: handle` or `retained: forever`, or `scope: call` on the callback",
    ],
    [
      "one kept by the handle of a free function",
      "callbacks:\n  Tick: {scope: registered, thread: any}\nfunctions:\n  f: {params: {tick: {type: Tick, retained: handle}}}",
      "4:45: `Tick` would be kept by a handle, and a free function has none -- move the function into the handle's `ops`, or write `retained: forever`",
    ],
    [
      "one kept by a handle that is consumed",
      'callbacks:\n  Tick: {scope: registered, thread: any}\nhandles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      end: {self: own, params: {tick: {type: Tick, retained: handle}}}',
      "8:62: `Tick` would be kept by a handle that this op consumes -- write `self: ref`, or a callback with `scope: call`",
    ],
    [
      "one kept while another handle is made",
      'callbacks:\n  Tick: {scope: registered, thread: any}\nhandles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      twin: {self: ref, params: {tick: {type: Tick, retained: handle}}, returns: Store}',
      "8:63: `Tick` would be kept by either of two handles: the one of the op, and the `Store` that it returns -- make it a constructor of `Store`, or hand the callback over in an op of its own",
    ],
    [
      "one for a single thread, kept by a handle for all",
      'callbacks:\n  Tick: {scope: registered, thread: same}\nhandles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      on: {self: ref, params: {tick: {type: Tick, retained: handle}}}',
      "8:61: `Tick` may be called by one thread only, and what keeps it is used by others -- write `thread: any` on `Tick`, or `threads: pinned` on the handle that keeps it",
    ],
    [
      "`retained` on what is no callback",
      "functions:\n  f: {params: {key: {type: bytes, retained: handle}}}",
      "2:35: `retained` is for callbacks, and `bytes` is none -- take it away: what is kept is copied",
    ],
    [
      "a callback that is given a callback",
      "callbacks:\n  A: {scope: call, thread: same}\n  B: {scope: call, thread: same, params: {a: A}}",
      "3:46: a callback is not given another callback -- make it a parameter of the op",
    ],
    [
      "`max` on what a callback is given",
      "callbacks:\n  A: {scope: call, thread: same, params: {key: {type: bytes, max: 3}}}",
      "2:62: `max` says nothing of `key`, which the library gives to the callback for the call -- take the key away",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("names that break out", () => {
  it.each([
    [
      "a path",
      'functions:\n  "../x": {}',
      '2:3: "../x" cannot name a function, which is written `like_this` -- write `x`',
    ],
    [
      "two words",
      "functions:\n  a b: {}",
      '2:3: "a b" cannot name a function, which is written `like_this` -- write `a_b`',
    ],
    [
      "a line break",
      'functions:\n  "a\\nb": {}',
      '2:3: "a\\nb" cannot name a function, which is written `like_this` -- use ASCII letters and digits: `read_only`',
    ],
    [
      "letters beyond ASCII",
      "structs:\n  Größe: {by: value, fields: {x: u8}}",
      '2:3: "Größe" cannot name a struct, which is written `LikeThis` -- use ASCII letters and digits: `OpenOptions`',
    ],
    [
      "an empty name",
      'functions:\n  "": {}',
      '2:3: "" cannot name a function, which is written `like_this` -- use ASCII letters and digits: `read_only`',
    ],
    [
      "a long name",
      `functions:\n  ${"n".repeat(65)}: {}`,
      "2:3: this name is longer than 64 characters -- choose a shorter one",
    ],
    [
      "`__proto__`",
      "functions:\n  __proto__: {}",
      '2:3: "__proto__" cannot name a function, which is written `like_this` -- write `proto`',
    ],
    [
      "camel case of an op",
      "functions:\n  getAll: {}",
      '2:3: "getAll" cannot name a function, which is written `like_this` -- write `get_all`',
    ],
    [
      "lower case of a handle",
      'handles:\n  store: {implement: "crate::S", threads: sync}',
      '2:3: "store" cannot name a handle, which is written `LikeThis` -- write `Store`',
    ],
    [
      "lower case of a constant",
      "constants:\n  maxKey: {type: u8, value: 1}",
      '2:3: "maxKey" cannot name a constant, which is written `LIKE_THIS` -- write `MAX_KEY`',
    ],
    [
      "an underscore at the end",
      "functions:\n  free_: {}",
      '2:3: "free_" cannot name a function, which is written `like_this` -- write `free`',
    ],
    [
      "a parameter",
      'functions:\n  f: {params: {"x)": u8}}',
      '2:16: "x)" cannot name a parameter, which is written `like_this` -- write `x`',
    ],
    [
      "a variant",
      'enums:\n  Mode: {variants: {"a,b": 1}}',
      '2:21: "a,b" cannot name a variant, which is written `like_this` -- write `a_b`',
    ],
    [
      "a name in Go",
      'functions:\n  f: {go: "f()"}',
      '2:11: "f()" is no exported name of Go -- write ASCII letters and digits, the first a capital: `OpenReader`',
    ],
    [
      "a path in Rust",
      'handles:\n  Store: {implement: "crate::imp::Store<u8>", threads: sync}',
      '2:22: "crate::imp::Store<u8>" is no path of a type in Rust -- write it from the crate\'s root, without generics: `crate::imp::Store`',
    ],
    [
      "a path in Rust with a word of Rust",
      'handles:\n  Store: {implement: "crate::impl::Store", threads: sync}',
      '2:22: `impl` in "crate::impl::Store" is a word of Rust -- write it from the crate\'s root, without generics: `crate::imp::Store`',
    ],
    [
      "a relative path in Rust",
      'handles:\n  Store: {implement: "Store", threads: sync}',
      '2:22: "Store" is no path of a type in Rust -- write it from the crate\'s root, without generics: `crate::imp::Store`',
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("lengths", () => {
  it.each([
    [
      "`max` without a length",
      "functions:\n  f: {params: {n: {type: u64, max: 3}}}",
      "2:31: `max` bounds a length, and `u64` has none -- take it away; lengths have `bytes`, `text`, `path` and lists",
    ],
    [
      "`into` without a length",
      "functions:\n  f: {returns: {type: u64, shapes: [into]}}",
      "2:37: `u64` has no shape `into`: it has no length, and comes back as it is -- take `shapes` away",
    ],
    [
      "`into` of an op that changes the object",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: exclusive\n    ops:\n      pop: {self: mut, returns: {type: bytes, shapes: [owned, into]}}',
      "6:63: `into` with `self: mut`: where the result does not fit, the op is called again, and would change the object twice -- take `into` away, or write `self: ref` if a second call changes nothing",
    ],
    [
      "`into` for packed items",
      "functions:\n  f: {returns: {type: list<bytes>, shapes: [into]}}",
      "2:45: `list<bytes>` has no shape `into` -- possible are batch, visit",
    ],
    [
      "`visit` for numbers",
      "functions:\n  f: {returns: {type: list<u8>, shapes: [visit]}}",
      "2:42: `list<u8>` has no shape `visit` -- possible are owned, into",
    ],
    [
      "`batch` for bytes",
      "functions:\n  f: {returns: {type: bytes, shapes: [batch]}}",
      "2:39: `bytes` has no shape `batch` -- possible are owned, into, visit",
    ],
    [
      "a shape twice",
      "functions:\n  f: {returns: {type: bytes, shapes: [into, into]}}",
      "2:45: the shape `into` stands twice -- keep one of them",
    ],
    [
      "`max` of nothing",
      "functions:\n  f: {params: {key: {type: bytes, max: 0}}}",
      "2:40: `max` cannot be 0 -- write a number from 1 to 2147483647, or take it away",
    ],
    [
      "an array without a length",
      'structs:\n  A: {by: value, fields: {x: "[u8; n]"}}',
      "2:30: an array's length is a number from 1 to 65536, not `n` -- write a plain number",
    ],
    [
      "an array of nothing",
      'structs:\n  A: {by: value, fields: {x: "[u8; 0]"}}',
      "2:30: an array's length is a number from 1 to 65536, not `0` -- write a plain number",
    ],
    [
      "an array as parameter",
      'functions:\n  f: {params: {x: "[u8; 4]"}}',
      "2:19: an array crosses only inside of a struct -- write a struct with the array as its field, or `bytes` or a list",
    ],
    [
      "an array that is not quoted",
      "structs:\n  A: {by: value, fields: {x: [u8; 4]}}",
      '2:30: an unquoted `[u8; 4]` is read as a list, where text is expected -- quote it: "[u8; 4]"',
    ],
    [
      "an array that is too long",
      'structs:\n  A: {by: value, fields: {x: "[u8; 65537]"}}',
      "2:30: an array's length is a number from 1 to 65536, not `65537` -- write a plain number",
    ],
    [
      "arrays too deep",
      'structs:\n  A: {by: value, fields: {x: "[[[[[u8; 1]; 1]; 1]; 1]; 1]"}}',
      "2:30: arrays nest more than 4 deep -- put a struct in between, or fewer dimensions",
    ],
    [
      "a struct that is too large",
      'structs:\n  A: {by: value, fields: {x: "[u64; 9000]"}}',
      "2:27: with this field `A` is larger than 65536 bytes -- pass what is so large as `bytes` or a list",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("types that Go cannot reach, or that bridges call otherwise", () => {
  const withType = (type: string): string =>
    complaint(
      `structs:\n  OpenOptions: {by: pointer, fields: {x: u8}}\nerrors:\n  Code: {io: 1}\nfunctions:\n  f:\n    params:\n      x: ${type}`,
    );

  it.each([
    [
      "i128",
      '8:10: `i128` cannot cross a bridge: Go has no such type -- write two `u64`, or `"[u8; 16]"` in a struct',
    ],
    [
      "u128",
      '8:10: `u128` cannot cross a bridge: Go has no such type -- write two `u64`, or `"[u8; 16]"` in a struct',
    ],
    ["f16", "8:10: `f16` cannot cross a bridge: Go has no such type -- write `f32`"],
    [
      "f128",
      "8:10: `f128` cannot cross a bridge: Go has no such type -- write `f64`, or a decimal number as `text`",
    ],
    [
      "c_char",
      "8:10: `c_char` cannot cross a bridge: its width depends on the target, and Go has no type for it -- write `text` for text, `i8` or `u8` for a number",
    ],
    [
      "c_int",
      "8:10: `c_int` cannot cross a bridge: its width depends on the target, and Go has no type for it -- write `i32`",
    ],
    [
      "c_long",
      "8:10: `c_long` cannot cross a bridge: its width depends on the target, and Go has no type for it -- write `i64`, or `isize` if it is as wide as a pointer",
    ],
    [
      "c_ulonglong",
      "8:10: `c_ulonglong` cannot cross a bridge: its width depends on the target, and Go has no type for it -- write `u64`, or `usize` if it is as wide as a pointer",
    ],
    [
      "c_longdouble",
      "8:10: `c_longdouble` cannot cross a bridge: Go has no such type -- write `f64`, or a decimal number as `text`",
    ],
    [
      "wchar",
      "8:10: `wchar` cannot cross a bridge: its width depends on the target, and Go has no type for it -- write `char32` for one character, `text` for many",
    ],
    [
      "va_list",
      "8:10: `va_list` cannot cross a bridge: Go has no such type -- write a list, or an op for each number of arguments",
    ],
    [
      '"*const u8"',
      "8:10: `*const u8` cannot cross a bridge: a raw pointer says nothing of who frees it and how long it is valid -- write a handle, `bytes`, a list, or a struct with `by: pointer`",
    ],
    [
      "fn(u8)",
      "8:10: `fn(u8)` cannot cross a bridge: a bare function says not how long it is valid -- write the name of a callback in `callbacks`",
    ],
    [
      "complex<f64>",
      "8:10: `complex<f64>` cannot cross a bridge: Go's and C's complex numbers are passed differently -- write a struct of two `f64`",
    ],
    [
      '"vector<f32, 4>"',
      '8:10: `vector<f32, 4>` cannot cross a bridge: Go has no such type -- write an array in a struct: `"[f32; 4]"`',
    ],
    [
      "bitint<7>",
      "8:10: `bitint<7>` cannot cross a bridge: Go has no such type -- write the next wider integer",
    ],
    [
      "atomic<u8>",
      "8:10: `atomic<u8>` cannot cross a bridge: memory that both sides write at once has no place in a bridge -- write an op that reads it",
    ],
    [
      "void",
      "8:10: `void` cannot cross a bridge: nothing crosses as it -- write no `returns` at all; for memory `bytes`",
    ],
    [
      "string",
      "8:10: `string` cannot cross a bridge: bridges call it otherwise -- write `text`, or `bytes` if it need not be UTF-8",
    ],
    [
      "int",
      "8:10: `int` cannot cross a bridge: its width depends on the target, and Go has no type for it -- write `i32` or `i64`",
    ],
    ["size_t", "8:10: `size_t` cannot cross a bridge: bridges call it otherwise -- write `usize`"],
    ["Vec<u8>", "8:10: `Vec<u8>` cannot cross a bridge: bridges call it otherwise -- write `bytes`"],
    ['"[]byte"', "8:10: `[]byte` cannot cross a bridge: bridges call it otherwise -- write `bytes`"],
    [
      "Option<u8>",
      "8:10: `Option<u8>` cannot cross a bridge: bridges call it otherwise -- write `{type: T, optional: true}`",
    ],
    [
      "list<i128>",
      '8:10: `i128` cannot cross a bridge: Go has no such type -- write two `u64`, or `"[u8; 16]"` in a struct',
    ],
    [
      "list<bool>",
      "8:10: a list holds no `bool`: each would have to be checked -- write `list<u8>`, or `text`",
    ],
    ["list<path>", "8:10: a list holds no paths -- write `list<bytes>` or `list<text>`"],
    [
      "list<list<u8>>",
      "8:10: a list holds no lists -- write `list<bytes>`, and lay each inner list out as bytes",
    ],
    [
      '"struct kv"',
      "8:10: `struct kv` cannot cross a bridge: tags are C's -- write the name alone, as in `structs`",
    ],
    [
      "error",
      "8:10: `error` cannot cross a bridge: errors have a channel of their own -- write `errors: DOMAIN` on the op",
    ],
    ["utext", "8:10: there is no type `utext`; did you mean `text`?"],
    ["OpenOption", "8:10: there is no type `OpenOption`; did you mean `OpenOptions`?"],
    ["Code", "8:10: `Code` is a domain of errors, not a type -- write `errors: Code` on the op"],
  ])("%s", (type, expected) => {
    expect(withType(type)).toBe(expected);
  });

  it("an unquoted pointer", () => {
    expect(complaint("functions:\n  f: {params: {x: *const u8}}")).toBe(
      '2:19: an unquoted `*const u8` is a YAML alias, not a type -- quote it: "*const u8"',
    );
  });
});

describe("codes", () => {
  it.each([
    [
      "one that is used twice in a domain",
      "errors:\n  Code: {a: 1, b: 1}",
      "2:16: the code 1 is used twice; the first is `a` on line 11 -- a code is used once in the whole file, so that it says alone what happened: choose another",
    ],
    [
      "one that is used twice in the file",
      "errors:\n  Code: {a: 1}\n  Net: {b: 1}",
      "3:9: the code 1 is used twice; the first is `a` on line 11 -- a code is used once in the whole file, so that it says alone what happened: choose another",
    ],
    [
      "0",
      "errors:\n  Code: {a: 0}",
      "2:10: the code `a` cannot be 0: 0 is success -- choose a number from 1 to 2147483647",
    ],
    [
      "a negative one",
      "errors:\n  Code: {a: -1}",
      "2:10: the code `a` cannot be -1: negative ones are the bridge's own -- choose a number from 1 to 2147483647",
    ],
    [
      "one beyond i32",
      "errors:\n  Code: {a: 2147483648}",
      "2:10: the code `a` cannot be 2147483648: codes are `i32` -- choose a number from 1 to 2147483647",
    ],
    ["one that is text", "errors:\n  Code: {a: x}", "2:13: `a` must be a decimal integer"],
    [
      "a domain without codes",
      "errors:\n  Code: {}",
      "2:3: `Code` has no codes -- write one, or take the domain away",
    ],
    [
      "one that is called `codes`",
      "errors:\n  Code: {codes: 1}",
      "2:10: `codes` cannot name a code: it holds the codes of a domain -- choose another name",
    ],
    [
      "an unknown key of a code",
      'errors:\n  Code: {a: {value: 1, docs: "x"}}',
      "2:24: unknown key `docs`; did you mean `doc`?",
    ],
    [
      "an unknown key of a documented domain",
      'errors:\n  Code: {codes: {a: 1}, docs: "x"}',
      "2:25: unknown key `docs`; did you mean `doc`?",
    ],
    [
      "an unknown domain",
      "errors:\n  Code: {a: 1}\nfunctions:\n  f: {errors: Cod}",
      "4:15: there is no domain of errors `Cod`; did you mean `Code`? -- declare it under `errors`",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("enums and flags", () => {
  it.each([
    [
      "a value twice",
      "enums:\n  Mode: {variants: {a: 1, b: 1}}",
      "2:27: the value 1 is used twice; the first is `a` on line 11 -- choose another value; an alias is a constant",
    ],
    [
      "a value beyond its `repr`",
      "enums:\n  Mode: {repr: u8, variants: {a: 256}}",
      "2:31: `a` is 256, which `u8`, the `repr` of `Mode`, cannot hold -- choose a value from 0 to 255, or a wider `repr`",
    ],
    [
      "a value beyond `usize` on a target of 32 bits",
      "enums:\n  Mode: {repr: usize, variants: {a: 4294967296}}",
      "2:34: `a` is 4294967296, which `usize`, the `repr` of `Mode`, cannot hold -- choose a value from 0 to 4294967295, or a wider `repr`",
    ],
    ["no variants", "enums:\n  Mode: {variants: {}}", "2:3: `Mode` has no variants -- write one"],
    [
      "flags of two bits, one of which has no name",
      "flags:\n  Mode: {variants: {a: 1, b: 3}}",
      "2:27: `b` is 3, which is neither one bit nor made of others -- flags are 1, 2, 4, 8 and so on, or several of these together; none of them is 0",
    ],
    [
      "a flag that is 0",
      "flags:\n  Mode: {variants: {a: 0}}",
      "2:21: `a` is 0, which is neither one bit nor made of others -- flags are 1, 2, 4, 8 and so on, or several of these together; none of them is 0",
    ],
    [
      "a bit twice",
      "flags:\n  Mode: {variants: {a: 1, b: 1}}",
      "2:27: the bit 1 is used twice; the first is `a` on line 11 -- choose another value; an alias is a constant",
    ],
    [
      "a `repr` that is no integer",
      "enums:\n  Mode: {repr: f32, variants: {a: 1}}",
      "2:16: `repr` cannot be `f32`; did you mean `i32`?",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("structs", () => {
  it.each([
    [
      "one that holds itself",
      'structs:\n  A: {by: value, fields: {b: B}}\n  B: {by: value, fields: {a: "[A; 2]"}}',
      "3:27: a struct by value cannot hold itself: A holds B holds A -- take this field away, or give the inner one a number by which an op finds it",
    ],
    [
      "`sized` by value",
      "structs:\n  A: {by: value, sized: true, fields: {x: u8}}",
      "2:18: `A` crosses by value, where its size is settled once and for all -- write `by: pointer`, or take `sized` away",
    ],
    [
      "no fields",
      "structs:\n  A: {by: value, fields: {}}",
      "2:3: `A` has no fields -- C has no empty structs: write a field",
    ],
    [
      "a default that does not fit",
      "structs:\n  A: {by: pointer, fields: {x: {type: u8, default: 256}}}",
      "2:52: 256 does not fit `u8` -- it holds 0 to 255 on every target",
    ],
    [
      "a default that is no variant",
      "enums:\n  Mode: {variants: {fast: 0}}\nstructs:\n  A: {by: pointer, fields: {x: {type: Mode, default: fas}}}",
      "4:54: `Mode` has no variant `fas`; did you mean `fast`? -- known are fast",
    ],
    [
      "a default of flags with unknown bits",
      "flags:\n  Mode: {variants: {fast: 1}}\nstructs:\n  A: {by: pointer, fields: {x: {type: Mode, default: 2}}}",
      "4:54: 2 has bits that `Mode` does not name -- known are those of 1",
    ],
    [
      "a default of a struct",
      "structs:\n  P: {by: value, fields: {x: u8}}\n  A: {by: pointer, fields: {p: {type: P, default: 1}}}",
      "3:51: a field of this type has no default -- it begins as zeros; take `default` away",
    ],
    [
      "a float that only YAML knows",
      "structs:\n  A: {by: pointer, fields: {x: {type: f64, default: .5}}}",
      '2:53: ".5" is no `f64` -- write a decimal number, such as 0.5 or 1e-9',
    ],
    [
      "two characters",
      "structs:\n  A: {by: pointer, fields: {x: {type: char32, default: ab}}}",
      '2:56: "ab" is no `char32` -- write one character, or its number',
    ],
    [
      "a float that is none",
      'structs:\n  A: {by: pointer, fields: {x: {type: f64, default: "inf"}}}',
      '2:53: "inf" is no `f64` -- write a decimal number, such as 0.5 or 1e-9',
    ],
    [
      "a float beyond f32",
      'structs:\n  A: {by: pointer, fields: {x: {type: f32, default: "1e39"}}}',
      "2:53: 1e39 does not fit `f32` -- write `f64`, or a smaller number",
    ],
    [
      "a negative zero",
      'constants:\n  A: {type: f64, value: "-0.0"}',
      '2:25: -0.0 is a negative zero, which no constant of Go is -- write "0.0"',
    ],
    [
      "what is a negative zero in f32",
      'structs:\n  A: {by: pointer, fields: {x: {type: f32, default: "-1e-60"}}}',
      '2:53: -1e-60 is a negative zero, which no constant of Go is -- write "0.0"',
    ],
    [
      "a sized one whose zero is no value",
      "enums:\n  Mode: {variants: {fast: 1}}\nstructs:\n  A: {by: pointer, sized: true, fields: {x: Mode}}",
      "4:42: a caller that does not know `x` leaves it at 0, which is no variant of `Mode` -- write a `default`, or give `Mode` a variant of 0",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("handles", () => {
  it.each([
    [
      "`self: mut` on a shared one",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      put: {self: mut}',
      "6:19: `self: mut` on `Store`, which any number of threads may use at once -- write `self: ref` and lock inside, or `threads: exclusive` on the handle",
    ],
    [
      "no `self`",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      put: {}',
      "6:7: `put` does not say how it takes the handle -- write `self: ref`, `mut` or `own`, or `kind: constructor` if it makes a `Store`",
    ],
    [
      "a constructor with `self`",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      open: {kind: constructor, self: ref}',
      "6:33: the constructor `open` makes the handle, and so has no `self` -- take `self` away; to make one handle of another, return it from an op",
    ],
    [
      "a constructor that returns",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      open: {kind: constructor, returns: u8}',
      "6:33: the constructor `open` gives back the handle, and nothing else -- take `returns` away, or make it an op that returns the handle",
    ],
    [
      "a function with `self`",
      "functions:\n  f: {self: ref}",
      "2:7: the function `f` belongs to no handle, and so has no `self` -- move it into the handle's `ops`, or take the handle as a parameter",
    ],
    [
      "a function that is a constructor",
      "functions:\n  f: {kind: constructor}",
      "2:7: the function `f` belongs to no handle, and so makes none -- move it into the handle's `ops`, or let it return the handle",
    ],
    [
      "an unknown parent",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\n  Cursor: {implement: "crate::C", threads: sync, borrows: [Stor]}',
      "3:60: there is no handle `Stor`; did you mean `Store`? -- a handle keeps other handles alive, and nothing else",
    ],
    [
      "a child that nothing makes",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\n  Cursor: {implement: "crate::C", threads: sync, borrows: [Store]}',
      "3:3: nothing makes a `Cursor`, and so there is no way to its parents -- write an op of `Store` that returns it, or a constructor that takes the parents",
    ],
    [
      "a child that is made without its parent",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\n  Cursor:\n    implement: "crate::C"\n    threads: sync\n    borrows: [Store]\n    ops:\n      open: {kind: constructor}',
      "8:7: `open` makes a `Cursor`, which borrows a `Store`, and is given none -- take one as a parameter, or make it an op of `Store` that returns `Cursor`",
    ],
    [
      "a child whose parent is consumed",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\n  Cursor:\n    implement: "crate::C"\n    threads: sync\n    borrows: [Store]\n    ops:\n      open: {kind: constructor, params: {store: {type: Store, transfer: owned}}}',
      "8:42: `open` makes a `Cursor`, which borrows a `Store`, and consumes it -- take `transfer` away: a parent is lent, and kept alive",
    ],
    [
      "a child whose parent is consumed as the receiver",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      scan: {self: own, returns: Cursor}\n  Cursor: {implement: "crate::C", threads: sync, borrows: [Store]}',
      "6:7: `scan` makes a `Cursor`, which borrows a `Store`, and consumes it -- write `self: ref`",
    ],
    [
      "a child whose parent may be absent",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\n  Cursor:\n    implement: "crate::C"\n    threads: sync\n    borrows: [Store]\n    ops:\n      open: {kind: constructor, params: {store: {type: Store, optional: true}}}',
      "8:42: `open` makes a `Cursor`, which borrows a `Store`, and may be given none -- take `optional` away",
    ],
    [
      "a child with two that may be its parent",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\n  Cursor:\n    implement: "crate::C"\n    threads: sync\n    borrows: [Store]\n    ops:\n      open: {kind: constructor, params: {a: Store, b: Store}}',
      "8:52: `open` makes a `Cursor`, which borrows a `Store`, and is given two of them: which one is the parent? -- take one of them alone",
    ],
    [
      "a child of itself",
      'handles:\n  Store: {implement: "crate::S", threads: sync, borrows: [Store]}',
      "2:3: `borrows` goes in a circle: Store borrows Store -- none of them would ever be freed: let one of them not borrow",
    ],
    [
      "a circle of parents",
      'handles:\n  A: {implement: "crate::A", threads: sync, borrows: [B]}\n  B: {implement: "crate::B", threads: sync, borrows: [A]}',
      "3:3: `borrows` goes in a circle: A borrows B borrows A -- none of them would ever be freed: let one of them not borrow",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("threads", () => {
  it.each([
    [
      "a shared child of a pinned parent",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: pinned\n    ops:\n      scan: {self: ref, returns: Cursor}\n  Cursor: {implement: "crate::C", threads: sync, borrows: [Store]}',
      "7:3: `Cursor` is `sync` and borrows `Store`, which one thread alone may use: its ops have no way to it -- write `threads: pinned` on `Cursor`",
    ],
    [
      "two pinned handles in one op",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: pinned\n    ops:\n      merge: {self: ref, params: {other: Store}}',
      "6:7: `merge` takes two pinned handles, `Store` and `Store`, and each has a thread of its own -- take one of them alone, or write another `threads` on one",
    ],
    [
      "a stack of its own for a pinned handle",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: pinned\n    ops:\n      parse: {self: ref, stack: 8388608}',
      "6:7: `parse` has a stack of its own, and so runs on another thread than its caller's; `Store` is pinned to one -- take `stack` away, or write another `threads`",
    ],
    [
      "a stack of its own with a callback for the caller's thread",
      "callbacks:\n  Visit: {scope: call, thread: same}\nfunctions:\n  f: {params: {visit: Visit}, stack: 8388608}",
      "4:16: `f` has a stack of its own, and so runs on another thread than its caller's; `Visit` may be called on that one alone -- write `thread: any` on `Visit`, or take `stack` away",
    ],
    [
      "a stack of its own with a result that is shown",
      "functions:\n  f: {returns: {type: bytes, shapes: [visit]}, stack: 8388608}",
      "2:16: `f` has a stack of its own, and so runs on another thread than its caller's; the shape `visit` shows the result on that one -- take `visit` or `stack` away",
    ],
    [
      "a stack that is too small",
      "functions:\n  f: {stack: 100}",
      "2:14: `stack` cannot be 100 -- write a number from 65536 to 1073741824",
    ],
    [
      "no call at once",
      "functions:\n  f: {max_in_flight: 0}",
      "2:22: `max_in_flight` cannot be 0 -- write a number from 1 to 1000000",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("names that collide", () => {
  it.each([
    [
      "one name in two tables",
      "structs:\n  Mode: {by: value, fields: {x: u8}}\nenums:\n  Mode: {variants: {a: 1}}",
      "4:3: `Mode` stands twice; the first is on line 11 -- types, callbacks, handles and domains of errors share one scope: rename one",
    ],
    [
      "an op and a function",
      'handles:\n  Store:\n    implement: "crate::S"\n    threads: sync\n    ops:\n      open: {kind: constructor}\nfunctions:\n  store_open: {}',
      "8:3: the function `store_open` would be `kv_store_open`, as the op `Store.open` on line 15 is -- rename one of them",
    ],
    [
      "a handle and a function",
      'handles:\n  Store: {implement: "crate::S", threads: sync}\nfunctions:\n  store: {}',
      "4:3: the function `store` would be `kv_store`, as the handle `Store` on line 11 is -- rename one of them",
    ],
    [
      "types that differ in capitals",
      "structs:\n  KvStore: {by: value, fields: {x: u8}}\n  KVStore: {by: value, fields: {x: u8}}",
      "3:3: the struct `KVStore` would be `kv_kv_store`, as the struct `KvStore` on line 11 is -- rename one of them",
    ],
    [
      "a shape and an op",
      "functions:\n  f: {returns: {type: bytes, shapes: [into]}}\n  f_into: {}",
      "3:3: the function `f_into` would be `kv_f_into`, as the function `f` on line 11 is -- rename one of them",
    ],
    [
      "a variant and a constant",
      "enums:\n  Mode: {variants: {fast: 1}}\nconstants:\n  MODE_FAST: {type: u8, value: 1}",
      "4:3: the constant `MODE_FAST` would be `KV_MODE_FAST`, as the variant `Mode.fast` on line 11 is -- rename one of them",
    ],
    [
      "an op twice",
      "functions:\n  f: {}\n  f: {}",
      "3:3: the key `f` stands twice; the first is on line 11 -- keep one of them",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("constants", () => {
  it.each([
    [
      "a type that is none",
      "constants:\n  A: {type: i128, value: 1}",
      "2:13: a constant cannot be of the type `i128`: Go has no such type -- constants are scalars, or `string`",
    ],
    [
      "a value that does not fit",
      "constants:\n  A: {type: i8, value: 128}",
      "2:24: 128 does not fit `i8` -- it holds -128 to 127 on every target",
    ],
    [
      "half a character",
      "constants:\n  A: {type: char32, value: 55296}",
      "2:28: 55296 is no character of Unicode -- write a scalar value: 0 to 55295, or 57344 to 1114111",
    ],
    [
      "a NUL",
      'constants:\n  A: {type: string, value: "a\\0"}',
      "2:28: a constant text holds no NUL and no half of a character -- C's constants end at a NUL; return it from a function as `bytes`",
    ],
    [
      "text that is not quoted",
      "constants:\n  A: {type: string, value: 1}",
      '2:28: a `string` is text -- quote it: "1"',
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("unknown words", () => {
  it.each([
    ["a key", "handle:\n  A: {}", "1:1: unknown key `handle`; did you mean `handles`?"],
    ["a key of an op", "functions:\n  f: {parms: {}}", "2:7: unknown key `parms`; did you mean `params`?"],
    [
      "a value",
      "callbacks:\n  A: {scope: cal, thread: same}",
      "2:14: `scope` cannot be `cal`; did you mean `call`?",
    ],
    ["a key that is missing", "callbacks:\n  A: {scope: call}", "2:3: the key `thread` is missing here"],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("limits", () => {
  it.each([
    [
      "a long text",
      `functions:\n  f: {doc: "${"x".repeat(10_001)}"}`,
      "2:12: `doc` is longer than 10000 characters -- say it shorter, or elsewhere",
    ],
    [
      "an empty text",
      'functions:\n  f: {doc: ""}',
      "2:12: `doc` says nothing -- write a text, or take the key away",
    ],
    [
      "a version that is none",
      'functions:\n  f: {since: "1"}',
      '2:14: `since` is no semantic version -- write three numbers, such as "0.3.0"',
    ],
    [
      "many parameters",
      `functions:\n  f: {params: {${numbered(33, (at) => `p${at}: u8`).join(", ")}}}`,
      "2:294: more than 32 parameters -- put them into a struct with `by: pointer`",
    ],
    [
      "many names",
      `functions:\n${numbered(10_001, (at) => `  f${at}: {}`).join("\n")}`,
      "-8:1: 10001 names in one bridge, and 10000 is the most -- make several bridges of it",
    ],
    [
      "structs too deep",
      `structs:\n  A0: {by: value, fields: {x: u8}}\n${numbered(32, (at) => `  A${at + 1}: {by: value, fields: {x: A${at}}}`).join("\n")}`,
      "34:29: structs nest more than 32 deep -- make them flatter",
    ],
  ])("%s", (_, body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("the settings of a bridge", () => {
  it.each([
    [
      "a later format",
      "bridge: 1",
      "bridge: 2",
      "1:9: written for a newer ffi-contract: it has `bridge: 2`, and this one knows 1 -- update ffi-contract",
    ],
    [
      "a later lowering",
      "lowering: 1",
      "lowering: 2",
      "2:11: written for a newer ffi-contract: it has `lowering: 2`, and this one knows 1 -- update ffi-contract",
    ],
    ["no lowering", "lowering: 1\n", "", "1:1: the key `lowering` is missing here"],
    [
      "no bridge",
      "bridge: 1\n",
      "",
      "1:1: this is no bridge: the key `bridge` is missing -- a bridge begins with `bridge: 1`",
    ],
    [
      "a contract",
      "bridge: 1",
      "contract: 1",
      "1:1: this is a contract, not a bridge -- a bridge begins with `bridge: 1`",
    ],
    [
      "a library's name",
      '"kv"\nprefix',
      '"../kv"\nprefix',
      '3:7: "../kv" cannot name a library: files and the text of its version bear the name -- write ASCII letters and digits, with single hyphens or underscores between them',
    ],
    [
      "a target folder that only one machine has",
      'msrv: "1.85"}',
      'msrv: "1.85", target: "/tmp/t"}',
      '8:60: "/tmp/t" is no folder that the Go side can name: letters, digits, `-`, `.` and `_` between slashes -- write it relative to the crate, as in "../target" for a workspace',
    ],
    [
      "a target folder that flags would break at",
      'msrv: "1.85"}',
      'msrv: "1.85", target: "my target"}',
      '8:60: "my target" is no folder that the Go side can name: letters, digits, `-`, `.` and `_` between slashes -- write it relative to the crate, as in "../target" for a workspace',
    ],
    [
      "a prefix without underscore",
      'kv_"',
      'kv"',
      '4:9: "kv" is no prefix -- write lower-case letters and digits, and one underscore at the end: `kv_`',
    ],
    [
      "a prefix with capitals",
      'kv_"',
      'Kv_"',
      '4:9: "Kv_" is no prefix -- write lower-case letters and digits, and one underscore at the end: `kv_`',
    ],
    [
      "a prefix of threads",
      'kv_"',
      'pthread_"',
      "4:9: names of C's library, of its headers or of a run time begin with `pthread_` -- choose a prefix of your own: the linker would take one for the other",
    ],
    [
      "a prefix of C's mutexes",
      'kv_"',
      'mtx_"',
      "4:9: names of C's library, of its headers or of a run time begin with `mtx_` -- choose a prefix of your own: the linker would take one for the other",
    ],
    [
      "a prefix of C's headers",
      'kv_"',
      'va_"',
      "4:9: names of C's library, of its headers or of a run time begin with `va_` -- choose a prefix of your own: the linker would take one for the other",
    ],
    [
      "a prefix of Rust's run time",
      'kv_"',
      'rust_"',
      "4:9: names of C's library, of its headers or of a run time begin with `rust_` -- choose a prefix of your own: the linker would take one for the other",
    ],
    [
      "a long prefix",
      'kv_"',
      `${"k".repeat(40)}_"`,
      "4:9: this prefix is longer than 32 characters -- choose a shorter one",
    ],
    [
      "a version",
      "0.3.0",
      "0.3",
      '5:10: `version` is no semantic version -- write three numbers, such as "0.3.0"',
    ],
    [
      "a version that YAML reads as a number",
      '"0.3.0"',
      "1.10",
      '5:10: an unquoted `1.10` is read as the number 1.1 -- quote it: "1.10"',
    ],
    ["a negative major", "abi_major: 1", "abi_major: -1", "6:12: `abi_major` must be at least 0"],
    [
      "an unknown target",
      "i686-unknown-linux-gnu",
      "x86_64-linux-gnu",
      "7:11: unknown target `x86_64-linux-gnu`; did you mean `x86_64-unknown-linux-gnu`?",
    ],
    [
      "a target twice",
      "i686-unknown-linux-gnu",
      "x86_64-unknown-linux-gnu",
      "7:37: the target `x86_64-unknown-linux-gnu` stands twice -- keep one of them",
    ],
    [
      "a crate's name",
      "kv-ffi",
      "kv ffi",
      '8:15: "kv ffi" cannot name a package of Cargo -- write lower-case ASCII letters and digits, with single hyphens or underscores between them',
    ],
    [
      "a crate of Rust's own",
      "kv-ffi",
      "std",
      "8:15: `std` is a word or a crate of Rust, or of the system -- write `std-ffi`",
    ],
    [
      "a word of Rust as crate",
      "kv-ffi",
      "match",
      "8:15: `match` is a word or a crate of Rust, or of the system -- write `match-ffi`",
    ],
    ["an edition", "2024", "2018", '8:32: there is no edition "2018" for bridges -- write 2021 or 2024'],
    [
      "an old compiler",
      "1.85",
      "1.69",
      '8:44: Rust 1.69 is older than what bridges need -- write "1.70" or a later one',
    ],
    [
      "a compiler before the edition",
      "1.85",
      "1.84",
      '8:44: Rust 1.84 does not know the edition 2024 -- write "1.85" or a later one, or `edition: 2021`',
    ],
    [
      "a compiler that is none",
      '"1.85"',
      '"nightly"',
      '8:44: "nightly" is no version of Rust -- write it between quotes, such as "1.85"',
    ],
    [
      "a compiler that YAML reads as a number",
      '"1.85"',
      "1.85",
      '8:44: an unquoted `1.85` is read as the number 1.85 -- quote it: "1.85"',
    ],
    [
      "a package of Go",
      "package: kv",
      "package: kv_ffi",
      '9:41: "kv_ffi" cannot name a package of Go -- write lower-case ASCII letters and digits: `kv`',
    ],
    [
      "a word of Go as package",
      "package: kv",
      "package: func",
      "9:41: `func` is a word of Go, or of the system -- write another, such as `funcffi`",
    ],
    [
      "a package whose header is one of C's own",
      "package: kv",
      "package: string",
      "9:41: `string.h`, the header of this package, is one of C's own -- write another name, such as `stringffi`",
    ],
    [
      "a program as package",
      "package: kv",
      "package: main",
      "9:41: `main` is a word of Go, or of the system -- write another, such as `mainffi`",
    ],
    [
      "a module's path that leaves",
      "example.com/kv",
      "../kv",
      '9:14: "../kv" is no path of a Go module: its parts are ASCII letters, digits, `-`, `.`, `_` and `~`, with no dot at the ends -- write one such as "example.com/kv"',
    ],
    [
      "a module's path of Go itself",
      "example.com/kv",
      "errors",
      '9:14: "errors" is no path of a Go module: paths without a dot in the first part are those of Go itself -- write one such as "example.com/kv"',
    ],
    [
      "a module's path in capitals",
      "example.com/kv",
      "Example.com/kv",
      '9:14: "Example.com/kv" is no path of a Go module: its first part is in lower case -- write one such as "example.com/kv"',
    ],
    [
      "a module's path of a first version",
      "example.com/kv",
      "example.com/kv/v1",
      '9:14: "example.com/kv/v1" is no path of a Go module: versions at its end begin at `v2` -- write one such as "example.com/kv"',
    ],
    [
      "a module's path with a break",
      "example.com/kv",
      "example.com/k\\nv",
      '9:14: "example.com/k\\nv" is no path of a Go module: its parts are ASCII letters, digits, `-`, `.`, `_` and `~`, with no dot at the ends -- write one such as "example.com/kv"',
    ],
    [
      "where the library is",
      "package: kv",
      "package: kv, link: libs",
      "9:51: `link` cannot be `libs`; did you mean `lib`?",
    ],
  ])("%s", (_, from, to, expected) => {
    expect(HEAD).toContain(from);
    expect(complaintOf(HEAD.replace(from, to), 0)).toBe(expected);
  });
});

function numbered(count: number, write: (at: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, at) => write(at));
}
