const WIDTH = 117;

/**
 * Lines of a Go comment, `//` in front, out of paragraphs. Texts come from a file that anybody may have written: line
 * breaks, control and format characters are blanks, annotations of ours are taken apart, and no line begins with what
 * gofmt or godoc take for a list, a heading, a link definition or a build constraint (go/doc/comment, "Doc Comments"). A
 * blank line stands between paragraphs.
 */
export function commentLines(
  paragraphs: readonly string[],
  { indent = "", deprecated }: { readonly indent?: string; readonly deprecated?: string | undefined } = {},
): readonly string[] {
  const end = deprecated === undefined ? [] : [["Deprecated:", ...wordsOf(sentence(deprecated))]];
  const written = [...paragraphs.map(plainWords).filter((words) => words.length > 0), ...end];
  return written.flatMap((words, index) => [
    ...(index === 0 ? [] : [`${indent}//`]),
    ...wrap(words, WIDTH - indent.length).map((line) => `${indent}// ${line}`),
  ]);
}

function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll("@ffi", "@ ffi")
    .replaceAll(/\bffi(?=:)/g, "ffi ")
    .split(/\s+/u)
    .filter((word) => word !== "");
}

function plainWords(paragraph: string): readonly string[] {
  const words = wordsOf(paragraph);
  return words[0] !== undefined && isMarker(words[0]) ? ["Note:", ...words] : words;
}

/** What means something at the beginning of a line: bullets, numbers of lists, headings, link definitions, `+build`. */
function isMarker(word: string): boolean {
  return /^(?:[-+*•#=>|]|\d+[.)]|\[[^\]]*\]:|\/\/)/u.test(word) || word === "Deprecated:";
}

function wrap(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line === "") line = word;
    else if (line.length + 1 + word.length > width && !isMarker(word)) {
      lines.push(line);
      line = word;
    } else line += ` ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

/** The paragraphs of a text: blank lines part them. */
function paragraphsOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(/\n\s*\n/).filter((part) => part.trim() !== "");
}

/**
 * A text that begins with the name of what it documents, as godoc wants it: `Stores a value.` of `Put` is
 * `Put stores a value.`, `A store.` of `Store` is `Store is a store.`
 */
export function beginWithName(name: string, text: string): string {
  const [first = "", ...rest] = text.trim().split(/\s+/u);
  if (first === name) return text;
  const others = rest.join(" ");
  if (/^(?:A|An|The|One|What|Where|Whether|How)$/.test(first))
    return `${name} is ${first.toLowerCase()} ${others}`;
  if (/^[A-Z][a-z]+s$/.test(first) && rest.length > 0)
    return `${name} ${first.slice(0, 1).toLowerCase()}${first.slice(1)} ${others}`;
  return `${name}: ${text}`;
}

/** A sentence ends in a point. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?:]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** The documentation of an item: its text or a fallback, facts, and its history. */
export function documentation(
  name: string,
  item: { readonly doc?: string; readonly since?: string; readonly deprecated?: string },
  fallback: string,
  facts: readonly string[] = [],
  indent = "",
): readonly string[] {
  const [first, ...rest] = paragraphsOf(item.doc);
  const beginning = first === undefined ? fallback : sentence(beginWithName(name, first));
  const since = item.since === undefined ? [] : [`Since version ${sentence(item.since)}`];
  // A paragraph of its own, as godoc and staticcheck read it.
  const { deprecated } = item;
  return commentLines([beginning, ...rest, facts.join(" "), ...since], { indent, deprecated });
}
