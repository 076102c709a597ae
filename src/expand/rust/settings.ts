import { Problem } from "../../source/problem.ts";
import type { Lookup } from "../target-groups.ts";
import { cfgKey, OPEN } from "./cfg-facts.ts";
import type { Ask, Fact } from "./condition.ts";
import type { Profiles } from "./profiles.ts";

/** Names that rustc, Cargo and tools that everyone knows set, and that are off where a library is built. */
const KNOWN_OFF: ReadonlySet<string> = new Set([
  "clippy",
  "coverage",
  "coverage_nightly",
  "doc",
  "docsrs",
  "doctest",
  "fmt_debug",
  "fuzzing",
  "kani",
  "loom",
  "miri",
  "proc_macro",
  "relocation_model",
  "rust_analyzer",
  "rustfmt",
  "sanitize",
  "sanitizer_cfi_generalize_pointers",
  "sanitizer_cfi_normalize_integers",
  "tarpaulin",
  "tarpaulin_include",
  "test",
]);

const OF_THE_TARGET = /^(?:unix|windows|target_\w+)$/;

/** A setting as `rustc --cfg` takes it, or `not(...)` of one, in the spelling of `cfgKey`. */
interface Setting {
  readonly key: string;
  readonly isOn: boolean;
}

/** @throws Problem if it is none. */
function readSetting(text: string): Setting {
  const not = /^\s*not\s*\((.*)\)\s*$/s.exec(text)?.[1];
  return { key: readOption(not ?? text), isOn: not === undefined };
}

/** @throws Problem if it is none. */
function readOption(text: string): string {
  const match = /^\s*([\p{XID_Start}_]\p{XID_Continue}*)\s*(?:=\s*(?:"([^"]*)"|([^"\s]*))\s*)?$/u.exec(text);
  const name = match?.[1];
  if (name === undefined)
    throw new Problem(
      "usage",
      `\`${text}\` is no cfg option`,
      null,
      'write it as NAME or NAME="VALUE", as `rustc --cfg` takes it, or as not(NAME) if it is not set',
    );
  return cfgKey(name, match?.[2] ?? match?.[3] ?? null);
}

export interface Conditions {
  readonly ask: Ask;
  /** The features that were asked for until now, sorted. */
  readonly askedFeatures: () => { readonly on: readonly string[]; readonly off: readonly string[] };
}

/** What is told of a build from outside. */
export interface BuildSettings {
  readonly features: ReadonlySet<string>;
  /** `cfg` options that are set, or `not(...)` of those that are not. */
  readonly settings: readonly string[];
  /** Asked only where a condition depends on them. */
  readonly profiles: () => Profiles;
}

/**
 * What conditions are answered with: the given settings, the features that are on, what all profiles of a build agree
 * on, and the target's own facts through `lookup`. A name that none of them knows is `unknown`, as is what a build may add
 * to the target's.
 *
 * @throws Problem for a setting that is no cfg option.
 */
export function settleConditions(build: BuildSettings, lookup: Lookup): Conditions {
  const { features, profiles } = build;
  const set = new Map(build.settings.map(readSetting).map(({ key, isOn }) => [key, isOn]));
  const isPanicGiven = [...set].some(([key, isOn]) => isOn && key.startsWith('panic="'));
  const asked = new Map<string, boolean>();
  const ask: Ask = (name, value) => {
    const key = cfgKey(name, value);
    if (name === "feature" && value !== null) {
      const isOn = set.get(key) ?? features.has(value);
      asked.set(value, isOn);
      return factOf(isOn);
    }
    const given = set.get(key);
    if (given !== undefined) return factOf(given);
    // There is one strategy for panics, so that one that is given excludes the other.
    if (name === "panic") return isPanicGiven ? "off" : panicFact(profiles(), value);
    if (value === null && (name === "debug_assertions" || name === "ub_checks"))
      return profiles().debugAssertions;
    if (value === null && name === "overflow_checks") return profiles().overflowChecks;
    if (OF_THE_TARGET.test(name)) return targetFact(lookup(key));
    return KNOWN_OFF.has(name) ? "off" : "unknown";
  };
  const named = (isOn: boolean): readonly string[] =>
    [...asked].flatMap(([name, value]) => (value === isOn ? [name] : [])).sort();
  return { ask, askedFeatures: () => ({ on: named(true), off: named(false) }) };
}

function factOf(isOn: boolean): Fact {
  return isOn ? "on" : "off";
}

function panicFact({ panic }: Profiles, value: string | null): Fact {
  if (value !== "unwind" && value !== "abort") return "off";
  return panic === null ? "unknown" : factOf(panic === value);
}

function targetFact(text: string | undefined): Fact {
  if (text === undefined) return "off";
  return text === OPEN ? "unknown" : "on";
}
