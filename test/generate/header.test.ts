import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readIgnoreComments } from "../../src/findings/ignore-comments.ts";
import { commentLines } from "../../src/generate/c/comment.ts";
import { renderHeader } from "../../src/generate/c/generate-c.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { anyBridge } from "../idl/random-bridge.ts";
import { readHeaderText } from "./read-header-text.ts";
import { TEMPLATES } from "./templates.ts";
import { withoutMeaning } from "./without-meaning.ts";

function headerOf(text: string): string {
  return renderHeader(lowerBridge(readBridge({ path: "kv.ffi.yaml", text })), TEMPLATES);
}

const HEAD = `bridge: 1
lowering: 1
name: "kv"
prefix: "kv_"
version: "0.3.0"
abi_major: 2
targets: [aarch64-apple-darwin, i686-unknown-linux-gnu]
rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}
go: {module: "example.com/kv", package: kv}
`;

describe("the C header", () => {
  it("declares, read by our own C reader, what the bridge lowers to, whatever the bridge", () => {
    fc.assert(
      fc.property(anyBridge, (bridge) => {
        const lowered = lowerBridge(bridge);
        const read = readHeaderText(renderHeader(lowered, TEMPLATES), lowered.contract.targets);
        expect(read.gaps).toEqual([]);
        expect(withoutMeaning(read.contract)).toEqual(withoutMeaning(lowered.contract));
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it("leaves its own handshake to the linker: a symbol with the major version in its name", () => {
    const text = headerOf(HEAD);
    expect(text).toContain("extern const uint8_t kv_abi_2;");
    expect(text).toContain("const char *kv_abi(void);");
  });

  it("asserts layouts for the targets on which they differ", () => {
    const text = headerOf(`${HEAD}functions:\n  sum: {params: {data: bytes}, returns: bytes}\n`);
    expect(text).toContain(
      "#if (defined(__linux__) && defined(__i386__))\nKV_STATIC_ASSERT(sizeof(kv_buf) == 12,",
    );
    expect(text).toContain(
      "#if (defined(__APPLE__) && defined(__aarch64__))\nKV_STATIC_ASSERT(sizeof(kv_buf) == 24,",
    );
  });

  it("lets no documentation end its comment, begin another or move the terminal", () => {
    const lines = commentLines(["a */ int x; /* b \u001b[31m \u202e \\", "second"]);
    expect(lines).toEqual(["/**", " * a * / int x; / * b [31m \\", " * second", " */"]);
  });

  it("lets no documentation be an annotation", () => {
    const lines = commentLines([
      "Adds. @ffi handshake",
      "@ffi ignore symbol-undefined -- no",
      "//ffi:ignore x -- no",
    ]);
    expect(lines.join("\n")).not.toMatch(/@ffi|\*\/(?!$)/);
    const text = `${lines.join("\n")}\nvoid f(void);\n`;
    const read = readIgnoreComments([{ path: "kv.h", text }], new Set(["symbol-undefined"]));
    expect(read).toEqual({ waivers: [], invalid: [] });
  });

  it("breaks long documentation at words", () => {
    const lines = commentLines([Array(40).fill("word").join(" ")]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.length).toBe(5);
  });
});

describe("constants in the C header", () => {
  const VALUES: readonly (readonly [written: string, text: string])[] = [
    ['{type: "u8", value: 255}', "UINT8_C(255)"],
    ['{type: "i64", value: -9223372036854775808}', "(-INT64_C(9223372036854775807) - 1)"],
    ['{type: "i32", value: -5}', "(-INT32_C(5))"],
    ['{type: "bool", value: true}', "1"],
    ['{type: "f32", value: "0.5"}', "0.5f"],
    ['{type: string, value: "a\\"b\\\\?"}', '"a\\042b\\134\\077"'],
  ];
  it.each(VALUES)("%s", (written, text) => {
    expect(headerOf(`${HEAD}constants:\n  K: ${written}\n`)).toContain(`#define KV_K ${text}\n`);
  });
});
