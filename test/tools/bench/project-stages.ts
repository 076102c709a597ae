import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Language, Parser } from "web-tree-sitter";
import { extractGo } from "../../../src/app/extract-go.ts";
import { extractRust } from "../../../src/app/extract-rust.ts";
import { openInputs } from "../../../src/app/input.ts";
import type { GoInput, RustInput } from "../../../src/app/input-kinds.ts";
import { cfgFacts } from "../../../src/expand/rust/cfg-facts.ts";
import { readCrate } from "../../../src/expand/rust/read-crate.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../../src/idl/target.ts";
import { resolveRust } from "../../../src/resolve/rust/resolve.ts";
import type { SourceFile } from "../../../src/source/source-file.ts";
import { findCgoUses } from "../../../src/syntax/go/cgo-uses.ts";
import { parseGoFile } from "../../../src/syntax/go/parse-file.ts";
import { lexRust } from "../../../src/syntax/rust/lexer.ts";
import { parseRust } from "../../../src/syntax/rust/parse-items.ts";
import type { Measurement, Repetition } from "./measure.ts";
import { timeRounds } from "./stage-clock.ts";

const LINUX: Triple = "x86_64-unknown-linux-gnu";
const GO_TARGETS: readonly Triple[] = [
  "aarch64-apple-darwin",
  "aarch64-unknown-linux-gnu",
  "x86_64-pc-windows-gnu",
  LINUX,
];

const RUST_NOTES = {
  "tree-sitter-rust": "all files, parsed by web-tree-sitter",
  lex: "all files, their tokens and nothing else",
  parse: "all files, lexed and parsed as items",
  expand: "the crate for 1 target, lexed and parsed: modules, cfg, macros",
  resolve: "the crate for 1 target: exports, names, types, constants",
  "extract on 4 targets": "all of it, once for each group of targets that differ",
} as const;

/** Times each stage of reading a project's crate, beside another parser on the same bytes. */
export async function measureRustStages(
  folder: string,
  repetition: Repetition,
): Promise<readonly Measurement[]> {
  const parseBare = await loadTreeSitterRust();
  const input = openRust(folder);
  const sources = extractRust(input, [LINUX], { alsoNamed: new Set() }).files.filter(({ path }) =>
    path.endsWith(".rs"),
  );
  const facts = cfgFacts(LINUX);
  return timeRounds(RUST_NOTES, repetition, (timed) => {
    timed("tree-sitter-rust", () => sources.forEach(({ text }) => void parseBare(text)));
    // Fresh values: what is known of a file that was read is not read again.
    timed("lex", () => copyOf(sources).forEach((file) => void lexRust(file)));
    timed("parse", () => copyOf(sources).forEach((file) => void parseRust(file)));
    const { files, manifest, root, choice, cfg } = openRust(folder);
    const lookup = (name: string) => facts.get(name);
    const crate = timed("expand", () => readCrate({ files, manifest, root, choice, cfg, lookup }));
    timed("resolve", () =>
      resolveRust(crate, {
        name: crate.name,
        targets: [LINUX],
        alsoNamed: new Set(),
        isShown: () => false,
        lookup,
      }),
    );
    const fresh = openRust(folder);
    timed("extract on 4 targets", () => extractRust(fresh, DEFAULT_TRIPLES, { alsoNamed: new Set() }));
  });
}

const GO_NOTES = {
  parse: "all files, lexed and parsed as declarations",
  "find uses of C": "in the tokens of all bodies",
  "extract on 4 targets": "with all preambles and what they include",
} as const;

/** Times each stage of reading a project's Go package. */
export function measureGoStages(folder: string, repetition: Repetition): readonly Measurement[] {
  const settings = { defines: [], undefines: [] };
  const { files } = extractGo(openGo(folder), GO_TARGETS, settings);
  return timeRounds(GO_NOTES, repetition, (timed) => {
    const parsed = timed("parse", () => copyOf(files).map((file) => parseGoFile(file)));
    timed("find uses of C", () => parsed.forEach((file) => void findCgoUses(file)));
    const fresh = openGo(folder);
    timed("extract on 4 targets", () => extractGo(fresh, GO_TARGETS, settings));
  });
}

function copyOf(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.map(({ path, text }) => ({ path, text }));
}

function openRust(folder: string): RustInput {
  const input = openInputs(["Cargo.toml"], [], { cwd: folder, env: {} });
  if (input.kind !== "rust") throw new Error(`no crate in ${folder}`);
  return input;
}

function openGo(folder: string): GoInput {
  const input = openInputs(["go"], [], { cwd: folder, env: {} });
  if (input.kind !== "go") throw new Error(`no Go package in ${folder}`);
  return input;
}

async function loadTreeSitterRust(): Promise<(text: string) => void> {
  const { resolve } = createRequire(import.meta.url);
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(resolve("tree-sitter-rust/tree-sitter-rust.wasm"))));
  return (text) => parser.parse(text)?.delete();
}
