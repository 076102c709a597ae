import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { findConfiguration } from "../../src/app/configuration/find-configuration.ts";
import { readConfiguration } from "../../src/app/configuration/read-configuration.ts";
import { configurationJsonSchema } from "../../src/app/configuration/schema.ts";
import type { FileResult, Files } from "../../src/source/files.ts";
import { Problem } from "../../src/source/problem.ts";
import { placeOf } from "../../src/source/source-file.ts";

const EXAMPLE = `config: 1
libraries:
  - name: wasmvm
    contract: libwasmvm/contract.ffi.yaml        # committed, mirrors the work tree
    released: libwasmvm/released.ffi.yaml        # the baseline, written by \`release\`
    meaning: libwasmvm/contract.meaning.yaml     # hand-stated meaning; default: beside the contract
    sources:
      - rust: libwasmvm                          # a crate or a single file
      - c: [internal/api/bindings.h]             # optional: include_paths, defines
      - go: [./internal/api]                     # optional: tags
targets: [x86_64-unknown-linux-gnu, aarch64-apple-darwin, x86_64-pc-windows-msvc]
check:
  fail_on: error                                 # error | warning
  rules: {enum-variant-added: warning}           # error | warning | info | off
  waivers:
    - {rule: function-removed, symbol: "wasmvm_debug_*", reason: "never shipped", until: "2027-01-01"}
gen:
  - {lang: go, out: bindings/go, package: wasmvm}
`;
const WITH_TYPESCRIPT = EXAMPLE.replace("targets:", "      - ts: [bindings/deno/mod.ts]\ntargets:");

const read = (text: string, path = "ffi-contract.yaml") => readConfiguration({ path, text });

/** `line:column: message -- remedy`. */
function complaint(text: string, path = "ffi-contract.yaml"): string {
  try {
    read(text, path);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    expect(problem.kind).toBe(problem.message.startsWith("TypeScript") ? "input" : "usage");
    const place = problem.span === null ? null : placeOf(problem.span);
    const remedy = problem.remedy === null ? "" : ` -- ${problem.remedy}`;
    return `${place?.line}:${place?.column}: ${problem.message}${remedy}`;
  }
  return "read without complaint";
}

const source = (text: string) => complaint(`config: 1\nlibraries:\n- name: kv\n  sources:\n  - ${text}\n`);
const waiver = (text: string) => complaint(`config: 1\ncheck:\n  waivers:\n  - ${text}\n`);

describe("a configuration", () => {
  it("says what is read, with paths from the root of the tree", () => {
    const { libraries, targets, check } = read(EXAMPLE, "native/ffi-contract.yaml");
    const [library] = libraries;
    expect(library).toMatchObject({
      name: "wasmvm",
      contract: { path: "native/libwasmvm/contract.ffi.yaml", text: "libwasmvm/contract.ffi.yaml" },
      released: { path: "native/libwasmvm/released.ffi.yaml" },
      meaning: { path: "native/libwasmvm/contract.meaning.yaml" },
      sources: [
        {
          kind: "rust",
          path: { path: "native/libwasmvm" },
          choice: { features: [], allFeatures: false, defaultFeatures: true },
          cfg: [],
        },
        { kind: "c", paths: [{ path: "native/internal/api/bindings.h" }], includePaths: [], defines: [] },
        { kind: "go", paths: [{ path: "native/internal/api" }], tags: [] },
      ],
    });
    expect(targets).toEqual(["aarch64-apple-darwin", "x86_64-pc-windows-msvc", "x86_64-unknown-linux-gnu"]);
    expect(check.failOn).toBe("error");
    expect([...check.rules]).toEqual([["enum-variant-added", "warning"]]);
    expect(check.waivers).toMatchObject([
      { rule: "function-removed", symbol: "wasmvm_debug_*", reason: "never shipped", until: "2027-01-01" },
    ]);
  });

  it("need say nothing but its format", () => {
    expect(read("config: 1\n")).toEqual({
      libraries: [],
      targets: null,
      check: { failOn: "error", rules: new Map(), waivers: [] },
      bridges: [],
      codeFirst: null,
    });
  });

  it("names the bridges that are written, all of each where it says no more", () => {
    const text = `config: 1
gen:
- {bridge: kv.ffi.yaml}
- {bridge: net/net.ffi.yaml, out: ., lang: [rust, c], tier: raw, templates: ours}
- {bridge: log.ffi.yaml, lang: go}
`;
    const { bridges, codeFirst } = read(text, "libs/ffi-contract.yaml");
    expect(codeFirst).toBeNull();
    expect(
      bridges.map(({ bridge, out, languages, tier, templates }) => [
        bridge.path,
        out?.path ?? null,
        languages,
        tier,
        templates?.path ?? null,
      ]),
    ).toEqual([
      ["libs/kv.ffi.yaml", null, ["c", "go", "rust"], "safe", null],
      ["libs/net/net.ffi.yaml", "libs", ["c", "rust"], "raw", "libs/ours"],
      ["libs/log.ffi.yaml", null, ["go"], "safe", null],
    ]);
  });

  it("keeps the place of what starts from code, which is for later", () => {
    const { bridges, codeFirst } = read("config: 1\ngen:\n- {lang: go, out: x, package: kv}\n");
    expect(bridges).toEqual([]);
    expect(codeFirst?.start).toBe("config: 1\ngen:\n- ".length);
  });

  it("says how each source is read", () => {
    const text = `config: 1
libraries:
- name: kv
  sources:
  - {rust: ., features: [std, "dep/x"], no_default_features: true, all_features: false, cfg: ['fast = "yes"', slow]}
  - {c: [include], include_paths: [third, .], defines: [A, "B=2"], undefines: [__SSE__]}
  - {go: [./..., .], tags: [cgo, sqlite.v3]}
`;
    expect(read(text).libraries[0]?.sources).toMatchObject([
      {
        path: { path: "", text: "." },
        choice: { features: ["std", "dep/x"], allFeatures: false, defaultFeatures: false },
        cfg: ['fast="yes"', "slow"],
      },
      {
        paths: [{ path: "include" }],
        includePaths: [{ path: "third" }, { path: "" }],
        defines: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
        undefines: ["__SSE__"],
      },
      { tags: ["cgo", "sqlite.v3"] },
    ]);
  });

  it("may name what lies above it, as long as it stays in the tree", () => {
    const text = "config: 1\nlibraries: [{name: kv, sources: [{rust: ../crates/kv}]}]";
    expect(read(text, "ci/ffi-contract.yaml").libraries[0]?.sources).toMatchObject([
      { path: { path: "crates/kv" } },
    ]);
    expect(complaint(text)).toBe(
      '2:41: the path "../crates/kv" leads out of the tree -- name what lies in the project that is checked',
    );
    expect(complaint(text, "/srv/ci/ffi-contract.yaml")).toContain("leads out of the tree");
    expect(complaint(text, "../ci/ffi-contract.yaml")).toContain("leads out of the tree");
    expect(
      read("config: 1\nlibraries: [{name: kv, sources: [{rust: kv}]}]", "/srv/ci/ffi-contract.yaml")
        .libraries[0]?.sources,
    ).toMatchObject([{ path: { path: "/srv/ci/kv" } }]);
  });
});

describe("what is wrong with a source is told where it stands", () => {
  it.each([
    ["{rst: kv}", "5:6: unknown key `rst`; did you mean `rust`?"],
    ["{rust: ., feature: [a]}", "5:15: unknown key `feature`; did you mean `features`?"],
    ["{go: [.], features: [a]}", "5:15: unknown key `features`; known here are go, tags"],
    [
      "{rust: kv, c: [kv.h]}",
      "5:16: a source has one language, and this has `rust` and `c` -- make two sources of it",
    ],
    [
      "{features: [a]}",
      "5:5: a source names its language: rust, c, go, ts -- write for example `rust: crates/kv`, `c: [include/kv.h]` or `go: [./kv]`",
    ],
    [
      "kv.h",
      "5:5: a source is a map: the key of its language, and a path or paths -- write for example `rust: crates/kv`, `c: [include/kv.h]` or `go: [./kv]`",
    ],
    ["rust: [kv]", "5:11: `rust` is one path, and this is a list -- write a source for each crate"],
    ["c: include/kv.h", "5:8: `c` is a list of paths -- write `c: [include/kv.h]`"],
    ["c: []", "5:8: `c` must not be empty -- take the key away"],
    [
      "ts: [mod.ts]",
      "5:9: TypeScript sources are not read yet by this version -- take the source out; the others are checked without it",
    ],
    ["rust: /etc", '5:11: the path "/etc" is absolute -- write it relative to this file'],
    ["rust: C:/kv", '5:11: the path "C:/kv" is absolute -- write it relative to this file'],
    ["rust: ~/kv", '5:11: the path "~/kv" is absolute -- write it relative to this file'],
    ["rust: a\\b", '5:11: the path "a\\\\b" has a backslash -- write `/` between names'],
    [
      "rust: a/../../b",
      '5:11: the path "a/../../b" leads out of the tree -- name what lies in the project that is checked',
    ],
    ['rust: "a\\0b"', '5:11: the path "a\\u0000b" has a control character'],
    ['rust: ""', "5:11: `rust` must not be empty"],
    ['rust: " "', "5:11: a path is empty -- write `.` for the folder of this file"],
    ["rust: 1.10", '5:11: an unquoted `1.10` is read as the number 1.1 -- quote it: "1.10"'],
    ["rust: no", "read without complaint"],
    [
      "rust: true",
      '5:11: an unquoted `true` is read as the boolean true, where text is expected -- quote it: "true"',
    ],
    ["{rust: ., no_default_features: yes}", "5:36: `no_default_features` must be `true` or `false`"],
    ["{rust: ., features: std}", "5:25: `features` must be a list"],
    [
      "{rust: ., features: [a, a]}",
      "5:29: the feature `a` stands twice; the first is on line 5 -- keep one of them",
    ],
    ['{rust: ., features: ["a,b"]}', '5:26: "a,b" is no feature -- write one feature to an entry'],
    [
      '{rust: ., cfg: ["a b"]}',
      '5:21: "a b" is no `cfg` option -- write `name`, or \'name="value"\' between single quotes, or `not(name)` for one that is not set',
    ],
    ['{go: [.], tags: ["a b"]}', '5:22: "a b" is no build tag -- write one tag to an entry'],
    ['{c: [a.h], defines: ["1X"]}', "5:26: `1X` defines no macro -- write NAME or NAME=VALUE"],
    [
      '{c: [a.h], defines: [X, "X=2"]}',
      "5:29: the macro `X` stands twice; the first is on line 5 -- keep one of them",
    ],
    ['{c: [a.h], undefines: ["X=2"]}', "5:28: `X=2` is no macro's name -- write NAME"],
    ["{c: [a.h, ./a.h]}", "5:15: `./a.h` stands twice; the first is on line 5 -- keep one of them"],
    [
      "{c: [a.h], include_paths: [/usr/include]}",
      '5:32: the path "/usr/include" is absolute -- write it relative to this file',
    ],
  ])("%s", (text, expected) => {
    expect(source(text)).toBe(expected);
  });
});

describe("what is wrong with the rest is told where it stands", () => {
  const NONE =
    "1:1: this is no configuration: the key `config` is missing -- a configuration begins with `config: 1`";

  it.each([
    ["", NONE],
    ["- config", NONE],
    ["libraries: []", NONE],
    [
      "config: 2",
      "1:9: written for a newer ffi-contract: it has format 2, and this one reads 1 -- update ffi-contract",
    ],
    ["config: one", "1:9: this is no format of configurations -- this program reads `config: 1`"],
    [
      "config: 1\nconfig: 1",
      "2:1: the key `config` stands twice; the first is on line 1 -- keep one of them",
    ],
    ["config: 1\ncheck:", "2:1: `check` has no value -- write the value, or take the key away"],
    ["config: &a 1", "1:9: configurations use no anchors: `&a` -- take it away; if text is meant, quote it"],
    [
      "config: 1\n---\nconfig: 1",
      "2:1: a second YAML document begins here -- a configuration is one document to a file",
    ],
    ["config: 1\nlibraries:\n\t- name: kv", "3:1: no valid YAML: Tabs are not allowed as indentation"],
    ["config: 1\nlibrarys: []", "2:1: unknown key `librarys`; did you mean `libraries`?"],
    [
      "config: 1\n__proto__: {a: 1}",
      "2:1: unknown key `__proto__`; known here are config, libraries, targets, check, gen",
    ],
    [
      "config: 1\nconstructor: 1",
      "2:1: unknown key `constructor`; known here are config, libraries, targets, check, gen",
    ],
    ["config: 1\nlibraries: []", "2:12: `libraries` must not be empty -- take the key away"],
    ["config: 1\nlibraries: [kv]", "2:13: an entry of this list must be a map"],
    ["config: 1\nlibraries: [{name: kv}]", "2:13: the key `sources` is missing here"],
    [
      "config: 1\nlibraries: [{nam: kv, sources: [{rust: .}]}]",
      "2:14: unknown key `nam`; did you mean `name`?",
    ],
    [
      "config: 1\nlibraries:\n- {name: kv, sources: [{rust: .}]}\n- {name: kv, sources: [{rust: .}]}",
      "4:10: the library `kv` stands twice; the first is on line 3 -- keep one of them",
    ],
    [
      "config: 1\nlibraries: [{name: kv, contract: kv.h, sources: [{rust: .}]}]",
      "2:34: `kv.h` is no contract file -- its name ends in .ffi.yaml or .ffi.json",
    ],
    [
      "config: 1\nlibraries: [{name: kv, contract: a.ffi.yaml, released: ./a.ffi.yaml, sources: [{rust: .}]}]",
      "2:56: the file `./a.ffi.yaml` stands twice; the first is on line 2 -- keep one of them",
    ],
    [
      "config: 1\ntargets: [x86_64-linux-gnu]",
      "2:11: unknown target `x86_64-linux-gnu`; did you mean `x86_64-unknown-linux-gnu`?",
    ],
    ["config: 1\ntargets: aarch64-apple-darwin", "2:10: `targets` must be a list"],
    [
      "config: 1\ntargets: [aarch64-apple-darwin, aarch64-apple-darwin]",
      "2:33: the target `aarch64-apple-darwin` stands twice; the first is on line 2 -- keep one of them",
    ],
    ["config: 1\ncheck: {fail_on: info}", "2:18: `fail_on` cannot be `info`; known are error, warning"],
    ["config: 1\ncheck: {fail-on: error}", "2:9: unknown key `fail-on`; did you mean `fail_on`?"],
    ["config: 1\ncheck: {rules: [function-removed]}", "2:16: `rules` must be a map"],
    [
      "config: 1\ncheck: {rules: {function-removed: warn}}",
      "2:35: `function-removed` cannot be `warn`; known are error, warning, info, off",
    ],
    [
      "config: 1\ncheck: {rules: {function-removed: false}}",
      "2:35: `function-removed` cannot be `false`; known are error, warning, info, off",
    ],
    [
      "config: 1\ncheck: {rules: {functon-removed: off}}",
      "2:17: unknown rule `functon-removed`; did you mean `function-removed`? -- `ffi-contract rules` lists them",
    ],
    [
      "config: 1\ncheck: {rules: {__proto__: off}}",
      "2:17: unknown rule `__proto__` -- `ffi-contract rules` lists them",
    ],
    [
      "config: 1\ncheck: {rules: {toString: off}}",
      "2:17: unknown rule `toString` -- `ffi-contract rules` lists them",
    ],
    [
      "config: 1\ncheck: {rules: {gap: warning}}",
      "2:17: gaps have no level of their own -- --allow-gaps makes them warnings, for one run",
    ],
    [
      "config: 1\ngen: [{lang: go, out: ../x}]",
      '2:23: the path "../x" leads out of the tree -- name what lies in the project that is checked',
    ],
    [
      "config: 1\ngen: [{lang: golang, out: x}]",
      "2:14: `lang` cannot be `golang`; known are c, go, rust, ts",
    ],
    [
      "config: 1\ngen: [{bridge: kv.ffi.yaml, lang: [rust, golang]}]",
      "2:42: an entry of this list cannot be `golang`; known are c, go, rust, ts",
    ],
    [
      "config: 1\ngen: [{bridge: kv.ffi.yaml, lang: ts}]",
      "2:35: TypeScript is not written yet by this version -- known are c, go, rust",
    ],
    ["config: 1\ngen: [{out: x}]", "2:7: an entry of `gen` names its bridge -- write `bridge: kv.ffi.yaml`"],
    [
      "config: 1\ngen: [{bridge: kv.h}]",
      "2:16: `kv.h` is no bridge file -- its name ends in .ffi.yaml or .ffi.json",
    ],
    [
      "config: 1\ngen: [{bridge: kv.ffi.yaml, package: kv}]",
      "2:38: the package of a bridge is named in the bridge file -- write it there, under `go`",
    ],
    [
      "config: 1\ngen: [{bridge: kv.ffi.yaml}, {bridge: ./kv.ffi.yaml}]",
      "2:39: the bridge `./kv.ffi.yaml` stands twice; the first is on line 2 -- keep one of them",
    ],
    [
      "config: 1\ngen: [{bridge: kv.ffi.yaml, out: /tmp}]",
      '2:34: the path "/tmp" is absolute -- write it relative to this file',
    ],
  ])("%s", (text, expected) => {
    expect(complaint(text)).toBe(expected);
  });

  it.each([
    ["{rule: function-removed}", "4:5: the key `reason` is missing here"],
    ['{rule: function-removed, reason: " "}', "4:38: `reason` must say why"],
    ["{rule: function-removed, reson: x}", "4:30: unknown key `reson`; did you mean `reason`?"],
    [
      "{rule: functon-removed, reason: x}",
      "4:12: unknown rule `functon-removed`; did you mean `function-removed`? -- `ffi-contract rules` lists them",
    ],
    [
      "{rule: gap, reason: x}",
      "4:12: `gap` cannot be waived -- what was not understood is accepted by --allow-gaps alone",
    ],
    [
      "{rule: waiver-unused, reason: x}",
      "4:12: `waiver-unused` cannot be waived -- take the waiver out instead",
    ],
    ["{rule: function-removed, reason: x, until: soon}", "4:48: `until` must be a date such as 2027-01-01"],
    [
      "{rule: function-removed, reason: x, until: 2027-02-29}",
      "4:48: `until` must be a date such as 2027-01-01",
    ],
    ["{rule: function-removed, reason: x, until: 2028-02-29}", "read without complaint"],
    [
      "{rule: function-removed, reason: x, symbol: *_debug}",
      "4:49: configurations use no aliases: `*_debug` -- write the value out; if text is meant, quote it",
    ],
    [
      "{rule: function-removed, reason: x, symbol: 'a{b,c}'}",
      "4:49: `a{b,c}` is no pattern of names: only `*` and `?` are wildcards -- write a waiver for each name",
    ],
    [
      `{rule: function-removed, reason: x, symbol: "${"*a".repeat(101)}"}`,
      "4:49: `symbol` must have at most 200 characters",
    ],
    [
      "{rule: function-removed, reason: x, path: ../a}",
      '4:47: the path "../a" leads out of the tree -- name what lies in the project that is checked',
    ],
    [
      "{rule: function-removed, reason: x}\n  - {rule: function-removed, reason: y}",
      "5:5: this waiver of `function-removed` stands twice; the first is on line 4 -- keep one of them",
    ],
  ])("waiver %s", (text, expected) => {
    expect(waiver(text)).toBe(expected);
  });

  it("is told of a TypeScript source and of no other part of the example", () => {
    expect(complaint(EXAMPLE)).toBe("read without complaint");
    expect(complaint(WITH_TYPESCRIPT)).toContain("11:13: TypeScript sources are not read yet");
  });

  it("is told of text that is no UTF-8", () => {
    expect(() =>
      readConfiguration({ path: "ffi-contract.yaml", text: "config: 1 # \u00e9", encoding: "latin-1" }),
    ).toThrow("this configuration is not UTF-8");
  });
});

describe("a hostile configuration", () => {
  const big = 10 * 1024 * 1024;

  it.each([
    ["ten megabytes", `config: 1\n#${"x".repeat(big)}`, "larger than 1048576 characters"],
    ["brackets", `config: 1\nx: ${"[".repeat(100_000)}`, "nested more than 100 deep"],
    ["an endless integer", `config: ${"9".repeat(100_000)}`, "this integer is too long"],
    [
      "more waivers than anyone writes",
      `config: 1\ncheck: {waivers: [${"{rule: function-removed, reason: x},".repeat(2000)}]}`,
      "`waivers` must have at most 1000 entries",
    ],
    ["a long key", `config: 1\n${"k".repeat(1000)}: 1`, "unknown key"],
    ["a long path", `config: 1\ngen: [{lang: go, out: "${"../".repeat(100_000)}"}]`, "leads out of the tree"],
    ["a long rule", `config: 1\ncheck: {rules: {${"r".repeat(100_000)}: off}}`, "unknown rule"],
  ])("of %s is refused in short", (_, text, expected) => {
    const answer = complaint(text);
    expect(answer).toContain(expected);
  });
});

describe("the JSON Schema of configurations", () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(configurationJsonSchema());

  it("takes the example", () => {
    validate(parse(WITH_TYPESCRIPT));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ["another format", { config: 2 }],
    ["an unknown key", { config: 1, library: [] }],
    [
      "a source of two languages",
      { config: 1, libraries: [{ name: "kv", sources: [{ rust: ".", c: ["a"] }] }] },
    ],
    ["an unknown rule", { config: 1, check: { waivers: [{ rule: "functon-removed", reason: "x" }] } }],
    ["an unknown rule's level", { config: 1, check: { rules: { "functon-removed": "off" } } }],
    [
      "a waiver without a reason",
      { config: 1, check: { waivers: [{ rule: "function-removed", reason: "" }] } },
    ],
    ["an unknown target", { config: 1, targets: ["x86_64-linux"] }],
  ])("refuses %s", (_, value) => {
    expect(validate(value)).toBe(false);
  });
});

describe("finding the configuration", () => {
  const tree = (contents: Readonly<Record<string, FileResult>>): Files => ({
    read: (path) => contents[path] ?? { ok: false, failure: { kind: "missing" } },
    list: (folder) =>
      Object.keys(contents).flatMap((path) =>
        path.startsWith(folder === "" ? "" : `${folder}/`) ? [path.split("/").at(-1) ?? ""] : [],
      ),
  });
  const file = (path: string): FileResult => ({ ok: true, file: { path, text: "config: 1" } });

  it("takes ffi-contract.yaml of the folder, and nothing where there is none", () => {
    const files = tree({
      "ffi-contract.yaml": file("ffi-contract.yaml"),
      "kv/ffi-contract.yaml": file("kv/ffi-contract.yaml"),
    });
    expect(findConfiguration(files)?.path).toBe("ffi-contract.yaml");
    expect(findConfiguration(files, "kv")?.path).toBe("kv/ffi-contract.yaml");
    expect(findConfiguration(files, "other")).toBeNull();
  });

  it("does not pass over one under another name, or one that cannot be read", () => {
    const failure = (kind: "directory" | "unreadable"): FileResult => ({
      ok: false,
      failure: kind === "directory" ? { kind } : { kind, detail: "permission denied" },
    });
    expect(() => findConfiguration(tree({ "ffi-contract.yml": file("ffi-contract.yml") }))).toThrow(
      "a configuration is called ffi-contract.yaml, and ffi-contract.yml is not read",
    );
    expect(() => findConfiguration(tree({ "ffi-contract.yaml": failure("directory") }))).toThrow(
      "ffi-contract.yaml is a folder, not a configuration",
    );
    expect(() => findConfiguration(tree({ "ffi-contract.yaml": failure("unreadable") }))).toThrow(
      "ffi-contract.yaml cannot be read: permission denied",
    );
  });
});
