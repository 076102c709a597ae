import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Triple } from "../../src/idl/target.ts";

/** A node of clang's JSON tree, with the parts that are read here. */
export interface ClangNode {
  readonly id?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly isImplicit?: boolean;
  readonly loc?: ClangPlace;
  readonly type?: { readonly qualType: string };
  readonly inner?: readonly ClangNode[];
  readonly value?: string;
  readonly storageClass?: string;
  readonly inline?: boolean;
  readonly variadic?: boolean;
  readonly isBitfield?: boolean;
  readonly tagUsed?: string;
  readonly completeDefinition?: boolean;
  readonly qualifiers?: string;
  readonly size?: number;
  readonly decl?: { readonly id: string; readonly kind: string; readonly name?: string };
  readonly ownedTagDecl?: { readonly id: string };
}

interface ClangPlace {
  file?: string;
  readonly offset?: number;
  readonly spellingLoc?: ClangPlace;
  readonly expansionLoc?: ClangPlace;
}

/** A header that clang reads for one target. */
export interface ClangInput {
  /** Absolute. */
  readonly header: string;
  readonly includePaths: readonly string[];
  readonly target: Triple;
  /** Other targets' system headers are not on this machine: stand-ins for the few that are named. */
  readonly freestanding: boolean;
}

/** What a declaration needs of headers that no compiler brings, for targets whose C library is not on the machine. */
const STAND_INS: Readonly<Record<string, string>> = {
  "stdlib.h": "#include <stddef.h>\n",
  "stdio.h": "#include <stddef.h>\ntypedef struct stand_in_file FILE;\n",
  "unistd.h": "#include <sys/types.h>\n",
  "sys/types.h": [
    "#ifdef __APPLE__",
    "typedef long long off_t;",
    "#elif !defined(_WIN32)",
    "typedef long off_t;",
    "#endif",
    "",
  ].join("\n"),
};

/** clang takes a darwin without version for iOS; 11.0 is the first macOS for this processor. */
function clangTriple(target: Triple): string {
  return target === "aarch64-apple-darwin" ? "arm64-apple-macosx11.0" : target;
}

/**
 * Runs clang on the header with some lines behind it.
 *
 * @param mayFail some lines are there to be refused.
 * @throws Error with what clang said if it fails.
 */
export function runClang(
  input: ClangInput,
  lines: readonly string[],
  args: readonly string[],
  mayFail = false,
): string {
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-packages-clang-"));
  try {
    writeFileSync(join(folder, "probe.c"), [`#include "${input.header}"`, ...lines, ""].join("\n"));
    mkdirSync(join(folder, "sys"));
    for (const [name, text] of Object.entries(STAND_INS)) writeFileSync(join(folder, name), text);
    const includes = input.includePaths.map((path) => `-I${path}`);
    const system = input.freestanding ? ["-ffreestanding", "-nostdlibinc", "-isystem", folder] : [];
    const fixed = [`--target=${clangTriple(input.target)}`, "-std=gnu17", "-w", "-ferror-limit=0"];
    const { status, stdout, stderr, error } = spawnSync(
      "clang",
      [...fixed, ...system, ...includes, ...args, "probe.c"],
      { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 29, timeout: 60_000 },
    );
    if (status === 0 || (mayFail && status === 1)) return stdout;
    throw new Error(`clang on ${input.header} for ${input.target}: ${error?.message ?? stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The declarations of the header and of the lines behind it; each place names its file. */
export function dumpTree(input: ClangInput, lines: readonly string[], mayFail = false): readonly ClangNode[] {
  const json = runClang(input, lines, ["-fsyntax-only", "-Xclang", "-ast-dump=json"], mayFail);
  const tree: unknown = JSON.parse(json);
  if (!isNode(tree)) throw new Error("clang made no tree");
  nameFiles(tree);
  return tree.inner ?? [];
}

function isNode(value: unknown): value is ClangNode {
  return typeof value === "object" && value !== null;
}

/** clang writes a file's name only where it differs from that of the place before it, in the order of the text. */
function nameFiles(tree: ClangNode): void {
  let current = "";
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("offset" in value && isPlace(value)) {
      current = value.file ?? current;
      value.file = current;
      return;
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(tree);
}

function isPlace(value: object): value is ClangPlace {
  return "offset" in value;
}

/** The file in which a declaration stands; of one that a macro makes, where the macro is used. */
export function fileOf(node: ClangNode): string {
  return node.loc?.expansionLoc?.file ?? node.loc?.file ?? "";
}
