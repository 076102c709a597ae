import { canonicalText } from "../idl/canonical.ts";
import type { Triple } from "../idl/target.ts";
import type { View } from "../layout/view.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import type { Comparison } from "./comparison.ts";
import type { Consequence } from "./consequence.ts";
import type { Exposure, ExposureFlag } from "./exposure-flags.ts";
import type { Subject } from "./pair.ts";

/** What every pair carries, whatever its subject. `consequences` is filled until the pairs are handed out. */
export interface MatchedBase {
  readonly target: Triple;
  readonly about: Subject;
  readonly exposure: Exposure;
  readonly places: { readonly baseline: Span | null; readonly current: Span | null };
  readonly symbolic: { readonly baseline: string; readonly current: string };
  readonly consequences: Consequence[];
}

interface Sides<T> {
  readonly baseline: T | null;
  readonly current: T | null;
}

type Canonical = Parameters<typeof canonicalText>[0];

/** Puts the common part of a pair together; a side that is gone points at `parent`, what is left around it. */
export function matchedBase(
  comparison: Comparison,
  about: Partial<Subject> & { readonly kind: Subject["kind"] },
  exposure: Exposure,
  sides: Sides<Canonical & { readonly span?: Span }>,
  parent: Sides<Span>,
): MatchedBase {
  return {
    target: comparison.current.target,
    about: {
      kind: about.kind,
      symbol: about.symbol ?? null,
      type: about.type ?? null,
      member: about.member ?? null,
    },
    exposure,
    places: {
      baseline: sides.baseline?.span ?? parent.baseline,
      current: sides.current?.span ?? parent.current,
    },
    symbolic: { baseline: textOf(sides.baseline), current: textOf(sides.current) },
    consequences: [],
  };
}

/**
 * Where a finding points when an item has no parent that is left: what is gone, at the file that declared it, if that
 * is still read, else at the start of the current source; what is new has no place in the baseline.
 */
export function filesAround(comparison: Comparison, gone: Span | undefined): Sides<Span> {
  const { current } = comparison;
  const file = gone === undefined ? undefined : filesOf(current).get(gone.file.path);
  const whole = current.contract.span ?? null;
  return { baseline: null, current: file === undefined ? whole : { file, start: 0, end: 0 } };
}

const knownFiles = new WeakMap<View, ReadonlyMap<string, SourceFile>>();

/** The files in which a view's items are declared, by path. */
function filesOf(view: View): ReadonlyMap<string, SourceFile> {
  const known = knownFiles.get(view);
  if (known !== undefined) return known;
  const files = new Map<string, SourceFile>();
  for (const table of [view.functions, view.types, view.constants, view.statics, view.macros]) {
    for (const { span } of table.values()) if (span !== undefined) files.set(span.file.path, span.file);
  }
  knownFiles.set(view, files);
  return files;
}

function textOf(item: Canonical | null): string {
  return item === null ? "" : canonicalText(item);
}

/** The exposure of a symbol itself. */
export function symbolExposure(name: string, flags: readonly ExposureFlag[] = []): Exposure {
  return { flags: new Set(flags), symbols: [name] };
}

/** What an item says beside its parts, which are compared one by one, and what no comparison is about. */
const APART: ReadonlySet<string> = new Set([
  ...["span", "doc", "since", "targets", "when"],
  ...["params", "returns", "fields", "variants", "to", "type"],
]);

/** Whether two items say the same of themselves (attributes, representation, convention), their parts aside. */
export function haveSameAttributes(baseline: object, current: object): boolean {
  const before = new Map(Object.entries(baseline).filter(isAttribute));
  const now = Object.entries(current).filter(isAttribute);
  return before.size === now.length && now.every(([key, value]) => sameValue(before.get(key), value));
}

function isAttribute([key, value]: readonly [string, unknown]): boolean {
  return value !== undefined && !APART.has(key);
}

function sameValue(before: unknown, now: unknown): boolean {
  return before === now || (typeof now === "object" && canonicalJson(before) === canonicalJson(now));
}

/** Attributes that are no plain values are small: lists of words, an error convention. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? "";
}

/** The two sides of an item as one of `kept`, `added`, `removed`; null if neither side has it. */
export function versionsOf<T>(
  baseline: T | undefined,
  current: T | undefined,
):
  | { change: "kept"; baseline: T; current: T }
  | { change: "added"; baseline: null; current: T }
  | { change: "removed"; baseline: T; current: null }
  | null {
  if (baseline !== undefined && current !== undefined) return { change: "kept", baseline, current };
  if (current !== undefined) return { change: "added", baseline: null, current };
  if (baseline !== undefined) return { change: "removed", baseline, current: null };
  return null;
}
