import { defineRule } from "../../findings/rule.ts";
import { fullBreak, harmless, meaningWarning } from "../../findings/severity.ts";
import { effectOf, primaryParamDifference } from "../primary-difference.ts";

export const paramArrayBoundChanged = defineRule({
  id: "param-array-bound-changed",
  subject: "param",
  summary: "the number of elements behind an array parameter changed",
  severity: {
    otherwise: harmless,
    exposed: { out: meaningWarning },
    cases: {
      different: {
        when: "if the function needs more elements, or a pointer to an array of another length",
        severity: fullBreak,
      },
    },
  },
  effect:
    "If the function now needs more elements, a consumer that was written for fewer passes a buffer that is too short, and the function reads or writes past its end. If it needs fewer, elements that the consumer expects to be filled may stay as they were. Compilers check this rarely.",
  remedy: "Pass a pointer together with a length, or add another function for the new number.",
  reference: "C17 6.7.6.3p7",
  message: "parameter `{param}` of `{function}` needs {to} elements, needed {from}",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "bound", "array-length");
    return difference === null
      ? null
      : {
          data: {
            function: pair.function,
            param: pair.name,
            from: String(difference.from),
            to: String(difference.to),
          },
          as: effectOf(difference, "param") === "nothing" ? undefined : "different",
        };
  },
});
