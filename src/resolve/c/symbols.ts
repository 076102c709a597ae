import type { FunctionItem, StaticItem } from "../../idl/contract.ts";
import type { Type } from "../../idl/type.ts";
import { describePlace } from "../../source/source-file.ts";
import type {
  Attributes,
  FunctionDeclaration,
  FunctionSpelling,
  ObjectDeclaration,
} from "../../syntax/c/declaration.ts";
import { addConflict, addGap, type Resolution } from "./resolution.ts";
import { isSameSignature, isSameType } from "./same-type.ts";
import { isConst, peel } from "./scope.ts";
import { resolveSignature, resolveType } from "./types.ts";

/** A declaration of a function with what it means, before it is joined with others of the same name. */
export interface DeclaredFunction {
  readonly declaration: FunctionDeclaration;
  readonly item: FunctionItem;
}

export interface DeclaredStatic {
  readonly declaration: ObjectDeclaration;
  readonly item: StaticItem;
}

/** `F f;` with a typedef F of a function type declares a function, though it is spelled like an object. */
export function asFunction(resolution: Resolution, object: ObjectDeclaration): FunctionDeclaration | null {
  if (peel(resolution.scope, object.type).type.kind !== "function") return null;
  const { name, attributes, doc, type, storage, linkName } = object;
  return {
    kind: "function",
    name,
    attributes,
    type,
    storage,
    linkName,
    inline: false,
    body: false,
    ...(doc === undefined ? {} : { doc }),
  };
}

/** The function that a declaration declares; null if its type is none. */
export function declareFunction(
  resolution: Resolution,
  declaration: FunctionDeclaration,
): DeclaredFunction | null {
  const { name, attributes, doc } = declaration;
  const type = peel(resolution.scope, declaration.type).type;
  if (type.kind !== "function") return null;
  const spelled: FunctionSpelling =
    attributes.convention === undefined ? type : { ...type, convention: attributes.convention };
  reportUnsupported(resolution, attributes, name.text);
  const symbol = linkSymbol(resolution, declaration.linkName);
  const item: FunctionItem = {
    ...(doc === undefined ? {} : { doc }),
    ...(attributes.deprecated === undefined ? {} : { deprecated: attributes.deprecated }),
    ...resolveSignature(resolution, spelled, name.text, attributes),
    ...(symbol === null || symbol === name.text ? {} : { symbol }),
    ...(attributes.noreturn === true ? { noreturn: true } : {}),
    ...(type.prototype ? {} : { prototype: false }),
    ...(attributes.mustUse === true ? { must_use: true } : {}),
    ...(attributes.pure === true ? { pure: true } : {}),
    span: name.span,
  };
  return { declaration, item };
}

function reportUnsupported(resolution: Resolution, attributes: Attributes, what: string): void {
  for (const { text, span } of attributes.unsupported ?? []) {
    addGap(resolution, "layout", `the attribute \`${text}\` of \`${what}\` changes how it is called`, span);
  }
}

/** An assembler name is the symbol as the object file has it: where C names get a prefix there, it is taken off. */
function linkSymbol(resolution: Resolution, linkName: string | null): string | null {
  if (linkName === null) return null;
  const prefix = resolution.facts.predefined("__USER_LABEL_PREFIX__") ?? "";
  return prefix !== "" && linkName.startsWith(prefix) ? linkName.slice(prefix.length) : linkName;
}

/** One function of all its declarations (C17 6.2.7p3): those that disagree are a gap, and the first holds. */
export function joinFunctions(
  resolution: Resolution,
  name: string,
  declared: readonly DeclaredFunction[],
): FunctionItem | null {
  const [first, ...others] = declared;
  if (first === undefined) return null;
  let joined = first.item;
  for (const { declaration, item } of others) {
    const inherited = inheritConvention(resolution, declaration, item, joined.abi);
    if (agree(resolution, joined, inherited)) joined = joinTwo(joined, inherited);
    else {
      const place = describePlace(first.declaration.name.span);
      const detail = `the function \`${name}\` is declared otherwise at ${place}`;
      const conflict = { kind: "function", name, first: joined, other: inherited } as const;
      addConflict(resolution, detail, declaration.name.span, conflict);
    }
  }
  return emitsNoSymbol(declared.map(({ declaration }) => declaration)) ? { ...joined, inline: true } : joined;
}

/** A later declaration that spells no calling convention has that of the first, with GCC and clang alike. */
function inheritConvention(
  { scope }: Resolution,
  { attributes, type }: FunctionDeclaration,
  item: FunctionItem,
  abi: string | undefined,
): FunctionItem {
  const behind = peel(scope, type).type;
  const spelled = attributes.convention ?? (behind.kind === "function" ? behind.convention : undefined);
  return spelled !== undefined || abi === undefined ? item : { ...item, abi };
}

/** `f()` agrees with every list of parameters (C17 6.7.6.3p15). */
function agree(resolution: Resolution, a: FunctionItem, b: FunctionItem): boolean {
  if (a.prototype === false || b.prototype === false) {
    return a.abi === b.abi && isSameType(a.returns.type, b.returns.type, resolution.types);
  }
  return isSameSignature(a, b, resolution.types);
}

function joinTwo(a: FunctionItem, b: FunctionItem): FunctionItem {
  const fuller = a.prototype === false && b.prototype !== false ? b : a;
  const other = fuller === a ? b : a;
  const { prototype: _, ...rest } = { ...other, ...fuller };
  const params = fuller.params.map((param, index) => ({ ...other.params[index], ...param }));
  const unknown = fuller.prototype === false ? { prototype: false as const } : {};
  const span = a.span === undefined ? {} : { span: a.span };
  return { ...rest, ...unknown, returns: { ...other.returns, ...fuller.returns }, params, ...span };
}

/**
 * Whether no object file gets the symbol from this header: `static`; `inline` in all declarations and `extern` in none
 * (C17 6.7.4p7); GNU's old meaning of `extern inline`, unless a plain declaration beside it promises the symbol.
 */
function emitsNoSymbol(declarations: readonly FunctionDeclaration[]): boolean {
  if (declarations.some(({ storage }) => storage === "static")) return true;
  if (declarations.some(({ attributes, inline }) => inline && attributes.gnuInline === true)) {
    return declarations.every(({ storage, inline }) => inline && storage === "extern");
  }
  return declarations.every(({ storage, inline }) => inline && storage !== "extern");
}

export function declareStatic(resolution: Resolution, declaration: ObjectDeclaration): DeclaredStatic {
  const { name, type, attributes, doc } = declaration;
  const symbol = linkSymbol(resolution, declaration.linkName);
  const { nullable } = peel(resolution.scope, type).qualifiers;
  const item: StaticItem = {
    ...(doc === undefined ? {} : { doc }),
    ...(attributes.deprecated === undefined ? {} : { deprecated: attributes.deprecated }),
    type: resolveType(resolution, type, `${name.text}.0`),
    mutable: !isConst(resolution.scope, type),
    ...(nullable === undefined ? {} : { nullable }),
    ...(declaration.threadLocal ? { thread_local: true } : {}),
    ...(symbol === null || symbol === name.text ? {} : { symbol }),
    span: name.span,
  };
  return { declaration, item };
}

/** More typedefs of typedefs are hostile. */
const MAX_ALIASES = 10_000;

/** An array whose length another declaration may tell (C17 6.2.7p3), also by the name of a typedef. */
function isOpenArray({ types }: Resolution, type: Type): boolean {
  let current = type;
  for (let step = 0; step < MAX_ALIASES && current.kind === "named"; step++) {
    const definition = types.get(current.name);
    if (definition?.kind !== "alias") return false;
    current = definition.to;
  }
  return current.kind === "array" && current.length === null;
}

/** One variable of all its declarations; an array may get its length from a later one. */
export function joinStatics(
  resolution: Resolution,
  name: string,
  declared: readonly DeclaredStatic[],
): StaticItem | null {
  const [first, ...others] = declared;
  if (first === undefined) return null;
  let joined = first.item;
  for (const { declaration, item } of others) {
    const agreed =
      joined.mutable === item.mutable &&
      joined.thread_local === item.thread_local &&
      isSameType(joined.type, item.type, resolution.types);
    if (agreed) {
      const lengthComes = isOpenArray(resolution, joined.type) && !isOpenArray(resolution, item.type);
      joined = { ...item, ...joined, ...(lengthComes ? { type: item.type } : {}) };
    } else {
      const place = describePlace(first.declaration.name.span);
      const detail = `the variable \`${name}\` is declared otherwise at ${place}`;
      const conflict = { kind: "static", name, first: joined, other: item } as const;
      addConflict(resolution, detail, declaration.name.span, conflict);
    }
  }
  return joined;
}
