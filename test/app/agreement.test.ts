import { describe, expect, it } from "vitest";
import {
  type Agreement,
  agreementFindings,
  requiredContract,
  type Surface,
} from "../../src/app/agreement.ts";
import type { CallSite } from "../../src/idl/call-site.ts";
import type { Contract } from "../../src/idl/contract.ts";
import type { Triple } from "../../src/idl/target.ts";
import { header, library } from "../compare/agree-contracts.ts";

const LINUX: Triple = "x86_64-unknown-linux-gnu";
const CRATE = `functions:
  kv_put: {params: [{name: n, type: i64}], returns: void}
  kv_old: {params: [], returns: void}
`;

function surface(input: string, parts: Partial<Surface>): Surface {
  return {
    input,
    unit: null,
    definitions: null,
    declarations: [],
    calls: [],
    mirrors: [],
    sees: null,
    mayDefineMore: false,
    ...parts,
  };
}

const crate = (parts: Partial<Surface> = {}): Surface =>
  surface("crate", { unit: "kv", definitions: library(CRATE, [LINUX]), ...parts });

const declaring = (contract: Contract, parts: Partial<Surface> = {}): Surface =>
  surface("kv.h", { declarations: [{ contract, what: "header", own: true }], ...parts });

const STALE = "void kv_put(int n); void kv_old(void); void kv_new(void);";

function saidOf(surfaces: readonly Surface[]): Agreement & { readonly lines: readonly string[] } {
  const agreement = agreementFindings(surfaces, [LINUX], { definedElsewhere: () => null });
  return { ...agreement, lines: agreement.findings.map(({ rule, subject }) => `${rule} ${subject.symbol}`) };
}

describe("a project", () => {
  it("is judged as a whole: both sides, who defines, and where Go calls", () => {
    const contract = header(STALE, LINUX);
    const span = { file: { path: "kv.go", text: "C.kv_put(n)" }, start: 0, end: 11 };
    const calls: readonly CallSite[] = [
      { name: "kv_put", span, arguments: [{ type: null, span }], targets: [LINUX] },
    ];
    const { findings, lines } = saidOf([crate(), declaring(contract, { calls, sees: contract })]);
    expect(lines).toEqual(["param-width-mismatch kv_put", "symbol-undefined kv_new"]);
    expect(findings.map(({ family }) => family)).toEqual(["agreement", "agreement"]);
    expect(findings[0]?.affected.callSites).toEqual([span]);
    expect(findings[1]?.affected.callSites).toEqual([]);
  });

  it("tells once what was read twice: a header alone and through a preamble", () => {
    const contract = header(STALE, LINUX);
    const again = { ...contract };
    expect(saidOf([crate(), declaring(contract), declaring(again)]).lines).toEqual([
      "param-width-mismatch kv_put",
      "symbol-undefined kv_new",
    ]);
  });

  it("leaves open what a source that was not read to its end may define", () => {
    const { lines, undecided } = saidOf([crate({ mayDefineMore: true }), declaring(header(STALE, LINUX))]);
    expect(lines).toEqual(["param-width-mismatch kv_put"]);
    expect(undecided).toEqual(["kv_new"]);
  });

  it("has no undefined symbols where a header is another library's", () => {
    const declarations = [{ contract: header(STALE, LINUX), what: "header", own: false }] as const;
    const { lines, undecided } = saidOf([
      surface("go", { mayDefineMore: true }),
      surface("kv.h", { declarations }),
    ]);
    expect([...lines, ...undecided]).toEqual([]);
  });

  it("tells once and at its first place what Go calls and nothing declares, whoever defines it", () => {
    const file = { path: "kv.go", text: "C.kv_put() C.kv_put()" };
    const at = (start: number): CallSite => ({
      ...{ name: "kv_put", arguments: [], targets: [LINUX], undeclared: true },
      span: { file, start, end: start + 10 },
    });
    const { findings } = saidOf([crate(), surface("kv.go", { calls: [at(0), at(11)] })]);
    const undefinedOnes = findings.filter(({ rule }) => rule === "symbol-undefined");
    expect(undefinedOnes.map(({ message, current }) => [message, current?.start])).toEqual([
      ["function `kv_put` is called, and nothing that is included there declares it", 0],
    ]);
    expect(undefinedOnes[0]?.affected.callSites).toHaveLength(2);
  });

  it("tells each call that does not fit where it stands", () => {
    const contract = header("void kv_put(long long n); void kv_old(void);", LINUX);
    const at = (start: number): CallSite => {
      const span = { file: { path: "kv.go", text: "C.kv_put() C.kv_put()" }, start, end: start + 10 };
      return { name: "kv_put", span, arguments: [], targets: [LINUX] };
    };
    const { findings } = saidOf([crate(), declaring(contract, { calls: [at(0), at(11)], sees: contract })]);
    expect(findings.map(({ rule, current, targets }) => [rule, current?.start, targets])).toEqual([
      ["call-argument-count-mismatch", 0, "all"],
      ["call-argument-count-mismatch", 11, "all"],
    ]);
  });

  it("holds what a crate requires against who defines it", () => {
    const rust = library(
      `functions:\n  kv_put: {params: [], returns: void}\nrequires:\n  functions:\n    onRow: {params: [{name: n, type: i32}], returns: void}\n`,
      [LINUX],
    );
    const go = library(
      "functions:\n  onRow: {params: [{name: n, type: i64}], returns: void}\n",
      [LINUX],
      "go.ffi.yaml",
    );
    const extern = { contract: requiredContract(rust), what: "extern-block", own: true } as const;
    const surfaces = [
      crate({ definitions: rust, declarations: [extern] }),
      surface("go", { definitions: go }),
    ];
    expect(saidOf(surfaces).lines).toEqual(["param-width-mismatch onRow", "symbol-undeclared kv_put"]);
  });
});
