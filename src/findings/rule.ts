import type { ExposureFlag } from "../compare/exposure-flags.ts";
import type { Pair, PairOf, SubjectKind } from "../compare/pair.ts";
import { harmless, type Severity } from "./severity.ts";

/** The names between braces in a message template. */
export type Slots<Message extends string> = Message extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | Slots<Rest>
  : never;

export type SlotValue = string | number;

/** One case of a rule's severity, with the condition in words: `if the type changed too`. */
export interface SeverityCase {
  readonly when: string;
  readonly severity: Severity;
}

/** How severity follows from exposure: the first flag in the order written that holds wins, else `otherwise`. */
export interface SeverityTable<Case extends string> {
  readonly otherwise: Severity;
  readonly exposed?: Readonly<Partial<Record<ExposureFlag, Severity>>>;
  /** Cases that the rule itself tells apart, chosen by `as` in what `check` yields; they go before exposure. */
  readonly cases?: Readonly<Record<Case, SeverityCase>>;
}

export interface RuleMatch<Slot extends string, Case extends string> {
  readonly data: Readonly<Record<Slot, SlotValue>>;
  readonly as?: Case;
}

export interface RuleText {
  readonly id: string;
  /** What it detects, one line. */
  readonly summary: string;
  /** What goes wrong at run time or build time, and for whom. */
  readonly effect: string;
  readonly remedy: string;
  /** The standard clause or psABI section behind it. */
  readonly reference: string;
  /** Template with `{slots}`. */
  readonly message: string;
}

export interface RuleDefinition<S extends SubjectKind, Message extends string, Case extends string>
  extends RuleText {
  readonly subject: S;
  /** Further subjects on which the same thing is seen; `check` tells them apart. */
  readonly alsoAbout?: readonly S[];
  readonly message: Message;
  readonly severity: SeverityTable<Case>;
  /** Whether the pair shows what the rule is about, with the data of the message; null if not. */
  readonly check: (pair: PairOf<S>) => RuleMatch<Slots<Message>, Case> | null;
}

/** A rule as the engine runs it, with its subject's type erased. */
export interface Rule extends RuleText {
  /** What it is mainly about. */
  readonly subject: SubjectKind;
  readonly alsoAbout?: readonly SubjectKind[];
  readonly severity: SeverityTable<string>;
  readonly match: (pair: Pair) => RuleMatch<string, string> | null;
}

/** Makes a rule; that the message's slots and the data agree is checked by the compiler. */
export function defineRule<
  const S extends SubjectKind,
  const Message extends string,
  const Case extends string = never,
>(definition: RuleDefinition<S, Message, Case>): Rule {
  const { check, ...rest } = definition;
  const subjects: readonly SubjectKind[] = [definition.subject, ...(definition.alsoAbout ?? [])];
  const accepts = (pair: Pair): pair is PairOf<S> => subjects.includes(pair.subject);
  return { ...rest, match: (pair) => (accepts(pair) ? check(pair) : null) };
}

/** The severity that a match has for the exposure of its pair; what is inline breaks no consumer that is built. */
export function severityOf(rule: Rule, pair: Pair, match: RuleMatch<string, string>): Severity {
  const severity = tableSeverity(rule, pair, match);
  if (!pair.exposure.flags.has("inline") || !severity.breaks.includes("binary")) return severity;
  const breaks = severity.breaks.filter((what) => what !== "binary");
  return breaks.length === 0 ? harmless : { ...severity, breaks };
}

function tableSeverity(rule: Rule, pair: Pair, match: RuleMatch<string, string>): Severity {
  if (match.as !== undefined) {
    const chosen = rule.severity.cases?.[match.as]?.severity;
    if (chosen !== undefined) return chosen;
  }
  for (const [flag, severity] of Object.entries(rule.severity.exposed ?? {})) {
    if ((pair.exposure.flags as ReadonlySet<string>).has(flag)) return severity;
  }
  return rule.severity.otherwise;
}

/** How much of one value a message shows, in UTF-16 units: a macro may be thousands long. */
const LONGEST_VALUE = 120;

/** Fills a message's slots, with long values clipped; the template is ours, the values are not. */
export function renderMessage(template: string, data: Readonly<Record<string, SlotValue>>): string {
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => clip(String(data[slot] ?? "")));
}

/** The beginning of a long text, with `...` for the rest; no character is cut in half. */
function clip(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  return `${text.slice(0, LONGEST_VALUE - 3).replace(/[\uD800-\uDBFF]$/, "")}...`;
}
