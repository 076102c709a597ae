import { describe, expect, it } from "vitest";
import {
  eagerLoads,
  importCycles,
  layerViolations,
  modulesLoadedBy,
  ownershipViolations,
  unresolvedImports,
} from "./layer-rules.ts";
import { moduleGraphOf } from "./module-graph.ts";
import { avoidedConstructs, machineUses, silencedErrors, typeEscapes, vagueNames } from "./text-rules.ts";

const graphOf = (texts: Readonly<Record<string, string>>) => moduleGraphOf(new Map(Object.entries(texts)));

describe("layers", () => {
  it("let a module import what is below it and beside it", () => {
    const graph = graphOf({
      "idl/type.ts": "export type T = 1;",
      "layout/view.ts": 'import type { T } from "../idl/type.ts"; import "./layout.ts";',
      "layout/layout.ts": "",
    });
    expect(layerViolations(graph)).toEqual([]);
    expect(unresolvedImports(graph)).toEqual([]);
  });

  it("hold back an import of a higher layer, even of a type", () => {
    const graph = graphOf({ "idl/a.ts": 'import type { B } from "../compare/b.ts";', "compare/b.ts": "" });
    expect(layerViolations(graph)).toEqual(["idl/a.ts:1 imports compare/b.ts of a higher layer"]);
  });

  it("hold back an import of a sibling", () => {
    const graph = graphOf({ "resolve/a.ts": '\nexport * from "../layout/b.ts";', "layout/b.ts": "" });
    expect(layerViolations(graph)).toEqual(["resolve/a.ts:2 imports layout/b.ts of a sibling layer"]);
  });

  it("know every folder", () => {
    expect(layerViolations(graphOf({ "helpers/a.ts": "", "loose.ts": "" }))).toEqual([
      "helpers/a.ts is in no layer",
      "loose.ts is in no layer",
    ]);
  });

  it("see imports within type expressions and calls", () => {
    const graph = graphOf({
      "idl/a.ts": 'type X = import("../cli/b.ts").X; const y = import(`../app/c.ts`);',
      "cli/b.ts": "",
      "app/c.ts": "",
    });
    expect(layerViolations(graph)).toHaveLength(2);
  });

  it("want the full name of a file that exists", () => {
    expect(
      unresolvedImports(graphOf({ "idl/a.ts": 'import "./b"; import "./c.ts";', "idl/b.ts": "" })),
    ).toEqual([
      "idl/a.ts:1 imports ./b, which is no module of the tree",
      "idl/a.ts:1 imports ./c.ts, which is no module of the tree",
    ]);
  });
});

describe("import cycles", () => {
  it("are found through types and calls", () => {
    const graph = graphOf({
      "idl/a.ts": 'import type { B } from "./b.ts";',
      "idl/b.ts": 'export const c = () => import("./c.ts");',
      "idl/c.ts": 'import { a } from "./a.ts";',
      "idl/d.ts": 'import { a } from "./a.ts";',
    });
    expect(importCycles(graph)).toEqual(["import cycle: idl/a.ts, idl/b.ts, idl/c.ts"]);
  });

  it("are found in a module that imports itself", () => {
    expect(importCycles(graphOf({ "idl/a.ts": 'import "./a.ts";' }))).toEqual(["import cycle: idl/a.ts"]);
  });
});

describe("owners", () => {
  it("are the only ones to import what they own", () => {
    const graph = graphOf({
      "app/files/tree.ts": 'import { readFileSync } from "node:fs";',
      "app/other.ts": 'import { readFile } from "fs/promises";',
      "report/text.ts": 'import yargs from "yargs/helpers";',
      "cli/main.ts": 'import yargs from "yargs"; import http from "node:http"; import x from "@scope/x/y";',
    });
    expect(ownershipViolations(graph)).toEqual([
      "app/other.ts:1 imports fs, which is for app/files/",
      "report/text.ts:1 imports yargs, which is for cli/",
      "cli/main.ts:1 imports http, which is for no folder",
      "cli/main.ts:1 imports @scope/x, which is for no folder",
    ]);
  });
});

describe("the entry", () => {
  const graph = graphOf({
    "cli/main.ts":
      'import yargs from "yargs"; import "./exit.ts"; const d = () => import("./commands/diff.ts");',
    "cli/exit.ts": 'import type { R } from "../app/run.ts";',
    "cli/commands/diff.ts": 'import "../../app/run.ts";',
    "app/run.ts": 'import { z } from "zod";',
  });

  it("loads neither types nor what is imported on demand", () => {
    expect([...modulesLoadedBy(graph, "cli/main.ts")]).toEqual(["cli/main.ts", "cli/exit.ts"]);
    expect(eagerLoads(graph)).toEqual([]);
  });

  it("is told when it loads a command or its packages", () => {
    const eager = new Map(graph);
    const changed = graphOf({ "cli/exit.ts": 'import "./commands/diff.ts";' }).get("cli/exit.ts");
    if (changed !== undefined) eager.set(changed.path, changed);
    expect(eagerLoads(eager)).toEqual([
      "cli/main.ts loads cli/commands/diff.ts",
      "cli/main.ts loads app/run.ts",
      "cli/main.ts loads the package zod through app/run.ts",
    ]);
  });
});

describe("texts", () => {
  it("may use the machine only in cli/", () => {
    const text = "console.log(process.argv); const d = new Date(); a.localeCompare(b); Math.random();";
    expect(machineUses(graphOf({ "cli/a.ts": text }))).toEqual([]);
    expect(machineUses(graphOf({ "app/a.ts": text }))).toHaveLength(5);
  });

  it("may have members named like a global", () => {
    const text = "const a = { process: 1 }; a.process; interface B { console: string; process(): void }";
    expect(machineUses(graphOf({ "app/a.ts": text }))).toEqual([]);
  });

  it("may not go around the type checker", () => {
    const text = "// @ts-ignore\nconst a: any = 1 as unknown as string;\nconst b = (1 as unknown) as string;";
    const graph = graphOf({ "idl/a.ts": text });
    expect(typeEscapes(graph)).toEqual([
      "idl/a.ts:2 `any`",
      "idl/a.ts:2 `as unknown as`",
      "idl/a.ts:3 `as unknown as`",
    ]);
    expect(silencedErrors(graph)).toEqual(["idl/a.ts:1 @ts-ignore"]);
  });

  it("may speak of doing so", () => {
    expect(
      silencedErrors(graphOf({ "idl/a.ts": 'const a = "@ts-ignore"; const b = /@ts-ignore/;' })),
    ).toEqual([]);
  });

  it("may not have enums, classes and catches that swallow", () => {
    const text =
      "enum E { A } class C {} class P extends Error {} try { f(); } catch {} try { f(); } catch { g(); }";
    expect(avoidedConstructs(graphOf({ "idl/a.ts": text }))).toEqual([
      "idl/a.ts:1 an enum; write a union of literals",
      "idl/a.ts:1 a class; write a function",
      "idl/a.ts:1 an empty catch",
    ]);
  });

  it("have names that say something", () => {
    const graph = graphOf({
      "idl/utils.ts": "function getType() {} function typeOf() {}",
      "idl/BadName.ts": "",
    });
    expect(vagueNames(graph)).toEqual([
      "idl/utils.ts has a name for anything",
      "idl/BadName.ts is not kebab-case",
      "idl/utils.ts:1 `getType` says too little",
    ]);
  });
});
