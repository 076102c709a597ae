import type { Meaning } from "../idl/meaning.ts";

/** Facts about a parameter or result that rules about versions look at. */
const COMPARED = ["transfer", "retained", "destructor", "max", "nullable", "out_nullable", "string"] as const;

/** Whether both sides state a fact that memory does not show, and state it otherwise. What one does not say is not known. */
export function isMeaningContradicted(baseline: Meaning, current: Meaning): boolean {
  return COMPARED.some((fact) => {
    const [before, now] = [baseline[fact], current[fact]];
    return before !== undefined && now !== undefined && before !== now;
  });
}
