import { nearest } from "../source/nearest.ts";
import { isTriple, TRIPLES, type Triple } from "./target.ts";

export type TripleResult =
  | { readonly ok: true; readonly triple: Triple }
  | { readonly ok: false; readonly message: string };

/** Reads a target triple; the message names the nearest known one, or all of them if none is near. */
export function parseTriple(text: string): TripleResult {
  if (isTriple(text)) return { ok: true, triple: text };
  const meant = nearest(text, TRIPLES);
  const hint = meant === null ? `known are ${TRIPLES.join(", ")}` : `did you mean \`${meant}\`?`;
  return { ok: false, message: `unknown target \`${text}\`; ${hint}` };
}
