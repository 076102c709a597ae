import type { FileResult, UnreadableCause } from "../../source/files.ts";

/** No header comes near it, and it keeps hostile input from eating the memory. */
export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

export function unreadable(detail: string, because?: UnreadableCause): FileResult {
  const cause = because === undefined ? {} : { because };
  return { ok: false, failure: { kind: "unreadable", detail, ...cause } };
}

export function tooLarge(): FileResult {
  return unreadable(`larger than ${LARGEST_FILE_BYTES} bytes`);
}

/** Files of this program's own forms, which are UTF-8 and nothing else. */
const STRICT = /\.(?:ya?ml|json)$/i;

/**
 * The text of a file. A byte order mark is dropped, so that columns are those that editors show. What is no UTF-8 is
 * taken as Latin-1, as old headers have it in comments, and marked: what reads it has to refuse such bytes elsewhere.
 * Contract files, and what has a NUL and so is no text at all, are `unreadable` then, with the offset of the first byte
 * that is no UTF-8.
 */
export function decodeFile(path: string, bytes: Uint8Array): FileResult {
  const invalid = firstInvalidByte(bytes);
  if (invalid === null) return { ok: true, file: { path, text: new TextDecoder("utf-8").decode(bytes) } };
  if (STRICT.test(path) || bytes.includes(0)) return unreadable(`not UTF-8 at byte ${invalid}`, "encoding");
  return { ok: true, file: { path, text: Buffer.from(bytes).toString("latin1"), encoding: "latin-1" } };
}

function firstInvalidByte(bytes: Uint8Array): number | null {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return null;
}

/** Bytes of the well-formed sequence that begins here, 0 if there is none (Unicode 15, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): 0 | 1 | 2 | 3 | 4 {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const [low, high] = secondByteRange(lead);
  if (second < low || second > high) return 0;
  if (lead < 0xe0) return 2;
  if (!isContinuation(bytes[at + 2])) return 0;
  if (lead < 0xf0) return 3;
  return isContinuation(bytes[at + 3]) ? 4 : 0;
}

/** Narrower than 80..BF after E0 and F0 (overlong), ED (surrogates) and F4 (beyond U+10FFFF). */
function secondByteRange(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
