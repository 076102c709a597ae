import type { View } from "../../layout/view.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import type { HandshakePair } from "../pair.ts";
import type { BridgeVersions } from "./bridge-side.ts";
import { canonicalSymbol } from "./canonical-symbol.ts";
import { reckon } from "./reckoned.ts";

/**
 * The symbols that both versions have and whose hashes differ on one target: partners that were generated from the one
 * refuse the other. Those of which something that is told already says why are left out; null if none is left.
 *
 * @param told names of symbols, types and constants that are told as breaking.
 */
export function compareHandshakes(
  { baseline, current }: BridgeVersions,
  views: { readonly baseline: View; readonly current: View },
  told: ReadonlySet<string>,
): HandshakePair | null {
  const before = symbolTexts(baseline, views.baseline);
  const now = symbolTexts(current, views.current);
  const changed = [...before].flatMap(([symbol, from]) => {
    const to = now.get(symbol);
    return to === undefined || to === from || isToldIn(told, symbol, `${from}${to}`)
      ? []
      : [{ symbol, from, to }];
  });
  const [first] = changed;
  if (first === undefined) return null;
  const symbols = changed.map(({ symbol }) => symbol).sort();
  const sides = { baseline: onlyIn(first.from, first.to), current: onlyIn(first.to, first.from) };
  return {
    subject: "handshake",
    target: views.current.target,
    about: { kind: "source", symbol: `${current.bridge.prefix}abi`, type: null, member: null },
    exposure: { flags: new Set(), symbols },
    places: { baseline: baseline.bridge.span, current: placeOf(current, first.symbol) },
    symbolic: {
      baseline: changed.map(({ from }) => from).join(""),
      current: changed.map(({ to }) => to).join(""),
    },
    consequences: [],
    symbols,
    ...sides,
  };
}

function symbolTexts(lowered: LoweredBridge, view: View): ReadonlyMap<string, string> {
  const reckoned = reckon(lowered);
  return new Map(
    [...view.functions].map(([symbol, item]) => [symbol, canonicalSymbol(symbol, item, view, reckoned)]),
  );
}

function isToldIn(told: ReadonlySet<string>, symbol: string, text: string): boolean {
  return told.has(symbol) || (text.match(/\w+/g) ?? []).some((word) => told.has(word));
}

/** The first line that only one of two texts has. */
function onlyIn(text: string, other: string): string {
  const known = new Set(other.split("\n"));
  return (text.split("\n").find((line) => !known.has(line)) ?? "").trim();
}

function placeOf({ operations, bridge }: LoweredBridge, symbol: string) {
  const operation = operations.find(({ symbols }) => symbols.some((one) => one.symbol === symbol));
  return operation?.operation.span ?? bridge.span;
}
