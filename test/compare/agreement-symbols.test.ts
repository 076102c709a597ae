import { describe, expect, it } from "vitest";
import { agreeCalls } from "../../src/compare/agree-calls.ts";
import { agreeCopies } from "../../src/compare/agree-copies.ts";
import {
  agreeSymbols,
  type ExistenceQuestion,
  type SymbolSource,
  symbolsWithoutDefinition,
} from "../../src/compare/agree-symbols.ts";
import type { CallSite } from "../../src/idl/call-site.ts";
import type { Triple } from "../../src/idl/target.ts";
import type { ScalarName, Type } from "../../src/idl/type.ts";
import { createView } from "../../src/layout/create-view.ts";
import type { View } from "../../src/layout/view.ts";
import { scalar } from "../layout/contract-text.ts";
import { header, library } from "./agree-contracts.ts";

const LINUX: Triple = "x86_64-unknown-linux-gnu";
const NOWHERE: ExistenceQuestion = { complete: true, definedElsewhere: () => null };

function headerView(text: string, path = "include/a.h", target: Triple = LINUX): View {
  const contract = header(text, target);
  const file = { path, text };
  const functions = new Map(
    [...contract.functions].map(([name, items]) => [
      name,
      items.map((item) => ({ ...item, span: { file, start: 0, end: name.length } })),
    ]),
  );
  return createView({ ...contract, functions }, target);
}

const defined = (body: string, path?: string): View =>
  createView(library(`functions:\n${body}`, [LINUX], path), LINUX);

function source(parts: Partial<SymbolSource>): SymbolSource {
  return { unit: null, definitions: null, declarations: [], ...parts };
}

const declares = (text: string, path?: string, own = true): SymbolSource =>
  source({ declarations: [{ view: headerView(text, path), own }] });

function statesOf(sources: readonly SymbolSource[], question = NOWHERE): readonly string[] {
  return agreeSymbols(sources, LINUX, question).map(({ name, state, detail }) =>
    [name, state, ...(detail === "" ? [] : [detail])].join(" "),
  );
}

const KV_OPEN = "  kv_open: {params: [], returns: void}\n";

describe("all sources together", () => {
  const crate = source({ unit: "kv", definitions: defined(KV_OPEN) });

  it("say what is declared and defined nowhere, and the other way", () => {
    expect(statesOf([crate, declares("void kv_version(void);")])).toEqual([
      "kv_version undefined",
      "kv_open undeclared",
    ]);
  });

  it("say nothing of what is inline, foreign, or defined by other means", () => {
    const elsewhere = {
      complete: true,
      definedElsewhere: (name: string) => (name === "shim" ? "shim.c" : null),
    };
    const text = "void kv_open(void); static inline void help(void) {} void shim(void);";
    expect(statesOf([crate, declares(text)], elsewhere)).toEqual([]);
    expect(statesOf([crate, declares("void kv_open(void); void puts_it(void);", "a.h", false)])).toEqual([
      // A foreign header's functions are not this library's to define.
    ]);
  });

  it("ask nobody of the project to define what C's library and POSIX have", () => {
    const text = "void kv_open(void); int puts(const char *s); extern char **environ; float tanhf(float x);";
    expect(statesOf([crate, declares(text)])).toEqual([]);
    expect(symbolsWithoutDefinition([crate, declares(text)], () => null)).toEqual([]);
  });

  it("ask nobody to define what is another library's beside own symbols", () => {
    const view = headerView("void kv_open(void); void kv_old(void); void other_f(void);");
    const blocks = source({ declarations: [{ view, own: true, foreign: new Set(["other_f"]) }] });
    expect(statesOf([crate, blocks])).toEqual(["kv_old undefined"]);
  });

  it("call nothing undefined where definitions may be missing", () => {
    expect(
      statesOf([crate, declares("void kv_open(void); void more(void);")], { ...NOWHERE, complete: false }),
    ).toEqual([]);
    expect(statesOf([declares("void kv_open(void);", "kv.h", false)])).toEqual([]);
  });

  it("call what a header of the project declares undefined though nothing at all is defined any more", () => {
    expect(statesOf([declares("void kv_open(void);")])).toEqual(["kv_open undefined"]);
  });

  it("do not ask for declarations where nobody declares", () => {
    expect(statesOf([crate])).toEqual([]);
  });

  it("find two definitions in what is linked together", () => {
    const again = source({ unit: "kv", definitions: defined(KV_OPEN, "src/again.ffi.yaml") });
    const apart = source({ unit: "other", definitions: defined(KV_OPEN, "other.ffi.yaml") });
    expect(statesOf([crate, again])).toEqual(["kv_open defined-twice"]);
    expect(statesOf([crate, apart])).toEqual([]);
  });

  it("hold declarations against each other where nobody defines", () => {
    const other = false;
    const sources = [declares("void f(int n);", "a.h", other), declares("void f(double n);", "b.h", other)];
    expect(statesOf(sources)).toEqual(["f declarations-disagree parameter `n` is `c_int` and `c_double`"]);
    expect(
      statesOf([declares("void f(int n);", "a.h", other), declares("void f(int count);", "b.h", other)]),
    ).toEqual([]);
  });
});

describe("copies of a header", () => {
  const copies = (left: string, right: string) =>
    agreeCopies([headerView(left, "include/kv.h"), headerView(right, "go/kv.h")], LINUX).map(
      ({ detail }) => detail,
    );

  it("are told with the first thing in which they differ", () => {
    expect(copies("void f(int n); void g(void);", "void f(long long n); void g(void);")).toEqual([
      "`f`: parameter `n` is `c_int` and `c_longlong`",
    ]);
    expect(copies("void f(int n); void g(void);", "void f(int n);")).toEqual([
      "only include/kv.h declares `g`",
    ]);
  });

  it("are not told if they only share a name, or say the same", () => {
    expect(copies("void f(int n);", "void other(int n);")).toEqual([]);
    expect(copies("void f(int n);", "void f(int count); /* the same */")).toEqual([]);
  });
});

describe("a call in Go", () => {
  const text =
    "#include <stddef.h>\nstruct a; struct b; void take(size_t n, int m); void log_it(const char *f, ...);";
  const call = (name: string, ...types: readonly (Type | null)[]): CallSite => {
    const span = { file: { path: "kv.go", text: "" }, start: 0, end: 0 };
    return {
      name,
      span,
      arguments: types.map((type) => ({ type, span })),
      targets: ["x86_64-pc-windows-gnu", LINUX],
    };
  };
  const c = (name: ScalarName): Type => scalar(name);
  const saidOn = (target: Triple, one: CallSite): readonly string[] =>
    agreeCalls([one], headerView(text, "a.h", target)).map(({ given, taken, argument }) =>
      argument === null
        ? `${given} for ${taken}`
        : `${argument.position}: ${argument.type.baseline} ${argument.type.current}`,
    );

  it("with another number of arguments is told", () => {
    expect(saidOn(LINUX, call("take", null))).toEqual(["1 for 2"]);
  });

  it("with an argument of another width is told where it is one", () => {
    const site = call("take", c("c_ulong"), c("c_int"));
    expect(saidOn(LINUX, site)).toEqual([]);
    expect(saidOn("x86_64-pc-windows-gnu", site)).toEqual(["1: usize c_ulong"]);
  });

  it("of something variadic, of a macro or on another target is left alone", () => {
    expect(saidOn(LINUX, call("log_it", null, null, null))).toEqual([]);
    expect(saidOn(LINUX, call("A_MACRO"))).toEqual([]);
    expect(saidOn("aarch64-apple-darwin", call("take", null))).toEqual([]);
  });
});
