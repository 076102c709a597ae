import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const paramAdded = defineRule({
  id: "param-added",
  subject: "param",
  summary: "a parameter was added",
  severity: { otherwise: fullBreak },
  effect:
    "A consumer that was built before does not pass it: the function reads what happens to be in the register or stack slot. A WebAssembly module fails to link.",
  remedy: "Keep the function and add another one with the new parameter; let the old one forward a default.",
  reference: "C17 6.5.2.2p6; x86-64 psABI 3.2.3",
  message: "`{function}` gained parameter `{param}` of type `{type}` at position {position}",
  check: (pair) =>
    pair.change === "added"
      ? {
          data: {
            function: pair.function,
            param: pair.name,
            type: pair.type.current,
            position: pair.position,
          },
        }
      : null,
});
