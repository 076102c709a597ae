import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContract } from "../../src/idl/read-contract.ts";
import { Problem } from "../../src/source/problem.ts";
import { placeOf } from "../../src/source/source-file.ts";

const HEAD =
  'contract: 1\nname: "kv"\nside: definitions\ntargets: [aarch64-apple-darwin, x86_64-unknown-linux-gnu]\n';

/** `line:column: message -- remedy`, with lines counted from behind the four lines of the head. */
function complaintOf(text: string, path = "kv.ffi.yaml", above = 0): string {
  try {
    readContract({ path, text });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    expect(problem.kind).toBe("input");
    const place = problem.span === null ? null : placeOf(problem.span);
    const remedy = problem.remedy === null ? "" : ` -- ${problem.remedy}`;
    return `${place && place.line - above}:${place?.column}: ${problem.message}${remedy}`;
  }
  return "read without complaint";
}

const complaint = (body: string): string => complaintOf(HEAD + body, "kv.ffi.yaml", 4);

describe("YAML traps are named with their place", () => {
  it.each([
    [
      "statics:\n  s: {type: *const u8, mutable: true}",
      '2:13: an unquoted `*const u8` is a YAML alias, not a type -- quote it: "*const u8"',
    ],
    [
      "statics:\n  s:\n    type: *mut *mut KvStore\n    mutable: true",
      '3:11: an unquoted `*mut *mut KvStore` is a YAML alias, not a type -- quote it: "*mut *mut KvStore"',
    ],
    [
      "statics:\n  s: {type: [u8; 16], mutable: true}",
      '2:13: an unquoted `[u8; 16]` is read as a list, where text is expected -- quote it: "[u8; 16]"',
    ],
    [
      "functions:\n  f: {params: [], returns: [u8; 16]}",
      '2:28: an unquoted `[u8; 16]` is read as a list, where text is expected -- quote it: "[u8; 16]"',
    ],
    [
      "statics:\n  s: {type: fn(i32, u8), mutable: true}",
      '2:13: an unquoted `fn(i32, u8)` is split at its comma -- quote it: "fn(i32, u8)"',
    ],
    [
      "statics:\n  s: {type: fn(i32, u8) -> bool, mutable: true}",
      '2:13: an unquoted `fn(i32, u8) -> bool` is split at its comma -- quote it: "fn(i32, u8) -> bool"',
    ],
    [
      "statics:\n  s: {type: vector<f32, 4>, mutable: true}",
      '2:13: an unquoted `vector<f32, 4>` is split at its comma -- quote it: "vector<f32, 4>"',
    ],
    ["version: 1.10", '1:10: an unquoted `1.10` is read as the number 1.1 -- quote it: "1.10"'],
    ["version: 2", '1:10: an unquoted `2` is read as the number 2, where text is expected -- quote it: "2"'],
    [
      "types:\n  null: {kind: opaque}",
      '2:3: an unquoted key `null` is read as null, not as text -- quote it: "null"',
    ],
    [
      "types:\n  E: {kind: enum, repr: c, variants: {True: 1}}",
      '2:39: an unquoted key `True` is read as true, not as text -- quote it: "True"',
    ],
    [
      "functions:\n  12: {params: []}",
      '2:3: an unquoted key `12` is read as 12, not as text -- quote it: "12"',
    ],
    [
      'statics:\n  s: {type: "u8", mutable: true, symbol: false}',
      '2:42: an unquoted `false` is read as the boolean false, where text is expected -- quote it: "false"',
    ],
    ['macros:\n  m: {params: [~], body: ""}', '2:16: an unquoted `~` is read as null -- quote it: "~"'],
    [
      'constants:\n  C: {type: "u32", value: 0x1F}',
      '2:27: `0x1F` is no plain decimal -- write 31; if text is meant, quote it: "0x1F"',
    ],
    [
      'constants:\n  C: {type: "u32", value: 0o17}',
      '2:27: `0o17` is no plain decimal -- write 15; if text is meant, quote it: "0o17"',
    ],
    [
      'constants:\n  C: {type: "u32", value: 017}',
      '2:27: `017` is no plain decimal -- write 17; if text is meant, quote it: "017"',
    ],
    [
      'constants:\n  C: {type: "u32", value: 1_000}',
      '2:27: "1_000" is no plain decimal integer, as a `u32` needs it',
    ],
    ["types:\n  E: {kind: enum, repr: c, variants: {A: 1_000}}", "2:42: `A` must be a decimal integer"],
  ])("%s", (body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("a misspelt key is named where it stands, with the one that was meant", () => {
  it.each([
    ["types:\n  S:\n    knd: struct\n    fields: []", "3:5: unknown key `knd`; did you mean `kind`?"],
    ["types:\n  S:\n    kind: struct\n    feilds: []", "4:5: unknown key `feilds`; did you mean `fields`?"],
    ["functions:\n  f: {parms: [], returns: void}", "2:7: unknown key `parms`; did you mean `params`?"],
    ["statics:\n  s: {typ: u8, mutable: true}", "2:7: unknown key `typ`; did you mean `type`?"],
    [
      "types:\n  S: {fields: []}",
      "2:3: `kind` must be one of struct, union, enum, tagged, alias, callback, opaque",
    ],
  ])("%s", (body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("what contracts do not use is refused", () => {
  it.each([
    ['version: &v "1"', "1:10: contracts use no anchors: `&v` -- take it away; if text is meant, quote it"],
    [
      "version: *v",
      "1:10: contracts use no aliases: `*v` -- write the value out; if text is meant, quote it",
    ],
    [
      'version: !!str "1"',
      "1:10: contracts use no tags: `!!str` -- take it away; if text is meant, quote it",
    ],
    ["---\nversion: 2", "1:1: a second YAML document begins here -- a contract is one document to a file"],
    ["version:", "1:1: `version` has no value -- write the value, or take the key away"],
    ["? [a]\n: 1", "1:3: a list or map cannot be a key -- if text is meant, quote it"],
    ['version: "1', '1:12: no valid YAML: Missing closing "quote'],
    ["a: b: c", "1:4: no valid YAML: Nested mappings are not allowed in compact mappings"],
    [
      "functions: {}\nfunctions: {}",
      "2:1: the key `functions` stands twice; the first is on line 5 -- keep one of them",
    ],
  ])("%s", (body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("hostile files are refused before they cost anything", () => {
  it.each([101, 100_000])("%i brackets", (count) => {
    const expected = "1:109: nested more than 100 deep -- a contract needs no such depth";
    expect(complaint(`macros: ${"[".repeat(count)}`)).toBe(expected);
  });

  it("a million digits", () => {
    const expected = "1:9: this integer is too long -- no type holds such a value";
    expect(complaint(`macros: ${"9".repeat(1_000_000)}`)).toBe(expected);
  });

  it("more than 64 MiB", () => {
    const text = " ".repeat(64 * 1024 * 1024 + 1);
    expect(complaintOf(text)).toBe("1:1: larger than 67108864 characters -- is this a contract?");
  });

  it("whatever stands in the file, the answer is a contract or a complaint with a place", () => {
    const kv = readFileSync(new URL("kv.ffi.yaml", import.meta.url), "utf8");
    const piece = fc.oneof(
      fc.constantFrom("{", "}", "[", "*", "&a ", ": ", "\n", '"', "- ", "? ", "null", "|", "#"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.nat(kv.length), fc.nat(20), piece, (at, length, inserted) => {
        complaintOf(kv.slice(0, at) + inserted + kv.slice(at + length));
      }),
      { numRuns: 300 },
    );
  });
});

describe("other kinds of file are told apart", () => {
  it.each([
    [
      "",
      "kv.yaml",
      "1:1: this is no contract: the key `contract` is missing -- a contract begins with `contract: 1`",
    ],
    [
      "- 1",
      "kv.yaml",
      "1:1: this is no contract: the key `contract` is missing -- a contract begins with `contract: 1`",
    ],
    [
      'name: "kv"',
      "kv.yaml",
      "1:1: this is no contract: the key `contract` is missing -- a contract begins with `contract: 1`",
    ],
    [
      "contract: 2\nfuture: 1.5",
      "kv.yaml",
      "1:11: written by a newer ffi-contract: it has format 2, and this one reads 1 -- update ffi-contract",
    ],
    ["contract: 0", "kv.yaml", "1:11: this is no format of contracts -- this program reads `contract: 1`"],
    [
      'bridge: 1\nlowering: 1\nname: "kv"',
      "kv.ffi.yaml",
      "1:9: this is a bridge file, not a contract -- `ffi-contract extract FILE` prints the contract that it leads to",
    ],
    [
      "functions: {}",
      "lib/kv.meaning.yaml",
      "1:1: this is a meaning overlay; this version reads contracts only -- write what it states into the contract",
    ],
  ])("%s", (text, path, expected) => {
    expect(complaintOf(text, path)).toBe(expected);
  });
});

const STRUCT = "types:\n  S: {kind: struct, fields: [";

describe("keys and words that are not known name the nearest", () => {
  it.each([
    ["funtions: {}", "1:1: unknown key `funtions`; did you mean `functions`?"],
    [
      'functions:\n  f: {params: [{nam: x, type: "u8"}], returns: "void"}',
      "2:17: unknown key `nam`; did you mean `name`?",
    ],
    [
      'functions:\n  f: {params: [], returns: {type: "u8", nulable: true}}',
      "2:41: unknown key `nulable`; did you mean `nullable`?",
    ],
    [
      "types:\n  E: {kind: enum, repr: c, variants: {A: {value: 1, gone: true}}}",
      "2:53: unknown key `gone`; known here are value, targets, when",
    ],
    [
      "types:\n  S: {kind: strct}",
      "2:13: `kind` must be one of struct, union, enum, tagged, alias, callback, opaque",
    ],
    [
      "types:\n  S: {fields: []}",
      "2:3: `kind` must be one of struct, union, enum, tagged, alias, callback, opaque",
    ],
    [`${STRUCT}{name: a}]}`, "2:30: `type` or `callback` is missing here"],
    ["functions:\n  f: {params: []}", "2:3: the key `returns` is missing here"],
    [
      "types:\n  E: {kind: enum, repr: i33, variants: {}}",
      "2:25: `repr` cannot be `i33`; did you mean `i32`?",
    ],
    [
      "types:\n  O: {kind: opaque, targets: [x86_64-linux-gnu]}",
      "2:31: unknown target `x86_64-linux-gnu`; did you mean `x86_64-unknown-linux-gnu`?",
    ],
    [
      "types:\n  O: {kind: opaque, targets: [x86_64-unknown-linux-musl]}",
      "2:31: `x86_64-unknown-linux-musl` is none of the contract's targets; did you mean `x86_64-unknown-linux-gnu`? -- add it to `targets` at the top of the file",
    ],
    [
      "types:\n  a b: {kind: opaque}",
      "2:3: `a b` is no name of a type: an identifier, or `struct NAME`, `union NAME`, `enum NAME`",
    ],
    [
      'functions:\n  f: {params: [], returns: "void", inline: false}',
      "2:44: `inline` is `true` or left out -- take the key away",
    ],
    ["functions: []", "1:12: `functions` must be a map"],
    [
      'gaps:\n  - {path: "a.h", line: 1, column: x, reason: macro, detail: ""}',
      "2:36: `column` must be an integer",
    ],
  ])("%s", (body, expected) => {
    expect(complaint(body)).toBe(expected);
  });
});

describe("values that cannot be are refused where they stand", () => {
  it.each([
    [
      `${STRUCT}{name: a, type: "*cnst u8"}]}`,
      "2:48: `*cnst u8` is no type: expected `const` or `mut` after `*` -- see the grammar of type expressions in the documentation of contracts",
    ],
    [
      `${STRUCT}{name: a, type: "[Missing; 4]"}]}`,
      "2:48: the type `Missing` is not in `types` -- add it to `types`, as `kind: opaque` if only its name is known",
    ],
    [
      `${STRUCT}{name: a, type: "*const uint8_t"}]}`,
      "2:54: the type `uint8_t` is not in `types`; did you mean `u8`? -- add it to `types`, as `kind: opaque` if only its name is known",
    ],
    [
      `${STRUCT}{name: a, type: "constructor"}]}`,
      "2:47: the type `constructor` is not in `types` -- add it to `types`, as `kind: opaque` if only its name is known",
    ],
    [`${STRUCT}{name: a, type: "[u8; MAX]"}]}`, "2:52: the constant `MAX` is not in `constants`"],
    [
      `${STRUCT}{name: a, type: "unknown"}]}`,
      "2:46: `unknown` may stand only in a contract that lists gaps -- write the type, or list under `gaps` why it is not known",
    ],
    [
      `${STRUCT}{type: "u8"}]}`,
      "2:30: this field has no name -- write `name`, or `anonymous: true`, or `bits` of an unnamed bit-field",
    ],
    [`${STRUCT}{name: a, type: "u8", align: 3}]}`, "2:59: `align` must be a power of two, in bytes"],
    [
      `${STRUCT}{name: a, type: "u8"}, {name: a, type: "u8"}]}`,
      "2:53: two fields are named `a` on aarch64-apple-darwin; the first is on line 6 -- give them `targets` that exclude each other, or keep one",
    ],
    [
      'functions:\n  f: {params: [{type: "u8", callback: {params: [], returns: "void"}}], returns: "void"}',
      "2:29: `type` and `callback` exclude each other -- keep one of them",
    ],
    [
      "types:\n  E: {kind: enum, repr: u8, variants: {A: 1, B: 256}}",
      "2:46: `B` is 256, which `u8` cannot hold -- values go from 0 to 255",
    ],
    [
      "types:\n  T: {kind: tagged, repr: [u8, c], variants: {}}",
      "2:27: `repr` of a tagged type is [c], [INTEGER] or [c, INTEGER]",
    ],
    [
      'constants:\n  C: {type: "i8", value: -129}',
      "2:26: the value is -129, which `i8` cannot hold -- values go from -128 to 127",
    ],
    [
      'constants:\n  C: {type: "f64", value: 1}',
      '2:27: the value of a `f64` is text, and 1 is read as a number -- quote it: "1"',
    ],
    [
      'constants:\n  C: {type: "f64", value: "0x1p3"}',
      '2:27: "0x1p3" is no decimal number -- such as "1.5" or "-2e10"',
    ],
    [
      "types:\n  O: [{kind: opaque, targets: [aarch64-apple-darwin]}, {kind: opaque}]",
      "2:56: two types are named `O` on aarch64-apple-darwin; the first is on line 6 -- give them `targets` that exclude each other, or keep one",
    ],
    [
      "types:\n  O: [{kind: opaque}]",
      "2:6: `O`: a list needs two entries or more: one entry stands without brackets",
    ],
    [
      'statics:\n  s: {callback: {params: [], returns: "void", nullable: true}, mutable: true, nullable: false}',
      "2:79: `nullable` stands here and in `callback` -- keep the one in `callback`",
    ],
    [
      'types:\n  A: {kind: alias, callback: {params: [], returns: "void", nullable: true}}',
      "2:60: an alias does not say whether it may be null -- take the key away",
    ],
  ])("%s", (body, expected) => {
    expect(complaint(body)).toBe(expected);
  });

  it("points at the whole value where escapes move its characters", () => {
    expect(complaint('statics:\n  s: {type: "\\x2aconst Missing", mutable: true}')).toContain(
      "2:13: the type `Missing`",
    );
  });

  it("keeps values that differ by feature condition apart", () => {
    const body = `macros:\n  m: [{body: "1", when: "feature = \\"a\\""}, {body: "2", when: "feature = \\"b\\""}]`;
    expect(complaint(body)).toBe("read without complaint");
  });
});

describe("recorded gaps", () => {
  it("are gaps of the contract, with the place that they had", () => {
    const body = 'gaps:\n  - {path: "a.h", line: 7, column: 2, reason: macro, detail: "`X`"}\n';
    const contract = readContract({ path: "kv.ffi.yaml", text: HEAD + body });
    expect(contract.gaps).toMatchObject([{ reason: "recorded", detail: "a.h:7:2: macro: `X`" }]);
    const span = contract.gaps[0]?.span;
    expect(span && placeOf(span)).toMatchObject({ line: 6, column: 5, endColumn: 68 });
  });
});
