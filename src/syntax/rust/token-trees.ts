import { type Gap, pushGap } from "../../idl/gap.ts";
import type { RustToken } from "./token.ts";

/** Tokens, and of every opening bracket where it is closed. */
export interface TokenTrees {
  readonly tokens: readonly RustToken[];
  /** Of an opening bracket the index of the closing one, and the other way round; -1 for all else. */
  readonly partner: Int32Array;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/**
 * Matches brackets. A closing one of another kind than the last that was opened closes the nearest of its own kind, and
 * those within stay open; one without any such is left out of all. Both are gaps.
 */
export function matchBrackets(tokens: readonly RustToken[], gaps: Gap[]): TokenTrees {
  const partner = new Int32Array(tokens.length).fill(-1);
  const opened: number[] = [];
  const open = new Map<string, number>();
  const leaveOpen = (index: number): void => {
    const token = tokens[index];
    if (token === undefined) return;
    open.set(CLOSING.get(token.text) ?? "", (open.get(CLOSING.get(token.text) ?? "") ?? 1) - 1);
    const detail = `expected a \`${CLOSING.get(token.text)}\` that closes this \`${token.text}\``;
    pushGap(gaps, { reason: "syntax", detail, span: token.span });
  };
  tokens.forEach((token, index) => {
    if (token.kind === "open") {
      const closing = CLOSING.get(token.text) ?? "";
      open.set(closing, (open.get(closing) ?? 0) + 1);
      opened.push(index);
    } else if (token.kind === "close") {
      if ((open.get(token.text) ?? 0) === 0) {
        const detail = `this \`${token.text}\` closes nothing`;
        pushGap(gaps, { reason: "syntax", detail, span: token.span });
        return;
      }
      let last = opened.pop();
      while (last !== undefined && CLOSING.get(tokens[last]?.text ?? "") !== token.text) {
        leaveOpen(last);
        last = opened.pop();
      }
      if (last === undefined) return;
      open.set(token.text, (open.get(token.text) ?? 1) - 1);
      partner[last] = index;
      partner[index] = last;
    }
  });
  for (const index of opened) leaveOpen(index);
  return { tokens, partner };
}
