import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exposuresOf } from "../../src/compare/exposure.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { canonicalText } from "../../src/idl/canonical.ts";
import type { Contract } from "../../src/idl/contract.ts";
import type { Triple } from "../../src/idl/target.ts";
import { createView } from "../../src/layout/create-view.ts";
import { anyContract } from "../idl/arbitrary-contract.ts";
import { agreeContracts, agreeOn } from "./agree-contracts.ts";
import { SOME_TARGETS } from "./diff-contracts.ts";
import { type BrokenFact, binaryFactsOf, isSound } from "./mutations/binary-facts.ts";
import { ownerOf } from "./mutations/excuses.ts";
import { enumMutations } from "./mutations/mutate-enums.ts";
import { nameMutations } from "./mutations/mutate-names.ts";
import { recordMutations } from "./mutations/mutate-records.ts";
import { functionMutations, valueMutations } from "./mutations/mutate-symbols.ts";
import type { Mutant, Mutation } from "./mutations/mutation.ts";
import { randomLibrary } from "./mutations/random-library.ts";

/** A longer search: NEVER_SILENT_RUNS=1000 NEVER_SILENT_SEED=7 npx vitest run test/compare/agreement-never-silent.test.ts */
const numRuns = Number(process.env["NEVER_SILENT_RUNS"] ?? 8);
const seed = Number(process.env["NEVER_SILENT_SEED"] ?? 20_240_601);

const mutations: readonly Mutation[] = [
  ...recordMutations,
  ...enumMutations,
  ...nameMutations,
  ...functionMutations,
  ...valueMutations,
];

const isSoundEverywhere = (library: Contract): boolean =>
  SOME_TARGETS.every((target) => isSound(library, target));

const soundLibrary = randomLibrary.filter(isSoundEverywhere);

function mutantsBy(mutation: Mutation): fc.Arbitrary<readonly [Contract, Mutant]> {
  return soundLibrary
    .map((library) => [library, mutation.mutantsOf(library)] as const)
    .filter(([, mutants]) => mutants.length > 0)
    .chain(([library, mutants]) => fc.tuple(fc.constant(library), fc.constantFrom(...mutants)))
    .filter(([, { library }]) => isSoundEverywhere(library));
}

/** Sizes, places, passing and values of what both sides have and some symbol of both reaches, where they differ. */
function contradictions(definition: Contract, declaration: Contract, target: Triple): readonly BrokenFact[] {
  const before = factsOf(definition, target);
  const after = factsOf(declaration, target);
  const isShared = isReached(definition, declaration, target);
  return [...before].flatMap(([fact, from]) => {
    const to = after.get(fact);
    return to === undefined || plainCall(to, target) === plainCall(from, target) || !isShared(fact)
      ? []
      : [{ fact, from, to }];
  });
}

/** A call that may unwind travels like one that may not; and on i686 all parameters travel on the stack. */
function plainCall(fact: string, target: Triple): string {
  const plain = fact.replace(/^C-unwind /, "C ");
  if (!target.startsWith("i686")) return plain;
  return plain.replace(/\([^)]*\)/, (params) => params.replaceAll(/direct:[a-z,]+/g, "stack"));
}

function factsOf(library: Contract, target: Triple): ReadonlyMap<string, string> {
  const facts = new Map(binaryFactsOf(library, target));
  const view = createView(library, target);
  for (const [name, definition] of view.types) {
    if (definition.kind !== "enum") continue;
    for (const variant of definition.variants) facts.set(`value ${name}.${variant.name}`, `${variant.value}`);
  }
  for (const [name, { type, value }] of view.constants) {
    if (typeof value === "bigint" && type !== "string") facts.set(`constant ${name}`, `${value}`);
  }
  return facts;
}

/** Facts about symbols and constants are everybody's; those about types, of whoever comes to them through a symbol. */
function isReached(definition: Contract, declaration: Contract, target: Triple): (fact: string) => boolean {
  const exposures = exposuresOf(createView(definition, target));
  const there = exposuresOf(createView(declaration, target));
  return (fact) => {
    if (!/^(type|field|value) /.test(fact)) return true;
    const symbols = (there.get(ownerOf(fact))?.symbols ?? []).filter((name) =>
      isLinked(name, definition, target),
    );
    return exposures.get(ownerOf(fact))?.symbols.some((symbol) => symbols.includes(symbol)) === true;
  };
}

/** Inline functions are compiled into whoever calls them: there is no other side. */
function isLinked(name: string, library: Contract, target: Triple): boolean {
  return createView(library, target).functions.get(name)?.inline !== true;
}

function describeCase(library: Contract, { what }: Mutant, findings: readonly Finding[]): string {
  const tables = [library.types, library.functions, library.statics, library.constants];
  const items = tables.flatMap((table) =>
    [...table].flatMap(([name, all]) => all.map((item) => `  ${name}: ${canonicalText(item)}`)),
  );
  const told = findings.map(({ rule, level, message }) => `  ${level}[${rule}] ${message}`);
  return [what, ...items, "findings:", ...told].join("\n");
}

describe("two sides", () => {
  it("agree if they are the same, whatever is in them", () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        for (const target of contract.targets) expect(agreeOn(target, contract, contract)).toEqual([]);
      }),
      { seed, numRuns: 10 * numRuns },
    );
  });

  it("agree if they are the same library", () => {
    fc.assert(
      fc.property(soundLibrary, (library) => {
        expect(agreeContracts(library, library)).toEqual([]);
      }),
      { seed, numRuns: 5 * numRuns },
    );
  });
});

describe.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
  "if %s on one side",
  (_, mutation) => {
    it("what differs in memory or value is told", () => {
      fc.assert(
        fc.property(mutantsBy(mutation), ([library, mutant]) => {
          for (const [definition, declaration] of [
            [library, mutant.library],
            [mutant.library, library],
          ] as const) {
            const findings = agreeContracts(definition, declaration);
            const described = describeCase(library, mutant, findings);
            const quiet = mutation.silent ?? mutation.harmless;
            if (quiet !== undefined) {
              expect(
                findings.filter(({ level }) => level !== "info"),
                described,
              ).toEqual([]);
            }
            for (const target of SOME_TARGETS) {
              const here = findings.filter(({ targets }) => targets === "all" || targets.includes(target));
              const broken = contradictions(definition, declaration, target);
              const isTold = here.some(({ level }) => level !== "info");
              if (broken.length > 0) {
                expect(isTold, `${JSON.stringify(broken)} on ${target}: ${described}`).toBe(true);
              }
              const errors = here.filter(({ level }) => level === "error");
              expect(errors.length, `more than one error on ${target}: ${described}`).toBeLessThanOrEqual(
                mostErrors(mutation),
              );
            }
          }
        }),
        { seed, numRuns },
      );
    });
  },
);

/** A typedef is a mere name: each place that uses it is told on its own. */
function mostErrors({ name }: Mutation): number {
  return /typedef|constant/.test(name) ? Number.POSITIVE_INFINITY : 1;
}
