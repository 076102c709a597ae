const START = /[\p{XID_Start}_]/u;
const REST = /\p{XID_Continue}/u;

/** Whether a digit stands for that UTF-16 code unit. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `Pattern_White_Space` (Reference, "Whitespace"). */
export function isWhiteSpace(code: number): boolean {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return true;
  return code === 0x85 || code === 0x200e || code === 0x200f || code === 0x2028 || code === 0x2029;
}

function isAsciiStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Whether an identifier can begin at that offset (Reference, "Identifiers"). */
export function startsIdentifier(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isAsciiStart(code);
  return at < text.length && START.test(text.slice(at, at + unitsAt(text, at)));
}

/** The offset behind the characters from `at` on that an identifier may go on with. */
export function scanIdentifierRest(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      if (!isAsciiStart(code) && !isDigit(code)) return i;
      i += 1;
    } else {
      const units = unitsAt(text, i);
      if (!REST.test(text.slice(i, i + units))) return i;
      i += units;
    }
  }
  return i;
}
