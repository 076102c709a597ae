import { importedModules, type Module, type ModuleGraph } from "./module-graph.ts";

/** A module imports only from folders with a lower number, and from its own. */
const LAYERS: Readonly<Record<string, number>> = {
  source: 0,
  idl: 1,
  syntax: 2,
  expand: 3,
  extract: 4,
  resolve: 4,
  layout: 4,
  lower: 4,
  compare: 5,
  findings: 6,
  rules: 7,
  report: 8,
  generate: 8,
  app: 9,
  cli: 10,
};

/** Packages, and the folders (or files) that may import them. Whatever is not named here may not be imported. */
export const PACKAGE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  diff: ["report/"],
  handlebars: ["generate/"],
  picocolors: ["cli/", "report/"],
  semver: ["app/", "findings/"],
  "smol-toml": ["expand/rust/"],
  yaml: ["idl/", "app/configuration/"],
  yargs: ["cli/"],
  zod: ["idl/", "report/", "app/configuration/"],
};

/**
 * Modules of Node, and who may import them: the file system and git belong to one folder, so that everything
 * below works on values. There is no network.
 */
export const BUILTIN_OWNERS: Readonly<Record<string, readonly string[]>> = {
  child_process: ["app/files/git.ts"],
  crypto: ["app/files/", "findings/", "generate/"],
  fs: ["app/files/"],
  path: ["app/", "cli/"],
  url: ["cli/templates.ts"],
};

/** What the entry may load before it knows which command runs; commands bring the rest with them. */
const ENTRY = {
  module: "cli/main.ts",
  packages: ["yargs", "picocolors"],
  folders: ["cli", "source", "idl"],
  lazy: "cli/commands/",
};

/** Imports that go up or sideways in the layers, and files that are in no layer. */
export function layerViolations(graph: ModuleGraph): readonly string[] {
  return [...graph.values()].flatMap((module) => {
    if (layerOf(module.path) === null) return [`${module.path} is in no layer`];
    return module.imports.flatMap(({ target, line }) => {
      const complaint = target.kind === "module" ? layerComplaint(module.path, target.path) : null;
      return complaint === null ? [] : [`${module.path}:${line} ${complaint}`];
    });
  });
}

/** Relative imports that leave the tree, lead nowhere or do not end in `.ts`. */
export function unresolvedImports(graph: ModuleGraph): readonly string[] {
  return [...graph.values()].flatMap((module) =>
    module.imports.flatMap(({ target, specifier, line }) =>
      target.kind !== "module" || graph.has(target.path)
        ? []
        : [`${module.path}:${line} imports ${specifier}, which is no module of the tree`],
    ),
  );
}

/** Groups of modules that import each other, by imports of whatever kind. */
export function importCycles(graph: ModuleGraph): readonly string[] {
  return components(graph)
    .filter((members) => members.length > 1 || importsItself(graph, members[0]))
    .map((members) => `import cycle: ${[...members].sort().join(", ")}`)
    .sort();
}

/** Packages and modules of Node that are imported by a file that does not own them. */
export function ownershipViolations(graph: ModuleGraph): readonly string[] {
  return [...graph.values()].flatMap((module) =>
    module.imports.flatMap(({ target, line }) => {
      if (target.kind === "module") return [];
      const owners = (target.kind === "package" ? PACKAGE_OWNERS : BUILTIN_OWNERS)[target.name] ?? [];
      const owned = owners.some((owner) => owns(owner, module.path));
      const allowed = owners.length === 0 ? "no folder" : owners.join(", ");
      return owned ? [] : [`${module.path}:${line} imports ${target.name}, which is for ${allowed}`];
    }),
  );
}

/** What the entry loads although not every command needs it. */
export function eagerLoads(graph: ModuleGraph): readonly string[] {
  return [...modulesLoadedBy(graph, ENTRY.module)].flatMap((path) => {
    const module = graph.get(path);
    const folder = path.split("/")[0] ?? "";
    const late = path.startsWith(ENTRY.lazy) || !ENTRY.folders.includes(folder);
    const packages = (module?.imports ?? []).flatMap(({ target, kind }) =>
      kind === "static" && target.kind === "package" && !ENTRY.packages.includes(target.name)
        ? [`${ENTRY.module} loads the package ${target.name} through ${path}`]
        : [],
    );
    return late ? [`${ENTRY.module} loads ${path}`, ...packages] : packages;
  });
}

/** Every module that is loaded with a module, itself included; imports of types and on demand load nothing. */
export function modulesLoadedBy(graph: ModuleGraph, entry: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const module = graph.get(path);
    if (module === undefined || loaded.has(path)) continue;
    loaded.add(path);
    open.push(...importedModules(module, ["static"]));
  }
  return loaded;
}

function layerOf(path: string): number | null {
  const [folder, file] = path.split("/");
  return file === undefined ? null : (LAYERS[folder ?? ""] ?? null);
}

function layerComplaint(from: string, to: string): string | null {
  const [here, there] = [from.split("/")[0], to.split("/")[0]];
  const [own, other] = [layerOf(from), layerOf(to)];
  if (own === null || other === null || here === there || other < own) return null;
  return other === own ? `imports ${to} of a sibling layer` : `imports ${to} of a higher layer`;
}

function owns(owner: string, path: string): boolean {
  return owner.endsWith("/") ? path.startsWith(owner) : path === owner;
}

function importsItself(graph: ModuleGraph, path: string | undefined): boolean {
  const module = path === undefined ? undefined : graph.get(path);
  return module !== undefined && allImports(graph, module).includes(module.path);
}

function allImports(graph: ModuleGraph, module: Module): readonly string[] {
  return importedModules(module, ["static", "type", "dynamic"]).filter((path) => graph.has(path));
}

/** Strongly connected components, by Kosaraju's two walks. */
function components(graph: ModuleGraph): readonly (readonly string[])[] {
  const forward = new Map([...graph.values()].map((module) => [module.path, allImports(graph, module)]));
  const finished: string[] = [];
  const seen = new Set<string>();
  for (const path of graph.keys()) walk(forward, path, seen, finished);
  const backward = new Map<string, string[]>([...graph.keys()].map((path) => [path, []]));
  for (const [from, targets] of forward) for (const to of targets) backward.get(to)?.push(from);
  const assigned = new Set<string>();
  return finished.reverse().map((path) => {
    const members: string[] = [];
    walk(backward, path, assigned, members);
    return members;
  });
}

function walk(
  edges: ReadonlyMap<string, readonly string[]>,
  from: string,
  seen: Set<string>,
  finished: string[],
): void {
  if (seen.has(from)) return;
  seen.add(from);
  for (const to of edges.get(from) ?? []) walk(edges, to, seen, finished);
  finished.push(from);
}
