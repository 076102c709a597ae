import type { ExposureFlag } from "../compare/exposure-flags.ts";
import type { TypePair } from "../compare/pair.ts";
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

/** Whether fields of the record itself stand elsewhere than they did. */
export function displacesFields(pair: TypePair): boolean {
  return pair.consequences.some((consequence) => consequence.kind === "displaced");
}
