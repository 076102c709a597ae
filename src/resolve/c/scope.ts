import { type Gap, pushGap } from "../../idl/gap.ts";
import { describePlace, type SourceFile, type Span } from "../../source/source-file.ts";
import {
  type Declaration,
  type EnumSpecifier,
  isDefinition,
  type Qualifiers,
  type RecordSpecifier,
  type TagSpecifier,
  type TypedefDeclaration,
  type TypeSpelling,
} from "../../syntax/c/declaration.ts";

/** One struct, union or enum, however often it is announced; C has one name space for their tags (C17 6.2.3). */
export interface TagEntity {
  readonly keyword: TagSpecifier["keyword"];
  readonly tag: string | null;
  /** Where it is first met. */
  readonly span: Span;
  readonly definitions: TagSpecifier[];
  /** The name in the contract; null while an unnamed type has not been met in its place. */
  name: string | null;
  /** The typedef that gives the name. */
  naming: TypedefDeclaration | null;
  /** The integer typedef of the same name that settles an enum's storage. */
  storage: TypedefDeclaration | null;
  doc: string | undefined;
}

/** The names of a unit: what each typedef and tag stands for. */
export interface Scope {
  readonly ownFiles: ReadonlySet<SourceFile>;
  readonly typedefs: ReadonlyMap<string, TypedefDeclaration>;
  /** Later typedefs of a name that is taken, which must say the same (C17 6.7p3). */
  readonly repeatedTypedefs: readonly TypedefDeclaration[];
  readonly entities: readonly TagEntity[];
  readonly gaps: Gap[];
  readonly entityOf: (specifier: TagSpecifier) => TagEntity;
  /** The enum that a typedef of its storage stands for. */
  readonly enumOfTypedef: ReadonlyMap<string, TagEntity>;
}

/** Collects typedefs and tags and gives the types their names: the first typedef, else the tag. */
export function buildScope(declarations: readonly Declaration[], ownFiles: ReadonlySet<SourceFile>): Scope {
  const gaps: Gap[] = [];
  const tags = createTagTable(gaps);
  const typedefs = new Map<string, TypedefDeclaration>();
  const repeatedTypedefs: TypedefDeclaration[] = [];
  for (const declaration of declarations) {
    if (declaration.kind === "tag") {
      const entity = tags.entityOf(declaration.specifier);
      entity.doc ??= declaration.doc;
    } else if (declaration.kind === "typedef") {
      if (typedefs.has(declaration.name.text)) repeatedTypedefs.push(declaration);
      else typedefs.set(declaration.name.text, declaration);
      if (declaration.type.kind === "tag")
        nameByTypedef(tags.entityOf(declaration.type.specifier), declaration, typedefs);
    }
  }
  const enumOfTypedef = new Map<string, TagEntity>();
  const scope = {
    ownFiles,
    typedefs,
    repeatedTypedefs,
    entities: tags.entities,
    gaps,
    entityOf: tags.entityOf,
    enumOfTypedef,
  };
  for (const entity of [...tags.entities]) nameByTag(scope, entity, enumOfTypedef);
  return scope;
}

interface TagTable {
  readonly entities: TagEntity[];
  readonly entityOf: (specifier: TagSpecifier) => TagEntity;
}

function createTagTable(gaps: Gap[]): TagTable {
  const byTag = new Map<string, TagEntity>();
  const bySpecifier = new Map<TagSpecifier, TagEntity>();
  const entities: TagEntity[] = [];
  const create = (specifier: TagSpecifier): TagEntity => {
    const entity: TagEntity = {
      keyword: specifier.keyword,
      tag: specifier.tag?.text ?? null,
      span: specifier.span,
      definitions: [],
      name: null,
      naming: null,
      storage: null,
      doc: undefined,
    };
    entities.push(entity);
    return entity;
  };
  const lookUp = (specifier: TagSpecifier): TagEntity => {
    const tag = specifier.tag?.text;
    const known = tag === undefined ? undefined : byTag.get(tag);
    if (known?.keyword === specifier.keyword) return known;
    if (known !== undefined) {
      const detail = `\`${tag}\` is a ${known.keyword} at ${describePlace(known.span)} and a ${specifier.keyword} here`;
      pushGap(gaps, { reason: "conflict", detail, span: specifier.span });
      return known;
    }
    const entity = create(specifier);
    if (tag !== undefined) byTag.set(tag, entity);
    return entity;
  };
  const entityOf = (specifier: TagSpecifier): TagEntity => {
    const seen = bySpecifier.get(specifier);
    if (seen !== undefined) return seen;
    const entity = lookUp(specifier);
    bySpecifier.set(specifier, entity);
    const fits = entity.keyword === specifier.keyword;
    if (isDefinition(specifier) && fits) entity.definitions.push(specifier);
    return entity;
  };
  return { entities, entityOf };
}

/** `typedef struct {...} T`: the first one names the type; one that adds qualifiers only if there is no tag. */
function nameByTypedef(
  entity: TagEntity,
  declaration: TypedefDeclaration,
  typedefs: ReadonlyMap<string, TypedefDeclaration>,
): void {
  if (entity.naming !== null || typedefs.get(declaration.name.text) !== declaration) return;
  const { qualifiers } = declaration.type;
  const qualified = qualifiers.const === true || qualifiers.volatile === true || qualifiers.atomic === true;
  if (qualified && entity.tag !== null) return;
  entity.naming = declaration;
  entity.name = declaration.name.text;
}

/**
 * The name of a tagged type without a typedef of its own: its tag, or `struct x` where `x` is another thing's typedef.
 * An integer typedef of an enum's own name is what cbindgen writes for an enum with a storage: both are one.
 */
function nameByTag(scope: Scope, entity: TagEntity, enumOfTypedef: Map<string, TagEntity>): void {
  if (entity.name !== null || entity.tag === null) return;
  entity.name = nameOfTag(scope, entity.keyword, entity.tag);
  const namesake = scope.typedefs.get(entity.tag);
  if (namesake === undefined || entity.keyword !== "enum") return;
  if (peel(scope, namesake.type).type.kind !== "scalar") return;
  entity.name = entity.tag;
  entity.storage = namesake;
  enumOfTypedef.set(entity.tag, entity);
}

function nameOfTag(scope: Scope, keyword: TagSpecifier["keyword"], tag: string): string {
  return scope.typedefs.has(tag) ? `${keyword} ${tag}` : tag;
}

/** The name of an entity that was first met in a use, after the naming was done. */
export function nameOfMentioned(scope: Scope, entity: TagEntity): string | null {
  if (entity.name === null && entity.tag !== null) entity.name = nameOfTag(scope, entity.keyword, entity.tag);
  return entity.name;
}

/** A type with the qualifiers that were met on the way to it. */
interface Peeled {
  readonly type: TypeSpelling;
  readonly qualifiers: Qualifiers;
}

/** What is known of typedef names, so that a long chain of them is walked once. */
const peeledNames = new WeakMap<ReadonlyMap<string, TypedefDeclaration>, Map<string, Peeled>>();

function knownNames(typedefs: ReadonlyMap<string, TypedefDeclaration>): Map<string, Peeled> {
  const known = peeledNames.get(typedefs) ?? new Map<string, Peeled>();
  peeledNames.set(typedefs, known);
  return known;
}

/** The type behind typedef names, with the qualifiers met on the way; a name that leads nowhere stays. */
export function peel({ typedefs }: Pick<Scope, "typedefs">, type: TypeSpelling): Peeled {
  if (type.kind !== "name") return { type, qualifiers: type.qualifiers };
  const known = knownNames(typedefs);
  const path: string[] = [];
  const seen = new Set<string>();
  let current: TypeSpelling = type;
  let end: Peeled | undefined;
  while (current.kind === "name" && end === undefined && !seen.has(current.name)) {
    end = known.get(current.name);
    const next: TypeSpelling | undefined = typedefs.get(current.name)?.type;
    if (end !== undefined || next === undefined) break;
    path.push(current.name);
    seen.add(current.name);
    current = next;
  }
  let peeled: Peeled = end ?? { type: current, qualifiers: {} };
  for (const name of path.toReversed()) {
    const spelled = typedefs.get(name)?.type.qualifiers;
    peeled = { type: peeled.type, qualifiers: { ...peeled.qualifiers, ...spelled } };
    known.set(name, peeled);
  }
  return { type: peeled.type, qualifiers: { ...peeled.qualifiers, ...type.qualifiers } };
}

/** Whether values of the type may not be written: `const` anywhere on the way, or of an array's elements. */
export function isConst(scope: Scope, type: TypeSpelling): boolean {
  return hasQualifier(scope, type, "const");
}

export function isVolatile(scope: Scope, type: TypeSpelling): boolean {
  return hasQualifier(scope, type, "volatile");
}

/** Arrays of typedefs of arrays; longer chains are hostile. */
const MAX_DEPTH = 10_000;

function hasQualifier(scope: Scope, type: TypeSpelling, qualifier: "const" | "volatile"): boolean {
  let current = peel(scope, type);
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    if (current.qualifiers[qualifier] === true) return true;
    if (current.type.kind !== "array") return false;
    current = peel(scope, current.type.of);
  }
  return false;
}

const BUILT_IN = "<built-in>/";

/** Whether the file is one of the standard headers that come with this program. */
export function isBuiltIn(file: SourceFile): boolean {
  return file.path.startsWith(BUILT_IN);
}

export function recordDefinitions(entity: TagEntity): readonly RecordSpecifier[] {
  return entity.definitions.filter((specifier) => specifier.keyword !== "enum");
}

export function enumDefinitions(entity: TagEntity): readonly EnumSpecifier[] {
  return entity.definitions.filter((specifier) => specifier.keyword === "enum");
}
