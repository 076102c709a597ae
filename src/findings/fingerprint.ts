import { createHash } from "node:crypto";
import type { Subject } from "../compare/pair.ts";

/** Hexadecimal digits, 48 bits: two findings of one project that share them are not to be expected. */
const DIGITS = 12;

/**
 * 12 hex digits that stay the same while the rule, the subject and its symbolic before and after do: never prose,
 * lines, offsets or targets, so that an accepted finding stays accepted when code moves.
 */
export function fingerprintOf(
  rule: string,
  subject: Subject,
  symbolic: { readonly baseline: string; readonly current: string },
): string {
  const { kind, symbol, type, member } = subject;
  const material = JSON.stringify([rule, kind, symbol, type, member, symbolic.baseline, symbolic.current]);
  return createHash("sha256").update(material).digest("hex").slice(0, DIGITS);
}
