/** The targets whose data model, alignments, predefined macros and calling conventions are known, in sorted order. */
export const TRIPLES = [
  "aarch64-apple-darwin",
  "aarch64-unknown-linux-gnu",
  "aarch64-unknown-linux-musl",
  "i686-unknown-linux-gnu",
  "x86_64-pc-windows-gnu",
  "x86_64-pc-windows-msvc",
  "x86_64-unknown-linux-gnu",
  "x86_64-unknown-linux-musl",
] as const;

export type Triple = (typeof TRIPLES)[number];

/** What is compared where nothing else is said: the same four on every machine, never the host. */
export const DEFAULT_TRIPLES: readonly Triple[] = [
  "aarch64-apple-darwin",
  "aarch64-unknown-linux-gnu",
  "x86_64-pc-windows-msvc",
  "x86_64-unknown-linux-gnu",
];

export function isTriple(text: string): text is Triple {
  return (TRIPLES as readonly string[]).includes(text);
}
