import type { ExposureFlag } from "../compare/exposure-flags.ts";
import type { FieldPair, TypePair } from "../compare/pair.ts";
import { addition, binaryBreak, harmless, type Severity } from "../findings/severity.ts";

type ByExposure = {
  readonly otherwise: Severity;
  readonly exposed: Readonly<Partial<Record<ExposureFlag, Severity>>>;
};

/** Nothing breaks by itself, as where a size or version says how much of a record is there; somebody should look. */
export const worthALook: Severity = { level: "warning", bump: "minor", breaks: [] };

/** A record that became larger behind its last field: whoever holds its bytes has too few of them. */
export const growth: ByExposure = {
  otherwise: binaryBreak,
  exposed: {
    "by-value": binaryBreak,
    embedded: binaryBreak,
    static: binaryBreak,
    unreached: binaryBreak,
    versioned: worthALook,
    "consumer-allocated": binaryBreak,
    "library-allocated": addition,
  },
};

/** A record of another size or alignment whose fields stand where they stood: only its owner has to know. */
export const extent: ByExposure = {
  otherwise: binaryBreak,
  exposed: {
    "by-value": binaryBreak,
    embedded: binaryBreak,
    static: binaryBreak,
    unreached: binaryBreak,
    "consumer-allocated": binaryBreak,
    "library-allocated": harmless,
  },
};

/** What a record's attributes and separators may have done to it; `layoutChangeOf` tells which. */
export const layoutCases = {
  displaced: { when: "if fields stand elsewhere now", severity: binaryBreak },
  "same-layout": { when: "if every field, the size and the alignment stay", severity: harmless },
};

/**
 * What an attribute did to a record: it moved fields, or nothing at all (as where there was no padding to remove);
 * undefined if only its size or alignment changed.
 */
export function layoutChangeOf(pair: TypePair): keyof typeof layoutCases | undefined {
  if (pair.consequences.some((consequence) => consequence.kind === "displaced")) return "displaced";
  const sameExtent = pair.size.from === pair.size.to && pair.align.from === pair.align.to;
  return sameExtent ? "same-layout" : undefined;
}

/** Whether consumers pass the record of a changed member by value, alone or inside another, and it travels otherwise. */
export function isPassedOtherwise({ repassed, exposure }: FieldPair): boolean {
  const flags: readonly ExposureFlag[] = ["by-value", "passed-inside", "unreached"];
  return repassed && flags.some((flag) => exposure.flags.has(flag));
}

/** Whether a changed member has the record, or what stands in it, laid out otherwise. */
export function displacesOthers({ consequences }: FieldPair): boolean {
  return consequences.some(({ kind }) => kind === "displaced" || kind === "size" || kind === "align");
}
