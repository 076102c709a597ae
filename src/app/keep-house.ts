import type { Finding, Verdict } from "../findings/finding.ts";
import { houseKeepingFinding } from "../findings/house-keeping.ts";
import type { Note } from "../idl/gap.ts";
import { spanKey } from "../source/source-file.ts";
import { disagreeing, isAhead, type VersionStatement } from "./declared-version.ts";
import { generatedBoundary } from "./detect-crates.ts";
import { isLibraryForC } from "./ownership.ts";
import type { ReadSource } from "./read-kinds.ts";

interface Sides<T> {
  readonly baseline: readonly T[];
  readonly current: readonly T[];
}

/** Places that state different versions of one side. */
export function disagreementFindings(statements: Sides<VersionStatement>): readonly Finding[] {
  return [...disagreements("baseline", statements.baseline), ...disagreements("current", statements.current)];
}

/** A baseline that is ahead of the current side, else a version that was raised by less than is owed. */
export function verdictFindings(
  statements: Sides<VersionStatement>,
  { next, declared }: Verdict,
): readonly Finding[] {
  const ahead = aheadFindings(statements);
  const [before] = statements.baseline;
  const [now] = statements.current;
  if (ahead.length > 0 || before === undefined || now === undefined || next === null) return ahead;
  if (before.version === declared || !isAhead(next, now.version)) return [];
  return [
    houseKeepingFinding({
      rule: "version-too-low",
      symbol: "current",
      data: { declared: now.version, next },
      baseline: null,
      current: now.span,
    }),
  ];
}

function disagreements(
  side: "baseline" | "current",
  statements: readonly VersionStatement[],
): readonly Finding[] {
  const [first] = statements;
  if (first === undefined) return [];
  return disagreeing(statements).map((other) =>
    houseKeepingFinding({
      rule: "versions-disagree",
      symbol: side,
      data: {
        side: side === "baseline" ? "the baseline" : "the current side",
        version: first.version,
        by: first.by,
        other: other.version,
        otherBy: other.by,
      },
      baseline: side === "baseline" ? other.span : null,
      current: side === "current" ? other.span : null,
    }),
  );
}

function aheadFindings({ baseline, current }: Sides<VersionStatement>): readonly Finding[] {
  const [before] = baseline;
  const [now] = current;
  if (before === undefined || now === undefined || !isAhead(before.version, now.version)) return [];
  return [
    houseKeepingFinding({
      rule: "baseline-ahead",
      symbol: "baseline",
      data: { baseline: before.version, current: now.version },
      baseline: before.span,
      current: now.span,
    }),
  ];
}

/** One finding per rule and name, with its place on either side; annotations count by their places. */
export function noteFindings(notes: Sides<Note>): readonly Finding[] {
  const before = byKey(notes.baseline);
  const now = byKey(notes.current);
  const keys = [...new Set([...before.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) => {
    const note = now.get(key) ?? before.get(key);
    if (note === undefined) return [];
    return [
      houseKeepingFinding({
        rule: note.rule,
        symbol: note.subject,
        data: { detail: note.detail },
        baseline: before.get(key)?.span ?? null,
        current: now.get(key)?.span ?? null,
      }),
    ];
  });
}

function byKey(notes: readonly Note[]): ReadonlyMap<string, Note> {
  const first = new Map<string, Note>();
  for (const note of notes) {
    const { rule, subject, span } = note;
    const place = rule === "annotation-invalid" ? spanKey(span) : "";
    const key = [subject, rule, place].join("\0");
    if (!first.has(key)) first.set(key, note);
  }
  return first;
}

/**
 * Whether a crate of the same repository is among the dependencies, whose exports a library may pass on:
 * `kv = { path = "../kv" }`, `kv.workspace = true`.
 */
function hasLocalDependency(manifest: string): boolean {
  let isDependency = false;
  return manifest.split("\n").some((line) => {
    const table = /^[ \t]*\[([^\]]{1,200})\]/.exec(line)?.[1];
    if (table !== undefined) isDependency = /(?:^|\.)dependencies(?:\.|$)/.test(table);
    return isDependency && /\b(?:path|workspace)[ \t]*=/.test(line);
  });
}

/**
 * Crates that are built as libraries for C and export nothing on any target, though all of them was read. What a maker
 * of bindings generates is not read, and what a crate beside it exports is that one's, so that of a crate with either
 * nothing is said.
 */
export function exportsNothingFindings(sources: readonly ReadSource[]): readonly Finding[] {
  return sources.flatMap((source) => {
    if (source.kind !== "rust" || source.input.manifest === null || !isLibraryForC(source)) return [];
    const { contract, crateTypes, askedFeatures, files, mayDefineMore } = source.extraction;
    const [manifest] = files;
    if (contract.functions.size + contract.statics.size > 0 || mayDefineMore) return [];
    if (manifest === undefined || generatedBoundary(manifest.text) !== null) return [];
    if (hasLocalDependency(manifest.text)) return [];
    const types = crateTypes.filter((type) => type === "cdylib" || type === "staticlib");
    const at = Math.max(manifest.text.search(/^[ \t]*crate[-_]type\b/m), 0);
    const span = { file: manifest, start: at, end: at };
    return [
      houseKeepingFinding({
        rule: "library-exports-nothing",
        symbol: contract.name,
        data: { name: contract.name, types: types.join(" and "), off: offText(askedFeatures.off) },
        baseline: null,
        current: span,
      }),
    ];
  });
}

/** Features that are named in a message. */
const MOST_FEATURES = 3;

/** Conditions may stand in front of exports or of something else: that is for the reader to see. */
function offText(features: readonly string[]): string {
  const off = [...features].sort((a, b) => Number(soundsLikeBindings(b)) - Number(soundsLikeBindings(a)));
  if (off.length === 0) return "";
  const shown = off.slice(0, MOST_FEATURES).map((name) => `\`${name}\``);
  const more = off.length > MOST_FEATURES ? ` and ${off.length - MOST_FEATURES} more` : "";
  return `; it has conditions on ${shown.join(", ")}${more}, off here`;
}

/** What features that bring exports are mostly called goes first. */
function soundsLikeBindings(feature: string): boolean {
  return /(?:^|[-_])(?:c|ffi|capi|c[-_]?api|bindings?|export|abi)(?:[-_]|$)/i.test(feature);
}
