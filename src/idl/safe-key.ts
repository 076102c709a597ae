/** The one key that JavaScript gives a meaning of its own: libraries that check objects pass over it. */
const PROTO = "__proto__";
const MARKED = "__proto__\u0000";

/** The key under which an object holds what a file names `key`. */
export function safeKey(key: string): string {
  return key === PROTO ? MARKED : key;
}

/** The key as the file has it. */
export function keyText(key: string): string {
  return key === MARKED ? PROTO : key;
}
