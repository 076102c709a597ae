import { describe, expect, it } from "vitest";
import { filesBelow, HEAD, HEAD_LINES } from "./bridge-project.ts";
import { makeScratch } from "./scratch.ts";

const store = (ops: string, threads = "sync"): string =>
  `handles:\n  Store:\n    implement: "crate::imp::Store"\n    threads: ${threads}\n    ops:\n      ${ops}\n`;
const TICK = "callbacks:\n  Tick: {scope: registered, thread: any}\n";
const CURSOR = '  Cursor:\n    implement: "crate::C"\n    threads: sync\n    borrows: [Store]\n';

/** What BRIDGE.md says is refused: the body, its line behind the head, column, and what of the message and remedy. */
const REFUSED: readonly (readonly [what: string, body: string, place: string, says: string])[] = [
  [
    "an owned result without a way to free it",
    store("all: {self: ref, returns: list<Store>}"),
    "6:33",
    "would have nobody who frees each of them",
  ],
  [
    "a scoped callback that is kept",
    "callbacks:\n  Visit: {scope: call, thread: same}\nfunctions:\n  f: {params: {visit: {type: Visit, retained: forever}}}\n",
    "4:37",
    "is valid for the call alone, and cannot be kept",
  ],
  [
    "a registered callback that nobody keeps",
    `${TICK}functions:\n  f: {params: {tick: Tick}}\n`,
    "4:22",
    "nothing says how long it is kept",
  ],
  [
    "a callback kept by the handle of a free function",
    `${TICK}functions:\n  f: {params: {tick: {type: Tick, retained: handle}}}\n`,
    "4:45",
    "a free function has none",
  ],
  [
    "a callback kept by one of two handles",
    TICK + store("twin: {self: ref, params: {tick: {type: Tick, retained: handle}}, returns: Store}"),
    "8:63",
    "would be kept by either of two handles",
  ],
  [
    "a callback kept by a handle that is consumed",
    TICK + store("end: {self: own, params: {tick: {type: Tick, retained: handle}}}"),
    "8:62",
    "would be kept by a handle that this op consumes",
  ],
  ["a name that leaves its file", 'functions:\n  "../x": {}\n', "2:3", "cannot name a function"],
  ["a name that leaves its line", 'functions:\n  "f;\\n}": {}\n', "2:3", "cannot name a function"],
  ["a code used twice", "errors:\n  A: {a: 1}\n  B: {b: 1}\n", "3:7", "the code 1 is used twice"],
  [
    "`max` without a length",
    "functions:\n  f: {params: {n: {type: u64, max: 3}}}\n",
    "2:31",
    "`max` bounds a length, and `u64` has none",
  ],
  ["a type that Go cannot reach", "functions:\n  f: {params: {n: i128}}\n", "2:19", "Go has no such type"],
  ["a pointer", 'functions:\n  f: {params: {n: "*const u8"}}\n', "2:19", "cross"],
  [
    "`self: mut` on a shared handle",
    store("put: {self: mut}"),
    "6:19",
    "which any number of threads may use at once",
  ],
  [
    "a child without a way to its parent",
    `${store("put: {self: ref}")}${CURSOR}    ops:\n      open: {kind: constructor}\n`,
    "12:7",
    "which borrows a `Store`, and is given none",
  ],
  [
    "a child with two that may be its parent",
    `${store("put: {self: ref}")}${CURSOR}    ops:\n      open: {kind: constructor, params: {a: Store, b: Store}}\n`,
    "12:52",
    "which one is the parent?",
  ],
  [
    "two pinned handles in one op",
    store("merge: {self: ref, params: {other: Store}}", "pinned"),
    "6:7",
    "takes two pinned handles",
  ],
  [
    "a pinned handle in an op with a stack",
    store("parse: {self: ref, stack: 8388608}", "pinned"),
    "6:7",
    "runs on another thread than its caller's",
  ],
];

/** The same for what stands in the head. */
const REFUSED_HEADS: readonly (readonly [
  what: string,
  from: string,
  to: string,
  place: string,
  says: string,
])[] = [
  ["a prefix of C's library", '"kv_"', '"pthread_"', "4:9", "names of C's library"],
  ["a library's name that leaves its file", 'name: "kv"', 'name: "../kv"', "3:7", "cannot name a library"],
  ["a crate's name that leaves the folder", "kv-ffi", '"../kv"', "8:15", "cannot name a package of Cargo"],
  [
    "a package's name that leaves the folder",
    "package: kv",
    'package: "../kv"',
    "9:41",
    "cannot name a package of Go",
  ],
  [
    "a module's path that leaves its file",
    "example.com/kv",
    "example.com/kv\\nreplace x => /",
    "9:14",
    "is no path of a Go module",
  ],
  ["a lowering of another program", "lowering: 1", "lowering: 2", "2:11", "written for a newer ffi-contract"],
];

async function expectRefusal(text: string, place: string, says: string): Promise<void> {
  const scratch = makeScratch({ "kv.ffi.yaml": text });
  const { status, stdout, stderr } = await scratch.run("gen", "kv.ffi.yaml");
  const errors = stderr.split("\n").filter((line) => line.includes("error: "));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(`kv.ffi.yaml:${place}: error: `);
  expect(errors[0]).toContain(says);
  expect(stderr).toContain("\n  remedy: ");
  expect(stdout).toBe("");
  expect(status).toBe(101);
  expect(Object.keys(filesBelow(scratch.folder))).toEqual(["kv.ffi.yaml"]);
}

describe("a bridge is refused with its place and the way out, before anything is written", () => {
  it.each(REFUSED)("%s", async (_, body, place, says) => {
    const [line = "", column = ""] = place.split(":");
    await expectRefusal(`${HEAD}${body}`, `${Number(line) + HEAD_LINES}:${column}`, says);
  });

  it.each(REFUSED_HEADS)("%s", async (_, from, to, place, says) => {
    await expectRefusal(HEAD.replace(from, to), place, says);
  });
});

describe("what is no bridge", () => {
  it.each([
    ["contract: 1\nname: kv\n", "this is a contract, not a bridge"],
    ["config: 1\n", "this is no bridge: the key `bridge` is missing"],
    ["", "this is no bridge: the key `bridge` is missing"],
  ])("%j", async (text, says) => {
    const { stderr, status } = await makeScratch({ "kv.ffi.yaml": text }).run("gen", "kv.ffi.yaml");
    expect(stderr).toContain(`kv.ffi.yaml:1:1: error: ${says}`);
    expect(status).toBe(101);
  });

  it("is a folder, or nothing at all", async () => {
    const scratch = makeScratch({ "api/kv.ffi.yaml": HEAD });
    for (const [argument, says] of [
      ["api", "the bridge file api is a folder"],
      ["no.ffi.yaml", "the bridge file no.ffi.yaml is not there"],
    ] as const) {
      const { stderr, status } = await scratch.run("gen", argument);
      expect(stderr).toContain(says);
      expect(status).toBe(101);
    }
  });
});
