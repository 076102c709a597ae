import { defineRule } from "../../findings/rule.ts";
import { meaningBreak } from "../../findings/severity.ts";
import { nullTaken } from "../contradicted-facts.ts";

export const paramNullabilityNarrowed = defineRule({
  id: "param-nullability-narrowed",
  subject: "param",
  summary: "a parameter may no longer be null",
  severity: { otherwise: meaningBreak },
  effect:
    "Consumers go on to pass null, which was allowed. In Rust a null reference is undefined behaviour; elsewhere the call fails or the program ends.",
  remedy: "Go on to accept null, and report it as an error if nothing can be made of it.",
  reference: "Rust std::option, Representation; C17 6.5.3.2p4",
  message: "parameter `{param}` of `{function}` may no longer be null",
  check: (pair) =>
    nullTaken(pair)?.to === false ? { data: { function: pair.function, param: pair.name } } : null,
});
