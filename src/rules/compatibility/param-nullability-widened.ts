import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";
import { nullTaken } from "../contradicted-facts.ts";

export const paramNullabilityWidened = defineRule({
  id: "param-nullability-widened",
  subject: "param",
  summary: "a parameter may now be null",
  severity: { otherwise: addition },
  effect: "Nothing for consumers that pass what they passed before; new ones may pass null.",
  remedy: "Nothing to do.",
  reference: "Rust std::option, Representation",
  message: "parameter `{param}` of `{function}` may now be null",
  check: (pair) =>
    nullTaken(pair)?.to === true ? { data: { function: pair.function, param: pair.name } } : null,
});
