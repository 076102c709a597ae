import { canonicalText } from "../idl/canonical.ts";
import type { ConstantItem, TypeDefinition, Variant } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { View } from "../layout/view.ts";
import { appendTo } from "../source/append-to.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import { compareSides } from "./agree-views.ts";
import { contradictionsOf } from "./contradictions.ts";
import { describePair } from "./describe-pair.ts";
import { differingPairs } from "./differing-names.ts";
import { exposuresOf } from "./exposure.ts";
import type { Pair, SymbolPair } from "./pair.ts";

/** A source's declarations on one target. */
export interface HeldDeclarations {
  readonly view: View;
  /** Of its types it declares only those that its own symbols reach (a crate's `extern` blocks). */
  readonly reachedOnly: boolean;
}

/** Who is held against whom. */
export interface Kinship {
  /** Whether two sources declare one library, in which a name means one thing. */
  readonly areOfOneLibrary: (left: View, right: View) => boolean;
  readonly definitions: readonly View[];
  /** Whether a declaration was held against a definition. */
  readonly isHeldAgainst: (definition: View, declaration: View) => boolean;
  /** Whether two files were told to be copies that differ. */
  readonly areToldCopies: (left: SourceFile, right: SourceFile) => boolean;
}

/**
 * Types and constants of which two sources of one library say different things on one target. What a third source settles
 * is left to it: a definition, or an earlier declaration, that shows the type and was held against both was told to
 * contradict one of them.
 *
 * @param told contradictions of `contradictionsOf` that were told with a symbol.
 */
export function agreeDeclarations(
  declarations: readonly HeldDeclarations[],
  target: Triple,
  kinship: Kinship,
  told: ReadonlySet<Pair>,
): readonly SymbolPair[] {
  const views = declarations.map(({ view }) => view);
  const differing = differingPairs(views, kinship.areOfOneLibrary);
  return declarations.flatMap((first, at) => {
    const before = views.slice(0, at);
    const others = differing.get(at) ?? new Set();
    return declarations.flatMap((other, position) => {
      if (!others.has(position)) return [];
      const open = disputesOf(first, other, told).filter(
        (dispute) => !isToldOfCopies(dispute, kinship) && !isSettled(dispute, before, kinship),
      );
      return open.map(pairOf(target));
    });
  });
}

type Item = TypeDefinition | ConstantItem | Variant;

/** What one source says of something. */
interface Statement {
  readonly view: View;
  readonly name: string;
  readonly item: Item;
}

/** A type or constant with all in which two sources contradict each other about it. */
interface Dispute {
  readonly what: "type" | "constant";
  readonly first: Statement;
  readonly other: Statement;
  readonly pairs: readonly [Pair, ...Pair[]];
}

function disputesOf(
  first: HeldDeclarations,
  other: HeldDeclarations,
  told: ReadonlySet<Pair>,
): readonly Dispute[] {
  const bySubject = new Map<string, [Pair, ...Pair[]]>();
  for (const pair of contradictionsOf(first.view, other.view)) {
    const subject = subjectOf(pair);
    if (subject === null || told.has(pair)) continue;
    const key = JSON.stringify(subject);
    appendTo(bySubject, key, pair);
  }
  return [...bySubject.values()].flatMap((pairs) => disputeOf(pairs, first, other) ?? []);
}

/** What is told of by its symbol is held against the definition, or was told with that. */
function subjectOf(pair: Pair): { readonly what: Dispute["what"]; readonly name: string } | null {
  switch (pair.subject) {
    case "type":
      return { what: "type", name: pair.name };
    case "field":
    case "variant":
      return { what: "type", name: pair.type };
    case "constant":
      return { what: "constant", name: pair.name };
    default:
      return null;
  }
}

function disputeOf(
  pairs: Dispute["pairs"],
  first: HeldDeclarations,
  other: HeldDeclarations,
): Dispute | null {
  const subject = subjectOf(pairs[0]);
  if (subject === null) return null;
  const { what, name } = subject;
  const [left, right] =
    what === "constant" ? constantsOf(name, first, other) : typesOf(name, pairs[0], first, other);
  if (left === null || right === null) return null;
  // A macro of which each compilation chooses the value is what `-D` is for.
  if (what === "constant" && isOnePlace(left.item.span, right.item.span)) return null;
  return { what, first: left, other: right, pairs };
}

type Statements = readonly [Statement | null, Statement | null];

function constantsOf(name: string, first: HeldDeclarations, other: HeldDeclarations): Statements {
  const statementOf = ({ view }: HeldDeclarations): Statement | null => {
    const item = view.constants.get(name);
    return item === undefined ? null : { view, name, item };
  };
  return [statementOf(first), statementOf(other)];
}

function typesOf(name: string, pair: Pair, first: HeldDeclarations, other: HeldDeclarations): Statements {
  const partner = compareSides(first.view, other.view).types.toCurrent.get(name) ?? name;
  const right = statementOfType(partner, other);
  // The values of an enum may be constants on the other side.
  const isOfConstants = pair.subject === "variant" && pair.current !== null && !other.view.types.has(partner);
  return [
    statementOfType(name, first),
    isOfConstants ? { view: other.view, name: partner, item: pair.current } : right,
  ];
}

function statementOfType(name: string, { view, reachedOnly }: HeldDeclarations): Statement | null {
  const item = view.types.get(name);
  if (item === undefined || item.foreign === true) return null;
  return reachedOnly && !reachedTypes(view).has(name) ? null : { view, name, item };
}

const reached = new WeakMap<View, ReadonlySet<string>>();

function reachedTypes(view: View): ReadonlySet<string> {
  const known = reached.get(view);
  if (known !== undefined) return known;
  const exposures = [...exposuresOf(view)].filter(([, { flags }]) => !flags.has("unreached"));
  const names = new Set(exposures.map(([name]) => name));
  reached.set(view, names);
  return names;
}

function isOnePlace(left: Span | undefined, right: Span | undefined): boolean {
  return left !== undefined && left.file.path === right?.file.path && left.start === right.start;
}

function isToldOfCopies({ first, other }: Dispute, { areToldCopies }: Kinship): boolean {
  const [left, right] = [first.item.span?.file, other.item.span?.file];
  return left !== undefined && right !== undefined && areToldCopies(left, right);
}

function isSettled(
  dispute: Dispute,
  before: readonly View[],
  { definitions, isHeldAgainst, areOfOneLibrary }: Kinship,
): boolean {
  const { first, other, pairs } = dispute;
  const settles = (third: View, isHeld: Kinship["areOfOneLibrary"]): boolean => {
    const [one, two] = [first, other].map((statement) => {
      const item = partnerIn(third, statement, dispute.what);
      // What is the same text on both sides needs no comparison.
      const isSettledFor =
        item !== null && (isHeld(third, statement.view) || isOnePlace(item.span, statement.item.span));
      return isSettledFor ? item : null;
    });
    return one !== null && one === two;
  };
  // Names that nothing is made of are held against no definition.
  const isOfNames = pairs[0].subject === "type" && [first.item, other.item].some(isAlias);
  const byDefinition = !isOfNames && definitions.some((third) => settles(third, isHeldAgainst));
  return byDefinition || before.some((third) => settles(third, areOfOneLibrary));
}

function isAlias(item: Item): boolean {
  return "kind" in item && item.kind === "alias";
}

/** What a third source has for it; null if that is nothing, or nothing that could be seen. */
function partnerIn(third: View, { view, name, item }: Statement, what: Dispute["what"]): Item | null {
  if (what === "constant") return third.constants.get(name) ?? null;
  const partner = "kind" in item ? compareSides(third, view).types.toBaseline.get(name) : undefined;
  const found = third.types.get(partner ?? name);
  return found === undefined || found.kind === "opaque" || found.foreign === true ? null : found;
}

/** Contradictions of one type that are told in words. */
const MOST_DETAILS = 3;

function pairOf(target: Triple): (dispute: Dispute) => SymbolPair {
  return ({ what, first, other, pairs }) => {
    const { name } = first;
    const details = pairs.slice(0, MOST_DETAILS).map(describePair);
    const isOneText = isOnePlace(first.item.span, other.item.span);
    const detail = details.join("; ") + (isOneText ? " (one text, read under other macros)" : "");
    const symbols = [...new Set(pairs.flatMap(({ exposure }) => exposure.symbols))].sort();
    return {
      target,
      about: {
        kind: what,
        symbol: what === "constant" ? name : null,
        type: what === "type" ? name : null,
        member: null,
      },
      exposure: { flags: new Set(), symbols: what === "constant" ? [] : symbols },
      places: { baseline: placeOf(first), current: placeOf(other) },
      symbolic: { baseline: canonicalText(first.item), current: canonicalText(other.item) },
      consequences: [],
      subject: "symbol",
      name,
      what,
      state: "declarations-disagree",
      detail,
    };
  };
}

function placeOf({ item, view }: Statement): Span | null {
  return item.span ?? view.contract.span ?? null;
}
