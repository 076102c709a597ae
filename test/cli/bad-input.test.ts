import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeHistory, makeScratch, type Outcome, type Scratch } from "./scratch.ts";

const good = "int kv_get(int key);\n";

/** Runs the same comparison for people and for programs. */
async function diffTwice(scratch: Scratch, baseline: string, current: string, ...options: readonly string[]) {
  const text = await scratch.run("diff", baseline, current, ...options);
  const json = await scratch.run("diff", baseline, current, "--format", "json", ...options);
  return { text, json, report: JSON.parse(json.stdout) };
}

interface GapCase {
  readonly header: string;
  readonly place: string;
  readonly reason: string;
  readonly detail: RegExp;
}

const gapCases: Readonly<Record<string, GapCase>> = {
  "a syntax error": {
    header: `${good}int kv_put(int key;\nint kv_last(void);\n`,
    place: "current.h:2:19",
    reason: "syntax",
    detail: /./,
  },
  "an include that is not found": {
    header: `#include "missing.h"\n${good}`,
    place: "current.h:1:1",
    reason: "include",
    detail: /missing\.h/,
  },
  "an unresolved type by value": {
    header: `${good}struct kv_later;\nvoid kv_put(struct kv_later value);\n`,
    place: "current.h:3",
    reason: "unresolved-type",
    detail: /kv_later/,
  },
  "two definitions of one type": {
    header: `${good}struct kv { int a; };\nstruct kv { long a; };\nint kv_use(struct kv *self);\n`,
    place: "current.h:3",
    reason: "conflict",
    detail: /kv/,
  },
  "an #error": {
    header: `${good}#error not this way\n`,
    place: "current.h:2",
    reason: "directive",
    detail: /not this way/,
  },
};

describe.each(Object.entries(gapCases))("%s", (_, { header, place, reason, detail }) => {
  const open = () => makeScratch({ "baseline.h": good, "current.h": header });

  it("is told with its place in text and JSON, and ends with 101", async () => {
    const { text, json, report } = await diffTwice(open(), "baseline.h", "current.h");
    expect(text.status).toBe(101);
    expect(json.status).toBe(101);
    const told = text.stdout.split("\n").filter((line) => line.includes("error[gap]"));
    expect(told).toHaveLength(1);
    expect(told[0]?.startsWith(place)).toBe(true);
    expect(told[0]).toMatch(detail);
    expect(report.gaps).toHaveLength(1);
    expect(report.gaps[0]).toMatchObject({ side: "current", path: "current.h", reason });
    expect(text.lastLine).toMatch(/; 1 gap$/);
  });

  it("is a warning where gaps are allowed, and the rest is judged", async () => {
    const { text, report } = await diffTwice(open(), "baseline.h", "current.h", "--allow-gaps");
    expect([0, 100]).toContain(text.status);
    expect(text.stdout).toContain(`${place}`);
    expect(text.stdout).toContain("warning[gap]");
    expect(text.stdout).not.toContain("error[gap]");
    expect(report).toMatchObject({ gapsAllowed: true });
  });

  it("keeps a contract from being written", async () => {
    const scratch = open();
    const refused = await scratch.run("extract", "current.h", "-o", "kv.ffi.yaml");
    expect(refused.status).toBe(101);
    expect(refused.stderr).toContain("error[gap]");
    expect(refused.lastLine).toBe("nothing is written: 1 gap");
    const allowed = await scratch.run("extract", "current.h", "--allow-gaps");
    expect(allowed.status).toBe(0);
    expect(allowed.stdout).toContain("gaps:");
  });
});

interface ProblemCase {
  readonly files: Readonly<Record<string, string>>;
  readonly input: string;
  /** The first line of the message. */
  readonly says: string;
  readonly place?: { readonly path: string; readonly line: number; readonly column: number };
  readonly prepare?: (scratch: Scratch) => void;
}

const contract = (line: string) =>
  `contract: 1\nname: kv\nside: declarations\ntargets: [x86_64-unknown-linux-gnu]\n${line}\n`;

const problemCases: Readonly<Record<string, ProblemCase>> = {
  "a missing header": { files: {}, input: "kv.h", says: "error: there is no kv.h" },
  "a missing folder": { files: {}, input: "include/deep", says: "error: there is no include/deep" },
  "a header that is no text": {
    files: {},
    input: "kv.h",
    says: "error: kv.h cannot be read: not UTF-8 at byte 2",
    prepare: ({ write }) => write("kv.h", Uint8Array.from([0x2f, 0x2f, 0xff, 0, 0x0a])),
  },
  "a contract that is no UTF-8": {
    files: {},
    input: "kv.ffi.yaml",
    says: "error: kv.ffi.yaml cannot be read: not UTF-8 at byte 12",
    prepare: ({ write }) => write("kv.ffi.yaml", Buffer.from("contract: 1 \xe9\n", "latin1")),
  },
  "a header that is a pipe": {
    files: {},
    input: "kv.h",
    says: "error: kv.h cannot be read: neither a file nor a folder",
    prepare: ({ folder }) => execFileSync("mkfifo", [join(folder, "kv.h")]),
  },
  "a header that is a link out of the tree": {
    files: {},
    input: "kv.h",
    says: "error: kv.h cannot be read: a symbolic link that leaves the tree",
    prepare: ({ folder }) => symlinkSync("/etc/hostname", join(folder, "kv.h")),
  },
  "a folder without headers": {
    files: { "include/readme.md": "" },
    input: "include",
    says: "error: there is no header (.h) in include",
  },
  "TypeScript source": {
    files: { "lib.ts": "" },
    input: "lib.ts",
    says: "error: lib.ts: TypeScript source is not read yet by this version",
  },
  "a contract file of a newer format": {
    files: { "kv.ffi.yaml": "contract: 2\nname: kv\n" },
    input: "kv.ffi.yaml",
    says: "kv.ffi.yaml:1:11: error: written by a newer ffi-contract",
    place: { path: "kv.ffi.yaml", line: 1, column: 11 },
  },
  "an unknown key": {
    files: { "kv.ffi.yaml": contract("funktions: {}") },
    input: "kv.ffi.yaml",
    says: "kv.ffi.yaml:5:1: error: ",
    place: { path: "kv.ffi.yaml", line: 5, column: 1 },
  },
  "half a bridge file": {
    files: { "kv.ffi.yaml": "bridge: 1\nname: kv\n" },
    input: "kv.ffi.yaml",
    says: "kv.ffi.yaml:1:1: error: the key `lowering` is missing here",
    place: { path: "kv.ffi.yaml", line: 1, column: 1 },
  },
  "an empty header": {
    files: { "kv.h": "#pragma once\n/* nothing yet */\n" },
    input: "kv.h",
    says: "kv.h:1:1: error: nothing to compare: kv.h declares nothing",
    place: { path: "kv.h", line: 1, column: 1 },
  },
  "a contract for other targets": {
    files: { "kv.ffi.yaml": contract("functions: {kv_get: {params: [], returns: void}}") },
    input: "kv.ffi.yaml",
    says: "error: nothing to compare: the baseline is for i686-unknown-linux-gnu, the current side for x86_64-unknown-linux-gnu",
  },
};

describe.each(Object.entries(problemCases))("%s", (name, { files, input, says, place, prepare }) => {
  it("ends with 101 and one clear message, in text and JSON", async () => {
    const scratch = makeScratch({
      "good.h": good,
      "other.ffi.yaml": contract("functions: {kv_get: {params: [], returns: void}}").replace(
        "x86_64",
        "i686",
      ),
      ...files,
    });
    prepare?.(scratch);
    const baseline = name === "a contract for other targets" ? "other.ffi.yaml" : "good.h";
    const { text, json, report } = await diffTwice(scratch, baseline, input);
    expect(text.status).toBe(101);
    expect(json.status).toBe(101);
    expect(text.stdout).toBe("");
    const errors = text.stderr.split("\n").filter((line) => /(^|: )error: /.test(line));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(says);
    expect(report).toMatchObject({ schema: 1, command: "diff", problem: { kind: "input" } });
    if (place === undefined) expect(report.problem.place).toBeNull();
    else expect(report.problem.place).toMatchObject(place);
  });
});

describe("a header that may not be read", () => {
  it.skipIf(process.getuid?.() === 0)("says so (not as root, who may read all)", async () => {
    const scratch = makeScratch({ "good.h": good, "kv.h": good });
    chmodSync(join(scratch.folder, "kv.h"), 0);
    expect((await scratch.run("diff", "good.h", "kv.h")).stderr).toContain(
      "kv.h cannot be read: permission denied",
    );
  });
});

describe("a bad revision", () => {
  const expectRefusal = (outcome: Outcome, message: string): void => {
    expect(outcome.status).toBe(101);
    expect(outcome.stderr).toContain(message);
  };

  it("that is not there says how to fetch it", async () => {
    const history = makeHistory([{ "kv.h": good }]);
    const { text, report } = await diffTwice(history, "git:v9.9.9:kv.h", "kv.h");
    expectRefusal(text, "error: there is no revision `v9.9.9` in this clone");
    expect(text.stderr).toContain("git fetch --tags");
    expect(report.problem).toMatchObject({
      kind: "input",
      remedy: expect.stringContaining("git fetch --tags"),
    });
  });

  it("that begins with a dash is no option of git", async () => {
    const history = makeHistory([{ "kv.h": good }]);
    expectRefusal(await history.run("diff", "git:--help:kv.h", "kv.h"), "there is no revision `--help`");
  });

  it("without the file says what is there", async () => {
    const history = makeHistory([{ "include/kv.h": good }]);
    const outcome = await history.run("diff", "git:v1.0.0:include/vk.h", "include/kv.h");
    expectRefusal(outcome, "there is no file git:v1.0.0:include/vk.h");
    expect(outcome.stderr).toContain("Beside it: include/kv.h.");
  });

  it("outside of any repository says that one is needed", async () => {
    const scratch = makeScratch({ "kv.h": good });
    expectRefusal(await scratch.run("diff", "git:HEAD:kv.h", "kv.h"), "is in no git repository");
  });
});
