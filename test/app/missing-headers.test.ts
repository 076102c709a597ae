import { describe, expect, it } from "vitest";
import { explainMissingHeaders } from "../../src/app/missing-headers.ts";
import { describeGap, type Gap } from "../../src/idl/gap.ts";
import type { Files, UnreadableCause } from "../../src/source/files.ts";
import type { Span } from "../../src/source/source-file.ts";

const pkgConfig: Span = { file: { path: "kv.go", text: "" }, start: 0, end: 0 };

/** A tree with nothing in it but a `.gitmodules` and one name in `deps` that is not gone into. */
function treeWith(name: string, because: UnreadableCause | null, submodules: readonly string[] = []): Files {
  const text = submodules.map((path) => `[submodule "x"]\n\tpath = ${path}\n`).join("");
  return {
    list: (folder) => (folder === "" ? ["deps/"] : folder === "deps" ? [`${name}//`] : []),
    read: (path) => {
      if (path === ".gitmodules") return { ok: true, file: { path, text } };
      if (path !== `deps/${name}` || because === null) return { ok: false, failure: { kind: "directory" } };
      return { ok: false, failure: { kind: "unreadable", detail: "", because } };
    },
  };
}

function told(files: Files, searched: readonly string[], build: readonly Span[] | null = null): string {
  const gap: Gap = {
    reason: "include",
    detail: "<x.h> is found nowhere",
    span: { file: { path: "deps/own/kv.h", text: "<x.h>" }, start: 0, end: 5 },
    missing: { name: "x.h", searched, reasons: [] },
    targets: ["x86_64-pc-windows-gnu"],
  };
  const [explained] = explainMissingHeaders(files, [gap], build === null ? null : { pkgConfig: build });
  return explained === undefined ? "" : describeGap(explained).replace(gap.detail, "");
}

describe("a header that is found nowhere", () => {
  it.each([
    ["a submodule on its way", treeWith("lib", "submodule"), "; `deps/lib` on its way is a submodule"],
    ["one that is not checked out", treeWith("a", null, ["deps/lib"]), "; `deps/lib` on its way is a sub"],
    ["a link that is not followed", treeWith("lib", "link"), "; `deps/lib` on its way is a link"],
  ])("is explained by %s", (_, files, expected) => {
    expect(told(files, ["deps/lib"])).toContain(expected);
  });

  it("is not explained by a link that was followed", () => {
    expect(told(treeWith("lib", null), ["deps/lib"])).toBe(" (on x86_64-pc-windows-gnu)");
  });

  it("may be in a submodule that is near", () => {
    expect(told(treeWith("a", null, ["deps/near", "far"]), [])).toBe(
      "; it may be in `deps/near`, a submodule whose files are not here (on x86_64-pc-windows-gnu)",
    );
  });

  it("of a Go package may wait for a build, or for pkg-config", () => {
    expect(told(treeWith("a", null), [], [])).toMatch(/^; it may be there only after a build \(on/);
    expect(told(treeWith("a", null), [], [pkgConfig])).toContain(
      "; pkg-config is not asked for folders, as kv.go:1 wants",
    );
  });
});
