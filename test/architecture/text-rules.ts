import ts from "typescript";
import { lineOf, type Module, type ModuleGraph, nodesOf } from "./module-graph.ts";

/** Globals that make a result depend on the terminal, the machine, the clock, chance or the network. */
const MACHINE_GLOBALS: Readonly<Record<string, string>> = {
  console: "prints",
  process: "reads the process",
  Date: "reads the clock",
  performance: "reads the clock",
  Intl: "depends on the locale",
  fetch: "talks to the network",
  setTimeout: "waits",
  setInterval: "waits",
};

/** The same as methods, whatever they are called on. */
const MACHINE_METHODS: Readonly<Record<string, string>> = {
  localeCompare: "depends on the locale",
  toLocaleString: "depends on the locale",
  toLocaleLowerCase: "depends on the locale",
  toLocaleUpperCase: "depends on the locale",
};

/** Uses of the terminal, the process, the clock, the locale or the network outside `cli/`. */
export function machineUses(graph: ModuleGraph): readonly string[] {
  return complaints(graph, (node, module) => {
    if (module.path.startsWith("cli/") || !ts.isIdentifier(node)) return null;
    if (isPropertyName(node)) return machineMethod(node);
    const why = Object.hasOwn(MACHINE_GLOBALS, node.text) ? MACHINE_GLOBALS[node.text] : undefined;
    return why === undefined || isMemberName(node) ? null : `\`${node.text}\` ${why}, which is for cli/`;
  });
}

/** Ways around the type checker. */
export function typeEscapes(graph: ModuleGraph): readonly string[] {
  return complaints(graph, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) return "`any`";
    if (ts.isAsExpression(node) && isUnknownCast(node.expression)) return "`as unknown as`";
    return null;
  });
}

/** Comments that silence the type checker; tests may expect an error. */
export function silencedErrors(graph: ModuleGraph, allowed: readonly string[] = []): readonly string[] {
  return [...graph.values()].flatMap((module) => {
    const text = module.syntax.text;
    return [...text.matchAll(/@ts-(?:ignore|nocheck|expect-error)/g)]
      .filter(([directive]) => !allowed.includes(directive))
      .filter(({ index }) => isInComment(module, index))
      .map(({ 0: directive, index }) => `${module.path}:${lineAt(module, index)} ${directive}`);
  });
}

/** Constructs that this code base does without: enums, classes that are no errors, catches that swallow. */
export function avoidedConstructs(graph: ModuleGraph): readonly string[] {
  return complaints(graph, (node) => {
    if (ts.isEnumDeclaration(node)) return "an enum; write a union of literals";
    if (ts.isClassLike(node) && !extendsError(node)) return "a class; write a function";
    if (ts.isCatchClause(node) && node.block.statements.length === 0) return "an empty catch";
    return null;
  });
}

/** Names that say nothing: `getX`, `processX`, files called utils. */
export function vagueNames(graph: ModuleGraph): readonly string[] {
  const files = [...graph.keys()].flatMap((path) => {
    const name = path.split("/").at(-1) ?? "";
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.ts$/.test(name)) return [`${path} is not kebab-case`];
    return /(?:^|-)(?:utils?|helpers?|manager|misc)\b/.test(name) ? [`${path} has a name for anything`] : [];
  });
  const functions = complaints(graph, (node) => {
    if (!ts.isFunctionDeclaration(node) || node.name === undefined) return null;
    return /^(?:get|process|do|handle)[A-Z]/.test(node.name.text)
      ? `\`${node.name.text}\` says too little`
      : null;
  });
  return [...files, ...functions];
}

function complaints(
  graph: ModuleGraph,
  complain: (node: ts.Node, module: Module) => string | null,
): readonly string[] {
  const found: string[] = [];
  for (const module of graph.values()) {
    for (const node of nodesOf(module)) {
      const complaint = complain(node, module);
      if (complaint !== null) found.push(`${module.path}:${lineOf(module, node)} ${complaint}`);
    }
  }
  return found;
}

function isPropertyName(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}

function machineMethod(node: ts.Identifier): string | null {
  const why = Object.hasOwn(MACHINE_METHODS, node.text) ? MACHINE_METHODS[node.text] : undefined;
  if (why !== undefined) return `\`${node.text}\` ${why}`;
  const holder = ts.isPropertyAccessExpression(node.parent) ? node.parent.expression : null;
  const chance =
    node.text === "random" && holder !== null && ts.isIdentifier(holder) && holder.text === "Math";
  return chance ? "`Math.random` makes results differ" : null;
}

/** A key or a member that only happens to share its name with a global. */
function isMemberName(node: ts.Identifier): boolean {
  const parent = node.parent;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}

function isUnknownCast(node: ts.Expression): boolean {
  const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
  return ts.isAsExpression(inner) && inner.type.kind === ts.SyntaxKind.UnknownKeyword;
}

function extendsError(node: ts.ClassLikeDeclaration): boolean {
  return (node.heritageClauses ?? []).some((clause) =>
    clause.types.some(({ expression }) => ts.isIdentifier(expression) && expression.text.endsWith("Error")),
  );
}

function lineAt(module: Module, offset: number): number {
  return module.syntax.getLineAndCharacterOfPosition(offset).line + 1;
}

/** Strings may speak of such comments; the innermost token that holds the offset tells. */
function isInComment(module: Module, offset: number): boolean {
  for (const node of nodesOf(module)) {
    const holds = node.getStart(module.syntax) <= offset && offset < node.getEnd();
    if (holds && (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node))) return false;
    if (holds && node.kind === ts.SyntaxKind.RegularExpressionLiteral) return false;
  }
  return true;
}
