/** What an item says of itself. */
export interface Documented {
  readonly doc?: string | undefined;
  readonly since?: string | undefined;
  readonly deprecated?: string | undefined;
}

/** What an item says of its age. */
export function historyTexts({ since, deprecated }: Documented): readonly string[] {
  return [
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...(deprecated === undefined ? [] : [`Deprecated: ${deprecated}`]),
  ];
}

/** Paragraphs of an item's documentation: as its author wrote it, and its age. */
export function docTexts(item: Documented): readonly string[] {
  return [...(item.doc === undefined ? [] : [item.doc]), ...historyTexts(item)];
}

/** Words of a text on lines of at most `width` UTF-16 units; a longer word has a line of its own. */
export function wrapWords(text: string, width: number): readonly string[] {
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
