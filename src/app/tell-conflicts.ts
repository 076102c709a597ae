import { contradictionsOf } from "../compare/contradictions.ts";
import { describePair } from "../compare/describe-pair.ts";
import type { SymbolPair } from "../compare/pair.ts";
import type { Finding } from "../findings/finding.ts";
import { judge } from "../findings/judge.ts";
import { canonicalText } from "../idl/canonical.ts";
import type { Conflict, Contract } from "../idl/contract.ts";
import type { Gap } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import { reachTypes } from "../resolve/go/reached-types.ts";
import { agreementRules } from "../rules/catalog.ts";
import { type Span, spanKey } from "../source/source-file.ts";
import { linkConflicts } from "./link-conflicts.ts";
import type { ReadSource } from "./read-kinds.ts";

/** What sources say against themselves, and the sources without the gaps that this settles. */
export interface ToldConflicts {
  readonly findings: readonly Finding[];
  readonly sources: readonly ReadSource[];
}

/** Conflicts of one source that are looked at; what more there are stay gaps. */
const MOST_CONFLICTS = 500;

/**
 * Turns gaps of which both sides are known into findings: one symbol with two definitions in a crate, and one name that
 * two headers read together, or two preambles of a package, declare in contradicting ways, as well as two names of one
 * symbol that do. What is only written otherwise stays a gap: the contract holds the first, and nobody knows that it stands for both.
 */
export function tellConflicts(sources: readonly ReadSource[], targets: readonly Triple[]): ToldConflicts {
  const findings: Finding[] = [];
  const told = sources.map((source) => {
    const contract = source.kind === "go" ? source.extraction.sees : source.extraction.contract;
    const settled = new Set<string>();
    const conflicts = [...(contract.conflicts ?? []), ...linkConflicts(contract)];
    for (const conflict of conflicts.slice(0, MOST_CONFLICTS)) {
      const said = findingsOf(conflict, contract, targets);
      findings.push(...said);
      if (said.length > 0) for (const span of placesOf(conflict)) settled.add(spanKey(span));
    }
    return settled.size === 0 ? source : withoutGaps(source, settled);
  });
  return { findings, sources: told };
}

/** Where gaps of a conflict stand: enumerators that are declared twice have one each. */
function placesOf({ kind, other }: Conflict): readonly Span[] {
  const variants = kind === "type" && other.kind === "enum" ? other.variants : [];
  return [other, ...variants].flatMap(({ span }) => span ?? []);
}

function findingsOf(conflict: Conflict, contract: Contract, targets: readonly Triple[]): readonly Finding[] {
  const pairs = targets.map((target): readonly [Triple, readonly SymbolPair[]] => {
    const isThere = (conflict.targets ?? contract.targets).includes(target);
    const detail = isThere ? detailOf(conflict, contract, target) : null;
    return [target, detail === null ? [] : [pairOf(conflict, detail, target)]];
  });
  return judge(pairs, agreementRules, "agreement");
}

/** In what the two contradict each other on a target, as a phrase; null if they do not. */
function detailOf(conflict: Conflict, contract: Contract, target: Triple): string | null {
  if (conflict.kind === "definition") return "";
  const [first, other] = (["first", "other"] as const).map((side) =>
    createView(contractOf(conflict, side, contract), target),
  );
  if (first === undefined || other === undefined) return null;
  const about = conflict.kind === "type" ? "type" : "symbol";
  const pairs = contradictionsOf(first, other).filter((pair) => pair.about[about] === conflict.name);
  return pairs.length === 0 ? null : pairs.slice(0, MOST_DETAILS).map(describePair).join("; ");
}

/** Contradictions of one name that are told in words. */
const MOST_DETAILS = 3;

/** One side of a conflict, with the types that it is made of. */
function contractOf(conflict: Conflict, side: "first" | "other", whole: Contract): Contract {
  const none = { macros: new Map(), statics: new Map(), functions: new Map(), constants: new Map() };
  const { name } = conflict;
  const plain = { ...whole, ...none, gaps: [], conflicts: [] };
  switch (conflict.kind) {
    case "type": {
      const types = new Map([...whole.types, [name, [conflict[side]]]]);
      return { ...plain, ...reachTypes({ types, constants: whole.constants }, { types: [name] }) };
    }
    case "function": {
      const functions = new Map([[name, [conflict[side]]]]);
      return { ...plain, ...reachTypes(whole, { functions: functions.values() }), functions };
    }
    case "static": {
      const statics = new Map([[name, [conflict[side]]]]);
      return { ...plain, ...reachTypes(whole, { statics: statics.values() }), statics };
    }
    case "definition":
      return plain;
  }
}

function pairOf(conflict: Conflict, detail: string, target: Triple): SymbolPair {
  const { kind, name, first, other } = conflict;
  const isType = kind === "type";
  const what = kind === "definition" ? conflict.what : kind;
  const [before, now] =
    conflict.kind === "definition"
      ? [placeText(first.span), placeText(other.span)]
      : [canonicalText(conflict.first), canonicalText(conflict.other)];
  return {
    target,
    about: { kind: what, symbol: isType ? null : name, type: isType ? name : null, member: null },
    exposure: { flags: new Set(), symbols: isType ? [] : [name] },
    places: { baseline: first.span ?? null, current: other.span ?? null },
    symbolic: { baseline: before, current: now },
    consequences: [],
    subject: "symbol",
    name,
    what,
    state: kind === "definition" ? "defined-twice" : "declarations-disagree",
    detail,
  };
}

/** Where a definition stands tells it from the other; lines move, and the fingerprint is not to move with them. */
function placeText(span: Span | undefined): string {
  return span?.file.path ?? "";
}

function withoutGaps(source: ReadSource, settled: ReadonlySet<string>): ReadSource {
  const isOpen = ({ reason, span }: Gap): boolean => reason !== "conflict" || !settled.has(spanKey(span));
  const open = <T extends { readonly gaps: readonly Gap[]; readonly contract: Contract }>(
    extraction: T,
  ): T => {
    const gaps = extraction.gaps.filter(isOpen);
    const contract = { ...extraction.contract, gaps: extraction.contract.gaps.filter(isOpen) };
    return { ...extraction, gaps, contract };
  };
  switch (source.kind) {
    case "rust":
      return { ...source, extraction: open(source.extraction) };
    case "go":
      return { ...source, extraction: open(source.extraction) };
    case "headers":
      return { ...source, extraction: open(source.extraction) };
  }
}
