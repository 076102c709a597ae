import type { RustModule } from "../../expand/rust/crate.ts";
import type { ConstantItem, TypeDefinition } from "../../idl/contract.ts";
import { clipDetail, type Gap, type GapReason, type Note, pushGap } from "../../idl/gap.ts";
import type { Meaning } from "../../idl/meaning.ts";
import type { ScalarName, Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type {
  GenericParam,
  RustAlias,
  RustConstant,
  RustEnum,
  RustRecord,
  RustType,
  RustVariant,
} from "../../syntax/rust/item.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import type { OperatingSystem } from "./known-types.ts";
import type { Scope } from "./scope.ts";
import type { Value } from "./value.ts";

/** What a generic parameter stands for, and where that is written. */
export type Binding =
  | { readonly kind: "type"; readonly type: RustType; readonly scope: TypeScope }
  | {
      readonly kind: "constant";
      readonly tokens: readonly RustToken[];
      readonly scope: TypeScope;
      readonly span: Span;
      /** Of the parameter. */
      readonly type: RustType;
    };

/** Where a type is written: what its names and parameters mean there. */
export interface TypeScope {
  readonly module: RustModule;
  readonly generics: ReadonlyMap<string, Binding>;
  readonly self:
    | { readonly kind: "instance"; readonly instance: Instance }
    | { readonly kind: "type"; readonly type: RustType; readonly scope: TypeScope }
    | null;
}

/** What names mean in a module, outside of any item with parameters. */
export function scopeIn(module: RustModule): TypeScope {
  return { module, generics: new Map(), self: null };
}

/** Whether parameters have to be settled before the item is one thing: lifetimes make no difference to a C ABI. */
export function isGeneric(params: readonly GenericParam[]): boolean {
  return params.some(({ kind }) => kind !== "lifetime");
}

/** A type of the crate with its parameters settled; one object for each. */
export interface Instance {
  readonly item: RustRecord | RustEnum | RustAlias;
  readonly module: RustModule;
  readonly generics: ReadonlyMap<string, Binding>;
  /** In the contract: `ZenResult_c_char` for `ZenResult<c_char>`. */
  readonly name: string;
  /** What names mean within it; one object, by which it is known again. */
  readonly inside: TypeScope;
}

/** Something of a type that is no good at a C boundary (a note), or not understood (a gap). */
export interface Complaint {
  readonly kind: "note" | GapReason;
  /** The type as spelled. */
  readonly spelled: string;
  readonly why: string;
  readonly span: Span;
}

/** What turning one type into a contract's type brought up. It is taken over by {@link commit}, or dropped. */
export interface Harvest {
  readonly complaints: Complaint[];
  readonly demands: { readonly instance: Instance; readonly byValue: boolean }[];
  /** Types of other crates that are known by name alone. */
  readonly foreign: Map<string, Span>;
  readonly constants: { readonly item: RustConstant; readonly scope: TypeScope }[];
  /** Types that were looked at, and how deep they are within each other. */
  steps: number;
  depth: number;
}

export function startHarvest(): Harvest {
  return { complaints: [], demands: [], foreign: new Map(), constants: [], steps: 0, depth: 0 };
}

/** Runs a rule with a harvest of its own that shares the bounds of the outer one. */
export function apart<T>(
  outer: Harvest,
  rule: (inner: Harvest) => T,
): { readonly result: T; readonly inner: Harvest } {
  const inner = { ...startHarvest(), steps: outer.steps, depth: outer.depth };
  const result = rule(inner);
  outer.steps = inner.steps;
  return { result, inner };
}

/** Takes over what a part of a type brought up. */
export function join(harvest: Harvest, part: Harvest): void {
  harvest.complaints.push(...part.complaints);
  joinUses(harvest, part);
}

/** As {@link join}, without the complaints. */
export function joinUses(harvest: Harvest, part: Harvest): void {
  harvest.demands.push(...part.demands);
  for (const [name, span] of part.foreign) harvest.foreign.set(name, span);
  harvest.constants.push(...part.constants);
}

/** A value, and the constants that the expression itself names. */
export interface Evaluated {
  readonly value: Value;
  readonly named: readonly { readonly item: RustConstant; readonly scope: TypeScope }[];
}

/** What a type is in the contract, with what is known of it where it stands. */
export interface Converted extends Pick<Meaning, "nullable" | "transfer"> {
  readonly type: Type;
}

/** The rules that refer to each other in circles, so that modules need not. */
export interface Rules {
  readonly evaluate: (
    resolution: Resolution,
    tokens: readonly RustToken[],
    span: Span,
    scope: TypeScope,
    expected: ScalarName | null,
  ) => Evaluated;
  readonly convertValue: (
    resolution: Resolution,
    type: RustType,
    scope: TypeScope,
    harvest: Harvest,
  ) => Converted;
}

/** What is known from elsewhere. */
export interface Facts {
  /** Whether another source shows the fields of a type of that name. */
  readonly isShown: (name: string) => boolean;
  /** The target's; null for one that is not told apart. */
  readonly systemOf: () => OperatingSystem | null;
}

/** How much a type says: its name alone, or all that is in it. */
export type Depth = "name" | "whole";

/** The state of resolving one crate. */
export interface Resolution {
  readonly rules: Rules;
  readonly facts: Facts;
  readonly scope: Scope;
  readonly types: Map<string, TypeDefinition>;
  readonly constants: Map<string, ConstantItem>;
  readonly gaps: Gap[];
  /** Of types that are not known, by why: which gap tells of it, and at how many other places it is met. */
  readonly missing: Map<string, { readonly index: number; others: number }>;
  readonly notes: Note[];
  /** Places and details of gaps and notes, so that each is told once. */
  readonly told: Set<string>;
  readonly instances: Map<string, Instance>;
  readonly instanceCounts: Map<Instance["item"], number>;
  /** Names of the contract's types, and of what each is. */
  readonly names: { readonly given: Map<unknown, string>; readonly taken: Set<string> };
  readonly demands: { readonly instance: Instance; readonly byValue: boolean }[];
  readonly defined: Map<Instance, Depth>;
  readonly faults: Map<Instance, Fault>;
  readonly values: Map<RustConstant, Value | "in progress">;
  readonly zeroSized: Map<Instance, boolean>;
  readonly enumerators: Map<RustEnum, Enumerators | "in progress">;
  /** Expressions that are being evaluated within each other. */
  depth: number;
}

/** The values of an enum's variants, as far as they can be computed, and the first failure. */
export interface Enumerators {
  readonly values: ReadonlyMap<RustVariant, bigint>;
  readonly failure: Extract<Value, { kind: "failure" }> | null;
}

/**
 * Whether a type's fields can all be said in C: `open` if one that everybody sees cannot, `hidden` if one cannot that
 * is not public, so that no consumer knows the type's inside.
 */
export type Fault = "none" | "open" | "hidden";

export function startResolution(scope: Scope, rules: Rules, facts: Facts): Resolution {
  return {
    rules,
    facts,
    scope,
    types: new Map(),
    constants: new Map(),
    gaps: [],
    missing: new Map(),
    notes: [],
    told: new Set(),
    instances: new Map(),
    instanceCounts: new Map(),
    names: { given: new Map(), taken: new Set() },
    demands: [],
    defined: new Map(),
    faults: new Map(),
    values: new Map(),
    zeroSized: new Map(),
    enumerators: new Map(),
    depth: 0,
  };
}

function isNews({ told }: Resolution, kind: string, detail: string, span: Span): boolean {
  const key = `${kind}\0${span.file.path}\0${span.start}\0${clipDetail(detail)}`;
  if (told.has(key)) return false;
  told.add(key);
  return true;
}

export function addGap(resolution: Resolution, reason: GapReason, detail: string, span: Span): void {
  if (isNews(resolution, "gap", detail, span)) pushGap(resolution.gaps, { reason, detail, span });
}

/** More notes are hostile, and no one reads them. */
const MOST_NOTES = 10_000;

export function addNote(
  resolution: Resolution,
  rule: Note["rule"],
  subject: string,
  detail: string,
  span: Span,
): void {
  if (!isNews(resolution, rule, detail, span)) return;
  if (resolution.notes.length < MOST_NOTES)
    resolution.notes.push({ rule, subject, detail: clipDetail(detail), span });
  else addGap(resolution, "limit", `there are more than ${MOST_NOTES} notes; the others are not told`, span);
}

/** Where a type stands, in words: `parameter `path` of `kv_open``, and the name that it belongs to. */
export interface Where {
  readonly subject: string;
  readonly what: string;
  /** The place that is told of, where it is not the type's own. */
  readonly span?: Span;
}

/** Tells the complaints, and demands what the type is made of. */
export function commit(resolution: Resolution, harvest: Harvest, where: Where): void {
  for (const { kind, spelled, why, span: own } of harvest.complaints) {
    const span = where.span ?? own;
    if (kind === "note") {
      const detail = `${where.what} has the type \`${clipSpelled(spelled)}\`: ${why}`;
      addNote(resolution, "type-not-ffi-safe", where.subject, detail, span);
    } else if (kind === "unresolved-type") addMissing(resolution, `${where.what}: ${why}`, why, span);
    else addGap(resolution, kind, `${where.what}: ${why}`, span);
  }
  resolution.demands.push(...harvest.demands);
  for (const [name, span] of harvest.foreign)
    if (!resolution.types.has(name)) resolution.types.set(name, { kind: "opaque", foreign: true, span });
}

/** One type that is not known is one gap, wherever it is used. */
function addMissing(resolution: Resolution, detail: string, why: string, span: Span): void {
  const { gaps, missing } = resolution;
  if (!isNews(resolution, "gap", detail, span)) return;
  const known = missing.get(why);
  if (known !== undefined) known.others += 1;
  else {
    missing.set(why, { index: gaps.length, others: 0 });
    pushGap(gaps, { reason: "unresolved-type", detail, span });
  }
}

/** The gaps, each with the number of its other places. */
export function countPlaces({ gaps, missing }: Resolution): readonly Gap[] {
  const counts = new Map([...missing.values()].map(({ index, others }) => [index, others]));
  return gaps.map((gap, index) => {
    const others = counts.get(index) ?? 0;
    if (others === 0 || gap.reason !== "unresolved-type") return gap;
    return { ...gap, detail: `${gap.detail} (and ${others} more ${others === 1 ? "place" : "places"})` };
  });
}

/** Of a type or an item in a message, in UTF-16 units: it is to fit a line or two. */
const LONGEST_SHOWN = 120;

function clipSpelled(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN)}...`;
}

/** Whether a value of the type has no known layout of its own. */
export function isUnknown(type: Type): boolean {
  let inner = type;
  while (inner.kind === "array" || inner.kind === "atomic") inner = inner.of;
  return inner.kind === "unknown";
}

/** The text that a span covers. */
export function spelledAt({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
