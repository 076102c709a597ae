import { defineRule } from "../../findings/rule.ts";
import { harmless } from "../../findings/severity.ts";
import { contradictedGivenFact, givenPlace } from "../contradicted-facts.ts";

export const returnNullabilityNarrowed = defineRule({
  id: "return-nullability-narrowed",
  subject: "return",
  alsoAbout: ["param"],
  summary: "what a function gives back is no longer null",
  severity: { otherwise: harmless },
  effect: "Nothing: a check for null that consumers have is never true any more.",
  remedy: "Nothing to do.",
  reference: "Rust std::option, Representation; C17 6.5.3.2p4",
  message: "{place} is no longer null",
  check: (pair) =>
    contradictedGivenFact(pair, "nullable")?.to === false ? { data: { place: givenPlace(pair) } } : null,
});
