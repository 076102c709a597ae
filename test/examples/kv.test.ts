import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import type { Contract } from "../../src/idl/contract.ts";
import { readContract } from "../../src/idl/read-contract.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { makeScratch } from "../cli/scratch.ts";
import { withoutMeaning } from "../generate/without-meaning.ts";
import { BRIDGE, readKvProject } from "./kv-project.ts";

const committed = readKvProject();

describe("examples/kv as committed", () => {
  it("is what its bridge leads to", async () => {
    const { status, stdout } = await makeScratch(committed).run("gen", "--check", BRIDGE);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  it("agrees with itself on every side, and all of it is read", async () => {
    const { status, stdout, stderr, lastLine } = await makeScratch(committed).run("check");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(lastLine).toMatch(/0 agreement, 0 hygiene findings.* 0 gaps$/);
    for (const side of ["rust", "go/kv.h", "include/kv.h", "go"])
      expect(stderr).toContain(`taken: ${side} (`);
  });

  it("exports, read as Rust, what its bridge lowers to", async () => {
    const bridge = readBridge({ path: BRIDGE, text: committed[BRIDGE] ?? "" });
    for (const target of bridge.targets) {
      const scratch = makeScratch(committed);
      const { status, stderr } = await scratch.run("extract", "rust", "--target", target, "-o", "found.yaml");
      expect({ status, stderr }).toMatchObject({ status: 0 });
      const found = readContract({
        path: "found.yaml",
        text: readFileSync(join(scratch.folder, "found.yaml"), "utf8"),
      });
      const { functions, types, constants } = tablesOf(found);
      const wanted = tablesOf(lowerBridge(bridge).contract);
      expect(functions).toEqual(wanted.functions);
      expect(types).toEqual(wanted.types);
      expect(constants).toEqual(wanted.constants);
    }
  });
});

function tablesOf(contract: Contract) {
  const tables: Partial<Record<"types" | "functions" | "constants", Readonly<Record<string, unknown>>>> =
    withoutMeaning(contract);
  return { types: tables.types ?? {}, functions: tables.functions ?? {}, constants: tables.constants ?? {} };
}
