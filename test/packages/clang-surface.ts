import { dirname } from "node:path";
import { constantOf, enumValues, type FoundNames, findNames } from "./clang-names.ts";
import { type ClangInput, type ClangNode, dumpTree, fileOf, runClang } from "./clang-tree.ts";
import { typeText } from "./clang-type.ts";
import { isTelling, type Surface, type SurfaceRecord } from "./surface.ts";

/** What clang reads in a header and in its neighbours below the same folder. */
export function surfaceByClang(input: ClangInput): Surface {
  const folder = `${dirname(input.header)}/`;
  const names = findNames(dumpTree(input, []).filter((node) => fileOf(node).startsWith(folder)));
  const probe = createProbe(names);
  const ask = askAll(names, probe.add);
  const answers = answersOf(input, probe.lines);
  // Ids differ from run to run: the types of the answers name their tags by the ids of their own tree.
  const again = findNames(answers.tree.filter((node) => fileOf(node).startsWith(folder)));
  const long = input.target.includes("windows") || input.target.startsWith("i686") ? "i32" : "i64";
  const read: Reader = {
    type: (key) => typeText(answerOf(answers.byName, key), again.tags, long),
    value: (key) => constantOf(answerOf(answers.byName, key)) ?? "?",
  };
  const typedefs = again.typedefs.map((node) => [node.name ?? "", typeText(node, again.tags, long)] as const);
  return {
    functions: ask.functions(read),
    statics: ask.statics(read),
    typedefs: Object.fromEntries(typedefs.filter(isTelling)),
    records: ask.records(read),
    enums: Object.fromEntries(
      names.enums.flatMap(({ name, node }) =>
        name === null ? [] : [[`enum ${name}`, Object.fromEntries(enumValues(node))]],
      ),
    ),
    constants: { ...unnamedConstants(names), ...macroConstants(input, folder) },
  };
}

interface Reader {
  readonly type: (key: string) => string;
  readonly value: (key: string) => string;
}

type Later<T> = (read: Reader) => Readonly<Record<string, T>>;

/** Macros that call a function by another way, as `sqlite3ext.h` has them, are taken off: the functions are asked for. */
function createProbe({ functions, statics, records }: FoundNames) {
  const fields = records.flatMap((record) => record.fields.map(({ name }) => name));
  const lines = [...functions.keys(), ...statics, ...fields].map((name) => `#undef ${name}`);
  const add = (write: (key: string) => string): string => {
    const key = `ffi_probe_${lines.length}`;
    lines.push(write(key));
    return key;
  };
  return { lines, add };
}

type AddProbe = ReturnType<typeof createProbe>["add"];

function askAll(names: FoundNames, add: AddProbe) {
  const typeOf = (expression: string): string => add((key) => `typedef __typeof__(${expression}) ${key};`);
  const numberOf = (expression: string): string => add((key) => `enum { ${key} = ${expression} };`);
  const functions = [...names.functions].map(([name, nodes]) => ({ name, nodes, key: typeOf(name) }));
  const statics = [...names.statics].map((name) => ({ name, key: typeOf(name) }));
  const records = names.records.map(({ name, spelling, fields }) => ({
    name,
    size: numberOf(`sizeof(${spelling})`),
    align: numberOf(`_Alignof(${spelling})`),
    fields: fields.map((field) => ({
      ...field,
      offset: field.bits === null ? numberOf(`__builtin_offsetof(${spelling}, ${field.name})`) : null,
      type: field.bits === null ? typeOf(`((${spelling} *)0)->${field.name}`) : null,
    })),
  }));
  const readRecord = (read: Reader, { size, align, fields }: (typeof records)[number]): SurfaceRecord => ({
    size: Number(read.value(size)),
    align: Number(read.value(align)),
    offsets: Object.fromEntries(
      fields.map(({ name, bits, offset }) => [name, offset === null ? `bits ${bits}` : read.value(offset)]),
    ),
    types: Object.fromEntries(
      fields.flatMap(({ name, type }) => (type === null ? [] : [[name, read.type(type)]])),
    ),
  });
  const functionsLater: Later<string> = (read) =>
    Object.fromEntries(functions.map(({ name, nodes, key }) => [name, `${linkage(nodes)}${read.type(key)}`]));
  const staticsLater: Later<string> = (read) =>
    Object.fromEntries(statics.map(({ name, key }) => [name, read.type(key)]));
  const recordsLater: Later<SurfaceRecord> = (read) =>
    Object.fromEntries(records.map((record) => [record.name, readRecord(read, record)]));
  return { functions: functionsLater, statics: staticsLater, records: recordsLater };
}

/** No symbol comes of `static`, nor of `inline` in all declarations and `extern` in none (C17 6.7.4p7). */
function linkage(nodes: readonly ClangNode[]): string {
  const isStatic = nodes.some(({ storageClass }) => storageClass === "static");
  const isInline = nodes.every(({ inline, storageClass }) => inline === true && storageClass !== "extern");
  return isStatic || isInline ? "inline " : "";
}

function answersOf(input: ClangInput, lines: readonly string[]) {
  const tree = dumpTree(input, lines);
  const byName = new Map<string, ClangNode>();
  for (const node of tree) {
    const answers = node.kind === "EnumDecl" ? (node.inner ?? []) : [node];
    for (const answer of answers) {
      if (answer.name?.startsWith("ffi_probe_") === true) byName.set(answer.name, answer);
    }
  }
  return { tree, byName };
}

function answerOf(answers: ReadonlyMap<string, ClangNode>, key: string): ClangNode {
  const answer = answers.get(key);
  if (answer === undefined) throw new Error(`clang did not answer ${key}`);
  return answer;
}

function unnamedConstants(names: FoundNames): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.enums.flatMap(({ name, node }) => (name === null ? [...enumValues(node)] : [])),
  );
}

/** The object-like macros of the header that clang takes for an integer constant expression. */
function macroConstants(input: ClangInput, folder: string): Readonly<Record<string, string>> {
  const names = macrosIn(runClang(input, [], ["-E", "-dD"]), folder);
  const lines = names.map((name, index) => `enum { ffi_probe_${index} = (${name}) };`);
  const { byName } = tolerantAnswers(input, lines);
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const answer = byName.get(`ffi_probe_${index}`);
      const value = answer === undefined ? null : constantOf(answer);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function tolerantAnswers(input: ClangInput, lines: readonly string[]) {
  const byName = new Map<string, ClangNode>();
  for (const node of dumpTree(input, lines, true)) {
    for (const constant of node.kind === "EnumDecl" ? (node.inner ?? []) : []) {
      if (constant.name !== undefined) byName.set(constant.name, constant);
    }
  }
  return { byName };
}

/** Names of the object-like macros that the files of a folder define and that hold at the end. */
function macrosIn(preprocessed: string, folder: string): readonly string[] {
  const names = new Set<string>();
  let file = "";
  for (const line of preprocessed.split("\n")) {
    file = /^# \d+ "([^"]*)"/.exec(line)?.[1] ?? file;
    const defined = /^#define (\w+) (.*)$/.exec(line);
    const removed = /^#undef (\w+)/.exec(line)?.[1];
    if (removed !== undefined) names.delete(removed);
    if (!file.startsWith(folder) || defined?.[1] === undefined) continue;
    // A body that ends or opens a declaration would make nonsense of the probes behind it.
    if (/[;{}#]|__attribute__|__declspec/.test(defined[2] ?? "") || defined[2] === "") continue;
    if (!isReserved(defined[1])) names.add(defined[1]);
  }
  return [...names];
}

/** A header keeps such names to itself: they are reserved at file scope (C17 7.1.3). */
function isReserved(name: string): boolean {
  return name.startsWith("_");
}
