import type { FunctionItem, StaticItem } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { View } from "../layout/view.ts";
import { appendTo } from "../source/append-to.ts";
import { baseName } from "../source/path.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import { contradictionsOf } from "./contradictions.ts";
import { describePair } from "./describe-pair.ts";
import { symbolsOf } from "./match-sides.ts";
import type { HeaderCopyPair, Pair } from "./pair.ts";

/** A header as one source reads it: what it declares itself, not what it includes. */
interface HeaderText {
  readonly file: SourceFile;
  readonly view: View;
}

/**
 * Headers of one file name and different paths that declare some of the same symbols and do not say the same: copies of
 * which one was forgotten. A header without symbols is a copy if most of what it names, a type among that, is named in
 * the other, too. The detail is the first thing in which they differ.
 */
export function agreeCopies(declarations: readonly View[], target: Triple): readonly HeaderCopyPair[] {
  const headers = new Map<string, HeaderText>();
  for (const view of declarations) {
    for (const file of filesOf(view)) if (!headers.has(file.path)) headers.set(file.path, { file, view });
  }
  const byName = new Map<string, HeaderText[]>();
  for (const header of headers.values()) {
    if (!HEADER.test(header.file.path)) continue;
    const name = baseName(header.file.path);
    appendTo(byName, name, header);
  }
  return [...byName].flatMap(([name, [first, ...others]]) =>
    others.flatMap((other) => (first === undefined ? [] : (copyPair(name, first, other, target) ?? []))),
  );
}

/** The files in which a view's items stand; types of other libraries stand where their own headers are. */
function filesOf(view: View): ReadonlySet<SourceFile> {
  const { functions, statics, types, constants } = view;
  const own = [...types.values()].filter(({ foreign }) => foreign !== true);
  const items = [...functions.values(), ...statics.values(), ...own, ...constants.values()];
  return new Set(items.flatMap(({ span }) => span?.file ?? []));
}

const HEADER = /\.h(?:h|pp|xx)?$/i;

/** Whether two places are in headers of one name and different paths. */
export function areCopies(left: Span | undefined, right: Span | undefined): boolean {
  if (left === undefined || right === undefined || left.file.path === right.file.path) return false;
  return HEADER.test(left.file.path) && baseName(left.file.path) === baseName(right.file.path);
}

function copyPair(name: string, first: HeaderText, other: HeaderText, target: Triple): HeaderCopyPair | null {
  const [here, there] = [restrict(first), restrict(other)];
  const symbols = new Set(symbolsOf(here));
  const others = new Set(symbolsOf(there));
  const shared = [...symbols].filter((symbol) => others.has(symbol));
  if (first.file.text === other.file.text) return null;
  if (shared.length === 0 && !nameTheSame(first, other)) return null;
  const pair = contradictionsOf(here, there).find((one) => isWithin(one, first, other));
  const detail = pair === undefined ? loneDetail(first, symbols, other, others) : detailOf(pair);
  if (detail === null) return null;
  const startOf = ({ file }: HeaderText): Span => ({ file, start: 0, end: 0 });
  return {
    target,
    about: { kind: "source", symbol: name, type: null, member: null },
    exposure: { flags: new Set(), symbols: [...shared].sort() },
    places: { baseline: startOf(first), current: startOf(other) },
    symbolic: { baseline: first.file.path, current: other.file.path },
    consequences: [],
    subject: "header-copy",
    name,
    detail,
  };
}

/** Whether one of two headers is without symbols, and most of what it names, a type among that, is in both. */
function nameTheSame(first: HeaderText, other: HeaderText): boolean {
  const [here, there] = [first, other].map(namesIn);
  if (here === undefined || there === undefined) return false;
  const isBare = [first, other].some((header) => symbolsOf(restrict(header)).length === 0);
  const shared = [...here].filter(([name, what]) => there.get(name) === what);
  const least = Math.min(here.size, there.size);
  return isBare && shared.some(([, what]) => what === "type") && shared.length * 2 > least;
}

/** The types and constants that stand in a header itself. */
function namesIn({ file, view }: HeaderText): ReadonlyMap<string, "type" | "constant"> {
  const isHere = ({ span }: { readonly span?: Span }): boolean => span?.file.path === file.path;
  return new Map([
    ...[...view.types].flatMap(([name, item]) => (isHere(item) ? [[name, "type"] as const] : [])),
    ...[...view.constants].flatMap(([name, item]) => (isHere(item) ? [[name, "constant"] as const] : [])),
  ]);
}

/** What other headers say, which these two include, is told of those. */
function isWithin({ places, about }: Pair, first: HeaderText, other: HeaderText): boolean {
  const { baseline, current } = places;
  const isOfSymbol = about.symbol !== null && about.kind !== "constant";
  return (
    isOfSymbol ||
    ((baseline === null || baseline.file.path === first.file.path) &&
      (current === null || current.file.path === other.file.path))
  );
}

/** The first symbol that only one of two headers declares; null if there is none. */
function loneDetail(
  first: HeaderText,
  symbols: ReadonlySet<string>,
  other: HeaderText,
  others: ReadonlySet<string>,
): string | null {
  const gone = [...symbols].find((symbol) => !others.has(symbol));
  if (gone !== undefined) return `only ${first.file.path} declares \`${gone}\``;
  const come = [...others].find((symbol) => !symbols.has(symbol));
  return come === undefined ? null : `only ${other.file.path} declares \`${come}\``;
}

function detailOf(pair: Pair): string {
  const subject = pair.about.symbol;
  const phrase = describePair(pair);
  return subject === null || phrase.includes(`\`${subject}\``) ? phrase : `\`${subject}\`: ${phrase}`;
}

/** A view without the symbols that other files declare. */
function restrict({ file, view }: HeaderText): View {
  const isOwn = ([, item]: readonly [string, FunctionItem | StaticItem]): boolean =>
    item.span?.file.path === file.path;
  return {
    ...view,
    functions: new Map([...view.functions].filter(isOwn)),
    statics: new Map([...view.statics].filter(isOwn)),
  };
}
