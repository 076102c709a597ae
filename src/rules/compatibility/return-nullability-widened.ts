import { defineRule } from "../../findings/rule.ts";
import { meaningBreak } from "../../findings/severity.ts";
import { contradictedGivenFact, givenPlace } from "../contradicted-facts.ts";

export const returnNullabilityWidened = defineRule({
  id: "return-nullability-widened",
  subject: "return",
  alsoAbout: ["param"],
  summary: "what a function gives back may now be null",
  severity: { otherwise: meaningBreak },
  effect:
    "Consumers use what they get without a look, since it never was null: they read or call address 0, which ends the program at best.",
  remedy: "Report what is missing as an error, or add a new function whose result may be null.",
  reference: "Rust std::option, Representation; C17 6.5.3.2p4",
  message: "{place} may now be null",
  check: (pair) =>
    contradictedGivenFact(pair, "nullable")?.to === true ? { data: { place: givenPlace(pair) } } : null,
});
