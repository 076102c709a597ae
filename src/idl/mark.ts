/**
 * Finds `@ffi WORD` in documentation: on a line of its own, or behind the sentence that ends on its line. Prose that
 * speaks of it is none.
 */
export function markPattern(word: "export" | "handshake"): RegExp {
  return new RegExp(`(?<=^|[.!?:;)])[ \\t]*@ffi ${word}[ \\t]*\\r?$`, "m");
}
