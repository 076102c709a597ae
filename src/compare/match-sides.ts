import type { FunctionItem, StaticItem, TypeDefinition } from "../idl/contract.ts";
import type { Signature, Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import type { TypeMatch, TypePlaces } from "./comparison.ts";
import { DEEPEST_TYPE } from "./comparison.ts";
import { standBeside, startSameBytes } from "./match-beside.ts";
import { isRecord, matchMembers } from "./match-members.ts";
import { matchPayloads } from "./match-payloads.ts";
import { link, type Matching, startMatching } from "./matching.ts";
import { isSameName, plainTypeName } from "./same-name.ts";
import { signatureOf } from "./value-class.ts";

/** Two views of one target: who defines and who declares. */
export interface SidesOfTarget {
  readonly definition: View;
  readonly declaration: View;
}

/** A symbol that both sides have. */
export interface SharedSymbol<T> {
  /** The link name. */
  readonly symbol: string;
  readonly definition: T;
  readonly declaration: T;
}

/**
 * Symbols of one table that both sides have, by link name, in the order of the definition. Inline functions have none.
 * Where a side has several items of one link name, each is held against the one of its own name on the other side, else
 * against the first.
 */
export function sharedSymbols<T extends FunctionItem | StaticItem>(
  definitions: ReadonlyMap<string, T>,
  declarations: ReadonlyMap<string, T>,
): readonly SharedSymbol<T>[] {
  const declared = groupBySymbol(declarations);
  return [...groupBySymbol(definitions)].flatMap(([symbol, defined]) => {
    const declaring = declared.get(symbol);
    return declaring === undefined ? [] : holdEach(symbol, defined, declaring);
  });
}

/** Items of one link name, by their own names. */
type Namesakes<T> = ReadonlyMap<string, T>;

function holdEach<T>(
  symbol: string,
  defined: Namesakes<T>,
  declaring: Namesakes<T>,
): readonly SharedSymbol<T>[] {
  const [firstDefined] = defined.values();
  const [firstDeclared] = declaring.values();
  if (firstDefined === undefined || firstDeclared === undefined) return [];
  const held = new Set<T>();
  const pairs = [...declaring].map(([name, declaration]) => {
    const definition = defined.get(name) ?? firstDefined;
    held.add(definition);
    return { symbol, definition, declaration };
  });
  const others = [...defined.values()].filter((definition) => !held.has(definition));
  return [...pairs, ...others.map((definition) => ({ symbol, definition, declaration: firstDeclared }))];
}

/** The items of a table by the name that the linker sees: one at least, and several where `asm` or `link_name` says so. */
export function bySymbol<T extends FunctionItem | StaticItem>(
  table: ReadonlyMap<string, T>,
): ReadonlyMap<string, readonly T[]> {
  return new Map([...groupBySymbol(table)].map(([symbol, items]) => [symbol, [...items.values()]]));
}

function groupBySymbol<T extends FunctionItem | StaticItem>(
  table: ReadonlyMap<string, T>,
): ReadonlyMap<string, Namesakes<T>> {
  const symbols = new Map<string, Map<string, T>>();
  for (const [name, item] of table) {
    const isInline = "inline" in item && item.inline === true;
    if (isInline) continue;
    const symbol = item.symbol ?? name;
    const known = symbols.get(symbol);
    if (known === undefined) symbols.set(symbol, new Map([[name, item]]));
    else known.set(name, item);
  }
  return symbols;
}

/** The link names of all functions and variables of a view. */
export function symbolsOf({ functions, statics }: View): readonly string[] {
  return [...bySymbol(functions).keys(), ...bySymbol(statics).keys()];
}

type Group = "record" | "enum" | "callback";

/** What sort of thing a definition is; only those of one sort can be one type. A mere name is none. */
function groupOf(definition: TypeDefinition | undefined): Group | null {
  switch (definition?.kind) {
    case "struct":
    case "union":
    case "tagged":
    case "opaque":
      return "record";
    case "enum":
    case "callback":
      return definition.kind;
    default:
      return null;
  }
}

/**
 * Who is who among the types of two sides: the same name or tag, as two languages write it, else the types that stand
 * in the same places, seen from the symbols that both sides have. What a name matched no place unmatches.
 */
export function matchSides(sides: SidesOfTarget): TypeMatch {
  const matching = matchByName(sides);
  const named: Matching = {
    toCurrent: new Map(matching.toCurrent),
    toBaseline: new Map(matching.toBaseline),
  };
  const votes = new Map<string, Vote>();
  const walked = new Set<string>();
  const walk = (from: string, to: string): boolean => {
    const key = JSON.stringify([from, to]);
    if (walked.has(key)) return false;
    walked.add(key);
    walkDefinitions(from, to, sides, votes);
    return true;
  };
  walkSymbols(sides, votes);
  const isSame = startSameBytes(sides);
  let beside: readonly TypePlaces[] = [];
  for (let isNew = true; isNew; ) {
    linkMet(matching, votes, sides, walk);
    beside = standBeside(votes.values(), matching, sides, isSame);
    isNew = beside.map(({ from, to }) => walk(from, to)).includes(true);
  }
  linkDataEnums(matching, votes, sides);
  const further = furtherNames(votes, matching, named, sides);
  for (const { from, to, isInstance } of beside)
    if (isInstance) further.set(from, new Set([...(further.get(from) ?? []), to]));
  return { ...matching, further, beside };
}

/** An enum with data that the other side has as a plain one of that name, and nothing else stands for it. */
function linkDataEnums(
  matching: Matching,
  votes: ReadonlyMap<string, Vote>,
  { definition, declaration }: SidesOfTarget,
): void {
  for (const { from, to } of votes.values()) {
    const kinds = [definition.types.get(from)?.kind, declaration.types.get(to)?.kind];
    if (kinds[0] === "tagged" && kinds[1] === "enum" && isSameName(from, to)) link(matching, from, to);
  }
}

/** Makes those one that stand in one place, and then those that stand in one place within them. */
function linkMet(
  matching: Matching,
  votes: ReadonlyMap<string, Vote>,
  sides: SidesOfTarget,
  walk: (from: string, to: string) => boolean,
): void {
  for (let before = -1; before < matching.toCurrent.size; ) {
    before = matching.toCurrent.size;
    for (const [from, to] of matching.toCurrent) walk(from, to);
    for (const { from, to } of ranked(votes)) {
      if (canBeOne(from, to, sides)) link(matching, from, to);
    }
  }
}

/** How often two types stand in one place. */
interface Vote {
  readonly from: string;
  readonly to: string;
  count: number;
}

function ranked(votes: ReadonlyMap<string, Vote>): readonly Vote[] {
  const likeness = ({ from, to }: Vote): number => (isSameName(from, to) ? 1 : 0);
  return [...votes.values()].sort((a, b) => b.count - a.count || likeness(b) - likeness(a));
}

function canBeOne(from: string, to: string, { definition, declaration }: SidesOfTarget): boolean {
  const group = groupOf(definition.types.get(from));
  return group !== null && group === groupOf(declaration.types.get(to));
}

/**
 * Hidden types have nothing to tell them apart by but their name. Where one side has a name of its own for what the other
 * calls by another, already matched one, they are one type all the same; names that both sides know are two, unless one
 * side says itself that they stand for the same.
 */
function furtherNames(
  votes: ReadonlyMap<string, Vote>,
  matching: Matching,
  named: Matching,
  sides: SidesOfTarget,
): Map<string, Set<string>> {
  const further = new Map<string, Set<string>>();
  for (const { from, to } of votes.values()) {
    const isKnown = named.toCurrent.has(from) || named.toBaseline.has(to);
    const areMatched = matching.toCurrent.has(from) && matching.toBaseline.has(to);
    if (isKnown || areMatched || !canBeOne(from, to, sides)) continue;
    if (!isHidden(from, to, sides)) continue;
    const names = further.get(from) ?? new Set();
    further.set(from, names.add(to));
  }
  for (const [from, to] of sharedNames(sides)) {
    if (matching.toCurrent.get(from) === to || !canBeOne(from, to, sides)) continue;
    if (!isHidden(from, to, sides)) continue;
    const names = further.get(from) ?? new Set();
    further.set(from, names.add(to));
  }
  return further;
}

function isHidden(from: string, to: string, { definition, declaration }: SidesOfTarget): boolean {
  return definition.types.get(from)?.kind === "opaque" || declaration.types.get(to)?.kind === "opaque";
}

/** Types to which one name leads on both sides, if through an alias (`type kv_cursor = kv_iterator`). */
function sharedNames({ definition, declaration }: SidesOfTarget): readonly (readonly [string, string])[] {
  const declared = namesByWord(declaration, plainTypeName);
  return [...namesByWord(definition, plainTypeName)].flatMap(([word, froms]) => {
    const [from, ...otherFroms] = froms;
    const [to, ...otherTos] = declared.get(word) ?? [];
    // What stands for two types on one side says of none that it is the other's.
    const isClear = from !== undefined && to !== undefined && otherFroms.length + otherTos.length === 0;
    return isClear ? [[from, to] as const] : [];
  });
}

function matchByName(sides: SidesOfTarget): Matching {
  const matching = startMatching();
  const tryLink = (from: string, to: string): void => {
    if (canBeOne(from, to, sides)) link(matching, from, to);
  };
  const { definition, declaration } = sides;
  for (const name of definition.types.keys()) tryLink(name, name);
  for (const spelled of [(name: string) => name, plainTypeName, plainEnumName]) {
    const declared = namesByWord(declaration, spelled);
    const defined = namesByWord(definition, spelled);
    const canShare = (from: string, to: string): boolean =>
      canBeOne(from, to, sides) && (spelled !== plainEnumName || definition.types.get(from)?.kind === "enum");
    for (const [word, froms] of defined) {
      const tos = declared.get(word) ?? [];
      const free = froms.filter((name) => !matching.toCurrent.has(name));
      const candidates = tos.filter((name) => !matching.toBaseline.has(name));
      const pairs = free.flatMap((from) =>
        candidates.filter((to) => canShare(from, to)).map((to) => [from, to] as const),
      );
      const [only, ...others] = pairs;
      if (only !== undefined && others.length === 0) tryLink(...only);
    }
  }
  return matching;
}

/** `enum kv_kind_enum` beside `typedef uint8_t kv_kind;`, which has taken the name; of other types there is none. */
function plainEnumName(name: string): string {
  return plainTypeName(name.replace(/_enum(?:_t)?$/i, ""));
}

/** Types by every name that leads to them: their own, their tag, and aliases of them; unnamed types have none. */
function namesByWord(view: View, spelled: (name: string) => string): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map<string, string[]>();
  const note = (word: string, name: string): void => {
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [name]);
    else if (!known.includes(name)) known.push(name);
  };
  for (const [name, definition] of view.types) {
    if (name.includes(".")) continue;
    const behind = view.resolve({ kind: "named", name });
    if (behind.kind !== "named") continue;
    note(spelled(name.replace(/^(?:struct|union|enum) /, "")), behind.name);
    if (definition.tag !== undefined) note(spelled(definition.tag), behind.name);
  }
  return byWord;
}

/** Notes which types stand in the same place. */
type Meet = (from: Type, to: Type) => void;

function createMeet({ definition, declaration }: SidesOfTarget, votes: Map<string, Vote>): Meet {
  const meet = (fromType: Type, toType: Type, depth: number): void => {
    if (depth > DEEPEST_TYPE) return;
    const from = definition.resolve(fromType);
    const to = declaration.resolve(toType);
    const defined = signatureOf(from, definition);
    const declared = signatureOf(to, declaration);
    const areNamed = from.kind === "named" && to.kind === "named";
    if (areNamed) {
      const key = JSON.stringify([from.name, to.name]);
      const vote = votes.get(key) ?? { from: from.name, to: to.name, count: 0 };
      vote.count++;
      votes.set(key, vote);
    } else if (defined !== null && declared !== null) meetSignatures(defined, declared, depth + 1);
    else if (from.kind === "pointer" && to.kind === "pointer") meetBehind(from.to, to.to, depth + 1);
    else if (from.kind === "array" && to.kind === "array") meet(from.of, to.of, depth + 1);
    else if (from.kind === "atomic" && to.kind === "atomic") meet(from.of, to.of, depth + 1);
  };
  /** A pointer to an array and one to its first element lead to the same. */
  const meetBehind = (fromType: Type, toType: Type, depth: number): void => {
    const from = definition.resolve(fromType);
    const to = declaration.resolve(toType);
    if (from.kind === "array" && to.kind !== "array") meet(from.of, toType, depth);
    else if (to.kind === "array" && from.kind !== "array") meet(fromType, to.of, depth);
    else meet(fromType, toType, depth);
  };
  const meetSignatures = (from: Signature, to: Signature, depth: number): void => {
    if (from.params.length === to.params.length) {
      for (const [at, param] of from.params.entries()) {
        const other = to.params[at];
        if (other !== undefined) meet(param.type, other.type, depth);
      }
    }
    meet(from.returns.type, to.returns.type, depth);
  };
  return (from, to) => meet(from, to, 0);
}

function walkSymbols(sides: SidesOfTarget, votes: Map<string, Vote>): void {
  const meet = createMeet(sides, votes);
  const { definition, declaration } = sides;
  for (const { definition: from, declaration: to } of sharedSymbols(
    definition.functions,
    declaration.functions,
  )) {
    meet({ kind: "function", ...from }, { kind: "function", ...to });
  }
  for (const { definition: from, declaration: to } of sharedSymbols(
    definition.statics,
    declaration.statics,
  )) {
    meet(from.type, to.type);
  }
}

function walkDefinitions(from: string, to: string, sides: SidesOfTarget, votes: Map<string, Vote>): void {
  const meet = createMeet(sides, votes);
  const defined = sides.definition.types.get(from);
  const declared = sides.declaration.types.get(to);
  if (defined?.kind === "callback" && declared?.kind === "callback") {
    meet({ ...defined, kind: "function" }, { ...declared, kind: "function" });
  } else if (isRecord(defined) && isRecord(declared)) {
    for (const match of matchMembers(defined, declared, sides)) {
      const member = defined.fields[match.definition];
      const other = declared.fields[match.declaration];
      if (member !== undefined && other !== undefined) meet(member.type, other.type);
    }
  } else if (defined?.kind === "tagged" && isRecord(declared)) {
    meetPayloads(from, to, sides, meet);
  } else if (defined?.kind === "tagged" && declared?.kind === "tagged") {
    const byName = new Map(declared.variants.map((variant) => [variant.name, variant]));
    for (const variant of defined.variants) {
      for (const [at, { type }] of (variant.fields ?? []).entries()) {
        const other = byName.get(variant.name)?.fields?.[at];
        if (other !== undefined) meet(type, other.type);
      }
    }
  }
}

function meetPayloads(from: string, to: string, sides: SidesOfTarget, meet: Meet): void {
  for (const { paired, placed } of matchPayloads(
    from,
    to,
    sides,
    (field, other) => field.size === other.size,
  )) {
    for (const { definition, declaration } of paired ?? []) {
      if (definition !== null && declaration !== null) meet(definition.field.type, declaration.field.type);
    }
    for (const { field, candidates } of paired === null ? placed : []) {
      const [only, ...others] = candidates.filter((part) => part.size === field.size);
      if (only !== undefined && others.length === 0) meet(field.field.type, only.type);
    }
  }
}
