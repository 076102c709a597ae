const UNDERSCORE = 0x5f;
const DOLLAR = 0x24;
const BACKSLASH = 0x5c;

export function isNewline(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

export function isWhiteSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

const WIDE_IDENTIFIER_PART = /^\p{XID_Continue}$/u;

/** Length of a universal character name such as `\u00e9` (C17 6.4.3) at `at`, or 0. */
function universalNameLength(text: string, at: number): number {
  if (text.charCodeAt(at) !== BACKSLASH) return 0;
  const letter = text[at + 1];
  const digits = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  if (digits === 0) return 0;
  for (let i = 0; i < digits; i += 1) if (!isHexDigit(text.charCodeAt(at + 2 + i))) return 0;
  return digits + 2;
}

/** Length in code units of one character that may stand in an identifier, digits included; 0 if it may not. */
function identifierPartLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isAsciiLetter(code) || isDigit(code) || code === UNDERSCORE || code === DOLLAR) return 1;
  if (code === BACKSLASH) return universalNameLength(text, at);
  if (!(code >= 0x80)) return 0;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return WIDE_IDENTIFIER_PART.test(character) ? character.length : 0;
}

/** Whether an identifier (C17 6.4.2, with `$` as compilers allow it) can begin at `at`. */
export function isIdentifierStart(text: string, at: number): boolean {
  return !isDigit(text.charCodeAt(at)) && identifierPartLength(text, at) > 0;
}

/** The offset behind the identifier that begins at `at`. */
export function scanIdentifier(text: string, at: number): number {
  let i = at;
  for (let length = identifierPartLength(text, i); length > 0; length = identifierPartLength(text, i))
    i += length;
  return i;
}

/** The offset behind the preprocessing number at `at` (C17 6.4.8), with C23's digit separators. */
export function scanNumber(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const isSign = code === 0x2b || code === 0x2d;
    if (isSign && !"eEpP".includes(text[i - 1] ?? " ")) break;
    if (isSign || code === 0x2e) {
      i += 1;
      continue;
    }
    const separator = code === 0x27 ? 1 : 0;
    const length = identifierPartLength(text, i + separator);
    if (length === 0) break;
    i += separator + length;
  }
  return i;
}
