import type { Span } from "../source/source-file.ts";
import type { Family, Finding, FindingData } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { renderMessage } from "./rule.ts";
import type { Bump, Level } from "./severity.ts";

interface HouseKeepingRule {
  readonly id: string;
  readonly family: Family;
  readonly summary: string;
  readonly level: Level;
  readonly bump: Bump;
  readonly message: string;
  readonly effect: string;
  readonly remedy: string;
}

/** Findings about the sides themselves rather than about what changed between them. */
export const houseKeepingRules = {
  "header-not-self-contained": {
    id: "header-not-self-contained",
    family: "keeping-house",
    summary: "a header uses a standard name without including its header",
    level: "info",
    bump: "none",
    message: "{detail}",
    effect: "Whoever includes this header first, or alone, gets a compile error; of a preamble, cgo does.",
    remedy: "Include the standard header that declares the name.",
  },
  "versions-disagree": {
    id: "versions-disagree",
    family: "keeping-house",
    summary: "two places state different versions of one side",
    level: "info",
    bump: "none",
    message: "{side} is {version} by {by}, and {other} by {otherBy}",
    effect: "The bump that is owed is reckoned from the first; consumers who look at the second are misled.",
    remedy: "State one version everywhere, or name it with --version-old and --version-new.",
  },
  "version-too-low": {
    id: "version-too-low",
    family: "keeping-house",
    summary: "the declared version does not pay for the changes",
    level: "error",
    bump: "none",
    message: "the declared version is {declared}, and these changes owe {next}",
    effect: "Consumers who trust the version number take the change for one that it is not.",
    remedy: "Declare the version that is owed, or take the changes back.",
  },
  "baseline-ahead": {
    id: "baseline-ahead",
    family: "keeping-house",
    summary: "the baseline's version is higher than that of the current side",
    level: "warning",
    bump: "none",
    message: "the baseline is {baseline}, ahead of the current side's {current}",
    effect: "The two sides may be swapped: then additions look like removals.",
    remedy: "Give the older side first, or correct the declared version.",
  },
  "type-not-ffi-safe": {
    id: "type-not-ffi-safe",
    family: "hygiene",
    summary: "a type without a C representation crosses the boundary by value",
    level: "error",
    bump: "none",
    message: "{detail}",
    effect:
      "Its size, the order of its parts and the way it is passed are the compiler's choice and may change with it.",
    remedy: "Pass a `repr(C)` type, a pointer with a length, or an opaque pointer.",
  },
  "extern-c-missing": {
    id: "extern-c-missing",
    family: "hygiene",
    summary: "an exported Rust function has Rust's own calling convention",
    level: "error",
    bump: "none",
    message: "{detail}",
    effect:
      "The convention is not specified: callers that use C's may pass arguments where it does not look for them.",
    remedy: 'Write `extern "C"` in front of `fn`.',
  },
  "library-exports-nothing": {
    id: "library-exports-nothing",
    family: "hygiene",
    summary: "a crate that is built as a library for C exports no symbol",
    level: "error",
    bump: "none",
    message: "`{name}` is built as {types} and exports no symbol{off}",
    effect: "Nothing that a header promises is in the library: programs do not link, or do not start.",
    remedy:
      "Choose the features that the library is built with (--features, or `features` in ffi-contract.yaml), export its functions, or take `cdylib` and `staticlib` out of its Cargo.toml.",
  },
  "annotation-invalid": {
    id: "annotation-invalid",
    family: "keeping-house",
    summary: "an annotation in a comment cannot be read or names what is not there",
    level: "error",
    bump: "none",
    message: "{detail}",
    effect: "What the annotation was meant to say is not taken into account.",
    remedy: "Correct the annotation, or take it out.",
  },
  "waiver-unused": {
    id: "waiver-unused",
    family: "keeping-house",
    summary: "a waiver matches no finding",
    level: "warning",
    bump: "none",
    message: "the waiver of `{rule}` matches no finding",
    effect: "It may hide the next finding of its kind, which nobody has looked at.",
    remedy: "Take the waiver out.",
  },
  "waiver-expired": {
    id: "waiver-expired",
    family: "keeping-house",
    summary: "a waiver is past its date",
    level: "error",
    bump: "none",
    message: "the waiver of `{rule}` ended on {until}",
    effect: "What it accepted is accepted no longer.",
    remedy: "Settle the finding, or give the waiver a new date and a reason that holds.",
  },
  "contract-stale": {
    id: "contract-stale",
    family: "keeping-house",
    summary: "the committed contract file is not what the sources say",
    level: "error",
    bump: "none",
    message: "{where} is not what the sources say",
    effect: "Reviewers and generated code see an interface that is not the one that is built.",
    remedy: "Refresh it: ffi-contract extract --output FILE --update.",
  },
  "manifest-differs": {
    id: "manifest-differs",
    family: "keeping-house",
    summary: "a Cargo.toml says otherwise than the bridge that the crate was generated from",
    level: "warning",
    bump: "none",
    message: "`{key}` is `{has}`, and `{wanted}` in `{bridge}`",
    effect:
      "A Cargo.toml is written once and follows nothing: the library has another name than the generated sides look for, or what is generated is in another edition of Rust, or newer than the oldest compiler.",
    remedy: "Say the same in both.",
  },
  "file-stale": {
    id: "file-stale",
    family: "keeping-house",
    summary: "a generated file is not what its bridge leads to",
    level: "error",
    bump: "none",
    message: "{detail}",
    effect:
      "The sides of the bridge may not be made for each other: they do not compile, or refuse each other when the program starts.",
    remedy: "Write it again: ffi-contract gen.",
  },
} as const satisfies Readonly<Record<string, HouseKeepingRule>>;

export type HouseKeepingId = keyof typeof houseKeepingRules;

export interface HouseKeepingMatch {
  readonly rule: HouseKeepingId;
  /** What the finding is about. */
  readonly symbol: string;
  readonly data: FindingData;
  readonly baseline: Span | null;
  readonly current: Span | null;
}

/** Makes the finding that a match is; `data` fills the slots of the rule's message. */
export function houseKeepingFinding({
  rule: id,
  symbol,
  data,
  baseline,
  current,
}: HouseKeepingMatch): Finding {
  const rule: HouseKeepingRule = houseKeepingRules[id];
  const message = renderMessage(rule.message, data);
  const subject = { kind: "source", symbol, type: null, member: null } as const;
  return {
    rule: rule.id,
    family: rule.family,
    level: rule.level,
    bump: rule.bump,
    breaks: [],
    adds: false,
    status: "open",
    waiver: null,
    subject,
    message,
    effect: rule.effect,
    remedy: rule.remedy,
    targets: "all",
    data,
    groups: [],
    baseline,
    current,
    consequences: [],
    affected: { symbols: [], callSites: [] },
    fingerprint: fingerprintOf(rule.id, subject, { baseline: "", current: "" }),
  };
}
