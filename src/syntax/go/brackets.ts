import type { GoToken } from "./token.ts";

/** The index of the token that closes a bracket, by the index of the one that opens it; those never closed are absent. */
export type Closings = ReadonlyMap<number, number>;

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
const CLOSERS: ReadonlySet<string> = new Set(CLOSER_OF.values());

/** Pairs the brackets of a file. One that closes another kind than was opened last leaves all that are open unclosed. */
export function pairBrackets(tokens: readonly GoToken[]): Closings {
  const closings = new Map<number, number>();
  let open: { readonly index: number; readonly closer: string }[] = [];
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== "operator") continue;
    const closer = CLOSER_OF.get(text);
    if (closer !== undefined) open.push({ index, closer });
    else if (CLOSERS.has(text)) {
      const last = open.pop();
      if (last?.closer === text) closings.set(last.index, index);
      else open = [];
    }
  }
  return closings;
}
