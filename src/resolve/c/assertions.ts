import type { AssertionDeclaration } from "../../syntax/c/declaration.ts";
import { evaluate } from "./evaluate.ts";
import { addGap, type Resolution } from "./resolution.ts";
import { isTrue } from "./value.ts";

/**
 * Says where a static assertion does not hold on this target (C17 6.7.10p3): what was read is then not what a compiler
 * takes. One that cannot be computed here (a size that only a layout can tell, a built-in of a compiler) loses nothing of
 * the interface, and nothing is said of it.
 */
export function checkAssertion(resolution: Resolution, assertion: AssertionDeclaration): void {
  const { condition, message, measures, name } = assertion;
  if (condition === null) {
    if (!measures) addGap(resolution, "constant", "a static assertion is not understood", name.span);
    return;
  }
  const outcome = evaluate(condition, resolution.facts);
  if (outcome.kind === "failure" || isTrue(outcome)) return;
  addGap(resolution, "constant", `static assertion fails: ${message || "without a message"}`, name.span);
}
