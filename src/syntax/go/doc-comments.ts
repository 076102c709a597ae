import type { GoComment, GoToken } from "./token.ts";

const LINE_BREAK = 0x0a;

/** Finds the comments that belong to a declaration which begins with the token of this index. */
export type DocOf = (index: number) => readonly GoComment[];

/**
 * Groups comments as go/parser does: comments with no blank line between are one group; a group is the doc of the token
 * that begins on the line right below it, unless it begins behind code on a line of its own.
 */
export function indexDocComments(
  text: string,
  tokens: readonly GoToken[],
  comments: readonly GoComment[],
): DocOf {
  return (index) => {
    const token = tokens[index];
    if (token === undefined) return [];
    const before = tokens[index - 1];
    const between = commentsBetween(comments, before?.end ?? 0, token.start);
    const above = before === undefined ? between : withoutTrailing(text, before, between);
    const group = lastGroup(text, above);
    const last = group.at(-1);
    return last !== undefined && lineBreaks(text, last.end, token.start) === 1 ? group : [];
  };
}

function commentsBetween(comments: readonly GoComment[], from: number, to: number): readonly GoComment[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < comments.length && (comments[end]?.start ?? 0) < to) end += 1;
  return comments.slice(low, end);
}

/** Leaves out those that begin on the line where the token before them begins, and what follows them on their line. */
function withoutTrailing(
  text: string,
  before: GoToken,
  comments: readonly GoComment[],
): readonly GoComment[] {
  const [first] = comments;
  if (first === undefined || lineBreaks(text, before.start, first.start) > 0) return comments;
  let count = 1;
  for (let last = first; ; count += 1) {
    const next = comments[count];
    if (next === undefined || lineBreaks(text, last.end, next.start) > 0) return comments.slice(count);
    last = next;
  }
}

function lastGroup(text: string, comments: readonly GoComment[]): readonly GoComment[] {
  let first = comments.length - 1;
  for (; first > 0; first -= 1) {
    const before = comments[first - 1];
    const comment = comments[first];
    if (before === undefined || comment === undefined) break;
    if (lineBreaks(text, before.end, comment.start) > 1) break;
  }
  return comments.slice(Math.max(first, 0));
}

/** Looks at no more than the given range: a hostile file is one line. */
function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === LINE_BREAK) count += 1;
  return count;
}
