import type { Finding } from "../findings/finding.ts";
import type { Contract } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { agreementFindings, type Declaring, requiredContract, type Surface } from "./agreement.ts";
import type { Listener } from "./compare-sides.ts";
import { identifiersOf, scannedText, withoutComments } from "./detect-text.ts";
import type { SourcePlan } from "./input-kinds.ts";
import type { ReadSource } from "./read-sources.ts";

/** What the sources of one version say of each other. */
export interface SidesAgreement {
  readonly findings: readonly Finding[];
  /** For those who ask where Go calls something. */
  readonly surfaces: readonly Surface[];
}

/**
 * Holds the sources of a library against each other.
 *
 * @param unit of sources that somebody named as one library; null for those that were found, of which nobody said that
 *   they are linked together.
 */
export function agreeSources(
  plan: SourcePlan,
  sources: readonly ReadSource[],
  targets: readonly Triple[],
  unit: string | null,
  say: Listener,
): SidesAgreement {
  const defined = new Set(sources.flatMap((source) => [...linkNames(definitionsOf(source))]));
  const surfaces = sources.map((source) => surfaceOf(source, unit, defined));
  const native = createNativeSearch(plan);
  const preambles = definersInPreambles(sources);
  const { findings, undecided } = agreementFindings(surfaces, targets, {
    definedElsewhere: (symbol) => preambles.get(symbol) ?? native.find(symbol),
  });
  for (const [place, symbols] of native.found()) {
    say(`not read: ${place}, which is taken to define ${shown(symbols)}`);
  }
  if (undecided.length > 0) {
    say(`not decided whether ${shown(undecided)} are defined: a source has parts that were not read`);
  }
  return { findings, surfaces };
}

/** What defines a symbol in the C text of its preamble, by the symbol. */
function definersInPreambles(sources: readonly ReadSource[]): ReadonlyMap<string, string> {
  return new Map(
    sources.flatMap((source) =>
      source.kind === "go"
        ? [...source.extraction.definedInPreambles].map((symbol) => [symbol, source.input.text] as const)
        : [],
    ),
  );
}

function shown(names: readonly string[]): string {
  const first = names.slice(0, 5).map((name) => `\`${name}\``);
  return names.length > 5 ? `${first.join(", ")} and ${names.length - 5} more` : first.join(", ");
}

function definitionsOf(source: ReadSource): Contract | null {
  if (source.kind === "headers") return null;
  const contract = source.kind === "rust" ? source.extraction.contract : source.extraction.exports;
  return contract.functions.size + contract.statics.size === 0 ? null : contract;
}

function surfaceOf(source: ReadSource, unit: string | null, defined: ReadonlySet<string>): Surface {
  const definitions = definitionsOf(source);
  const plain = {
    input: source.input.text,
    unit,
    definitions,
    calls: [],
    mirrors: [],
    sees: null,
    mayDefineMore: false,
  };
  /** A header of another library, which somebody put into the tree, has none of the symbols that are defined here. */
  const isOwn = (contract: Contract): boolean =>
    defined.size === 0 || [...linkNames(contract)].some((name) => defined.has(name));
  switch (source.kind) {
    case "headers": {
      const { contract } = source.extraction;
      return { ...plain, declarations: [{ contract, what: "header", own: isOwn(contract) }] };
    }
    case "rust": {
      const { contract, mayDefineMore } = source.extraction;
      return { ...plain, declarations: externBlocks(contract), mayDefineMore };
    }
    case "go": {
      const { declares, sees, calls, mirrors } = source.extraction;
      const declarations: readonly Declaring[] = [{ contract: declares, what: "preamble", own: isOwn(sees) }];
      return { ...plain, declarations, calls, mirrors, sees };
    }
  }
}

/** What a crate requires may come from the system or any library, so that nothing of it can be called undefined. */
function externBlocks(contract: Contract): readonly Declaring[] {
  const required = requiredContract(contract);
  if (required.functions.size + required.statics.size === 0) return [];
  return [{ contract: required, what: "extern-block", own: false }];
}

function linkNames(contract: Contract | null): ReadonlySet<string> {
  const names = new Set<string>();
  if (contract === null) return names;
  for (const table of [contract.functions, contract.statics]) {
    for (const [name, items] of table) for (const { symbol } of items) names.add(symbol ?? name);
  }
  return names;
}

interface NativeSearch {
  /** The first file that has the name in its text. */
  readonly find: (symbol: string) => string | null;
  /** By file, the names that were asked for and found, sorted. */
  readonly found: () => readonly (readonly [string, readonly string[]])[];
}

/** Looks for names in sources that are not read; their texts are looked at once, and only when somebody asks. */
function createNativeSearch({ native, headers }: SourcePlan): NativeSearch {
  let known: readonly (readonly [string, ReadonlySet<string>])[] | null = null;
  const hits = new Map<string, Set<string>>();
  return {
    find: (symbol) => {
      known ??= native.map((place) => [
        place,
        identifiersOf(withoutComments(scannedText(headers.files, place))),
      ]);
      // An assembler's label may carry the underscore that Mach-O puts in front of C names.
      const place = known.find(([, words]) => words.has(symbol) || words.has(`_${symbol}`))?.[0] ?? null;
      if (place !== null) hits.set(place, (hits.get(place) ?? new Set<string>()).add(symbol));
      return place;
    },
    found: () => [...hits].map(([place, symbols]) => [place, [...symbols].sort()]),
  };
}
