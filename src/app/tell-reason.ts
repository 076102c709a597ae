/** Why a source was taken, with what was found in it; null for one that was named. */
export function reason(why: string | null, told: readonly string[]): string | null {
  return why === null ? null : [why, ...told].filter((part) => part !== "").join(", ");
}

/** `1 function`, `2 functions`. */
export function countOf(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`;
}
