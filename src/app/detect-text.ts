import type { Files } from "../source/files.ts";

/** Longer files are generated tables; names to look for stand in front. UTF-16 units. */
const LONGEST_SCAN = 4 * 1024 * 1024;

/** The text of a file as far as detection looks at it; empty where it cannot be read: whoever reads it says why. */
export function scannedText(files: Files, place: string): string {
  const result = files.read(place);
  return result.ok ? result.file.text.slice(0, LONGEST_SCAN) : "";
}

/**
 * Text without comments of the C family, good enough for looking for words: a `//` in a string costs the rest of its
 * line.
 */
export function withoutComments(text: string): string {
  let bare = "";
  let at = 0;
  while (at < text.length) {
    const slash = text.indexOf("/", at);
    if (slash === -1) return bare + text.slice(at);
    const next = text[slash + 1];
    if (next !== "/" && next !== "*") {
      bare += text.slice(at, slash + 1);
      at = slash + 1;
      continue;
    }
    bare += `${text.slice(at, slash)} `;
    const end = next === "/" ? text.indexOf("\n", slash) : text.indexOf("*/", slash + 2);
    if (end === -1) return bare;
    at = next === "/" ? end : end + 2;
  }
  return bare;
}

/** All identifiers of a text, keywords among them. */
export function identifiersOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[A-Za-z_]\w*/g) ?? []);
}
