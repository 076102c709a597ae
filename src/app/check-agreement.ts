import { isStandardSymbol } from "../expand/c/standard-symbols.ts";
import type { Finding } from "../findings/finding.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { agreementFindings, type Declaring, requiredContract, type Surface } from "./agreement.ts";
import type { Listener } from "./compare-sides.ts";
import type { RustExtraction } from "./extraction.ts";
import type { SourcePlan } from "./input-kinds.ts";
import { linkNames } from "./link-names.ts";
import { linkedPrograms } from "./linked-programs.ts";
import { createNativeSearch } from "./native-search.ts";
import { isLibraryForC } from "./ownership.ts";
import type { ReadSource } from "./read-kinds.ts";
import { uncomparedConstantGaps } from "./uncompared-constants.ts";
import { unreadDeclarations } from "./unread-declarations.ts";
import { unreadTypeGaps } from "./unread-gaps.ts";

/** What the sources of one version say of each other. */
export interface SidesAgreement {
  readonly findings: readonly Finding[];
  /** What was not compared for want of another crate, or of a value. */
  readonly gaps: readonly Gap[];
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
  const definers = sources.flatMap((source) => [...linkNames(definitionsOf(source) ?? NOTHING)]);
  const defined = new Set(definers.filter((name) => !isStandardSymbol(name)));
  const linked = linkedPrograms(sources);
  const surfaces = sources.map((source) => ({
    ...surfaceOf(source, unit, defined),
    linkedInto: linked.get(source) ?? [],
    isLibrary: source.kind === "rust" && isLibraryForC(source),
  }));
  const native = createNativeSearch(plan);
  const preambles = definersInPreambles(sources);
  const unread = unreadDeclarations(plan, sources);
  const { findings, undecided } = agreementFindings(surfaces, targets, {
    definedElsewhere: (symbol) => preambles.get(symbol) ?? native.find(symbol),
    mayBeDeclared: unread.mayDeclare,
  });
  for (const source of sources) {
    if (source.kind !== "go") continue;
    // What cgo compiles beside a package defines what its preambles declare, whoever else asks.
    for (const symbol of linkNames(source.extraction.sees)) native.findIn(source.input.folder, symbol);
  }
  for (const [place, symbols] of native.found()) {
    say(`not read: ${place}, which is taken to define ${shown(symbols)}`);
  }
  if (undecided.length > 0)
    say(`not decided whether ${areShown(undecided)} defined: a source has parts that were not read`);
  const undeclared = unread.undecided();
  if (undeclared.length > 0)
    say(`not decided whether ${areShown(undeclared)} declared: a header has parts that were not understood`);
  return {
    findings,
    gaps: [...unreadTypeGaps(sources, surfaces, targets), ...uncomparedConstantGaps(surfaces, targets)],
    surfaces,
  };
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

function areShown(names: readonly string[]): string {
  return `${shown(names)} ${names.length === 1 ? "is" : "are"}`;
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

const NOTHING: Pick<Contract, "functions" | "statics"> = { functions: new Map(), statics: new Map() };

function surfaceOf(source: ReadSource, unit: string | null, defined: ReadonlySet<string>): Surface {
  const definitions = definitionsOf(source);
  const plain = {
    input: source.input.text,
    unit,
    definitions,
    calls: [],
    mirrors: [],
    sees: null,
    alsoDefines: null,
    mayDefineMore: false,
  };
  switch (source.kind) {
    case "headers": {
      const { contract } = source.extraction;
      return { ...plain, declarations: [{ contract, what: "header", own: source.own }] };
    }
    case "rust": {
      const { mayDefineMore } = source.extraction;
      return { ...plain, declarations: declaredInBlocks(source.extraction, defined), mayDefineMore };
    }
    case "go": {
      const { declares, sees, calls, mirrors, definedInPreambles } = source.extraction;
      const declarations = declares.map(
        (contract): Declaring => ({ contract, what: "preamble", own: source.own }),
      );
      return { ...plain, declarations, calls, mirrors, sees, alsoDefines: only(sees, definedInPreambles) };
    }
  }
}

/** A contract's functions and variables of some names. */
function only(contract: Contract, names: ReadonlySet<string>): Contract | null {
  if (names.size === 0) return null;
  const kept = <T>(table: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...table].filter(([name]) => names.has(name)));
  return { ...contract, functions: kept(contract.functions), statics: kept(contract.statics) };
}

/** What a crate requires may come from any library: only a block that has a symbol of the project is its own. */
function declaredInBlocks(
  { contract, furtherRequires, externBlocks }: RustExtraction,
  defined: ReadonlySet<string>,
): readonly Declaring[] {
  const own = new Set(externBlocks.filter((block) => block.some((name) => defined.has(name))).flat());
  return [contract, ...furtherRequires].flatMap((requires): readonly Declaring[] => {
    const required = requiredContract(requires);
    const symbols = [...linkNames(required)];
    if (symbols.length === 0) return [];
    const foreign = new Set(symbols.filter((name) => !own.has(name)));
    return [{ contract: required, what: "extern-block", own: foreign.size < symbols.length, foreign }];
  });
}
