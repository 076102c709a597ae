import type { FunctionItem, StaticItem } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { View } from "../layout/view.ts";
import { baseName } from "../source/path.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import { agreeViews } from "./agree-views.ts";
import { describePair, isContradiction } from "./describe-pair.ts";
import { symbolsOf } from "./match-sides.ts";
import type { HeaderCopyPair, Pair } from "./pair.ts";

/** A header as one source reads it: what it declares itself, not what it includes. */
interface HeaderText {
  readonly file: SourceFile;
  readonly view: View;
}

/**
 * Headers of one file name and different paths that declare some of the same symbols and do not say the same: copies of
 * which one was forgotten. The detail is the first thing in which they differ.
 */
export function agreeCopies(declarations: readonly View[], target: Triple): readonly HeaderCopyPair[] {
  const headers = new Map<string, HeaderText>();
  for (const view of declarations) {
    for (const item of [...view.functions.values(), ...view.statics.values()]) {
      const file = item.span?.file;
      if (file !== undefined && !headers.has(file.path)) headers.set(file.path, { file, view });
    }
  }
  const byName = new Map<string, HeaderText[]>();
  for (const header of headers.values()) {
    if (!HEADER.test(header.file.path)) continue;
    const name = baseName(header.file.path);
    byName.set(name, [...(byName.get(name) ?? []), header]);
  }
  return [...byName].flatMap(([name, [first, ...others]]) =>
    others.flatMap((other) => (first === undefined ? [] : (copyPair(name, first, other, target) ?? []))),
  );
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
  if (shared.length === 0 || first.file.text === other.file.text) return null;
  const pair = agreeViews(here, there).find(isContradiction);
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
