import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readIgnoreComments } from "../../src/findings/ignore-comments.ts";
import type { Tier } from "../../src/generate/generated-file.ts";
import { commentLines } from "../../src/generate/go/documentation.ts";
import { generateGo } from "../../src/generate/go/generate-go.ts";
import { importsOf } from "../../src/generate/go/imports.ts";
import { goRune, goString } from "../../src/generate/go/literals.ts";
import { derivedName, exportedName, localName, nameScope } from "../../src/generate/go/names.ts";
import { beginWithName, withArticle } from "../../src/generate/go/sentences.ts";
import { groupHashes } from "../../src/generate/handshake/symbol-hashes.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { TEMPLATES } from "./templates.ts";

/** The bridge that BRIDGE.md explains. */
function exampleBridge(): string {
  const page = readFileSync("BRIDGE.md", "utf8");
  const begin = page.indexOf("```yaml\n") + "```yaml\n".length;
  return page.slice(begin, page.indexOf("```", begin));
}

function filesOf(text: string, tier: Tier = "safe"): ReadonlyMap<string, string> {
  const lowered = lowerBridge(readBridge({ path: "kv.ffi.yaml", text }));
  const files = generateGo(lowered, TEMPLATES, groupHashes(lowered), { tier });
  return new Map(files.map(({ path, text: content }) => [path, content]));
}

describe("the Go package of the example", () => {
  const files = filesOf(exampleBridge());
  const ffi = files.get("go/kv_ffi.go") ?? "";

  it("has a file for each target, and go.mod once", () => {
    expect([...files.keys()].sort()).toEqual([
      "go/go.mod",
      "go/kv_bridge_test.go",
      "go/kv_callbacks.go",
      "go/kv_churn.go",
      "go/kv_darwin_arm64.go",
      "go/kv_ffi.go",
      "go/kv_linux_amd64.go",
      "go/kv_mock.go",
      "go/kv_nochurn.go",
      "go/kv_runtime.go",
      "go/kv_types.go",
      "go/kv_unsupported.go",
    ]);
  });

  it.each(["kv_ffi.go", "kv_types.go", "kv_callbacks.go", "kv_runtime.go"])(
    "reads as it was reviewed: %s",
    async (name) => {
      await expect(files.get(`go/${name}`)).toMatchFileSnapshot(`go-package/${name}.golden.txt`);
    },
  );

  it("gives every operation its Go signature", () => {
    for (const signature of [
      "func OpenStore(path string, options OpenOptions) (*Store, error) {",
      "func (s *Store) Close() error {",
      "func (s *Store) Compact(ctx context.Context) error {",
      "func (s *Store) Get(key []byte) (result []byte, found bool, err error) {",
      "func (s *Store) GetAppend(dst, key []byte) (result []byte, found bool, err error) {",
      "func (s *Store) Keys(prefix []byte) ([][]byte, error) {",
      "func (s *Store) OnTick(tick Tick) error {",
      "func (s *Store) Put(key, value []byte) error {",
      "func (s *Store) Scan(prefix []byte, visit Visit) (uint64, error) {",
      "func (s *Store) ScanAll(prefix []byte, err *error) iter.Seq2[[]byte, []byte] {",
    ])
      expect(ffi).toContain(signature);
  });

  it("lets no argument stay on Go's stack while the library can call Go", () => {
    expect(ffi).not.toContain("#cgo noescape");
    const quiet = exampleBridge().replace(/ {6}on_tick: .*\n/, "");
    const thunks = filesOf(quiet).get("go/kv_ffi.go") ?? "";
    expect(thunks).toContain("#cgo noescape goCall_kv_store_put\n#cgo nocallback goCall_kv_store_put\n");
    expect(thunks).not.toContain("#cgo noescape goCall_kv_store_scan\n");
  });

  it("names what it was built for and what it calls, by target", () => {
    const linux = files.get("go/kv_linux_amd64.go") ?? "";
    expect(linux).toContain("//go:build linux && amd64 && !musl\n");
    expect(linux).toContain('const abiTarget = "x86_64-unknown-linux-gnu"');
    expect(linux).toMatch(/\{"kv_store_put", "[0-9a-f]{64}"\}/);
    expect(linux).toContain("_ = equal[unsafe.Sizeof(C.kv_open_options{})-24]");
    expect(linux).toContain("#cgo !kv_shared,!kv_mock LDFLAGS: -l:libkv_ffi.a -lgcc_s");
  });

  it("looks for the library where cargo builds for the target, then where it builds for its own machine", () => {
    const built = `\${SRCDIR}/../rust/target`;
    expect(files.get("go/kv_linux_amd64.go")).toContain(
      `#cgo LDFLAGS: -L${built}/x86_64-unknown-linux-gnu/release -L${built}/release\n`,
    );
    // Apple's linker does not search for an archive by its name.
    expect(files.get("go/kv_darwin_arm64.go")).toContain(
      `#cgo !kv_shared,!kv_mock LDFLAGS: ${built}/release/libkv_ffi.a `,
    );
  });

  it("looks where Cargo builds a member of a workspace", () => {
    const inWorkspace = (target: string): string =>
      filesOf(exampleBridge().replace('msrv: "1.85"}', `msrv: "1.85", target: "${target}"}`)).get(
        "go/kv_linux_amd64.go",
      ) ?? "";
    expect(inWorkspace("../target")).toContain("}/../target/release\n");
    expect(inWorkspace("../../target")).toContain("}/../../target/release\n");
    expect(inWorkspace("../../../out/t")).toContain("}/../../../out/t/release\n");
  });

  it("is not for Microsoft's linker, and refused if it is for nothing else", () => {
    const targets = "targets: [aarch64-apple-darwin, x86_64-unknown-linux-gnu]";
    const among = filesOf(
      exampleBridge().replace(targets, "targets: [x86_64-pc-windows-gnu, x86_64-pc-windows-msvc]"),
    );
    expect([...among.keys()].filter((path) => path.includes("windows"))).toEqual(["go/kv_windows_amd64.go"]);
    expect(among.get("go/kv_windows_amd64.go")).toContain('const abiTarget = "x86_64-pc-windows-gnu"');
    const alone = exampleBridge().replace(targets, "targets: [x86_64-pc-windows-msvc]");
    expect(() => filesOf(alone)).toThrow(
      "no Go program can be built for x86_64-pc-windows-msvc: cgo links with the tools of gcc",
    );
  });

  it("has the same functions when it is thin, and nothing that watches", () => {
    const raw = filesOf(exampleBridge(), "raw").get("go/kv_ffi.go") ?? "";
    expect(raw).toContain("func (s *Store) Put(key, value []byte) error {");
    expect(raw).toContain("func (s *Store) Compact(cancel *Cancel) error {");
    expect(raw).not.toContain("ScanAll");
    expect(raw).not.toContain(".enter()");
  });

  it("copies what a loop gives, and what the operation shows is the library's", () => {
    expect(ffi).toContain(
      "failed := s.Scan(prefix, func(a, b []byte) bool { return yield(slices.Clone(a), slices.Clone(b)) });",
    );
    expect(ffi).toContain("What it gives may be kept: it is a copy of what Scan shows without one.");
    const lists = exampleBridge().replace("{key: bytes, value: bytes}", "{key: text, value: list<bytes>}");
    const copying = filesOf(lists);
    expect(copying.get("go/kv_ffi.go")).toContain("return yield(a, cloneItems(b)) });");
    expect(copying.get("go/kv_runtime.go")).toContain("func cloneItems(");
    expect(files.get("go/kv_runtime.go")).not.toContain("cloneItems");
    const values = filesOf(exampleBridge().replace("{key: bytes, value: bytes}", "{key: text, value: u64}"));
    expect(values.get("go/kv_ffi.go")).toContain("failed := s.Scan(prefix, yield);");
  });

  it("has a loop only where one thread runs it and nothing is lost", () => {
    const scan = 'scan: {self: ref, params: {prefix: bytes, visit: Visit}, returns: "u64", errors: Code}';
    const loopsOf = (text: string): boolean =>
      filesOf(text).get("go/kv_ffi.go")?.includes("ScanAll(") === true;
    const returning = (type: string): string => exampleBridge().replace(scan, scan.replace('"u64"', type));
    expect([exampleBridge(), returning("bool"), returning("f64")].map(loopsOf)).toEqual([true, true, true]);
    expect(loopsOf(exampleBridge().replace(`returns: "u64", errors: Code}`, "errors: Code}"))).toBe(true);
    expect(
      ["bytes", "text", "Store", "list<u8>", "list<bytes>"].map((type) => loopsOf(returning(type))),
    ).toEqual([false, false, false, false, false]);
    expect(loopsOf(exampleBridge().replace("thread: same", "thread: any"))).toBe(false);
    expect(ffi).toContain("What Scan returns beside its error is left out.");
  });

  it("says where an op is called again, where it consumes, and what Close is", () => {
    const text = exampleBridge().replace(
      "      put:",
      '      take: {self: own, returns: {type: bytes, shapes: [into]}}\n      count: {self: own, returns: "u64"}\n      put:',
    );
    const safe = (filesOf(text).get("go/kv_ffi.go") ?? "").replaceAll("\n// ", " ");
    expect(safe).toContain(
      "nothing is allocated if there is room for it. If there is not, the library is called again.",
    );
    expect(safe).toContain("which must have room for it: else it is lost, with ErrBadCall.");
    expect(safe).toContain("unless other calls are using it (ErrInUse).");
    const raw = (filesOf(text, "raw").get("go/kv_ffi.go") ?? "").replaceAll("\n// ", " ");
    expect(raw).not.toContain("ErrInUse");
    expect(raw).toContain("The call consumes s, whatever the outcome: it is closed then.");
    expect(raw).toMatch(/func \(s \*Store\) Count\(\)[\s\S]*?s\.h\.ptr = nil/);
  });

  it("crosses once more for a callback only where it left a goroutine", () => {
    expect(ffi).toContain("\tkvGoEnd(visit_ctx);");
    expect(filesOf(exampleBridge().replace("thread: same", "thread: any")).get("go/kv_ffi.go")).not.toContain(
      "GoEnd",
    );
    const optional = exampleBridge().replace("visit: Visit}", "visit: {type: Visit, optional: true}}");
    expect(filesOf(optional).get("go/kv_ffi.go")).toContain("\tif (visit_ctx != 0) kvGoEnd(visit_ctx);");
  });

  it("says of loops and callbacks what ends the process", () => {
    expect(ffi).toMatch(
      /iter\.Pull cannot take the loop apart[\s\S]*\(runtime\.LockOSThread\)[\s\S]*func \(s \*Store\) ScanAll/,
    );
    expect(files.get("go/kv_types.go")).toMatch(/\(runtime\.LockOSThread\)[\s\S]*type Visit func/);
  });

  it("takes what a call consumes when it has all else that it needs, and at once", () => {
    const text = exampleBridge().replace(
      "      put:",
      "      eat: {self: ref, params: {a: {type: Store, transfer: owned}, b: {type: Store, transfer: owned}}}\n      put:",
    );
    const runtime = filesOf(text).get("go/kv_runtime.go") ?? "";
    expect(runtime).toMatch(/func begin\([\s\S]*if code := take\(uses\); code != 0 \{\n\t\tundo\(uses\)/);
    expect(runtime).toMatch(
      /func take\([\s\S]*taking\.Lock\(\)[\s\S]*reserve\(owned\)[\s\S]*taking\.Unlock\(\)/,
    );
    expect(files.get("go/kv_runtime.go")).not.toContain("taking");
  });

  it("leaves what is closed on a pinned object's thread for the end of the call there", () => {
    const runtime = filesOf(exampleBridge().replace("threads: sync", "threads: pinned")).get(
      "go/kv_runtime.go",
    );
    expect(runtime).toMatch(
      /func \(h \*handle\) drop\(\)[\s\S]*h\.thread\.finally\(func\(\) \{\n\t\t\th\.free\(ptr\)/,
    );
  });

  it("tells in which calls a thread is, so that none waits for itself for a place", () => {
    const limited = filesOf(
      exampleBridge().replace('returns: "u64", errors', 'returns: "u64", max_in_flight: 1, errors'),
    );
    expect(limited.get("go/kv_ffi.go")).toContain("C.uint64_t(slotsStoreScan.number)");
    expect(limited.get("go/kv_ffi.go")).toContain("if code := slotsStoreScan.take(nil); code != 0 {");
    expect(limited.get("go/kv_runtime.go")).toContain("isInside(s.number, s.number)");
  });

  it("keeps libraries in the package for publishing", () => {
    const published = filesOf(exampleBridge().replace("package: kv}", "package: kv, link: lib}"));
    expect(published.get("go/kv_linux_amd64.go")).toContain(
      '_ "example.com/kv/lib/x86_64-unknown-linux-gnu"',
    );
    expect(published.get("go/lib/x86_64-unknown-linux-gnu/lib.go")).toContain("package lib");
  });
});

describe("the tests of the Go package", () => {
  const tests = filesOf(exampleBridge()).get("go/kv_bridge_test.go") ?? "";

  it("have one for each method and loop, with little in it", () => {
    expect(tests.match(/^func TestBridge\w+/gm)).toEqual(
      [
        ...[
          "StoreCompact",
          "StoreGet",
          "StoreGetAppend",
          "StoreKeys",
          "StoreOnTick",
          "OpenStore",
          "StorePut",
        ],
        ...["StoreScan", "StoreScanAll", "StoreClose", "Handshake", "Codes"],
      ].map((name) => `func TestBridge${name}`),
    );
    expect(tests).toContain(`
		prepare: func(t *testing.T) mockCall {
			s := mockClosed(t, bridgeStore(t))
			key := []byte("e\\x00\\xff")
			return mockCall{
				uses: []io.Closer{s},
				want: []byte("i\\x00\\xff"),
				run: func(r *mockRun) mockGiven {
					result, found, err := s.Get(key)
					return mockGiven{result: result, found: found, err: err}
				},
			}
		},
`);
  });

  it("have no helper that nothing calls", () => {
    expect(tests).toContain("func mockRequired[");
    expect(tests).not.toContain("func mockOptional[");
    expect(tests).not.toContain("mockIsChildOf");
  });

  it("try of the thin package what that has", () => {
    const raw = filesOf(exampleBridge(), "raw").get("go/kv_bridge_test.go") ?? "";
    expect(raw).toContain("s.Compact(r.cancel)");
    expect(raw).toContain("mockMethod.isCancelled)");
    expect(raw).not.toContain("refusesClosed");
    expect(raw).not.toContain("TestBridgeStoreScanAll");
  });

  it("link the scripted library in place of the other", () => {
    const linux = filesOf(exampleBridge()).get("go/kv_linux_amd64.go") ?? "";
    expect(linux).toContain("#cgo !kv_shared,!kv_mock LDFLAGS: ");
    expect(linux).toMatch(/^#cgo kv_mock LDFLAGS: .* -l:libkv_ffi_mock\.a /m);
  });

  it("are not there where the scripted library could not stand in", () => {
    const foreign = filesOf(exampleBridge().replace('"crate::imp::Store"', '"crate::mock::Store"'));
    expect([...foreign.keys()].filter((path) => /mock|test/.test(path))).toEqual([]);
    expect(foreign.get("go/kv_linux_amd64.go")).not.toContain("kv_mock");
  });
});

describe("names in Go", () => {
  it("writes initialisms in capitals", () => {
    expect(["get_id", "url_of_http", "identify", "free_"].map(exportedName)).toEqual([
      "GetID",
      "URLOfHTTP",
      "Identify",
      "Free_",
    ]);
    expect(["key_len", "id", "user_id"].map(localName)).toEqual(["keyLen", "id", "userID"]);
  });

  it("keeps parameters apart from what the function itself is made of", () => {
    expect(["given", "range_", "room"].map(localName)).toEqual(["given_", "range_", "room_"]);
    expect(derivedName("range_", "Value", [{ name: "range_" }])).toBe("rangeValue");
    expect(derivedName("key", "Value", [{ name: "key" }, { name: "key_value" }])).toBe("keyValue_");
  });

  it("has no underscore for what is a word of other languages only", () => {
    expect(["match_", "size_t_", "char16_t_"].map(localName)).toEqual(["match", "sizeT", "char16T_"]);
  });

  it("gives a name out once", () => {
    const scope = nameScope(["Error"]);
    expect([scope("Error"), scope("Error"), scope("Store")]).toEqual(["Error_", "Error__", "Store"]);
  });
});

describe("comments in Go", () => {
  it("stay comments whatever a text holds", () => {
    expect(commentLines(["a\n//go:build x\u2028*/ b\u202e"])).toEqual(["// a //go:build x */ b"]);
    expect(commentLines(["+build ignore", "- a", "# b", "Deprecated: c"])).toEqual([
      "// Note: +build ignore",
      "//",
      "//   - a",
      "//",
      "// Note: # b",
      "//",
      "// Note: Deprecated: c",
    ]);
  });

  it("are no annotations of ours, wherever a line begins", () => {
    const lead = "word ".repeat(22);
    const lines = commentLines([
      "//ffi:ignore symbol-undefined -- no",
      "@ffi ignore symbol-undefined -- no",
      ...["//ffi:ignore", "ffi:ignore", "ffi: ignore", "@ffi ignore", "@ffi: ignore", "@ffi handshake"].map(
        (mark) => `${lead}${mark} symbol-undefined -- no`,
      ),
      "ffi:ignore symbol-undefined -- no",
    ]);
    const text = `package p\n\n${lines.join("\n")}\nvar a int\n`;
    const read = readIgnoreComments([{ path: "p.go", text }], new Set(["symbol-undefined"]));
    expect(read).toEqual({ waivers: [], invalid: [] });
    expect(text).not.toMatch(/@ffi|ffi:/);
  });

  it("never break a line before what would begin a list", () => {
    const lines = commentLines([`${"word ".repeat(23)}- + # 1. end`]);
    expect(lines.some((line) => /^\/\/ (?:[-+#]|1\.)/.test(line))).toBe(false);
  });

  it("keep lists as gofmt has them", () => {
    const long = "word ".repeat(25).trim();
    expect(commentLines([`Kinds:\n- one,\n  and more\n* ${long}\n2) two`, "1. three"])).toEqual([
      "// Kinds:",
      "//   - one, and more",
      `//   - ${"word ".repeat(22).trim()}`,
      "//     word word word",
      "//  2. two",
      "//",
      "//  1. three",
    ]);
  });

  it.each([
    ["Put", "Stores a value.", "does", "Put stores a value."],
    ["Open", "Open a file.", "does", "Open opens a file."],
    ["Open", "Open opens a file.", "does", "Open opens a file."],
    ["Retry", "Try again.", "does", "Retry tries again."],
    ["Frob", "Frobs it.", "does", "Frob frobs it."],
    ["Ready", "Whether it is.", "does", "Ready reports whether it is."],
    ["Put", "not a sentence", "does", "Put: not a sentence"],
    ["Put", "If it can.", "does", "Put: If it can."],
    ["Store", "A store.", "is", "Store is a store."],
    ["Store", "Store of keys.", "is", "Store of keys."],
    ["Options", "Settings of a store.", "is", "Options are settings of a store."],
    ["Image", "Pixels in memory.", "is", "Image holds pixels in memory."],
    ["Store", "Keeps keys.", "is", "Store keeps keys."],
    ["Limit", "URL of it.", "is", "Limit is URL of it."],
    ["ReadOnly", "Whether writing is refused.", "is", "ReadOnly says whether writing is refused."],
    ["Store", "It keeps keys.", "is", "Store: It keeps keys."],
    ["ErrBadSize", "Sides that are 0.", "means", "ErrBadSize means sides that are 0."],
    ["FilterLanczos", "Three lobes.", "means", "FilterLanczos means three lobes."],
    ["ErrIO", "EOF came early.", "means", "ErrIO means EOF came early."],
  ] as const)("begin with the name of what they are about: %s, %s", (name, text, voice, begun) => {
    expect(beginWithName(name, text, voice)).toBe(begun);
  });

  it("have the article that is spoken", () => {
    const names = ["Store", "Image", "User", "Unit", "Update", "Unknown", "HTTPServer", "URLList", "Once"];
    expect(names.map(withArticle)).toEqual([
      "a Store",
      "an Image",
      "a User",
      "a Unit",
      "an Update",
      "an Unknown",
      "an HTTPServer",
      "a URLList",
      "a Once",
    ]);
  });

  it("say what is deprecated in a paragraph of its own", () => {
    expect(commentLines(["A."], { deprecated: "use b" })).toEqual(["// A.", "//", "// Deprecated: use b."]);
  });
});

it("writes texts and characters as literals that people can read, and nothing leaves", () => {
  expect(goString('a"\\é\n\u202e\u{e0001}')).toBe('"a\\"\\\\é\\n\\u202e\\U000e0001"');
  expect([0x7c, 0x27, 0x5c, 0xfc, 0, 0x1f600].map(goRune)).toEqual([
    "'|'",
    "'\\''",
    "'\\\\'",
    "'ü'",
    "'\\u0000'",
    "'😀'",
  ]);
});

it("imports what code uses, and not what comments and texts name", () => {
  const text = 'package p\n\n// fmt.Print /* not\nvar a = "log.Print"\n\nfunc f() { strings.Cut() }\n';
  expect(importsOf(text)).toEqual(["strings"]);
});
