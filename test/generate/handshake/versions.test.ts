import { describe, expect, it } from "vitest";
import { judgeVersions } from "../../../src/app/judge-versions.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import { bumpOf } from "../../../src/findings/verdict.ts";
import { symbolHashes } from "../../../src/generate/handshake/symbol-hashes.ts";
import { readBridge } from "../../../src/idl/bridge/read-bridge.ts";
import { createView } from "../../../src/layout/create-view.ts";
import { lowerBridge } from "../../../src/lower/lower-bridge.ts";
import type { LoweredBridge } from "../../../src/lower/lowered.ts";
import { CHANGES, NO_PART_OF_THE_ABI } from "./bridge-changes.ts";
import { EVOLVING } from "./evolving-bridge.ts";

const LINUX = "x86_64-unknown-linux-gnu";

function lowered(text: string): LoweredBridge {
  return lowerBridge(readBridge({ path: "kv.ffi.yaml", text }));
}

const OLD = lowered(EVOLVING);
const OLD_HASHES = symbolHashes(OLD, LINUX);

/** The evolving bridge with each of the texts replaced, which stand there once. */
function changed(edits: readonly (readonly [string, string])[]): LoweredBridge {
  const text = edits.reduce((whole, [from, to]) => {
    expect(whole.split(from)).toHaveLength(2);
    return whole.replace(from, () => to);
  }, EVOLVING);
  return lowered(text);
}

function judged(now: LoweredBridge): readonly Finding[] {
  const versionOf = (bridge: LoweredBridge) => ({
    views: bridge.contract.targets.map((target) => createView(bridge.contract, target)),
    bridge,
  });
  return judgeVersions(versionOf(OLD), versionOf(now));
}

/** Symbols that a partner of the older version calls, and does not find or refuses. */
function refused(now: LoweredBridge): readonly string[] {
  const hashes = symbolHashes(now, LINUX);
  return [...OLD_HASHES].flatMap(([symbol, hash]) => (hashes.get(symbol) === hash ? [] : [symbol]));
}

describe.each(CHANGES)("%s", (_, edits, { bump, rules, refuses }) => {
  const now = changed(edits);
  const findings = judged(now);

  it("is told by its rules, with the bump that is owed", () => {
    expect([bumpOf(findings), ...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(
      [bump, ...rules].sort(),
    );
  });

  it("owes a major version where partners of the older one refuse a symbol or do not find it", () => {
    const symbols = refused(now);
    expect(symbols.length).toBe(refuses);
    if (symbols.length > 0) expect(bumpOf(findings)).toBe("major");
  });

  it("names no partner that refuses where none does", () => {
    if (refused(now).length === 0)
      expect(findings.map(({ rule }) => rule)).not.toContain("handshake-changed");
  });
});

describe.each(NO_PART_OF_THE_ABI)("%s is no part of the ABI", (_, edits) => {
  it("changes no hash, and nothing is told of it", () => {
    const now = changed(edits);
    expect([refused(now), judged(now)]).toEqual([[], []]);
  });
});

it("is the same as itself", () => {
  expect(judged(OLD)).toEqual([]);
});
