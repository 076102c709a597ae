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

/** Two versions of a header on disk, absolute paths. */
export interface HeaderPair {
  readonly old: string;
  readonly new: string;
}

const ALL_ROUNDS = ["read and tokenise", "tree-sitter-c"] as const;
const STAGES = ["preprocess", "extract", "resolve", "layout", "compare", "judge", "write contract"] as const;
type Part = (typeof ALL_ROUNDS)[number] | (typeof STAGES)[number];

const NOTES: Readonly<Record<Part, string>> = {
  "read and tokenise": "one header, its tokens and nothing else",
  "tree-sitter-c": "one header, parsed by web-tree-sitter",
  preprocess: "one header, for all groups of targets",
  extract: "one header",
  resolve: "one header",
  layout: "one header, every type on 4 targets",
  compare: "two headers, on 4 targets",
  judge: "all rules over all pairs, on 4 targets",
  "write contract": "one header, as YAML",
};

/** Times each stage of a comparison in this process, each with the results of the one before. */
export async function measureStages(
  headers: HeaderPair,
  { warmUps, runs }: Repetition,
): Promise<readonly Measurement[]> {
  const parse = await loadTreeSitter();
  const times = new Map<Part, number[]>();
  for (let round = 0; round < warmUps + runs; round++) {
    const took = new Map<Part, number>();
    await runRound(headers, parse, <T>(part: Part, action: () => T): T => {
      const start = performance.now();
      const result = action();
      took.set(part, (took.get(part) ?? 0) + performance.now() - start);
      return result;
    });
    if (round < warmUps) continue;
    for (const [part, time] of took) times.set(part, [...(times.get(part) ?? []), time]);
  }
  return [...ALL_ROUNDS, ...STAGES].map((part) => ({
    what: part,
    times: times.get(part) ?? [],
    note: NOTES[part],
  }));
}

type Timed = <T>(part: Part, action: () => T) => T;

async function runRound(headers: HeaderPair, parse: (text: string) => void, timed: Timed): Promise<void> {
  const text = await readFile(headers.old, "utf8");
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
function readOnce(path: string, timed: Timed): Contract {
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
