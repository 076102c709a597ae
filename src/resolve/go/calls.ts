import { mayBeDeclaredIn } from "../../expand/c/system-names.ts";
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
  /** The built-in standard headers that it includes, by name. */
  readonly standardHeaders: ReadonlySet<string>;
}

/** A use before it is known for which targets it is so. */
export type ResolvedCall = Omit<CallSite, "targets">;

/**
 * The uses of C functions in one Go file: those of its preamble and of the headers of the same tree, and calls of what
 * nothing declares, which cgo refuses. Functions of cgo, of the system and of foreign headers are not the library's.
 */
export function resolveCalls(
  file: SourceFile,
  uses: readonly CgoUse[],
  scope: CgoScope,
): readonly ResolvedCall[] {
  return uses.flatMap((use): readonly ResolvedCall[] => {
    const found = scope.names.lookUp(use.name);
    const isUndeclared = found.kind === "unknown" && isCertainlyNothing(use, scope);
    const name = isUndeclared ? use.name : found.kind === "function" && found.own ? found.name : null;
    if (name === null || CGO_FUNCTIONS.has(use.name)) return [];
    const args = use.arguments?.map(({ start, end, conversion }) => ({
      type: conversion === null ? null : typeOfConversion(conversion, scope),
      span: { file, start, end },
    }));
    const call = { name, span: { file, start: use.start, end: use.end }, arguments: args ?? null };
    return [isUndeclared ? { ...call, undeclared: true } : call];
  });
}

/**
 * Whether a name that was not found is called and declared nowhere: all that was included was read, and the standard
 * headers, of whose functions the built-in ones have none, have none of this name on any system.
 */
function isCertainlyNothing(use: CgoUse, { isComplete, standardHeaders }: CgoScope): boolean {
  if (!isComplete || use.arguments === null || isTypeAnyway(use.name)) return false;
  return !mayBeDeclaredIn(standardHeaders, use.name);
}

/** Tags need no declaration, and two of C's words are types to cgo without a name of their own there. */
function isTypeAnyway(name: string): boolean {
  return name === "signed" || name === "unsigned" || /^(struct|union|enum)_/.test(name);
}

function typeOfConversion({ name, pointers }: CgoConversion, { typeOf }: CgoScope): Type | null {
  const named = typeOf.get(name);
  if (named === undefined) return null;
  let type = named;
  for (let count = 0; count < pointers; count += 1) type = { kind: "pointer", to: type, mutable: true };
  return type;
}
