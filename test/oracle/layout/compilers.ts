import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { it } from "vitest";
import type { Triple } from "../../../src/idl/target.ts";

/** A compiler that makes assembly text for one target. */
export interface Compiler {
  readonly name: string;
  readonly target: Triple;
  readonly command: string;
  readonly args: readonly string[];
}

export const GCCS: readonly Compiler[] = [
  { name: "gcc", target: "x86_64-unknown-linux-gnu", command: "gcc", args: ["-m64"] },
  { name: "gcc -m32", target: "i686-unknown-linux-gnu", command: "gcc", args: ["-m32"] },
  { name: "mingw gcc", target: "x86_64-pc-windows-gnu", command: "x86_64-w64-mingw32-gcc", args: [] },
];

const NO_SYSTEM_HEADERS = ["-ffreestanding", "-w", "-std=gnu17"];

/** A test that needs a compiler: skipped where it is missing, but never on CI. */
export function itWithCompiler(
  compiler: Pick<Compiler, "name" | "command" | "args">,
  title: string,
  body: () => void,
): void {
  const { CI } = env;
  const onCi = CI !== undefined && CI !== "";
  const present = canCompile(compiler);
  const name = present ? title : `${title} (${compiler.name} is not installed)`;
  it.skipIf(!present && !onCi)(name, body);
}

function canCompile({ command, args }: Pick<Compiler, "command" | "args">): boolean {
  return spawnSync(command, [...args, "-fsyntax-only", "-x", "c", "-"], { input: "int x;" }).status === 0;
}

/** What clang says of all complete records of a C text. */
export function dumpRecords(target: Triple, text: string): string {
  const dump = ["-fsyntax-only", "-Xclang", "-fdump-record-layouts-complete"];
  return run("clang", [`--target=${target}`, ...NO_SYSTEM_HEADERS, ...dump], text);
}

/** The LLVM text of a C text, lightly optimised so that names of values do not matter. */
export function emitLlvm(target: Triple, text: string): string {
  return run(
    "clang",
    [`--target=${target}`, ...NO_SYSTEM_HEADERS, "-O1", "-S", "-emit-llvm", "-o", "-"],
    text,
  );
}

export function emitAssembly(compiler: Compiler, text: string): string {
  return run(compiler.command, [...compiler.args, ...NO_SYSTEM_HEADERS, "-O0", "-S", "-o", "-"], text);
}

function run(command: string, args: readonly string[], text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-oracle-"));
  try {
    writeFileSync(join(folder, "probe.c"), text);
    const result = spawnSync(command, [...args, "probe.c"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    if (result.status !== 0) throw new Error(`${command} failed: ${result.stderr || String(result.error)}`);
    return result.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
