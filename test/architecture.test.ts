import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  BUILTIN_OWNERS,
  eagerLoads,
  importCycles,
  layerViolations,
  ownershipViolations,
  PACKAGE_OWNERS,
  unresolvedImports,
} from "./architecture/layer-rules.ts";
import { readModuleGraph } from "./architecture/module-graph.ts";
import {
  avoidedConstructs,
  machineUses,
  silencedErrors,
  typeEscapes,
  vagueNames,
} from "./architecture/text-rules.ts";

const source = readModuleGraph(fileURLToPath(new URL("../src", import.meta.url)));
const tests = readModuleGraph(fileURLToPath(new URL(".", import.meta.url)));

describe("the source tree", () => {
  it("is there", () => {
    expect(source.size).toBeGreaterThan(20);
  });

  it("imports only from lower layers", () => {
    expect(layerViolations(source)).toEqual([]);
  });

  it("imports files that exist, by their full name", () => {
    expect(unresolvedImports(source)).toEqual([]);
  });

  it("has no import cycle, not even of types", () => {
    expect(importCycles(source)).toEqual([]);
  });

  it("reaches packages, the file system and git only where they belong", () => {
    expect(ownershipViolations(source)).toEqual([]);
  });

  it("prints and reads the machine only in cli/", () => {
    expect(machineUses(source)).toEqual([]);
  });

  it("loads a command's stages only when the command runs", () => {
    expect(eagerLoads(source)).toEqual([]);
  });

  it("does without enums, classes and swallowed errors", () => {
    expect(avoidedConstructs(source)).toEqual([]);
  });

  it("names files and functions for what they are", () => {
    expect(vagueNames(source)).toEqual([]);
  });

  it("never goes around the type checker", () => {
    expect([...typeEscapes(source), ...silencedErrors(source)]).toEqual([]);
  });
});

describe("the tests", () => {
  it("never go around the type checker, but may expect an error of it", () => {
    expect([...typeEscapes(tests), ...silencedErrors(tests, ["@ts-expect-error"])]).toEqual([]);
  });

  it("have no import cycle", () => {
    expect(importCycles(tests)).toEqual([]);
  });
});

describe("the owners", () => {
  const imported = new Set(
    [...source.values()].flatMap(({ imports }) =>
      imports.flatMap(({ target }) => (target.kind === "module" ? [] : [target.name])),
    ),
  );

  it.each(Object.keys({ ...PACKAGE_OWNERS, ...BUILTIN_OWNERS }))("of %s have a use for it", (name) => {
    expect(imported).toContain(name);
  });
});
