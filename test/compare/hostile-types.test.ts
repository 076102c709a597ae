import { describe, expect, it } from "vitest";
import type { Type } from "../../src/idl/type.ts";
import { contract, named, scalar } from "../layout/contract-text.ts";
import { diffContracts } from "./diff-contracts.ts";

const VOID: Type = { kind: "void" };
const pointer = (to: Type): Type => ({ kind: "pointer", to, mutable: true });

/** A contract file may say what C cannot: names that lead back to themselves. */
describe("a name that leads back to itself", () => {
  it("as a pointer to itself is compared with anything, and ends", () => {
    const library = (to: Type) =>
      contract(
        { Loop: { kind: "alias", to } },
        { functions: new Map([["f", [{ params: [{ type: named("Loop") }], returns: { type: VOID } }]]]) },
      );
    const loop = library(pointer(named("Loop")));
    for (const other of [scalar("usize"), pointer(pointer(scalar("u8"))), pointer(VOID)]) {
      expect(diffContracts(loop, library(other)).map(({ rule }) => rule)).toEqual(["typedef-target-changed"]);
      expect(diffContracts(library(other), loop).map(({ rule }) => rule)).toEqual(["typedef-target-changed"]);
    }
  });

  it("under another name ends, too", () => {
    const library = (name: string) => contract({ [name]: { kind: "alias", to: pointer(named(name)) } });
    expect(() => diffContracts(library("One"), library("Two"))).not.toThrow();
    const used = (name: string) =>
      contract(
        { [name]: { kind: "alias", to: pointer(named(name)) } },
        { functions: new Map([["f", [{ params: [{ type: named(name) }], returns: { type: VOID } }]]]) },
      );
    expect(diffContracts(used("One"), used("Two")).map(({ rule }) => rule)).toEqual([
      "typedef-removed",
      "typedef-added",
    ]);
  });

  it("as a callback that is given itself is held against another one, and ends", () => {
    const library = (used: string) =>
      contract(
        Object.fromEntries(
          ["One", "Two"].map((name) => [
            name,
            { kind: "callback", params: [{ type: named(name) }], returns: { type: VOID } },
          ]),
        ),
        { functions: new Map([["f", [{ params: [{ type: named(used) }], returns: { type: VOID } }]]]) },
      );
    expect(() => diffContracts(library("One"), library("Two"))).not.toThrow();
  });
});

describe("an enum with payloads", () => {
  const library = (fields: readonly Type[], by = "Event") =>
    contract(
      {
        [by]: {
          kind: "tagged",
          repr: ["c"],
          variants: [
            { name: "Quit", value: 0n, fields: [] },
            ...(fields.length === 0
              ? []
              : [{ name: "Move", value: 1n, fields: fields.map((type, at) => ({ name: `f${at}`, type })) }]),
          ],
        },
      },
      { functions: new Map([["next", [{ params: [], returns: { type: named(by) } }]]]) },
    );

  it("breaks what is built if a new variant makes it larger, not if it fits", () => {
    const [finding] = diffContracts(library([]), library([scalar("u64")]));
    expect(finding?.rule).toBe("enum-variant-added");
    expect(finding?.breaks).toContain("binary");
    expect(finding?.consequences.join()).toContain("size of `Event`");
  });

  it("breaks what is built if it lost its largest variant", () => {
    const [finding] = diffContracts(library([scalar("u64")]), library([]));
    expect(finding?.rule).toBe("enum-variant-removed");
    expect(finding?.breaks).toContain("binary");
  });

  it("may spell a payload otherwise, and is told once if it is renamed", () => {
    expect(diffContracts(library([scalar("u32")]), library([scalar("c_uint")]))).toEqual([]);
    const renamed = diffContracts(library([scalar("u32")]), library([scalar("u32")], "Signal"));
    expect(renamed.map(({ rule }) => rule)).toEqual(["enum-renamed"]);
  });
});

it("a variable that is linked under another name breaks what is built", () => {
  const library = (symbol?: string) =>
    contract({}, { statics: new Map([["level", [{ type: scalar("i32"), mutable: true, symbol }]]]) });
  const [finding] = diffContracts(library(), library("level_v2"));
  expect(finding?.rule).toBe("static-link-name-changed");
  expect(finding?.breaks).toEqual(["binary"]);
});
