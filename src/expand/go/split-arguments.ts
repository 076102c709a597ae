/** Arguments as a shell would split them; null if a quote or an escape has no end. */
export function splitArguments(text: string): readonly string[] | null {
  const split: string[] = [];
  let current: string | null = null;
  let quote: string | null = null;
  let isEscaped = false;
  for (const character of text) {
    const isPlain = isEscaped || (quote !== null && character !== quote && character !== "\\");
    if (isPlain) {
      current = (current ?? "") + character;
      isEscaped = false;
    } else if (character === "\\") {
      isEscaped = true;
      current ??= "";
    } else if (character === quote) quote = null;
    else if (character === '"' || character === "'") {
      quote = character;
      current ??= "";
    } else if (/\s/.test(character)) {
      if (current !== null) split.push(current);
      current = null;
    } else current = (current ?? "") + character;
  }
  if (current !== null) split.push(current);
  return quote === null && !isEscaped ? split : null;
}
