import { wrapWords } from "../doc-texts.ts";

/** Columns of generated C. */
export const WIDTH = 100;

/**
 * Lines of a block comment out of lines of text, broken at spaces. What would end the comment or begin another one is
 * taken apart, as are annotations and trigraphs, and control characters are blanks: the text comes from a file that
 * anybody may have written.
 */
export function commentLines(texts: readonly string[], indent = ""): readonly string[] {
  const lines = texts
    .flatMap((text) => text.split(/\r?\n/))
    .flatMap((text) => wrapWords(harmless(text), WIDTH - indent.length - " * ".length));
  if (lines.length === 0) return [];
  const [first = "", ...rest] = lines;
  if (rest.length === 0 && first.length <= WIDTH - indent.length - "/**  */".length)
    return [`${indent}/** ${first} */`];
  return [
    `${indent}/**`,
    ...lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}`),
    `${indent} */`,
  ];
}

function harmless(text: string): string {
  return text
    .replaceAll("*/", "* /")
    .replaceAll("/*", "/ *")
    .replaceAll("@ffi", "@ ffi")
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replaceAll(/\?(?=\?)/g, "? ")
    .trim();
}
