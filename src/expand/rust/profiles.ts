import type { Fact } from "./condition.ts";
import { has, isTrue, type TomlTable, tableOf, textOf } from "./toml-table.ts";

/** What builds with the profiles `dev` and `release` have in common; what they differ in nobody knows. */
export interface Profiles {
  /** Whether `cfg(debug_assertions)` holds. */
  readonly debugAssertions: Fact;
  readonly overflowChecks: Fact;
  /** Null if one aborts and the other unwinds. */
  readonly panic: "unwind" | "abort" | null;
}

/** Of a crate without a Cargo.toml, and of one that says nothing of its profiles. */
export const DEFAULT_PROFILES: Profiles = {
  debugAssertions: "unknown",
  overflowChecks: "unknown",
  panic: "unwind",
};

interface Profile {
  readonly debugAssertions: boolean;
  readonly overflowChecks: boolean;
  readonly panic: "unwind" | "abort";
}

function flagOf(table: TomlTable, key: string, byDefault: boolean): boolean {
  return has(table, key) ? isTrue(table, key) : byDefault;
}

/** With Cargo's defaults, by which only `dev` checks (Cargo Book, "Profiles"). */
function readProfile(table: TomlTable, checks: boolean): Profile {
  const debugAssertions = flagOf(table, "debug-assertions", checks);
  return {
    debugAssertions,
    overflowChecks: flagOf(table, "overflow-checks", debugAssertions),
    panic: textOf(table, "panic") === "abort" ? "abort" : "unwind",
  };
}

function common(dev: boolean, release: boolean): Fact {
  if (dev !== release) return "unknown";
  return dev ? "on" : "off";
}

/** Reads `[profile.dev]` and `[profile.release]` of the Cargo.toml of a workspace's root, where alone Cargo reads them. */
export function readProfiles(toml: TomlTable): Profiles {
  const profiles = tableOf(toml, "profile");
  const dev = readProfile(tableOf(profiles, "dev"), true);
  const release = readProfile(tableOf(profiles, "release"), false);
  return {
    debugAssertions: common(dev.debugAssertions, release.debugAssertions),
    overflowChecks: common(dev.overflowChecks, release.overflowChecks),
    panic: dev.panic === release.panic ? release.panic : null,
  };
}
