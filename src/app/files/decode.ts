import type { FileResult } from "../../source/files.ts";

/** No header comes near it, and it keeps hostile input from eating the memory. */
export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

export function unreadable(detail: string): FileResult {
  return { ok: false, failure: { kind: "unreadable", detail } };
}

export function tooLarge(): FileResult {
  return unreadable(`larger than ${LARGEST_FILE_BYTES} bytes`);
}

/**
 * The text of a file, strictly UTF-8; a byte order mark is dropped, so that columns are those that editors show.
 * Anything else is `unreadable`, with the offset of the first byte that is no UTF-8.
 */
export function decodeFile(path: string, bytes: Uint8Array): FileResult {
  const invalid = firstInvalidByte(bytes);
  if (invalid !== null) return unreadable(`not UTF-8 at byte ${invalid}`);
  return { ok: true, file: { path, text: new TextDecoder("utf-8").decode(bytes) } };
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
