import { describe } from "vitest";
import type { Compatibility } from "../../src/findings/finding.ts";
import { DEFAULT_TRIPLES } from "../../src/idl/target.ts";
import { expectAgreement, type PinnedHeader } from "./expect-agreement.ts";
import { expectChanges, expectIdentity } from "./expect-changes.ts";
import type { Pin } from "./pin.ts";
import { itWith, toolsFor } from "./with-tools.ts";

/** The binary verdict, and some names read off the two headers by hand. */
export type Step = readonly [verdict: Compatibility, ...names: readonly string[]];

/**
 * The tests of one header through its versions, in order: each as clang reads it and equal to itself, and each step
 * with its binary verdict and what it changed.
 *
 * @param steps one fewer than versions; none where no comparison is asked for.
 */
export function describeHistory(
  pins: readonly Pin[],
  headerOf: (pin: Pin) => string,
  steps: readonly Step[],
): void {
  const versions: readonly PinnedHeader[] = pins.map((pin) => ({ pin, header: headerOf(pin) }));
  describe.each(versions)("$header of $pin.name $pin.version", (version) => {
    const tools = toolsFor(version.pin.client);
    itWith(tools, "is read as clang reads it", () => expectAgreement(version, DEFAULT_TRIPLES));
    itWith(tools, "has not changed from itself", () => expectIdentity(version));
  });
  steps.forEach(([verdict, ...names], index) => {
    const [baseline, current] = [versions[index], versions[index + 1]];
    if (baseline === undefined || current === undefined) throw new Error("more steps than versions");
    const title = `${baseline.pin.name} ${baseline.pin.version} to ${current.pin.version}: ${verdict}`;
    itWith(toolsFor(current.pin.client), title, () => expectChanges(baseline, current, verdict, names));
  });
}
