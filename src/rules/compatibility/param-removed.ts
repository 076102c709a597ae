import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const paramRemoved = defineRule({
  id: "param-removed",
  subject: "param",
  summary: "a parameter was removed",
  severity: { otherwise: fullBreak },
  effect:
    "A program that was built before still passes it. If another one followed, each later parameter is read from the register or stack slot before its own; if it was the last, the value is ignored, and a convention in which the function cleans the stack loses track of it. Whoever builds again gets a compile error.",
  remedy: "Keep the parameter and ignore it, or add another function without it.",
  reference: "C17 6.5.2.2p6; x86-64 psABI 3.2.3",
  message: "`{function}` lost parameter `{param}` of type `{type}` at position {position}",
  check: (pair) =>
    pair.change === "removed"
      ? {
          data: {
            function: pair.function,
            param: pair.name,
            type: pair.type.baseline,
            position: pair.position,
          },
        }
      : null,
});
