import type { Exposure } from "../../compare/exposure-flags.ts";
import type { VariantPair } from "../../compare/pair.ts";
import { defineRule } from "../../findings/rule.ts";
import { addition, binaryBreak, fullBreak } from "../../findings/severity.ts";
import { changesEnumLayout } from "../variant-layout.ts";

/** Consumers were told that they know every value, and the library may hand out one that they do not know. */
function isClosedOutput({ flags }: Exposure): boolean {
  return flags.has("exhaustive") && (flags.has("out") || flags.has("unreached"));
}

function caseOf(pair: VariantPair): "closed-output" | "resized" | undefined {
  if (isClosedOutput(pair.exposure)) return "closed-output";
  return changesEnumLayout(pair) ? "resized" : undefined;
}

export const enumVariantAdded = defineRule({
  id: "enum-variant-added",
  subject: "variant",
  summary: "an enum has a new enumerator",
  severity: {
    otherwise: addition,
    cases: {
      "closed-output": {
        when: "if the enum is declared closed and consumers get its values from the library",
        severity: fullBreak,
      },
      resized: {
        when: "if the data of the new variant give the enum another size or another way to travel",
        severity: binaryBreak,
      },
    },
  },
  effect:
    "The other values stay. A consumer that gets the new value from the library falls through its `switch`; one in Rust that declares the enum closed has undefined behaviour the moment the value arrives, and no longer compiles where it matches every case.",
  remedy: "Declare the enum open, and tell consumers from the start to handle values that they do not know.",
  reference: "C17 6.7.2.2p3; Rust reference, behavior considered undefined",
  message: "`{type}` gained `{variant}` = {value}",
  check: (pair) =>
    pair.change === "added"
      ? {
          data: { type: pair.type, variant: pair.name, value: pair.current.value.toString() },
          as: caseOf(pair),
        }
      : null,
});
