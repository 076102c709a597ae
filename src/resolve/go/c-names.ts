import type { Macro, TranslationUnit } from "../../expand/c/translation-unit.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import type {
  Declaration,
  TagSpecifier,
  TypedefDeclaration,
  TypeSpelling,
} from "../../syntax/c/declaration.ts";

/** What a name stands for in the C of one Go file. */
export type CName =
  /** `name` is the function's own where a macro stands for it; `own` if a file of the library declares it. */
  | { readonly kind: "function"; readonly name: string; readonly own: boolean }
  | { readonly kind: "type"; readonly spelling: TypeSpelling }
  /** A constant, a variable or a macro. */
  | { readonly kind: "value" }
  | { readonly kind: "unknown" };

/** The names that the C of one Go file declares. */
export interface CNames {
  readonly lookUp: (name: string) => CName;
  /** Functions that files of the library declare. */
  readonly ownFunctions: ReadonlySet<string>;
  /** Functions and variables that the preamble itself defines, with symbols of their own. */
  readonly defined: ReadonlySet<string>;
}

interface Tables {
  readonly typedefs: Map<string, TypedefDeclaration>;
  readonly tags: Map<string, TagSpecifier["keyword"]>;
  /** Whether an own file declares it. */
  readonly functions: Map<string, boolean>;
  readonly values: Set<string>;
  readonly defined: Set<string>;
}

/**
 * Collects the names of one Go file's C.
 *
 * @param preamble the Go file with all but its C text blanked.
 */
export function collectCNames(
  declarations: readonly Declaration[],
  unit: Pick<TranslationUnit, "macros" | "ownFiles">,
  preamble: SourceFile,
): CNames {
  const tables: Tables = {
    typedefs: new Map(),
    tags: new Map(),
    functions: new Map(),
    values: new Set(),
    defined: new Set(),
  };
  for (const declaration of declarations) collect(declaration, tables, unit.ownFiles, preamble);
  return {
    lookUp: (name) => lookUpName(name, tables, unit.macros, { file: preamble, start: 0, end: 0 }),
    ownFunctions: new Set([...tables.functions].flatMap(([name, own]) => (own ? [name] : []))),
    defined: tables.defined,
  };
}

function collect(
  declaration: Declaration,
  tables: Tables,
  ownFiles: ReadonlySet<SourceFile>,
  preamble: SourceFile,
): void {
  switch (declaration.kind) {
    case "typedef":
      tables.typedefs.set(declaration.name.text, declaration);
      return;
    case "tag": {
      const { specifier } = declaration;
      if (specifier.tag !== null) tables.tags.set(specifier.tag.text, specifier.keyword);
      if (specifier.keyword === "enum")
        for (const { name } of specifier.enumerators ?? []) tables.values.add(name.text);
      return;
    }
    case "function":
    case "object": {
      const { name, storage } = declaration;
      const isFunction = declaration.kind === "function" || isFunctionType(declaration.type, tables.typedefs);
      const own = ownFiles.has(name.span.file) || tables.functions.get(name.text) === true;
      if (isFunction) tables.functions.set(name.text, own);
      else tables.values.add(name.text);
      const isDefined =
        declaration.kind === "function"
          ? declaration.body && storage !== "static" && (!declaration.inline || storage === "extern")
          : !isFunction && storage === "none";
      if (isDefined && name.span.file === preamble) tables.defined.add(name.text);
      return;
    }
    default:
  }
}

function isFunctionType(type: TypeSpelling, typedefs: ReadonlyMap<string, TypedefDeclaration>): boolean {
  const seen = new Set<string>();
  let current: TypeSpelling | undefined = type;
  while (current?.kind === "name" && !seen.has(current.name)) {
    seen.add(current.name);
    current = typedefs.get(current.name)?.type;
  }
  return current?.kind === "function";
}

/** Longer chains of macros are hostile. */
const MOST_MACROS = 100;

/** A macro hides what else has its name; one that is another name stands for that (cmd/cgo asks the compiler). */
function lookUpName(name: string, tables: Tables, macros: TranslationUnit["macros"], span: Span): CName {
  let current = name;
  for (let step = 0; step < MOST_MACROS; step += 1) {
    const macro = macros.get(current);
    if (macro === undefined || macro.params !== undefined) break;
    const [only] = macro.body;
    if (only?.kind !== "identifier" || macro.body.length !== 1) return { kind: "value" };
    if (only.text === current) break;
    current = only.text;
  }
  const own = tables.functions.get(current);
  if (own !== undefined) return { kind: "function", name: current, own };
  if (tables.values.has(current)) return { kind: "value" };
  const spelling = spellType(current, tables, span);
  if (spelling !== null) return { kind: "type", spelling };
  const isNothing = current === name && !name.startsWith("sizeof_") && !macros.has(name);
  return isNothing || isFunctionLike(macros.get(current)) ? { kind: "unknown" } : { kind: "value" };
}

/** cgo asks what a name is without arguments, so that a macro which takes some is nothing to it. */
function isFunctionLike(macro: Macro | undefined): boolean {
  return macro?.params !== undefined;
}

/** cgo's own names for C types (cmd/cgo, Go references to C). */
const WORDS = {
  char: "c_char",
  schar: "c_schar",
  uchar: "c_uchar",
  short: "c_short",
  ushort: "c_ushort",
  int: "c_int",
  uint: "c_uint",
  long: "c_long",
  ulong: "c_ulong",
  longlong: "c_longlong",
  ulonglong: "c_ulonglong",
  float: "c_float",
  double: "c_double",
  _Bool: "bool",
} as const;

function isWord(name: string): name is keyof typeof WORDS {
  return Object.hasOwn(WORDS, name);
}

function spellType(name: string, { typedefs, tags }: Tables, span: Span): TypeSpelling | null {
  const qualifiers = {};
  if (isWord(name)) return { kind: "scalar", name: WORDS[name], qualifiers, span };
  if (name === "void") return { kind: "void", qualifiers, span };
  if (name === "complexfloat") return { kind: "complex", of: "c_float", qualifiers, span };
  if (name === "complexdouble") return { kind: "complex", of: "c_double", qualifiers, span };
  const tagged = /^(struct|union|enum)_(.+)$/s.exec(name);
  const tag = tagged?.[2];
  if (tag !== undefined && tags.get(tag) === tagged?.[1]) {
    const specifier = mentionTag(tags.get(tag) ?? "struct", tag, span);
    return { kind: "tag", specifier, qualifiers, span };
  }
  const declaration = typedefs.get(name);
  if (declaration === undefined || isFunctionType(declaration.type, typedefs)) return null;
  return { kind: "name", name, qualifiers, span };
}

function mentionTag(keyword: TagSpecifier["keyword"], tag: string, span: Span): TagSpecifier {
  const common = { tag: { text: tag, span }, attributes: {}, span };
  return keyword === "enum"
    ? { ...common, keyword, enumerators: null, underlying: null }
    : { ...common, keyword, members: null, packing: null };
}
