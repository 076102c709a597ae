import type { PairOf } from "../../compare/pair.ts";
import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { severityByGrade } from "../grade.ts";
import type { PlaceMismatch } from "../place-mismatch.ts";
import { paramMismatch, returnMismatch } from "../place-mismatch.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";
import { typeMismatchOf } from "../type-mismatch.ts";

type CallbackPlace = PairOf<"type" | "param" | "return" | "field" | "static">;

function callbackOf(pair: CallbackPlace): PlaceMismatch | null {
  switch (pair.subject) {
    case "type":
      return typeMismatchOf(pair, "callback")?.callback ?? null;
    case "param":
      return paramMismatch(pair);
    case "return":
      return returnMismatch(pair);
    case "field":
      return fieldMismatchOf(pair, "callback")?.type ?? null;
    case "static":
      return staticMismatchOf(pair, "callback")?.type ?? null;
  }
}

function whatOf(pair: CallbackPlace): string {
  switch (pair.subject) {
    case "type":
      return `callback \`${pair.name}\``;
    case "param":
      return `parameter \`${pair.name}\` of \`${pair.function}\``;
    case "return":
      return `result of \`${pair.function}\``;
    case "field":
      return `field \`${pair.name}\` of \`${pair.type}\``;
    case "static":
      return `variable \`${pair.name}\``;
  }
}

export const callbackMismatch = defineRule({
  id: "callback-mismatch",
  subject: "type",
  alsoAbout: ["param", "return", "field", "static"],
  summary: "a function pointer has another signature on each side",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "The library calls a function that was written for another signature: it looks for its arguments in the wrong registers, or the library reads a result that nobody wrote. A cast between function pointers silences every compiler about it.",
  remedy:
    "Write the definition's signature into the declaration: number, order and width of the parameters, the result and the convention.",
  reference: "C17 6.3.2.3p8, 6.7.6.3p15; Rust reference, function pointer types",
  message: "{what} has another signature in the declaration than in the definition: {detail}",
  check: (pair) => {
    const told = callbackOf(pair);
    if (told === null || told.difference?.kind !== "callback") return null;
    return { data: { what: whatOf(pair), detail: told.difference.what }, as: told.grade };
  },
});
