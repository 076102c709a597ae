import { describe, expect } from "vitest";
import { extractGo } from "../../src/app/extract-go.ts";
import type { GoExtraction } from "../../src/app/extraction.ts";
import { openInputs } from "../../src/app/input.ts";
import type { Triple } from "../../src/idl/target.ts";
import { findCgoUses } from "../../src/syntax/go/cgo-uses.ts";
import { parseGoFile } from "../../src/syntax/go/parse-file.ts";
import { bringTree } from "./bring-tree.ts";
import { checkTree, gapLines, placeText, weightyFindings } from "./check-tree.ts";
import { factsOfGo } from "./go-uses.ts";
import type { TreePin } from "./pin.ts";
import { GO_LIBSQL, GO_SQLITE3, TOKENIZERS_1_26 } from "./tree-pins.ts";
import { itWith } from "./with-tools.ts";

const TARGETS: readonly Triple[] = [
  "aarch64-apple-darwin",
  "aarch64-unknown-linux-gnu",
  "x86_64-pc-windows-gnu",
  "x86_64-unknown-linux-gnu",
];

/** What is no call of a library's function: cgo's own, the C library's, and conversions to types of C. */
const OTHERS =
  /^(bool|CString|CBytes|GoString|GoStringN|GoBytes|free|malloc|u?(char|short|int|long|longlong)|float|double|size_t|u?int\d*_t|uintptr_t)$/;

interface PackageCase {
  readonly pin: TreePin;
  /** Types of the library that the package converts to. */
  readonly types: readonly string[];
  readonly calls: number;
  readonly exports: number;
}

const PACKAGES: readonly PackageCase[] = [
  { pin: TOKENIZERS_1_26, types: [], calls: 22, exports: 0 },
  { pin: GO_LIBSQL, types: [], calls: 39, exports: 0 },
  { pin: GO_SQLITE3, types: ["sqlite3_int64", "sqlite3_uint64"], calls: 137, exports: 9 },
];

describe.each(PACKAGES)("the Go package of $pin.name $pin.version", ({ pin, types, calls, exports }) => {
  itWith(["go"], "is read as go/ast reads it: each use of C, each call, each export", () => {
    const extraction = readPackage(pin);
    const paths = extraction.files.map(({ path }) => path);
    const facts = factsOfGo(bringTree(pin), paths);
    for (const file of extraction.files) {
      const uses = findCgoUses(parseGoFile(file)).map((use) => ({
        Name: use.name,
        Offset: Buffer.byteLength(file.text.slice(0, use.start)),
        Arguments: use.arguments?.length ?? -1,
      }));
      expect(uses, file.path).toEqual(facts.get(file.path)?.Uses);
    }
    const called = [...facts.values()].flatMap(({ Uses }) =>
      Uses.filter(({ Name, Arguments }) => Arguments >= 0 && !OTHERS.test(Name) && !types.includes(Name)),
    );
    const ours = extraction.calls.filter((call) => call.arguments !== null);
    expect(ours.map(({ name }) => name).sort()).toEqual(called.map(({ Name }) => Name).sort());
    expect(ours.length).toBe(calls);
    const exported = [...facts.values()].flatMap(({ Exports }) => Exports);
    expect([...extraction.exports.functions.keys()].sort()).toEqual(exported.sort());
    expect(exported.length).toBe(exports);
  });
});

function readPackage(pin: TreePin): GoExtraction {
  const input = openInputs(["."], [], { cwd: bringTree(pin), env: {} });
  const go = input.kind === "project" ? input.plan.sources.map((one) => one.input) : [input];
  const found = go.find((one) => one.kind === "go");
  if (found === undefined || found.kind !== "go") throw new Error("no Go package was found");
  return extractGo(found, TARGETS, { defines: [], undefines: [] });
}

describe("the go-libsql module", () => {
  itWith(["go"], "agrees with the header that it carries", () => {
    const check = checkTree(GO_LIBSQL);
    expect(check.findings).toEqual([]);
    expect(check.gaps).toEqual([]);
    expect([check.compared.functions, check.compared.callSites]).toEqual([46, 39]);
  });
});

describe("the go-sqlite3 module", () => {
  /**
   * Its callbacks are declared for C in a preamble and defined in Go: Go's `int` has 8 bytes where C's has 4, and
   * SQLite hands the authorizer a sixth argument that the Go function does not take.
   */
  itWith(["go"], "declares its callbacks to C otherwise than Go defines them", () => {
    const check = checkTree(GO_SQLITE3);
    expect(weightyFindings(check)).toEqual([
      "param-width-mismatch callbackTrampoline.argc",
      "return-width-mismatch commitHookTrampoline",
      "param-width-mismatch updateHookTrampoline.op",
      "param-count-mismatch authorizerTrampoline",
      "return-width-mismatch authorizerTrampoline",
      "param-width-mismatch authorizerTrampoline.op",
    ]);
    const [authorizer] = check.findings.filter(({ rule }) => rule === "param-count-mismatch");
    expect(authorizer?.baseline && placeText(authorizer.baseline)).toBe("callback.go:80");
    expect(authorizer?.current && placeText(authorizer.current)).toBe("sqlite3.go:171");
  });

  itWith(["go"], "has no gap but a header of Windows itself", () => {
    expect(gapLines(checkTree(GO_SQLITE3))).toEqual([
      expect.stringMatching(
        /^sqlite3_usleep_windows\.go:24 include: <windows\.h> is found nowhere.*\(on x86_64-pc-windows-gnu\)$/,
      ),
    ]);
  });
});
