import type { VariantPair } from "../compare/pair.ts";

/** Whether the payload that came or went with a variant gave the whole enum another size, or has it travel otherwise. */
export function changesEnumLayout({ consequences }: VariantPair): boolean {
  return consequences.some(({ kind }) => kind === "size" || kind === "align" || kind === "passing");
}
