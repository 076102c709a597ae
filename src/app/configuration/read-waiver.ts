import type { Levels } from "../../findings/levels.ts";
import { type Waiver, whyUnwaivable } from "../../findings/waiver.ts";
import { type PlacedValue, placeOfEntry, placeOfValue } from "../../idl/plain-value.ts";
import { keyText } from "../../idl/safe-key.ts";
import { didYouMean } from "../../source/nearest.ts";
import type { Span } from "../../source/source-file.ts";
import { resolveConfiguredPath } from "./configured-path.ts";
import { placeOfEntryIn, refuse, refuseTwice } from "./place.ts";
import type { WrittenConfiguration, WrittenWaiver } from "./schema.ts";

type WrittenLevels = NonNullable<NonNullable<WrittenConfiguration["check"]>["rules"]>;

/** Of an id in a message, in UTF-16 units: no rule has one half as long. */
const LONGEST_SHOWN = 200;

function refuseUnknownRule(rule: string, known: ReadonlySet<string>, span: Span): void {
  if (known.has(rule)) return;
  refuse(
    span,
    `unknown rule \`${rule.slice(0, LONGEST_SHOWN)}\`${didYouMean(rule, known)}`,
    "`ffi-contract rules` lists them",
  );
}

/** @throws Problem (usage) for a rule that is not known, at its key. */
export function readLevels(
  placed: PlacedValue,
  levels: WrittenLevels,
  knownRules: ReadonlySet<string>,
): Levels {
  const chosen = Object.entries(levels).map(([key, level]) => {
    const span = placeOfEntry(placed, levels, key)?.key ?? placeOfValue(placed, levels);
    if (key === "gap")
      refuse(span, "gaps have no level of their own", "--allow-gaps makes them warnings, for one run");
    refuseUnknownRule(keyText(key), knownRules, span);
    return [key, level] as const;
  });
  return new Map(chosen);
}

/** @throws Problem (usage) with the place, for an unknown rule, one that cannot be waived, and a waiver written twice. */
export function readWaivers(
  placed: PlacedValue,
  written: readonly WrittenWaiver[],
  knownRules: ReadonlySet<string>,
): readonly Waiver[] {
  const waivers = written.map((waiver) => readWaiver(placed, waiver, knownRules));
  refuseTwice(
    waivers,
    ({ rule, symbol, path }) => JSON.stringify([rule, symbol, path]),
    ({ span }) => span,
    ({ rule }) => `this waiver of \`${rule}\``,
  );
  return waivers;
}

function readWaiver(placed: PlacedValue, written: WrittenWaiver, knownRules: ReadonlySet<string>): Waiver {
  const { rule, symbol, path, reason, until } = written;
  const spanOf = (key: keyof WrittenWaiver) => placeOfEntryIn(placed, written, key);
  const why = whyUnwaivable(rule);
  if (why !== null) refuse(spanOf("rule"), `\`${rule}\` cannot be waived`, why);
  refuseUnknownRule(rule, knownRules, spanOf("rule"));
  if (symbol !== undefined && /[[\]{}()|\\!]/.test(symbol))
    refuse(
      spanOf("symbol"),
      `\`${symbol}\` is no pattern of names: only \`*\` and \`?\` are wildcards`,
      "write a waiver for each name",
    );
  return {
    rule,
    symbol: symbol ?? null,
    path: path === undefined ? null : resolveConfiguredPath(path, spanOf("path")).path,
    reason: reason.trim(),
    until: until ?? null,
    span: placeOfValue(placed, written),
  };
}
