const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["\\", "\\"],
  ["0", "\0"],
  ["'", "'"],
  ['"', '"'],
]);

const ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f_]{1,12})\}|\r?\n[ \t\r\n]*|([\s\S]))|\r\n/g;

function ofCodePoint(digits: string): string {
  const code = Number.parseInt(digits.replaceAll("_", ""), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\u{fffd}";
}

/**
 * What the text between the quotes of a literal means (Reference, "Tokens", "Escapes"): escapes resolved, line breaks
 * behind a `\` gone with the blanks that follow, CR LF as LF. Bytes above 127 are the characters with their number.
 */
export function unescapeLiteral(inner: string): string {
  if (!inner.includes("\\") && !inner.includes("\r")) return inner;
  return inner.replace(ESCAPE, (match, byte?: string, unicode?: string, simple?: string) => {
    if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
    if (unicode !== undefined) return ofCodePoint(unicode);
    if (simple !== undefined) return SIMPLE.get(simple) ?? match;
    return match === "\r\n" ? "\n" : "";
  });
}

/** What the text between the quotes of a raw literal means: itself, with CR LF as LF. */
export function rawValue(inner: string): string {
  return inner.includes("\r") ? inner.replaceAll("\r\n", "\n") : inner;
}
