import type { Contract, FunctionItem, TypeDefinition } from "../../idl/contract.ts";
import { type Gap, type GapReason, pushGap } from "../../idl/gap.ts";
import type { Triple } from "../../idl/target.ts";
import type { Param, Type } from "../../idl/type.ts";
import { placeOf, type SourceFile, type Span } from "../../source/source-file.ts";
import type { GoFile, GoFunction, GoParam, GoType, GoTypeDeclaration } from "../../syntax/go/declaration.ts";
import { CGO_RECORDS, cgoRecord, predeclaredType, VOID_POINTER } from "./go-types.ts";
import { reachTypes } from "./reached-types.ts";

export interface ExportOptions {
  readonly name: string;
  readonly targets: readonly Triple[];
  /** The types that the preambles see. */
  readonly types: Contract["types"];
  readonly constants: Contract["constants"];
  /** The type of `C.name` in a file; null if its C has none of that name. */
  readonly typeOf: (file: SourceFile, name: string) => Type | null;
}

/** Of a Go type that a reason shows, in UTF-16 units: a hostile one is as long as its file. */
const LONGEST_SHOWN_TYPE = 100;

/** Adds one gap. */
type Report = (reason: GapReason, detail: string, span: Span) => void;

interface Resolving extends Pick<ExportOptions, "types" | "typeOf"> {
  readonly declared: ReadonlyMap<string, GoTypeDeclaration>;
  /** Records that cgo makes: those of its prolog, and of several results. */
  readonly made: Map<string, TypeDefinition>;
  readonly report: Report;
}

/** The name that an `//export` line of its doc asks for (cmd/cgo, C references to Go), with its place; null without one. */
export function exportLineOf(
  { doc }: GoFunction,
  file: SourceFile,
): { readonly name: string; readonly span: Span } | null {
  for (const { start, end } of doc) {
    const text = file.text.slice(start, end);
    if (text.startsWith("//export "))
      return { name: text.slice("//export ".length).trim(), span: { file, start, end } };
  }
  return null;
}

/**
 * The exported functions of a package with the C signatures that cgo gives them. Only files that import `C` export
 * (cmd/cgo reads no others); named types are looked up in all.
 */
export function resolveExports(files: readonly GoFile[], options: ExportOptions): Contract {
  const gaps: Gap[] = [];
  const functions = new Map<string, readonly FunctionItem[]>();
  const report: Report = (reason, detail, span) => pushGap(gaps, { reason, detail, span });
  const resolving: Resolving = {
    declared: new Map(files.flatMap(({ types }) => types.map((type) => [type.name, type]))),
    made: new Map(),
    types: options.types,
    typeOf: options.typeOf,
    report,
  };
  for (const { file, imports, functions: declared } of files) {
    if (!imports.some(({ path }) => path === "C")) continue;
    for (const goFunction of declared) {
      const line = exportLineOf(goFunction, file);
      if (line === null || isRefused(goFunction, line, report)) continue;
      const known = functions.get(line.name)?.[0];
      if (known === undefined) functions.set(line.name, [resolveExport(resolving, goFunction, file)]);
      else reportTwice(line.name, known, goFunction, report);
    }
  }
  const all = {
    types: new Map([...options.types, ...asTable(resolving.made)]),
    constants: options.constants,
  };
  const none = new Map();
  return {
    name: options.name,
    side: "definitions",
    targets: options.targets,
    ...reachTypes(all, { functions: functions.values() }),
    macros: none,
    statics: none,
    functions,
    requires: { functions: none, statics: none },
    gaps,
  };
}

function asTable<T>(items: ReadonlyMap<string, T>): ReadonlyMap<string, readonly T[]> {
  return new Map([...items].map(([name, item]) => [name, [item]]));
}

/** What cgo or the Go compiler refuses exports nothing that can be known. */
function isRefused(
  { name, span, generic }: GoFunction,
  line: { readonly name: string; readonly span: Span },
  report: Report,
): boolean {
  if (line.name !== name) {
    const detail = `\`//export ${line.name}\` stands above the function \`${name}\`; cgo wants its name there`;
    report("syntax", detail, line.span);
    return true;
  }
  if (generic) report("unresolved-type", `\`${name}\` has parameters of type and cannot be exported`, span);
  return generic;
}

function reportTwice(name: string, known: FunctionItem, { span }: GoFunction, report: Report): void {
  const where = known.span === undefined ? "elsewhere" : `at ${describePlace(known.span)}`;
  report("conflict", `\`${name}\` is exported here and ${where}`, span);
}

function describePlace(span: Span): string {
  const { path, line, column } = placeOf(span);
  return `${path}:${line}:${column}`;
}

function resolveExport(resolving: Resolving, goFunction: GoFunction, file: SourceFile): FunctionItem {
  const { name, span, receiver, params, results } = goFunction;
  const doc = docOf(goFunction, file);
  const all: Param[] = receiver === null ? [] : [{ ...resolveParam(resolving, receiver), name: "recv" }];
  for (const [index, param] of params.entries())
    all.push({ ...resolveParam(resolving, param), name: cNameOf(param.name, index) });
  return {
    ...(doc === "" ? {} : { doc }),
    params: all,
    returns: { type: resolveResults(resolving, name, results, span) },
    span,
  };
}

/** A name that is missing or no ASCII becomes the position (cmd/cgo, exportParamName). */
function cNameOf(name: string | null, index: number): string {
  return name === null || /[^\0-\x7f]/.test(name) ? `p${index}` : name;
}

function docOf({ doc }: GoFunction, file: SourceFile): string {
  const lines = doc.flatMap(({ start, end }) => {
    const text = file.text.slice(start, end);
    if (text.startsWith("/*")) return [text.slice(2, -2).trim()];
    return /^\/\/(export |go:|line )/.test(text) ? [] : [text.slice(2).replace(/^ /, "")];
  });
  return lines.join("\n").trim();
}

function resolveParam(resolving: Resolving, { type, variadic, span }: GoParam): Param {
  const resolved = variadic ? refuse(resolving, { ...type, span }) : resolveGoType(resolving, type);
  if (isArray(resolving, resolved)) {
    resolving.report("unresolved-type", "an array cannot be passed by value in C", span);
    return { type: { kind: "unknown", reason: "an array by value" }, span };
  }
  return { type: resolved, span };
}

/** More aliases of aliases are hostile. */
const MOST_ALIASES = 100;

function isArray({ types }: Resolving, type: Type): boolean {
  let current = type;
  for (let step = 0; step < MOST_ALIASES && current.kind === "named"; step += 1) {
    const definition = types.get(current.name)?.[0];
    if (definition?.kind !== "alias") return false;
    current = definition.to;
  }
  return current.kind === "array";
}

/** Nothing, one type, or a struct `NAME_return` of all (cmd/cgo, C references to Go). */
function resolveResults(resolving: Resolving, name: string, results: readonly GoParam[], span: Span): Type {
  const [first, ...others] = results;
  if (first === undefined) return { kind: "void" };
  if (others.length === 0) return resolveParam(resolving, first).type;
  const fields = results.map((result, index) => ({
    name: `r${index}`,
    type: resolveParam(resolving, result).type,
    span: result.span,
  }));
  resolving.made.set(`${name}_return`, { kind: "struct", fields, span });
  return { kind: "named", name: `${name}_return` };
}

function useRecord({ made }: Resolving, name: keyof typeof CGO_RECORDS): Type {
  if (!made.has(name)) made.set(name, CGO_RECORDS[name]);
  return cgoRecord(name);
}

/** The C type of a Go type (cmd/cgo, Package.cgoType): named types of the package are what they are made of. */
function resolveGoType(resolving: Resolving, type: GoType): Type {
  let levels = 0;
  let current: GoType = type;
  const seen = new Set<string>();
  for (;;) {
    if (current.kind === "pointer") {
      levels += 1;
      current = current.to;
      continue;
    }
    const named = current.kind === "name" ? resolving.declared.get(current.name) : undefined;
    if (named === undefined) break;
    if (named.generic || seen.has(named.name)) return refuse(resolving, current);
    seen.add(named.name);
    current = named.type;
  }
  let resolved = resolvePlain(resolving, current, type);
  for (; levels > 0 && resolved.kind !== "unknown"; levels -= 1)
    resolved = { kind: "pointer", to: resolved, mutable: true };
  return resolved;
}

/** A type that is neither a pointer nor a name of the package; `outer` is what is written in the signature. */
function resolvePlain(resolving: Resolving, type: GoType, outer: GoType): Type {
  switch (type.kind) {
    case "slice":
      return useRecord(resolving, "GoSlice");
    case "interface":
      return useRecord(resolving, "GoInterface");
    case "map":
    case "chan":
    case "func":
      return VOID_POINTER;
    case "name": {
      const predeclared = predeclaredType(type.name);
      if (predeclared?.kind === "named")
        return useRecord(resolving, type.name === "string" ? "_GoString_" : "GoInterface");
      return predeclared ?? refuse(resolving, outer);
    }
    case "qualified": {
      if (type.package === "unsafe" && type.name === "Pointer") return VOID_POINTER;
      const known = type.package === "C" ? resolving.typeOf(type.span.file, type.name) : null;
      return known ?? refuse(resolving, outer);
    }
    default:
      return refuse(resolving, outer);
  }
}

function refuse({ report }: Resolving, { span }: GoType): Type {
  const spelled = span.file.text.slice(span.start, span.end);
  const detail = `\`${spelled}\` has no C type that is known here: cgo takes C types, Go's own, and types of the package that are made of these`;
  report("unresolved-type", detail, span);
  return { kind: "unknown", reason: `\`${spelled.slice(0, LONGEST_SHOWN_TYPE)}\` has no C type` };
}
