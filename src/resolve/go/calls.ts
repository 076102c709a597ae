import { isStandardSymbol } from "../../expand/c/standard-symbols.ts";
import type { CallSite } from "../../idl/call-site.ts";
import type { Type } from "../../idl/type.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { CgoConversion, CgoUse } from "../../syntax/go/cgo-uses.ts";
import type { CNames } from "./c-names.ts";

/** What cgo itself provides (cmd/cgo, Go references to C). */
const CGO_FUNCTIONS: ReadonlySet<string> = new Set([
  "CBytes",
  "CString",
  "GoBytes",
  "GoString",
  "GoStringN",
  "_GoStringLen",
  "_GoStringPtr",
  "errno",
  "malloc",
]);

/** What is known of the C that one Go file names. */
export interface CgoScope {
  readonly names: CNames;
  readonly typeOf: ReadonlyMap<string, Type>;
  /** Whether all of the preamble was understood: else a name that it lacks may be declared in what was not. */
  readonly isComplete: boolean;
}

/** A use before it is known for which targets it is so. */
export type ResolvedCall = Omit<CallSite, "targets">;

/**
 * The uses of C functions in one Go file: those of its preamble and of the headers of the same tree, and those that
 * nothing declares. Functions of cgo, of C's library and of foreign headers are not the library's.
 */
export function resolveCalls(
  file: SourceFile,
  uses: readonly CgoUse[],
  scope: CgoScope,
): readonly ResolvedCall[] {
  const prefixes = prefixesOf(scope.names.ownFunctions);
  return uses.flatMap((use): readonly ResolvedCall[] => {
    const name = functionOf(use, scope);
    if (name === null) return [];
    const isUndeclared = scope.names.lookUp(use.name).kind === "unknown" && prefixes.has(prefixOf(name));
    const args = use.arguments?.map(({ start, end, conversion }) => ({
      type: conversion === null ? null : typeOfConversion(conversion, scope),
      span: { file, start, end },
    }));
    const call = { name, span: { file, start: use.start, end: use.end }, arguments: args ?? null };
    return [isUndeclared ? { ...call, undeclared: true } : call];
  });
}

/**
 * What C libraries begin their names with. The built-in headers declare no functions, so that a name which nothing
 * declares may be a system's, unless it begins like the library's own.
 */
function prefixOf(name: string): string {
  const underscore = name.indexOf("_", 1);
  return underscore === -1 ? "" : name.slice(0, underscore + 1);
}

function prefixesOf(functions: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...functions].map(prefixOf).filter((prefix) => prefix !== ""));
}

/** The C name of the library's function that is used; null if it is none. */
function functionOf(use: CgoUse, { names, isComplete }: CgoScope): string | null {
  if (CGO_FUNCTIONS.has(use.name)) return null;
  const found = names.lookUp(use.name);
  if (found.kind === "function") return found.own ? found.name : null;
  const isCalled = use.arguments !== null;
  if (found.kind !== "unknown" || !isComplete || !isCalled) return null;
  return isStandardSymbol(use.name) || isReservedType(use.name) ? null : use.name;
}

/** POSIX keeps `_t` for types, of which the built-in headers lack some; tags are no functions. */
function isReservedType(name: string): boolean {
  return name.endsWith("_t") || /^(struct|union|enum)_/.test(name);
}

function typeOfConversion({ name, pointers }: CgoConversion, { typeOf }: CgoScope): Type | null {
  const named = typeOf.get(name);
  if (named === undefined) return null;
  let type = named;
  for (let count = 0; count < pointers; count += 1) type = { kind: "pointer", to: type, mutable: true };
  return type;
}
