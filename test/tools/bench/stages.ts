import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Language, Parser } from "web-tree-sitter";
import { extractInput, viewsOf } from "../../../src/app/extract.ts";
import { openInputs } from "../../../src/app/input.ts";
import { compareViews } from "../../../src/compare/compare-views.ts";
import type { Pair } from "../../../src/compare/pair.ts";
import { predefinedMacros } from "../../../src/expand/c/predefined-macros.ts";
import { preprocess } from "../../../src/expand/c/preprocess.ts";
import { runPerTargetGroup } from "../../../src/expand/target-groups.ts";
import { extractC } from "../../../src/extract/c/extract.ts";
import { judge } from "../../../src/findings/judge.ts";
import type { Contract } from "../../../src/idl/contract.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../../src/idl/target.ts";
import { writeContractYaml } from "../../../src/idl/write-contract.ts";
import { resolveC } from "../../../src/resolve/c/resolve.ts";
import { compatibilityRules } from "../../../src/rules/catalog.ts";
import { lexFile } from "../../../src/syntax/c/lexer.ts";
import type { Measurement, Repetition } from "./measure.ts";
import { type Timed, timeRounds } from "./stage-clock.ts";

export { measureGoStages, measureRustStages } from "./project-stages.ts";

/** Two versions of a header on disk, absolute paths. */
export interface HeaderPair {
  readonly old: string;
  readonly new: string;
}

const NOTES = {
  "read and tokenise": "one header, its tokens and nothing else",
  "tree-sitter-c": "one header, parsed by web-tree-sitter",
  preprocess: "one header, for all groups of targets",
  extract: "one header",
  resolve: "one header",
  layout: "one header, every type on 4 targets",
  compare: "two headers, on 4 targets",
  judge: "all rules over all pairs, on 4 targets",
  "write contract": "one header, as YAML",
} as const;

type Part = keyof typeof NOTES;

/** Times each stage of a comparison in this process, each with the results of the one before. */
export async function measureStages(
  headers: HeaderPair,
  repetition: Repetition,
): Promise<readonly Measurement[]> {
  const parse = await loadTreeSitter();
  return timeRounds(NOTES, repetition, (timed) => runRound(headers, parse, timed));
}

function runRound(headers: HeaderPair, parse: (text: string) => void, timed: Timed<Part>): void {
  const text = readFileSync(headers.old, "utf8");
  timed("read and tokenise", () => lexFile({ path: "old.h", text }));
  timed("tree-sitter-c", () => parse(text));
  const contract = readOnce(headers.old, timed);
  timed("write contract", () => writeContractYaml(contract));
  const baseline = viewsOf(contract, contract.targets);
  timed("layout", () => {
    for (const view of baseline) for (const name of view.types.keys()) view.layoutOf({ kind: "named", name });
  });
  const current = viewsOf(
    extractInput(openHeader(headers.new), DEFAULT_TRIPLES, PLAIN).contract,
    DEFAULT_TRIPLES,
  );
  for (const view of current) for (const name of view.types.keys()) view.layoutOf({ kind: "named", name });
  const pairs = new Map<Triple, readonly Pair[]>();
  timed("compare", () => {
    for (const [index, view] of baseline.entries()) {
      const other = current[index];
      if (other !== undefined) pairs.set(view.target, compareViews(view, other));
    }
  });
  timed("judge", () => judge(pairs, compatibilityRules));
}

const PLAIN = { defines: [], undefines: [] } as const;

/** What `app/extract-headers.ts` does, stage by stage. */
function readOnce(path: string, timed: Timed<Part>): Contract {
  const { files, headers, includePaths, ownTree, name } = openHeader(path);
  const groups = runPerTargetGroup(DEFAULT_TRIPLES, predefinedMacros, (target, predefined) => {
    const unit = timed("preprocess", () =>
      preprocess({ files, entries: headers, includePaths, ownTree, ...PLAIN, predefined }),
    );
    const { declarations } = timed("extract", () => extractC(unit));
    return timed("resolve", () => resolveC(declarations, unit, { name, targets: [target] }));
  });
  const [first] = groups;
  if (first === undefined) throw new Error("no target was read");
  return { ...first.result, targets: DEFAULT_TRIPLES };
}

function openHeader(path: string) {
  const input = openInputs([path], [], { cwd: "/", env: {} });
  if (input.kind !== "headers") throw new Error(`${path} is no header`);
  return input;
}

async function loadTreeSitter(): Promise<(text: string) => void> {
  const { resolve } = createRequire(import.meta.url);
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(resolve("tree-sitter-c/tree-sitter-c.wasm"))));
  return (text) => parser.parse(text)?.delete();
}
