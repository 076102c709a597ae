import type { ClangNode } from "./clang-tree.ts";

/** A complete record, with a C spelling that probes can use. */
export interface FoundRecord {
  readonly name: string;
  readonly spelling: string;
  /** Named members, those of unnamed members among them; `bits` is the width of a bit-field. */
  readonly fields: readonly FoundField[];
}

interface FoundField {
  readonly name: string;
  readonly bits: string | null;
}

/** Declarations sorted by what they declare, with the canonical names of all tags by clang's ids. */
export interface FoundNames {
  readonly tags: Map<string, string>;
  readonly records: FoundRecord[];
  readonly enums: { readonly name: string | null; readonly node: ClangNode }[];
  readonly typedefs: ClangNode[];
  readonly functions: Map<string, ClangNode[]>;
  readonly statics: Set<string>;
}

/** @throws Error for a record that neither a tag nor a typedef nor a member names. */
export function findNames(declarations: readonly ClangNode[]): FoundNames {
  const found: FoundNames = {
    tags: new Map(),
    records: [],
    enums: [],
    typedefs: declarations.filter(({ kind }) => kind === "TypedefDecl"),
    functions: new Map(),
    statics: new Set(),
  };
  const typedefOf = new Map<string, string>();
  for (const typedef of found.typedefs) {
    const owned = ownedTag(typedef);
    if (owned !== null && !typedefOf.has(owned)) typedefOf.set(owned, typedef.name ?? "");
  }
  for (const node of declarations) {
    const name = node.name ?? typedefOf.get(node.id ?? "") ?? null;
    if (node.kind === "RecordDecl" && node.completeDefinition === true) {
      const spelling = node.name === undefined ? (name ?? "") : `${node.tagUsed} ${name}`;
      if (name === null) throw new Error(`clang: a record without a name: ${JSON.stringify(node.loc)}`);
      findRecord(found, node, name, spelling);
    } else if (node.kind === "EnumDecl" && node.inner !== undefined) {
      if (name !== null) found.tags.set(node.id ?? "", `enum ${name}`);
      found.enums.push({ name, node });
    } else if (node.kind === "FunctionDecl" && node.isImplicit !== true) {
      const name = node.name ?? "";
      found.functions.set(name, [...(found.functions.get(name) ?? []), node]);
    } else if (node.kind === "VarDecl") found.statics.add(node.name ?? "");
  }
  return found;
}

/** The tag that a typedef declares along with itself and gives its name to: `typedef struct { ... } name;`. */
function ownedTag(typedef: ClangNode): string | null {
  const [type] = typedef.inner ?? [];
  return type?.kind === "ElaboratedType" ? (type.ownedTagDecl?.id ?? null) : null;
}

function findRecord(found: FoundNames, node: ClangNode, name: string, spelling: string): void {
  found.tags.set(node.id ?? "", `${node.tagUsed} ${name}`);
  found.records.push({ name: `${node.tagUsed} ${name}`, spelling, fields: fieldsOf(node) });
  const inner = node.inner ?? [];
  inner.forEach((part, index) => {
    if (part.kind === "EnumDecl") found.enums.push({ name: part.name ?? null, node: part });
    if (part.kind !== "RecordDecl" || part.completeDefinition !== true) return;
    if (part.name !== undefined) findRecord(found, part, part.name, `${part.tagUsed} ${part.name}`);
    const holder = inner[index + 1];
    if (part.name !== undefined || holder?.name === undefined) return;
    findRecord(found, part, `${name}.${holder.name}`, spellMember(spelling, holder));
  });
}

/** The unnamed type of a member, behind as many arrays and pointers as the member puts before it. */
function spellMember(outer: string, member: ClangNode): string {
  const declarator = /[*\s[\]\d]*$/.exec(member.type?.qualType ?? "")?.[0] ?? "";
  const steps = declarator.match(/\*|\[\d*\]/g) ?? [];
  return `__typeof__(((${outer} *)0)->${member.name}${"[0]".repeat(steps.length)})`;
}

function fieldsOf(record: ClangNode): readonly FoundField[] {
  return (record.inner ?? []).flatMap((node): readonly FoundField[] => {
    if (node.kind === "IndirectFieldDecl") return [{ name: node.name ?? "", bits: null }];
    if (node.kind !== "FieldDecl" || node.name === undefined) return [];
    return [{ name: node.name, bits: node.isBitfield === true ? constantOf(node) : null }];
  });
}

/** The value of the first constant expression below a node, in decimal; null if there is none. */
export function constantOf(node: ClangNode): string | null {
  if (node.kind === "ConstantExpr" && node.value !== undefined) return node.value;
  for (const inner of node.inner ?? []) {
    const value = constantOf(inner);
    if (value !== null) return value;
  }
  return null;
}

/** Values of an enum's constants: one without an expression is one more than the one before it (C17 6.7.2.2p3). */
export function enumValues(node: ClangNode): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let next = 0n;
  for (const constant of node.inner ?? []) {
    if (constant.kind !== "EnumConstantDecl") continue;
    const value = BigInt(constantOf(constant) ?? next);
    values.set(constant.name ?? "", `${value}`);
    next = value + 1n;
  }
  return values;
}
