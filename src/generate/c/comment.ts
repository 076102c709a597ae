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
    .flatMap((text) => wrap(harmless(text), WIDTH - indent.length - " * ".length));
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

/** Words of a text on lines of at most `width` UTF-16 units; a longer word has a line of its own. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
