import type { LoweredBridge } from "../../lower/lowered.ts";
import type { Span } from "../../source/source-file.ts";
import type { BridgePair, Subject } from "../pair.ts";

/** The two versions of a bridge that are compared. */
export interface BridgeVersions {
  readonly baseline: LoweredBridge;
  readonly current: LoweredBridge;
}

type FactOf<P> = P extends { readonly fact: infer F }
  ? { readonly fact: F } & Omit<P, keyof Base | "subject">
  : never;
type Base = Pick<BridgePair, "target" | "about" | "exposure" | "places" | "symbolic" | "consequences">;

/** A fact of a bridge in both versions, before it is a pair of a target. */
export type BridgeFact = FactOf<BridgePair> & {
  readonly about: Partial<Subject> & { readonly kind: Subject["kind"] };
  /** Symbols through which callers meet it. */
  readonly symbols: readonly string[];
  readonly places: { readonly baseline: Span; readonly current: Span };
};

/** Items that both versions have, by name. */
export function keptItems<T extends { readonly name: string }>(
  baseline: readonly T[],
  current: readonly T[],
): readonly (readonly [T, T])[] {
  const now = new Map(current.map((item) => [item.name, item]));
  return baseline.flatMap((item): readonly (readonly [T, T])[] => {
    const same = now.get(item.name);
    return same === undefined ? [] : [[item, same]];
  });
}
