import { appendTo } from "../source/append-to.ts";
import { linkNames } from "./link-names.ts";
import { linkedLibraries } from "./linked-libraries.ts";
import type { GoSource, ReadSource, RustSource } from "./read-kinds.ts";

/**
 * The programs that each source surely ends in: a Go package is linked with every crate that its `#cgo LDFLAGS` name and with
 * every one that alone defines something which it calls.
 */
export function linkedPrograms(sources: readonly ReadSource[]): ReadonlyMap<ReadSource, readonly string[]> {
  const crates = sources.filter((source) => source.kind === "rust");
  const definers = new Map<string, RustSource[]>();
  for (const crate of crates)
    for (const symbol of linkNames(crate.extraction.contract)) appendTo(definers, symbol, crate);
  const programs = new Map<ReadSource, string[]>();
  for (const [at, source] of sources.entries()) {
    if (source.kind !== "go") continue;
    const linked = cratesOf(source, crates, definers);
    for (const member of linked.size === 0 ? [] : [source, ...linked]) appendTo(programs, member, `go ${at}`);
  }
  return programs;
}

function cratesOf(
  { extraction }: GoSource,
  crates: readonly RustSource[],
  definers: ReadonlyMap<string, readonly RustSource[]>,
): ReadonlySet<RustSource> {
  const libraries = new Set(linkedLibraries(extraction.files).map(plainName));
  const exported = linkNames(extraction.exports);
  const called = extraction.calls.flatMap(({ name }) => {
    const [only, ...others] = definers.get(name) ?? [];
    return only === undefined || others.length > 0 || exported.has(name) ? [] : [only];
  });
  return new Set([...crates.filter((crate) => libraries.has(nameOf(crate))), ...called]);
}

function nameOf({ extraction }: RustSource): string {
  return plainName(extraction.contract.name);
}

/** Cargo writes `-` as `_` in the names of files that it makes. */
function plainName(name: string): string {
  return name.replaceAll("-", "_");
}
