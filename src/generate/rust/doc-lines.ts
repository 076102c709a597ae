const WIDTH = 100;

/** What an item says of itself. */
export interface Documented {
  readonly doc?: string | undefined;
  readonly since?: string | undefined;
  readonly deprecated?: string | undefined;
}

/** Marks what is part of the contract even where no function reaches it (`resolve/rust`). */
export const EXPORT_MARK = "/// @ffi export";

/** Paragraphs of an item's documentation: its text, then since when it is there, and that it is no longer wanted. */
export function documentation({ doc, since, deprecated }: Documented): readonly string[] {
  return [
    ...(doc === undefined ? [] : [doc]),
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...(deprecated === undefined ? [] : [`Deprecated: ${deprecated}`]),
  ];
}

/**
 * Lines of documentation comments. The paragraphs come from a file that anybody may have written: they cannot leave the
 * comment, begin a block of code (which `cargo test` would run) or an annotation, or turn text around.
 */
export function docLines(paragraphs: readonly string[], indent: string): readonly string[] {
  const width = WIDTH - indent.length - "/// ".length;
  return paragraphs.flatMap((paragraph, index) => {
    const lines = paragraph
      .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
      .flatMap((line) => wrap(harmless(line), width));
    const trimmed = trimBlank(lines);
    const gap = index === 0 ? [] : [""];
    return [...gap, ...trimmed].map((line) => (line === "" ? `${indent}///` : `${indent}/// ${line}`));
  });
}

function harmless(line: string): string {
  return line
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll("```", "\\`\\`\\`")
    .replaceAll("~~~", "\\~\\~\\~")
    .replaceAll("@ffi", "@ ffi")
    .trim();
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== "");
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== "") + 1);
}

/** Words of a line on lines of at most `width` UTF-16 units; a longer word has a line of its own. */
function wrap(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
