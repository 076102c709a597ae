import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { canonicalText } from "../../src/idl/canonical.ts";
import type { Contract } from "../../src/idl/contract.ts";
import type { Triple } from "../../src/idl/target.ts";
import { compatibilityRules } from "../../src/rules/catalog.ts";
import { type Counterpart, isAnswered, reversalsOf } from "../rules/symmetry.ts";
import { diffContracts, SOME_TARGETS } from "./diff-contracts.ts";
import { type BrokenFact, brokenFacts, isSound } from "./mutations/binary-facts.ts";
import { isExcused, ownerOf, sidesOf } from "./mutations/excuses.ts";
import { enumMutations } from "./mutations/mutate-enums.ts";
import { nameMutations } from "./mutations/mutate-names.ts";
import { recordMutations } from "./mutations/mutate-records.ts";
import { functionMutations, valueMutations } from "./mutations/mutate-symbols.ts";
import type { Mutant, Mutation } from "./mutations/mutation.ts";
import { randomLibrary } from "./mutations/random-library.ts";
import { isSameWithoutNames } from "./mutations/same-in-memory.ts";

/** A longer search: NEVER_SILENT_RUNS=1000 NEVER_SILENT_SEED=7 npx vitest run test/compare/never-silent.test.ts */
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

/** Libraries to which a mutation can be done, each with one way to do it that a compiler takes. */
function mutantsBy(mutation: Mutation): fc.Arbitrary<readonly [Contract, Mutant]> {
  return soundLibrary
    .map((library) => [library, mutation.mutantsOf(library)] as const)
    .filter(([, mutants]) => mutants.length > 0)
    .chain(([library, mutants]) => fc.tuple(fc.constant(library), fc.constantFrom(...mutants)))
    .filter(([, { library }]) => isSoundEverywhere(library));
}

function holdsOn(target: Triple): (finding: Finding) => boolean {
  return ({ targets }) => targets === "all" || targets.includes(target);
}

/** What a reader of a counterexample needs: the library before, the change, and what was said of it. */
function describeCase(library: Contract, { what }: Mutant, findings: readonly Finding[]): string {
  const tables = [library.types, library.functions, library.statics, library.constants, library.macros];
  const items = tables.flatMap((table) =>
    [...table].flatMap(([name, all]) => all.map((item) => `  ${name}: ${canonicalText(item)}`)),
  );
  const told = findings.map(({ rule, level, message }) => `  ${level}[${rule}] ${message}`);
  return [what, ...items, "findings:", ...told].join("\n");
}

/** Whether some finding names what a fact is about, or a consequence does. */
function isNamed({ fact }: BrokenFact, library: Contract, findings: readonly Finding[]): boolean {
  const owner = ownerOf(fact);
  const item = [...library.functions].find(([, items]) => items.some(({ symbol }) => symbol === owner));
  const names = [owner, item?.[0] ?? owner];
  if (library.types.get(owner)?.[0]?.kind === "alias") return true;
  const text = findings.map(({ message, consequences, affected }) =>
    [message, consequences, affected.symbols].join(),
  );
  return text.some((said) => names.some((name) => said.includes(name)));
}

/** Changes of size, place and passing are told wherever they are; that a field grew in place is its type's affair. */
function mustBeNamed({ fact, from, to }: BrokenFact): boolean {
  if (!fact.startsWith("field ")) return true;
  return !fact.slice(fact.indexOf(".") + 1).includes(".") && from.split(" ")[0] !== to?.split(" ")[0];
}

/** Counterparts that another rule tells, each with the reason. */
const OTHER_ANSWERS: readonly {
  readonly of: RegExp;
  readonly by: RegExp;
  readonly because: string;
}[] = [
  {
    of: /^(struct-field|union-member)-removed$/,
    by: /^(struct-field-in-padding|callback-table-slot-inserted|union-size-changed)$/,
    because: "Where a field comes back decides how it is told.",
  },
  {
    of: /^(param|return)-const-(added|removed)$/,
    by: /^(param|return)-/,
    because: "The other direction of a change of `const` may be harmless: the rest of the type is told then.",
  },
];

function isAnsweredElsewhere({ of }: Counterpart, answers: readonly string[]): boolean {
  return OTHER_ANSWERS.some((other) => other.of.test(of) && answers.some((id) => other.by.test(id)));
}

describe("a library", () => {
  it("differs in nothing from itself", () => {
    fc.assert(
      fc.property(soundLibrary, (library) => {
        expect(diffContracts(library, library)).toEqual([]);
      }),
      { seed, numRuns: 5 * numRuns },
    );
  });
});

describe.each(mutations.map((mutation) => [mutation.name, mutation] as const))("if %s", (_, mutation) => {
  const quiet = mutation.silent ?? mutation.harmless;

  it(quiet === undefined ? "it is told, and as a break where it is one" : "nothing breaks", () => {
    fc.assert(
      fc.property(mutantsBy(mutation), ([library, mutant]) => {
        const findings = diffContracts(library, mutant.library);
        const described = describeCase(library, mutant, findings);
        if (mutation.silent !== undefined) expect(findings, described).toEqual([]);
        else if (mutation.harmless !== undefined) {
          expect(new Set(findings.map(({ level }) => level)), described).toEqual(new Set(["info"]));
        } else if (findings.length === 0) {
          expect(isSameWithoutNames(library, mutant.library), described).toBe(true);
        }
        for (const target of SOME_TARGETS) {
          const here = findings.filter(holdsOn(target));
          const errors = here.filter(({ level }) => level === "error");
          expect(
            errors.length,
            `more than one error on ${target} for one cause: ${described}`,
          ).toBeLessThanOrEqual(1);
          const sides = sidesOf(library, mutant.library, target);
          const broken = brokenFacts(sides.before, sides.after).filter((one) => !isExcused(one, sides));
          if (broken.length === 0) continue;
          const told = here.some(({ breaks }) => breaks.includes("binary"));
          expect(told, `${JSON.stringify(broken)} on ${target}: ${described}`).toBe(true);
          const unnamed = broken.filter((one) => mustBeNamed(one) && !isNamed(one, library, here));
          expect(unnamed, `not named on ${target}: ${described}`).toEqual([]);
        }
      }),
      { seed, numRuns },
    );
  });

  it("the way back is told too", () => {
    const ids = compatibilityRules.map(({ id }) => id);
    fc.assert(
      fc.property(mutantsBy(mutation), ([library, mutant]) => {
        const there = diffContracts(library, mutant.library);
        const back = diffContracts(mutant.library, library);
        const described = `${describeCase(library, mutant, there)}\nback: ${back.map(({ message }) => message).join("; ")}`;
        if (mutation.oneWay === undefined) expect(back.length > 0, described).toBe(there.length > 0);
        const answers = back.map(({ rule }) => rule);
        const owed = there
          .flatMap(({ rule }) => reversalsOf(rule))
          .filter((reversal) => isAnswered(reversal, ids) && !isAnsweredElsewhere(reversal, answers));
        expect(
          owed
            .filter((reversal) => !isAnswered(reversal, answers))
            .map(({ of, wanted }) => `${of} -> ${wanted[0]}`),
          described,
        ).toEqual([]);
      }),
      { seed, numRuns: Math.ceil(numRuns / 2) },
    );
  });
});
