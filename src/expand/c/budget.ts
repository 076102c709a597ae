import { clipDetail, type Gap, MOST_GAPS } from "../../idl/gap.ts";
import type { Span } from "../../source/source-file.ts";

/** Bounds that keep hostile input harmless; ordinary headers stay below a hundredth of them. */
const MOST_TOKENS = 2_000_000;
export const DEEPEST_INCLUDE = 200;
/** What entering a file costs, in tokens: a search and a table, whatever is in it. */
export const INCLUDE_COST = 50;
export const DEEPEST_EXPANSION = 200;

/** Counts the tokens of a translation unit, read or made, and its gaps. */
export interface Budget {
  /** Takes `count` tokens; false once there are none left. The first refusal is a gap at `span`. */
  readonly spend: (count: number, span: Span) => boolean;
  readonly isExhausted: () => boolean;
  readonly report: (gap: Gap) => void;
  /** Ends the work on this unit with a `limit` gap. */
  readonly exhaust: (detail: string, span: Span) => void;
}

export function createBudget(gaps: Gap[], tokens = MOST_TOKENS): Budget {
  let left = tokens;
  let exhausted = false;
  const exhaust = (detail: string, span: Span): void => {
    if (exhausted) return;
    exhausted = true;
    gaps.push({ reason: "limit", detail: `${clipDetail(detail)}; what follows is not read`, span });
  };
  return {
    exhaust,
    isExhausted: () => exhausted,
    spend: (count, span) => {
      if (exhausted) return false;
      left -= count;
      if (left < 0) exhaust(`preprocessing takes more than ${tokens} tokens`, span);
      return !exhausted;
    },
    report: (gap) => {
      if (gaps.length < MOST_GAPS) gaps.push({ ...gap, detail: clipDetail(gap.detail) });
      else exhaust(`there are more than ${MOST_GAPS} gaps`, gap.span);
    },
  };
}
