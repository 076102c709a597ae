import { agreeCalls, undeclaredCalls } from "../compare/agree-calls.ts";
import { agreeCopies } from "../compare/agree-copies.ts";
import { agreeDeclarations, type Kinship } from "../compare/agree-declarations.ts";
import { agreeMirrors } from "../compare/agree-mirrors.ts";
import {
  agreeSymbols,
  type SymbolSource,
  symbolsWithoutDefinition,
  toldWithSymbols,
} from "../compare/agree-symbols.ts";
import { agreeViews } from "../compare/agree-views.ts";
import type { Finding } from "../findings/finding.ts";
import { judge } from "../findings/judge.ts";
import { compareFindings } from "../findings/sort-findings.ts";
import type { CallSite } from "../idl/call-site.ts";
import type { Contract } from "../idl/contract.ts";
import type { Mirror } from "../idl/mirror.ts";
import type { Triple } from "../idl/target.ts";
import { agreementRules } from "../rules/catalog.ts";
import { appendTo } from "../source/append-to.ts";
import type { Span } from "../source/source-file.ts";
import { judgeByPlace, pairsByTarget, placeKey } from "./judge-by-place.ts";
import { kinshipOf } from "./kinship.ts";
import { linkNames } from "./link-names.ts";
import { asCgoTakesThem } from "./unprototyped-calls.ts";
import { createViewOf, type ViewOf } from "./view-of.ts";

/** Something of a project that declares symbols which others define. */
export interface Declaring {
  readonly contract: Contract;
  readonly what: "header" | "preamble" | "extern-block" | "contract";
  /** Its functions belong to this project, rather than to the system or another library. */
  readonly own: boolean;
  /** Symbols that are others' all the same. */
  readonly foreign?: ReadonlySet<string>;
}

/** What one source of a project defines, declares and calls. */
export interface Surface {
  /** As the user named it, or as it was found. */
  readonly input: string;
  /** Surfaces of one unit are linked into one library or program; null where that is not known. */
  readonly unit: string | null;
  /** Programs that it is linked into, as what they call and their linker options show. */
  readonly linkedInto?: readonly string[];
  /** It is built as a library of its own, which any program may link. */
  readonly isLibrary?: boolean;
  readonly definitions: Contract | null;
  readonly declarations: readonly Declaring[];
  readonly calls: readonly CallSite[];
  readonly mirrors: readonly Mirror[];
  /** All that its preambles see, headers included: what calls are held against; null where there is no preamble. */
  readonly sees: Contract | null;
  /** What its preambles define beside `definitions`; null if that is nothing. */
  readonly alsoDefines?: Contract | null;
  /** Something of it that was not read may define symbols. */
  readonly mayDefineMore: boolean;
}

export interface AgreementOptions {
  /** Where something that is no surface (a C source file) defines a symbol; null if nothing does. */
  readonly definedElsewhere: (symbol: string) => string | null;
  /** Whether something that was not read, or not understood, may declare a symbol. */
  readonly mayBeDeclared?: (symbol: string) => boolean;
}

export interface Agreement {
  readonly findings: readonly Finding[];
  /** Symbols that no source defines and of which it cannot be said, because some source may define more than was read. */
  readonly undecided: readonly string[];
}

/** What a contract calls and others define, as declarations of their own. */
export function requiredContract(contract: Contract): Contract {
  const { functions, statics } = contract.requires;
  return { ...contract, side: "declarations", functions, statics };
}

/**
 * Holds all surfaces of a project against each other on all targets: every declaration against the definition of its
 * symbols, who defines and declares what, copies of headers, and calls against what they see.
 */
export function agreementFindings(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
  options: AgreementOptions,
): Agreement {
  const viewOf = createViewOf();
  const called = asCgoTakesThem(surfaces);
  const findings = [
    ...sideFindings(called, targets, viewOf),
    ...symbolFindings(surfaces, targets, options, viewOf),
    ...declarationFindings(surfaces, targets, viewOf),
    ...copyFindings(surfaces, targets, viewOf),
    ...callFindings(called, targets, viewOf),
    ...undeclaredFindings(surfaces, targets),
    ...mirrorFindings(surfaces, targets, viewOf),
  ];
  const undecided = surfaces.some(mayDefineMore) ? undecidedSymbols(surfaces, targets, options, viewOf) : [];
  return {
    findings: [...attachCallSites(withoutRepetition(findings), surfaces)].sort(compareFindings),
    undecided,
  };
}

function mayDefineMore(surface: Surface): boolean {
  return surface.mayDefineMore;
}

/** Every definition against every declaration that shares a symbol or a constant with it. */
function sideFindings(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
  viewOf: ViewOf,
): readonly Finding[] {
  const definitions = surfaces.flatMap((surface) => surface.definitions ?? []);
  const declarations = surfaces.flatMap((surface) => surface.declarations.map(({ contract }) => contract));
  // What stands in front of an `#include` changes what a preamble sees of a header that was read alone, too.
  const seen = surfaces.flatMap(({ sees }) => (sees !== null && seesHeaders(sees) ? [sees] : []));
  return definitions.flatMap((definition) =>
    [...new Set([...declarations, ...seen])].flatMap((declaration) => {
      if (!areOfOneLibrary(definition, declaration)) return [];
      const pairs = pairsByTarget(targets, (target) => {
        const defined = viewOf(definition, target);
        const declared = viewOf(declaration, target);
        return defined === null || declared === null ? [] : agreeViews(defined, declared);
      });
      return judge(pairs, agreementRules, "agreement");
    }),
  );
}

/** Whether something in it comes from another file than the Go files, which are told by their hosts. */
function seesHeaders({ functions, statics, types, constants }: Contract): boolean {
  return [functions, statics, types, constants].some((table) =>
    [...table.values()].some(([item]) => item?.span !== undefined && item.span.file.host === undefined),
  );
}

/**
 * Whether two contracts speak of the same library: they share a symbol, or a type or constant where the declaration has
 * no symbols (a header of error codes). Types beside symbols may be alike by chance.
 */
function areOfOneLibrary(definition: Contract, declaration: Contract): boolean {
  const symbols = linkNames(declaration);
  if (symbols.size === 0) {
    const { types, constants } = definition;
    return [...declaration.types.keys(), ...declaration.constants.keys()].some(
      (name) => types.has(name) || constants.has(name),
    );
  }
  return [...linkNames(definition)].some((symbol) => symbols.has(symbol));
}

function symbolFindings(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
  options: AgreementOptions,
  viewOf: ViewOf,
): readonly Finding[] {
  const pairs = pairsByTarget(targets, (target) => {
    const isRead = surfaces.every(
      ({ definitions }) => definitions === null || viewOf(definitions, target) !== null,
    );
    const complete = isRead && !surfaces.some(mayDefineMore);
    return agreeSymbols(symbolSources(surfaces, target, viewOf), target, { complete, ...options });
  });
  return judge(pairs, agreementRules, "agreement");
}

function symbolSources(
  surfaces: readonly Surface[],
  target: Triple,
  viewOf: ViewOf,
): readonly SymbolSource[] {
  return surfaces.map(({ unit, linkedInto = [], isLibrary = false, ...surface }) => ({
    unit,
    linkedInto,
    isLibrary,
    definitions: surface.definitions === null ? null : viewOf(surface.definitions, target),
    alsoDefines: surface.alsoDefines ? viewOf(surface.alsoDefines, target) : null,
    declarations: surface.declarations.flatMap(({ contract, own, foreign }) => {
      const view = viewOf(contract, target);
      return view === null ? [] : [{ view, own, ...(foreign === undefined ? {} : { foreign }) }];
    }),
  }));
}

/** Own symbols that are declared on some target and that no source was seen to define there. */
function undecidedSymbols(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
  { definedElsewhere }: AgreementOptions,
  viewOf: ViewOf,
): readonly string[] {
  const symbols = targets.flatMap((target) => {
    return symbolsWithoutDefinition(symbolSources(surfaces, target, viewOf), definedElsewhere);
  });
  return [...new Set(symbols)].sort();
}

/** Declarations that share no symbol, or that no definition settles, are held against each other. */
function declarationFindings(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
  viewOf: ViewOf,
): readonly Finding[] {
  const kin = kinshipOf(surfaces);
  const declaring = surfaces.flatMap(({ declarations }) => declarations);
  const kinds = new Map(declaring.map(({ contract, what }) => [contract, what]));
  const definitions = surfaces.flatMap((surface) => surface.definitions ?? []);
  return judgeByPlace(targets, (target) => {
    const viewed = [...kinds].flatMap(([contract, what]) => {
      const view = viewOf(contract, target);
      return view === null ? [] : [{ view, reachedOnly: what === "extern-block" }];
    });
    const copies = agreeCopies(
      viewed.map(({ view }) => view),
      target,
    );
    const told = toldWithSymbols(symbolSources(surfaces, target, viewOf), target);
    const kinship: Kinship = {
      areOfOneLibrary: (left, right) => kin(left.contract, right.contract),
      definitions: definitions.flatMap((contract) => viewOf(contract, target) ?? []),
      isHeldAgainst: (left, right) => areOfOneLibrary(left.contract, right.contract),
      areToldCopies: (left, right) =>
        copies.some(
          ({ symbolic }) =>
            [left.path, right.path].includes(symbolic.baseline) &&
            [left.path, right.path].includes(symbolic.current),
        ),
    };
    return agreeDeclarations(viewed, target, kinship, told);
  });
}

function copyFindings(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
  viewOf: ViewOf,
): readonly Finding[] {
  const contracts = new Set(
    surfaces.flatMap(({ declarations }) => declarations.map(({ contract }) => contract)),
  );
  return judgeByPlace(targets, (target) => {
    const views = [...contracts].flatMap((contract) => viewOf(contract, target) ?? []);
    return agreeCopies(views, target);
  });
}

function callFindings(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
  viewOf: ViewOf,
): readonly Finding[] {
  return surfaces.flatMap(({ calls, sees }) => {
    if (sees === null || calls.length === 0) return [];
    return judgeByPlace(targets, (target) => {
      const view = viewOf(sees, target);
      return view === null ? [] : agreeCalls(calls, view);
    });
  });
}

function undeclaredFindings(surfaces: readonly Surface[], targets: readonly Triple[]): readonly Finding[] {
  return surfaces.flatMap(({ calls }) => {
    if (calls.length === 0) return [];
    const pairs = pairsByTarget(targets, (target) => undeclaredCalls(calls, target));
    return judge(pairs, agreementRules, "agreement");
  });
}

/** Mirrors of one name, in several packages or of several C structs, are judged one by one. */
function mirrorFindings(
  surfaces: readonly Surface[],
  targets: readonly Triple[],
  viewOf: ViewOf,
): readonly Finding[] {
  return surfaces.flatMap(({ mirrors, sees }) => {
    const byName = new Map<string, Mirror[]>();
    for (const mirror of mirrors) {
      const key = JSON.stringify([mirror.name, mirror.of]);
      appendTo(byName, key, mirror);
    }
    return [...byName.values()].flatMap((same) => {
      const pairs = pairsByTarget(targets, (target) =>
        agreeMirrors(same, target, sees === null ? null : viewOf(sees, target)),
      );
      return judge(pairs, agreementRules, "agreement");
    });
  });
}

/** The same finding at the same places is one, however often a header was read; the one of more targets is kept. */
function withoutRepetition(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, subject, baseline, current } = finding;
    const key = JSON.stringify([rule, subject, placeKey(baseline), placeKey(current)]);
    const other = known.get(key);
    if (other === undefined || reach(finding) > reach(other)) known.set(key, finding);
  }
  return [...known.values()];
}

function reach({ targets }: Finding): number {
  return targets === "all" ? Number.POSITIVE_INFINITY : targets.length;
}

/** Tells with each finding where Go calls the functions that it affects, in the order of path and place. */
export function attachCallSites(
  findings: readonly Finding[],
  surfaces: readonly Pick<Surface, "calls" | "sees">[],
): readonly Finding[] {
  const bySymbolName = callsBySymbol(surfaces);
  if (bySymbolName.size === 0) return findings;
  return findings.map((finding) => {
    const { affected, subject } = finding;
    const symbols = new Set([...affected.symbols, ...(subject.symbol === null ? [] : [subject.symbol])]);
    const spans = new Map<string, Span>();
    for (const symbol of symbols) {
      for (const span of bySymbolName.get(symbol) ?? []) spans.set(placeKey(span), span);
    }
    const callSites = [...spans.values()].sort(comparePlaces);
    // What is told of one call is no concern of the others.
    if (finding.rule.startsWith("call-argument")) {
      const own = callSites.filter((span) => isWithin(finding.current, span));
      return { ...finding, affected: { ...affected, callSites: own } };
    }
    return callSites.length === 0 ? finding : { ...finding, affected: { ...affected, callSites } };
  });
}

function isWithin(inner: Span | null, outer: Span): boolean {
  if (inner === null || inner.file.path !== outer.file.path) return false;
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Uses in Go by the C name and by the link name, where they differ. */
function callsBySymbol(
  surfaces: readonly Pick<Surface, "calls" | "sees">[],
): ReadonlyMap<string, readonly Span[]> {
  const spans = new Map<string, Span[]>();
  for (const { calls, sees } of surfaces) {
    for (const { name, span } of calls) {
      const link = sees?.functions.get(name)?.[0]?.symbol;
      for (const symbol of new Set([name, link ?? name])) {
        appendTo(spans, symbol, span);
      }
    }
  }
  return spans;
}

function comparePlaces(left: Span, right: Span): number {
  const [a, b] = [left.file.path, right.file.path];
  if (a !== b) return a < b ? -1 : 1;
  return left.start - right.start || left.end - right.end;
}
