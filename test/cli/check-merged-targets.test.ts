import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const GO = (preamble: string, body: string) => ({
  "go.mod": "module example.com/kv\n\ngo 1.22\n",
  "kv.go": `package kv\n\n/*\n${preamble}*/\nimport "C"\n\n${body}\n`,
});

describe("types that what Go exports reaches on some targets only", () => {
  it("are there on the others too, where a header has them", async () => {
    const files = {
      ...GO(
        '#include "kv.h"\n',
        "//export kvDone\nfunc kvDone(h C.kv_handle) {}\n\nfunc Put(n *C.struct_kv_node) { C.kv_put(n) }",
      ),
      "kv.h": `typedef unsigned short kv_u16;
#ifdef _WIN32
typedef int kv_handle;
#else
typedef kv_u16 kv_handle;
#endif
struct kv_node { kv_u16 count; };
void kv_put(struct kv_node *node);
`,
      "kv.c": '#include "kv.h"\nvoid kv_put(struct kv_node *node) {}\n',
    };
    const targets = ["--target", "x86_64-pc-windows-gnu", "--target", "x86_64-unknown-linux-gnu"];
    const { stdout, stderr } = await makeScratch(files).run("check", ...targets);
    expect(stderr).toContain("exports 1 function");
    expect(stdout).not.toContain("no layout for");
  });
});

describe("a header that misses an include", () => {
  it("is not called incomplete for a name that may stand there", async () => {
    const files = {
      ...GO('#include "kv.h"\n', "func Put() { C.kv_put(1) }"),
      "kv.h": '#include "kv_types.h"\nvoid kv_put(uint32_t n);\n',
    };
    const { stdout } = await makeScratch(files).run("check");
    expect(stdout).toContain('"kv_types.h" is found nowhere');
    expect(stdout).not.toContain("header-not-self-contained");
  });

  it("is called incomplete where nothing is missing", async () => {
    const files = {
      ...GO('#include "kv.h"\n', "func Put() { C.kv_put(1) }"),
      "kv.h": "void kv_put(uint32_t n);\n",
    };
    expect((await makeScratch(files).run("check")).stdout).toContain("header-not-self-contained");
  });
});
