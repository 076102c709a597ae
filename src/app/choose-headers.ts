import type { MacroSetting } from "../expand/c/preprocess.ts";
import { Problem } from "../source/problem.ts";
import { createHeaderTexts } from "./header-text.ts";
import type { HeaderPlan } from "./input-kinds.ts";

export interface HeaderChoice {
  /** Headers in whose text a symbol stands. */
  readonly taken: readonly { readonly place: string; readonly why: string }[];
  /** Those that may declare one all the same: reading them tells. `builds` is a symbol that their text has the parts of. */
  readonly suspected: readonly { readonly place: string; readonly builds: string | null }[];
}

/** Each is read on its own; a tree with more that declare what is defined here is not one library's. */
const MOST_HEADERS = 2_000;

/**
 * Chooses among the headers of a tree by their text, which errs towards taking: no header is passed over that could
 * declare one of the symbols.
 *
 * @param without paths of headers that are read anyway.
 * @throws Problem if there are too many.
 */
export function chooseHeaders(
  plan: HeaderPlan,
  symbols: ReadonlySet<string>,
  without: ReadonlySet<string>,
  defines: readonly MacroSetting[],
): HeaderChoice {
  const places = plan.candidates.filter((place) => !without.has(place));
  if (symbols.size === 0 || places.length === 0) return { taken: [], suspected: [] };
  const textOf = createHeaderTexts(plan.files, plan.includePaths, plan.candidates, defines);
  const taken: { place: string; why: string }[] = [];
  const suspected: { place: string; builds: string | null }[] = [];
  for (const place of places) {
    const text = textOf(place);
    const name = text.names(symbols);
    if (name !== null) {
      taken.push({ place, why: `names \`${name}\`` });
      continue;
    }
    const builds = text.builds(symbols);
    if (builds !== null || text.includesByMacro) suspected.push({ place, builds });
  }
  const chosen = withoutCpp(taken, symbols, textOf);
  for (const some of [chosen, suspected]) if (some.length > MOST_HEADERS) throw tooMany(some.length);
  return { taken: chosen, suspected };
}

/** C++ comes last, and not at all where headers of C have all its symbols: what calls them there is no declaration. */
function withoutCpp(
  taken: HeaderChoice["taken"],
  symbols: ReadonlySet<string>,
  textOf: ReturnType<typeof createHeaderTexts>,
): HeaderChoice["taken"] {
  const [ofC, ofCpp] = [false, true].map((isCpp) =>
    taken.filter(({ place }) => textOf(place).isCpp === isCpp),
  );
  if (ofC === undefined || ofCpp === undefined || ofCpp.length === 0) return taken;
  const inC = new Set(ofC.flatMap(({ place }) => textOf(place).allOf(symbols)));
  return [
    ...ofC,
    ...ofCpp.filter(({ place }) =>
      textOf(place)
        .allOf(symbols)
        .some((name) => !inC.has(name)),
    ),
  ];
}

function tooMany(count: number): Problem {
  return new Problem(
    "input",
    `${count} headers name symbols that are defined here, or may build their names, which is more than are read`,
    null,
    "Name those that count: --source c:PATH.",
  );
}

/** Something that was found and is no source. */
export interface LeftOut {
  /** What it is and why it was left out, as it is said. */
  readonly text: string;
  /** The place of a header that names a symbol of the sources; null for anything else. */
  readonly header: string | null;
}

/** Of headers that are left out for one reason so many are named; of more their number is told. */
const MOST_NAMED = 3;

/**
 * The headers of a tree that were not read, each with the reason. Those that have a symbol in their text are all named;
 * of the others, if there are many, their number is told.
 *
 * @param read the paths of all files that were read for a header that was taken.
 */
export function headersLeftOut(
  plan: HeaderPlan,
  symbols: ReadonlySet<string>,
  read: ReadonlySet<string>,
  defines: readonly MacroSetting[],
): readonly LeftOut[] {
  const { files, includePaths, candidates, others, unnamed } = plan;
  const textOf = createHeaderTexts(files, includePaths, [...candidates, ...others, ...unnamed], defines);
  const nameIn = (place: string): string | null =>
    symbols.size === 0 || read.has(place) ? null : textOf(place).names(symbols);
  const idle = candidates.filter((place) => !read.has(place));
  const tooFew = "declares nothing that other sources define";
  return [
    ...others.flatMap((place) => {
      const name = nameIn(place);
      return name === null
        ? []
        : [{ text: `${place} (no C header by its name, names \`${name}\`)`, header: place }];
    }),
    ...unnamed.flatMap((place) => {
      const name = nameIn(place) ?? (read.has(place) ? null : textOf(place).builds(symbols));
      return name === null
        ? []
        : [{ text: `${place} (none of the sources that were named, names \`${name}\`)`, header: place }];
    }),
    ...(idle.length > MOST_NAMED
      ? [`${idle.length} headers (each ${tooFew})`]
      : idle.map((place) => `${place} (${textOf(place).isCpp ? "C++, of which nothing is read" : tooFew})`)
    ).map((text) => ({ text, header: null })),
  ];
}
