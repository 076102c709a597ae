import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { posix } from "node:path";
import ts from "typescript";

/** How an import binds: at load time, only for the compiler, or when the line is reached. */
export type ImportKind = "static" | "type" | "dynamic";

export type ImportTarget =
  /** A file of the project, by its path from the root of the tree, whether it exists or not. */
  | { readonly kind: "module"; readonly path: string }
  /** A module of Node, without `node:` and without its subpath. */
  | { readonly kind: "builtin"; readonly name: string }
  | { readonly kind: "package"; readonly name: string };

export interface Import {
  readonly specifier: string;
  readonly kind: ImportKind;
  readonly target: ImportTarget;
  /** Line of the import, counted from 1. */
  readonly line: number;
}

export interface Module {
  /** From the root of the tree, with `/`. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly syntax: ts.SourceFile;
}

export type ModuleGraph = ReadonlyMap<string, Module>;

/** Parses modules that are given as texts, by path. */
export function moduleGraphOf(texts: ReadonlyMap<string, string>): ModuleGraph {
  const graph = new Map<string, Module>();
  for (const [path, text] of texts) graph.set(path, parseModule(path, text));
  return graph;
}

/** Reads and parses every TypeScript file of a folder. */
export function readModuleGraph(root: string): ModuleGraph {
  const texts = new Map<string, string>();
  for (const path of typescriptFiles(root)) texts.set(path, readFileSync(`${root}/${path}`, "utf8"));
  return moduleGraphOf(texts);
}

/** The modules of the project that a module imports in one of the given ways. */
export function importedModules(module: Module, kinds: readonly ImportKind[]): readonly string[] {
  const paths = module.imports.flatMap(({ kind, target }) =>
    kinds.includes(kind) && target.kind === "module" ? [target.path] : [],
  );
  return [...new Set(paths)];
}

/** Line of a node, counted from 1. */
export function lineOf(module: Module, node: ts.Node): number {
  return module.syntax.getLineAndCharacterOfPosition(node.getStart(module.syntax)).line + 1;
}

/** Every node of a module, in the order of the text. */
export function* nodesOf(module: Module): Generator<ts.Node> {
  const open: ts.Node[] = [module.syntax];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => {
      children.push(child);
    });
    open.push(...children.reverse());
  }
}

function typescriptFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .sort();
}

function parseModule(path: string, text: string): Module {
  const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
  const bare: Module = { path, imports: [], syntax };
  const imports: Import[] = [];
  for (const node of nodesOf(bare)) {
    const found = importIn(node);
    if (found === null) continue;
    imports.push({ ...found, target: targetOf(path, found.specifier), line: lineOf(bare, node) });
  }
  return { path, imports, syntax };
}

function importIn(node: ts.Node): { readonly specifier: string; readonly kind: ImportKind } | null {
  if (ts.isImportDeclaration(node)) return asImport(node.moduleSpecifier, importBinding(node.importClause));
  if (ts.isExportDeclaration(node))
    return asImport(node.moduleSpecifier, node.isTypeOnly ? "type" : "static");
  if (ts.isImportTypeNode(node)) {
    return asImport(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, "type");
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return asImport(node.arguments[0], "dynamic");
  }
  return null;
}

function asImport(
  specifier: ts.Node | undefined,
  kind: ImportKind,
): { readonly specifier: string; readonly kind: ImportKind } | null {
  return specifier !== undefined && ts.isStringLiteralLike(specifier)
    ? { specifier: specifier.text, kind }
    : null;
}

/** `import { type A }` still loads the module under `verbatimModuleSyntax`, so it counts as static. */
function importBinding(clause: ts.ImportClause | undefined): ImportKind {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? "type" : "static";
}

function targetOf(from: string, specifier: string): ImportTarget {
  if (specifier.startsWith(".")) {
    return { kind: "module", path: posix.normalize(posix.join(posix.dirname(from), specifier)) };
  }
  const parts = specifier.replace(/^node:/, "").split("/");
  const name = parts[0] ?? specifier;
  if (builtinModules.includes(name)) return { kind: "builtin", name };
  return { kind: "package", name: name.startsWith("@") ? parts.slice(0, 2).join("/") : name };
}
