import { exposuresOf } from "../../../src/compare/exposure.ts";
import type { ExposureFlag } from "../../../src/compare/exposure-flags.ts";
import type { Contract } from "../../../src/idl/contract.ts";
import type { Triple } from "../../../src/idl/target.ts";
import { createView } from "../../../src/layout/create-view.ts";
import type { View } from "../../../src/layout/view.ts";
import { type BinaryFacts, type BrokenFact, binaryFactsOf } from "./binary-facts.ts";

/** Both versions as one target sees them. */
export interface Sides {
  readonly baseline: View;
  readonly current: View;
  readonly before: BinaryFacts;
  readonly after: BinaryFacts;
}

export function sidesOf(baseline: Contract, current: Contract, target: Triple): Sides {
  return {
    baseline: createView(baseline, target),
    current: createView(current, target),
    before: binaryFactsOf(baseline, target),
    after: binaryFactsOf(current, target),
  };
}

interface Excuse {
  readonly because: string;
  readonly holds: (broken: BrokenFact, sides: Sides) => boolean;
}

/** Facts that may change without a finding that breaks what is built; each with the reason why nobody is hurt. */
const EXCUSES: readonly Excuse[] = [
  {
    because:
      "The name is gone or stands for something hidden now: what is built carries the layout and no name.",
    holds: ({ fact, to }, { current }) => {
      const name = ownerOf(fact);
      const isHidden = current.layoutOf({ kind: "named", name }).kind === "incomplete";
      return isOfType(fact) && to === null && (isHidden || !current.types.has(name));
    },
  },
  {
    because: "The field stands where it stood under another name.",
    holds: ({ fact, from, to }, { before, after }) =>
      fact.startsWith("field ") &&
      to === null &&
      [...after].some(
        ([other, value]) =>
          value === from && !before.has(other) && other.startsWith(`field ${ownerOf(fact)}.`),
      ),
  },
  {
    because: "The variant is gone or renamed: the rest of the enum stands where it stood.",
    holds: ({ fact, to }, { current }) => {
      const [, variant] = fact.split(".");
      const definition = current.types.get(ownerOf(fact));
      return (
        to === null &&
        definition?.kind === "tagged" &&
        definition.variants.every(({ name }) => name !== variant)
      );
    },
  },
  {
    because: "Only the library reserves the type: consumers never see its size, and no field moved.",
    holds: ({ fact }, sides) => fact.startsWith("type ") && hasFlag(sides, fact, "library-allocated"),
  },
  {
    because: "The type begins with its size, which tells the library how much of it is there.",
    holds: ({ fact }, sides) => fact.startsWith("type ") && hasFlag(sides, fact, "versioned"),
  },
  {
    because: "Old callers expect no result and leave the register alone.",
    holds: ({ fact, from, to }) =>
      fact.startsWith("call ") &&
      from.endsWith(" ignored:incomplete") &&
      to?.slice(0, to.lastIndexOf(") ")) === from.slice(0, from.lastIndexOf(") ")) &&
      !to.includes(") hidden-pointer"),
  },
  {
    because: "Without a prototype nothing is said of the parameters; callers pass what they passed.",
    holds: ({ fact, to }, { after }) =>
      fact.startsWith("call ") && to === null && after.has(fact.replace("call ", "symbol ")),
  },
];

function isOfType(fact: string): boolean {
  return fact.startsWith("type ") || fact.startsWith("field ");
}

/** The type or symbol that a fact is about. */
export function ownerOf(fact: string): string {
  return /^\w+ (\w+)/.exec(fact)?.[1] ?? "";
}

function hasFlag({ baseline }: Sides, fact: string, flag: ExposureFlag): boolean {
  return exposuresOf(baseline).get(ownerOf(fact))?.flags.has(flag) === true;
}

/** Whether one of the reasons above holds. */
export function isExcused(broken: BrokenFact, sides: Sides): boolean {
  return EXCUSES.some(({ holds }) => holds(broken, sides));
}
