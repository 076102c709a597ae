import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";

function countArguments(count: number): string {
  return count === 1 ? "1 argument" : `${count} arguments`;
}

export const callArgumentCountMismatch = defineRule({
  id: "call-argument-count-mismatch",
  subject: "call",

  summary: "a call passes another number of arguments than the declaration takes",
  severity: { otherwise: disagreement },
  effect:
    "Where cgo sees this declaration it refuses the call. Where it sees another one, as on another target, arguments are missing or ignored: the function reads registers that nobody filled.",
  remedy: "Pass what the declaration of every target takes.",
  reference: "cmd/cgo documentation, Go references to C; C17 6.5.2.2p2",
  message: "call of `{function}` passes {given} and the declaration takes {taken}",
  check: (pair) =>
    pair.argument === null && pair.given !== pair.taken
      ? { data: { function: pair.function, given: countArguments(pair.given), taken: pair.taken } }
      : null,
});
