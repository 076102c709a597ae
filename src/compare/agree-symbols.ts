import { isStandardSymbol } from "../expand/c/standard-symbols.ts";
import { canonicalText } from "../idl/canonical.ts";
import type { FunctionItem, StaticItem } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { View } from "../layout/view.ts";
import type { Span } from "../source/source-file.ts";
import { areCopies } from "./agree-copies.ts";
import { contradictionsOf } from "./contradictions.ts";
import { describePair } from "./describe-pair.ts";
import { bySymbol, symbolsOf } from "./match-sides.ts";
import { symbolExposure } from "./matched.ts";
import type { Pair, SymbolPair } from "./pair.ts";

/** Who defines and who declares, as one source has it on one target. */
export interface SymbolSource {
  /** Sources of one unit are linked into one library or program; null where that is not known. */
  readonly unit: string | null;
  /** Further libraries and programs that it is linked into, as calls and linker options show. */
  readonly linkedInto?: readonly string[];
  /** It is built as a library of its own, which any program may link. */
  readonly isLibrary?: boolean;
  readonly definitions: View | null;
  /** What is defined aside, and asked of nobody to be declared: C text in a preamble. */
  readonly alsoDefines?: View | null;
  readonly declarations: readonly DeclaringView[];
}

export interface DeclaringView {
  readonly view: View;
  /** Declares this library's own symbols, rather than those of systems and other libraries. */
  readonly own: boolean;
  /** Symbols that are others' all the same. */
  readonly foreign?: ReadonlySet<string>;
}

export interface ExistenceQuestion {
  /** No source can define more than was read, so that what is defined nowhere is undefined. */
  readonly complete: boolean;
  /** Where, outside of the sources, something of the project defines a symbol. */
  readonly definedElsewhere: (symbol: string) => string | null;
  /** Whether something that was not read, or not understood, may declare a symbol. */
  readonly mayBeDeclared?: (symbol: string) => boolean;
}

type What = SymbolPair["what"];

interface Place {
  readonly what: What;
  readonly item: FunctionItem | StaticItem;
  readonly view: View;
  readonly source: Linked;
  readonly own: boolean;
}

type Linked = Pick<SymbolSource, "unit" | "linkedInto" | "isLibrary">;

/**
 * What all sources together say of each symbol's existence on one target: declared and defined nowhere, defined and
 * declared nowhere, defined twice in one unit or in libraries that may meet in one, and, where nobody defines it, declared in contradicting ways. Inline
 * functions are no symbols, and what C's library has is defined there.
 */
export function agreeSymbols(
  sources: readonly SymbolSource[],
  target: Triple,
  question: ExistenceQuestion,
): readonly SymbolPair[] {
  const defined = placesOf(definingViews(sources.map((source) => ({ ...source, alsoDefines: null }))));
  const declared = placesOf(declaringViews(sources));
  return [
    ...(question.complete ? undefinedSymbols(declared, defined, target, question) : []),
    ...(declared.size > 0 ? undeclaredSymbols(defined, declared, target, question) : []),
    ...twiceDefined(placesOf(definingViews(sources)), target),
    ...disagreements(declared, defined, target).pairs,
  ];
}

/** Contradictions of `contradictionsOf` that are told with a symbol which nobody defines. */
export function toldWithSymbols(sources: readonly SymbolSource[], target: Triple): ReadonlySet<Pair> {
  const defined = placesOf(definingViews(sources.map((source) => ({ ...source, alsoDefines: null }))));
  return disagreements(placesOf(declaringViews(sources)), defined, target).told;
}

function declaringViews(sources: readonly SymbolSource[]) {
  return sources.flatMap((source) => source.declarations.map((declaring) => ({ ...declaring, source })));
}

function definingViews(sources: readonly SymbolSource[]) {
  return sources.flatMap((source) =>
    [source.definitions, source.alsoDefines ?? null].flatMap((view) =>
      view === null ? [] : [{ view, source, own: true }],
    ),
  );
}

/** Own functions and variables that are declared and that no source defines. */
export function symbolsWithoutDefinition(
  sources: readonly SymbolSource[],
  definedElsewhere: ExistenceQuestion["definedElsewhere"],
): readonly string[] {
  const defined = new Set(
    sources.flatMap(({ definitions }) => (definitions === null ? [] : symbolsOf(definitions))),
  );
  const declared = sources.flatMap(({ declarations }) =>
    declarations.flatMap((declaring) =>
      symbolsOf(declaring.view).filter((symbol) => isOwnSymbol(symbol, declaring)),
    ),
  );
  const open = declared.filter((symbol) => !defined.has(symbol) && definedElsewhere(symbol) === null);
  return [...new Set(open)].sort();
}

type Places = ReadonlyMap<string, readonly Place[]>;

function placesOf(views: readonly (DeclaringView & { readonly source: Linked })[]): Places {
  const places = new Map<string, Place[]>();
  const note = (symbol: string, place: Place): void => {
    const known = places.get(symbol);
    if (known === undefined) places.set(symbol, [place]);
    else if (!known.some((other) => isSameSpan(other.item.span, place.item.span))) known.push(place);
  };
  for (const declaring of views) {
    const { view, source } = declaring;
    const placeOf = (what: What, symbol: string, item: Place["item"]): Place => ({
      what,
      item,
      view,
      source,
      own: isOwnSymbol(symbol, declaring),
    });
    for (const [symbol, items] of bySymbol(view.functions))
      for (const item of items) note(symbol, placeOf("function", symbol, item));
    for (const [symbol, items] of bySymbol(view.statics))
      for (const item of items) note(symbol, placeOf("static", symbol, item));
  }
  return places;
}

/** Somebody of the project has to define it: what systems define is often declared once more, in one's own words. */
function isOwnSymbol(symbol: string, { own, foreign }: Omit<DeclaringView, "view">): boolean {
  return own && foreign?.has(symbol) !== true && !isStandardSymbol(symbol);
}

/** The same place in the same file, however often it was read. */
function isSameSpan(left: Span | undefined, right: Span | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return left.file.path === right.file.path && left.start === right.start && left.end === right.end;
}

function symbolPair(
  name: string,
  state: SymbolPair["state"],
  sides: { readonly baseline: Place | null; readonly current: Place | null },
  target: Triple,
  detail = "",
): SymbolPair {
  const { baseline, current } = sides;
  const what = (baseline ?? current)?.what ?? "function";
  const textOf = (place: Place | null): string => (place === null ? "" : canonicalText(place.item));
  return {
    target,
    about: { kind: what, symbol: name, type: null, member: null },
    exposure: symbolExposure(name),
    places: { baseline: spanOf(baseline), current: spanOf(current) },
    symbolic: { baseline: textOf(baseline), current: textOf(current) },
    consequences: [],
    subject: "symbol",
    name,
    what,
    state,
    detail,
  };
}

function spanOf(place: Place | null): Span | null {
  return place === null ? null : (place.item.span ?? place.view.contract.span ?? null);
}

function undefinedSymbols(
  declared: Places,
  defined: Places,
  target: Triple,
  { definedElsewhere }: ExistenceQuestion,
): readonly SymbolPair[] {
  return [...declared].flatMap(([name, places]) => {
    const own = places.find((place) => place.own);
    if (own === undefined || defined.has(name) || definedElsewhere(name) !== null) return [];
    return [symbolPair(name, "undefined", { baseline: null, current: own }, target)];
  });
}

function undeclaredSymbols(
  defined: Places,
  declared: Places,
  target: Triple,
  { mayBeDeclared }: ExistenceQuestion,
): readonly SymbolPair[] {
  return [...defined].flatMap(([name, [first]]) => {
    if (first === undefined || declared.has(name) || mayBeDeclared?.(name) === true) return [];
    return [symbolPair(name, "undeclared", { baseline: first, current: null }, target)];
  });
}

function twiceDefined(defined: Places, target: Triple): readonly SymbolPair[] {
  return [...defined].flatMap(([name, places]) => {
    const [rival] = [...rivalsAmong(places, meetSurely), ...rivalsAmong(places, mayMeet)];
    if (rival === undefined) return [];
    const [first, other] = rival;
    const state = meetSurely(first.source, other.source) ? "defined-twice" : "defined-apart";
    const detail = first.view === other.view ? "" : differencesOf(name, first.view, other.view).join("; ");
    return [symbolPair(name, state, { baseline: first, current: other }, target, detail)];
  });
}

function rivalsAmong(
  places: readonly Place[],
  doMeet: (left: Linked, right: Linked) => boolean,
): readonly (readonly [Place, Place])[] {
  return places.flatMap((place, at) => {
    const other = places.slice(at + 1).find(({ source }) => doMeet(place.source, source));
    return other === undefined ? [] : [[place, other] as const];
  });
}

function meetSurely(left: Linked, right: Linked): boolean {
  if (left.unit !== null && left.unit === right.unit) return true;
  return (left.linkedInto ?? []).some((program) => right.linkedInto?.includes(program) === true);
}

/** One of two libraries is enough: the other definition may be that of the program which links it. */
function mayMeet(left: Linked, right: Linked): boolean {
  const areNamedApart = left.unit !== null && right.unit !== null && left.unit !== right.unit;
  return !areNamedApart && left !== right && (left.isLibrary === true || right.isLibrary === true);
}

/** In what two sources contradict each other about a symbol, in words. */
function differencesOf(name: string, first: View, other: View): readonly string[] {
  const disputed = contradictionsOf(first, other).filter((pair) => isAboutSymbol(pair, name));
  return disputed.slice(0, MOST_DETAILS).map(describePair);
}

interface Disagreements {
  readonly pairs: readonly SymbolPair[];
  readonly told: ReadonlySet<Pair>;
}

/** Where no definition settles it, the first declaration is held against each other one. */
function disagreements(declared: Places, defined: Places, target: Triple): Disagreements {
  const told = new Set<Pair>();
  const pairs = [...declared].flatMap(([name, places]) => {
    const [first, ...others] = places;
    if (first === undefined || others.length === 0 || defined.has(name)) return [];
    for (const other of others) {
      if (other.view === first.view || areCopies(first.item.span, other.item.span)) continue;
      // A type that differs is told with the first function that it reaches.
      const disputed = contradictionsOf(first.view, other.view).filter(
        (pair) => isAboutSymbol(pair, name) && !told.has(pair),
      );
      if (disputed.length === 0) continue;
      for (const pair of disputed) told.add(pair);
      const detail = disputed.slice(0, MOST_DETAILS).map(describePair).join("; ");
      const sides = { baseline: first, current: other };
      return [symbolPair(name, "declarations-disagree", sides, target, detail)];
    }
    return [];
  });
  return { pairs, told };
}

/** Contradictions of one symbol that are told in words. */
const MOST_DETAILS = 3;

function isAboutSymbol({ about, exposure }: Pair, name: string): boolean {
  return about.symbol === null ? exposure.symbols.includes(name) : about.symbol === name;
}
