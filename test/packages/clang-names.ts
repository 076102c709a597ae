import type { ClangNode } from "./clang-tree.ts";

/** A complete record, with a C spelling that probes can use. */
export interface FoundRecord {
  readonly name: string;
  readonly spelling: string;
  /** Named members, those of unnamed members among them; `bits` is the width of a bit-field. */
  readonly fields: readonly { readonly name: string; readonly bits: string | null }[];
}

/** The names of a header by what they declare. */
export interface FoundNames {
  /** The canonical names of records and enums without a tag, by clang's ids. */
  readonly tags: ReadonlyMap<string, string>;
  readonly records: readonly FoundRecord[];
  readonly enums: readonly { readonly name: string | null; readonly node: ClangNode }[];
  readonly typedefs: readonly ClangNode[];
  readonly functions: ReadonlyMap<string, readonly ClangNode[]>;
  readonly statics: readonly string[];
}

export function findNames(declarations: readonly ClangNode[]): FoundNames {
  const tags = new Map<string, string>();
  const typedefs = declarations.filter(({ kind }) => kind === "TypedefDecl");
  for (const typedef of typedefs) nameOwned(typedef, tags);
  const records = declarations
    .filter(({ kind }) => kind === "RecordDecl")
    .flatMap((node) => recordsOf(node, node.name ?? tags.get(node.id ?? "") ?? null, tags));
  const keyworded = new Map([...tags].map(([id, name]) => [id, keywordOf(id, declarations, name)]));
  for (const { id, name } of records) if (id !== undefined) keyworded.set(id, name);
  return {
    tags: keyworded,
    records,
    enums: findEnums(declarations, tags),
    typedefs,
    functions: Map.groupBy(
      declarations.filter(({ kind, isImplicit }) => kind === "FunctionDecl" && isImplicit !== true),
      ({ name }) => name ?? "",
    ),
    statics: [...new Set(declarations.flatMap(({ kind, name }) => (kind === "VarDecl" ? [name ?? ""] : [])))],
  };
}
