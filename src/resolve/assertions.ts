import type { AssertionDeclaration } from "../syntax/c/declaration.ts";
import { evaluate } from "./evaluate.ts";
import { addGap, type Resolution } from "./resolution.ts";
import { isTrue } from "./value.ts";

/**
 * Says where a static assertion does not hold on this target (C17 6.7.10p3): what was read is then not what a compiler
 * takes. One that asks for the size, alignment or offset of something that only a layout can tell is not evaluated, as
 * layouts are made of whole contracts; any other that cannot be computed is a gap.
 */
export function checkAssertion(resolution: Resolution, assertion: AssertionDeclaration): void {
  const { condition, message, measures, name } = assertion;
  const outcome = condition === null ? null : evaluate(condition, resolution.facts);
  if (outcome !== null && outcome.kind !== "failure") {
    if (isTrue(outcome)) return;
    addGap(resolution, "constant", `static assertion fails: ${message || "without a message"}`, name.span);
  } else if (!measures) {
    const why = outcome === null ? "it is not understood" : outcome.detail;
    addGap(resolution, "constant", `a static assertion cannot be evaluated: ${why}`, name.span);
  }
}
