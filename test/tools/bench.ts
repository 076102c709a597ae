import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { type Extent, generateDefinitions, generateHeader, generateRust } from "./bench/large-header.ts";
import { generateProject, type ProjectExtent } from "./bench/large-project.ts";
import { type Repetition, renderTable } from "./bench/measure.ts";
import { type Command, measureProcesses } from "./bench/measure-processes.ts";
import type { HeaderPair } from "./bench/stages.ts";
import { buildProgram } from "./build-program.ts";
import { projectPath } from "./project.ts";

// npm run bench -- [--runs N] [--warm-ups N] [--functions N] [--types N] [--units N] [--header FILE] [--only WORD]
// Times of one run on one machine, beside each other: what they say is how many times as long, not how long.
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    "warm-ups": { type: "string", default: "1" },
    functions: { type: "string", default: "5000" },
    types: { type: "string", default: "2000" },
    // Of about 60 lines of Rust each.
    units: { type: "string", default: "1700" },
    only: { type: "string" },
    header: { type: "string", default: "/usr/include/sqlite3.h" },
  },
});
const repetition: Repetition = { runs: Number(values.runs), warmUps: Number(values["warm-ups"]) };
const extent = { functions: Number(values.functions), types: Number(values.types) };

const EMPTY: readonly Command[] = [{ what: "node -e 0", command: [process.execPath, "-e", "0"], note: "" }];

// Below node_modules, where the packages that are not bundled are found.
const cache = projectPath("node_modules/.cache");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const program = await buildProgram(join(folder, "dist"));
const { measureGoStages, measureRustStages, measureStages } = await loadStages();

console.log(`${repetition.runs} runs after ${repetition.warmUps} to warm up; node ${process.version}\n`);
for (const [word, run] of [
  ["start", benchStart],
  ["header", benchHeaders],
  ["project", benchProjects],
] as const) {
  if (values.only === undefined || values.only === word) await run();
}

async function benchHeaders(): Promise<void> {
  if (existsSync(values.header)) await bench(values.header, copyWithAddition(values.header), []);
  else console.log(`${values.header} is not there: name a large header with --header FILE\n`);
  const big = writeGenerated();
  const title = `a generated header of ${extent.functions} functions and ${extent.types} types`;
  await bench(title, big, [abidiff(big), cbindgen()]);
}

async function benchProjects(): Promise<void> {
  const small = writeProject("small", { units: 12, exportEvery: 1, unitsPerGoFile: 12 });
  const large = writeProject("large", { units: Number(values.units), exportEvery: 8, unitsPerGoFile: 4 });
  const checkOf = (what: string, at: string, note: string): Command => {
    return { what, command: [process.execPath, program, "check", at], note };
  };
  const checks: readonly Command[] = [
    ...EMPTY,
    checkOf("check examples/drift", projectPath("examples/drift"), "against its released contract"),
    checkOf("check, small", small.folder, `${small.size}: the size of many a binding`),
    checkOf("check, large", large.folder, large.size),
  ];
  console.log(
    renderTable(
      "projects of Rust, C and Go, as processes",
      await measureProcesses(checks, folder, repetition),
      "node -e 0",
    ),
  );
  const rust = await measureRustStages(large.folder, repetition);
  console.log(renderTable(`a crate of ${large.rustLines} lines, in one process`, rust, "tree-sitter-rust"));
  const go = measureGoStages(large.folder, repetition);
  console.log(renderTable(`a Go package of ${large.goFiles} files, in one process`, go, "parse"));
}

interface WrittenProject {
  readonly folder: string;
  readonly rustLines: number;
  readonly goFiles: number;
  readonly size: string;
}

function writeProject(name: string, projectExtent: ProjectExtent): WrittenProject {
  const files = generateProject(projectExtent);
  const root = join(folder, name);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const rust = [...files].flatMap(([path, text]) => (path.endsWith(".rs") ? text.split("\n") : []));
  const goFiles = [...files.keys()].filter((path) => path.endsWith(".go")).length;
  const size = `${rust.length} lines of Rust, ${goFiles} Go ${goFiles === 1 ? "file" : "files"}`;
  return { folder: root, rustLines: rust.length, goFiles, size };
}

async function benchStart(): Promise<void> {
  const tiny = ["v1", "v2"].map((version) => projectPath(`examples/kv-header/${version}/kv.h`));
  const commands: readonly Command[] = [
    ...EMPTY,
    { what: "--version", command: [process.execPath, program, "--version"], note: "" },
    { what: "diff", command: [process.execPath, program, "diff", ...tiny], note: "examples/kv-header" },
  ];
  console.log(renderTable("starting", await measureProcesses(commands, folder, repetition), "node -e 0"));
}

async function bench(title: string, headers: HeaderPair, rivals: readonly Command[]): Promise<void> {
  const commands: readonly Command[] = [
    ...EMPTY,
    { what: "extract", command: [process.execPath, program, "extract", headers.old], note: "one header" },
    {
      what: "diff",
      command: [process.execPath, program, "diff", headers.old, headers.new],
      note: "two headers",
    },
    ...rivals,
  ];
  console.log(
    renderTable(`${title}, as processes`, await measureProcesses(commands, folder, repetition), "node -e 0"),
  );
  const stages = await measureStages(headers, repetition);
  console.log(renderTable(`${title}, by stage in one process`, stages, "read and tokenise"));
}

function copyWithAddition(header: string): HeaderPair {
  const text = readFileSync(header, "utf8");
  return writePair("real", text, `${text}\nint bench_added(void);\n`);
}

function writeGenerated(): HeaderPair {
  const [before, now] = [false, true].map((changed) => generateHeader({ ...extent, changed }));
  return writePair("big", before ?? "", now ?? "");
}

function writePair(name: string, before: string, now: string): HeaderPair {
  const paths = { old: join(folder, `${name}-old.h`), new: join(folder, `${name}-new.h`) };
  writeFileSync(paths.old, before);
  writeFileSync(paths.new, now);
  return paths;
}

/** Compares two libraries by their debug information; building them is not counted. */
function abidiff(headers: HeaderPair): Command {
  const what = "abidiff";
  const missing = [what, "gcc"].filter((tool) => !isInstalled(tool));
  if (missing.length > 0) return { what, command: null, note: `${missing.join(" and ")} not installed` };
  const sides: readonly [string, Extent][] = [
    [headers.old, { ...extent, changed: false }],
    [headers.new, { ...extent, changed: true }],
  ];
  const libraries = sides.map(([header, side]) => {
    writeFileSync(`${header}.c`, generateDefinitions(side, header));
    execFileSync("gcc", ["-w", "-g", "-shared", "-fPIC", `${header}.c`, "-o", `${header}.so`]);
    return `${header}.so`;
  });
  return { what, command: [what, ...libraries], note: "two built libraries, on 1 target" };
}

/** Writes a header of as many functions and types from Rust source. */
function cbindgen(): Command {
  const what = "cbindgen";
  if (!isInstalled(what)) return { what, command: null, note: "not installed" };
  const source = join(folder, "big.rs");
  writeFileSync(source, generateRust({ ...extent, changed: false }));
  return { what, command: [what, "--lang", "c", source], note: "reads Rust, writes a header" };
}

function isInstalled(tool: string): boolean {
  return spawnSync(tool, ["--version"], { stdio: "ignore" }).status === 0;
}

/** Bundled as the program is: what runs the sources as they are would be measured with them. */
async function loadStages(): Promise<typeof import("./bench/stages.ts")> {
  const outfile = join(folder, "stages.mjs");
  await build({
    entryPoints: [projectPath("test/tools/bench/stages.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
  });
  return await import(pathToFileURL(outfile).href);
}
