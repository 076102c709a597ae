import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runGo } from "../oracle/go/go-tool.ts";

/** One use of `C.name`; its place is counted in bytes, and the arguments are -1 where it is not called. */
export interface GoUse {
  readonly Name: string;
  readonly Offset: number;
  readonly Arguments: number;
}

/** What go/ast sees of one file. */
export interface GoFacts {
  readonly Uses: readonly GoUse[];
  readonly Exports: readonly string[];
}

const PROGRAM = readFileSync(new URL("../oracle/go/inspect-file.go", import.meta.url), "utf8");

/** What go/ast sees of some Go files, by path below the folder; uses in the order of their places. */
export function factsOfGo(folder: string, paths: readonly string[]): ReadonlyMap<string, GoFacts> {
  const scratch = mkdtempSync(join(tmpdir(), "ffi-contract-go-"));
  try {
    mkdirSync(join(scratch, "inspect"));
    writeFileSync(join(scratch, "go.mod"), "module inspect\n\ngo 1.22\n");
    writeFileSync(join(scratch, "inspect", "main.go"), PROGRAM);
    runGo(scratch, ["build", "-o", "program", "./inspect"]);
    return new Map(paths.map((path) => [path, inspect(join(scratch, "program"), join(folder, path))]));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function inspect(program: string, path: string): GoFacts {
  const { status, stdout, stderr } = spawnSync(program, [path], { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${path}: ${stderr}`);
  const facts: GoFacts = JSON.parse(stdout);
  return { ...facts, Uses: [...facts.Uses].sort((a, b) => a.Offset - b.Offset) };
}
