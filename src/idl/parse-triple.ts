import { nearest } from "../source/nearest.ts";
import { isTriple, TRIPLES, type Triple } from "./target.ts";

export type TripleResult =
  | { readonly ok: true; readonly triple: Triple }
  | { readonly ok: false; readonly message: string };

/** The known triples that share most of a text's parts: `x86_64-linux-gnu` lacks a vendor, and is not far from Linux. */
function likelyTriples(text: string): readonly Triple[] {
  const parts = new Set(text.toLowerCase().split("-", 8));
  const shared = (triple: Triple): number => triple.split("-").filter((part) => parts.has(part)).length;
  const most = Math.max(...TRIPLES.map(shared));
  return TRIPLES.filter((triple) => shared(triple) === most);
}

/** Reads a target triple; the message names the nearest known one, or all of them if none is near. */
export function parseTriple(text: string): TripleResult {
  if (isTriple(text)) return { ok: true, triple: text };
  const meant = nearest(text, likelyTriples(text));
  const hint = meant === null ? `known are ${TRIPLES.join(", ")}` : `did you mean \`${meant}\`?`;
  return { ok: false, message: `unknown target \`${text}\`; ${hint}` };
}
