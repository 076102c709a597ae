import { Problem } from "../../source/problem.ts";
import type { Lookup } from "../target-groups.ts";
import { cfgKey } from "./cfg-facts.ts";
import type { Ask } from "./condition.ts";

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
  "overflow_checks",
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
  "ub_checks",
]);

const OF_THE_TARGET = /^(?:unix|windows|panic|debug_assertions|target_\w+)$/;

/** A setting as `rustc --cfg` takes it, in the spelling of `cfgKey`. @throws Problem if it is none. */
function readSetting(text: string): string {
  const match = /^\s*([\p{XID_Start}_]\p{XID_Continue}*)\s*(?:=\s*(?:"([^"]*)"|([^"\s]*))\s*)?$/u.exec(text);
  const name = match?.[1];
  if (name === undefined)
    throw new Problem(
      "usage",
      `\`${text}\` is no cfg option`,
      null,
      'write it as NAME or NAME="VALUE", as `rustc --cfg` takes it',
    );
  return cfgKey(name, match?.[2] ?? match?.[3] ?? null);
}

export interface Conditions {
  readonly ask: Ask;
  /** The features that were asked for until now, sorted. */
  readonly askedFeatures: () => { readonly on: readonly string[]; readonly off: readonly string[] };
}

/**
 * What conditions are answered with: the given settings, the features that are on, and the target's own facts through
 * `lookup`. A name that none of them knows is `unknown`.
 *
 * @throws Problem for a setting that is no cfg option.
 */
export function settleConditions(
  features: ReadonlySet<string>,
  settings: readonly string[],
  lookup: Lookup,
): Conditions {
  const set = new Set(settings.map(readSetting));
  const asked = new Map<string, boolean>();
  const ask: Ask = (name, value) => {
    const key = cfgKey(name, value);
    if (name === "feature" && value !== null) {
      const isOn = features.has(value) || set.has(key);
      asked.set(value, isOn);
      return isOn ? "on" : "off";
    }
    if (set.has(key)) return "on";
    if (OF_THE_TARGET.test(name)) return lookup(key) === undefined ? "off" : "on";
    return KNOWN_OFF.has(name) ? "off" : "unknown";
  };
  const named = (isOn: boolean): readonly string[] =>
    [...asked].flatMap(([name, value]) => (value === isOn ? [name] : [])).sort();
  return { ask, askedFeatures: () => ({ on: named(true), off: named(false) }) };
}
