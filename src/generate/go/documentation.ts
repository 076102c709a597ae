import { beginWithName, sentence, type Voice } from "./sentences.ts";

const WIDTH = 117;

/** What a paragraph is made of: running words, and the items of a list. */
interface Block {
  /** `-` or `1.`; null for running words. */
  readonly bullet: string | null;
  readonly words: readonly string[];
}

/**
 * Lines of a Go comment, `//` in front, out of paragraphs. Texts come from a file that anybody may have written: line
 * breaks, control and format characters are blanks, annotations of ours are taken apart, and no line begins with what
 * gofmt or godoc take for a heading, a link definition or a build constraint (go/doc/comment, "Doc Comments"). Lists stay
 * lists, as gofmt has them. A blank line stands between paragraphs.
 */
export function commentLines(
  paragraphs: readonly string[],
  { indent = "", deprecated }: { readonly indent?: string; readonly deprecated?: string | undefined } = {},
): readonly string[] {
  const width = WIDTH - indent.length;
  const end =
    deprecated === undefined ? [] : [wrap(["Deprecated:", ...wordsOf(sentence(deprecated))], width)];
  const written = [
    ...paragraphs.map((text) => blocksOf(text).flatMap((block) => blockLines(block, width))),
    ...end,
  ].filter((lines) => lines.length > 0);
  return written.flatMap((lines, index) => [
    ...(index === 0 ? [] : [`${indent}//`]),
    ...lines.map((line) => `${indent}// ${line}`),
  ]);
}

const ITEM = /^\s*(?:[-*+•]|(\d{1,3})[.)])\s+(?=\S)/;

/** Whether a line of a text is the item of a list. */
function isItem(line: string): boolean {
  return ITEM.test(line);
}

function blocksOf(paragraph: string): readonly Block[] {
  const blocks: { readonly bullet: string | null; readonly lines: string[] }[] = [];
  for (const line of paragraph.split(/\r?\n/)) {
    const [marker = "", number] = ITEM.exec(line) ?? [];
    const last = blocks.at(-1);
    if (marker !== "") {
      const bullet = number === undefined ? " -" : `${Number(number)}.`;
      blocks.push({ bullet, lines: [line.slice(marker.length)] });
    } else if (last === undefined) blocks.push({ bullet: null, lines: [line] });
    else last.lines.push(line);
  }
  return blocks
    .map(({ bullet, lines }) => ({ bullet, words: wordsOf(lines.join(" ")) }))
    .filter(({ words }) => words.length > 0);
}

function blockLines({ bullet, words }: Block, width: number): readonly string[] {
  if (bullet === null) return wrap(plainWords(words), width);
  const [first = "", ...rest] = wrap(words, width - LIST_INDENT.length);
  return [` ${bullet} ${first}`, ...rest.map((line) => LIST_INDENT + line)];
}
const LIST_INDENT = "    ";

function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll("@ffi", "@ ffi")
    .replaceAll(/\bffi(?=:)/g, "ffi ")
    .split(/\s+/u)
    .filter((word) => word !== "");
}

function plainWords(words: readonly string[]): readonly string[] {
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

/** What an item says of itself. */
interface Documented {
  readonly doc?: string;
  readonly since?: string;
  readonly deprecated?: string;
}

/** What documentation says beside the item's own text. */
interface Beside {
  readonly voice: Voice;
  /** The first sentence, where the item has none. */
  readonly fallback: string;
  /** What follows from the bridge. */
  readonly facts?: readonly string[];
  readonly indent?: string;
}

/** The documentation of an item: its text or a fallback, facts, and its history. */
export function documentation(
  name: string,
  item: Documented,
  { voice, fallback, facts = [], indent = "" }: Beside,
): readonly string[] {
  const [first, ...rest] = paragraphsOf(item.doc);
  const texts =
    first === undefined || isItem(first)
      ? [fallback, ...(first === undefined ? [] : [first])]
      : [firstSentence(beginWithName(name, first, voice))];
  return commentLines([...texts, ...rest, facts.join(" "), ...sinceTexts(item)], {
    indent,
    deprecated: item.deprecated,
  });
}

/** A paragraph that ends in a list ends in an item, which need be no sentence. */
function firstSentence(text: string): string {
  return isItem(text.split("\n").at(-1) ?? "") ? text : sentence(text);
}

function sinceTexts({ since }: Documented): readonly string[] {
  return since === undefined ? [] : [`Since version ${sentence(since)}`];
}

/** The documentation of a field, a variant or a code, indented; there is none if it says nothing of itself. */
export function memberDocumentation(
  name: string,
  item: Documented,
  voice: Voice,
  fallback: string,
): readonly string[] {
  const { doc, since, deprecated } = item;
  if (doc === undefined && since === undefined && deprecated === undefined) return [];
  return documentation(name, item, { voice, fallback, indent: "\t" });
}

/** The documentation of a group of constants, which has no name of its own. */
export function groupDocumentation(item: Documented, fallback: string): readonly string[] {
  const [first = fallback, ...rest] = paragraphsOf(item.doc);
  return commentLines([firstSentence(first), ...rest, ...sinceTexts(item)], { deprecated: item.deprecated });
}
