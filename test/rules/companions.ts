type Companions = Readonly<Record<string, { readonly rules: readonly string[]; readonly because: string }>>;

/**
 * Rules that fire on another rule's fixture and are right to, each with the reason. Whoever sees the change cannot
 * have the one without the other, or the smallest header that shows the rule shows both.
 */
export const COMPANIONS: Companions = {
  "enum-sentinel-changed": {
    rules: ["enum-variant-added"],
    because: "A sentinel counts the others, so that it moves only with a new one, which is told on its own.",
  },
  "handshake-changed": {
    rules: ["constant-added"],
    because:
      "Most hashes that nothing else explains change by a code without `since`, which is told as new as well.",
  },
};

/** The same for rules about two sides. */
export const COMPANIONS_OF_SIDES: Companions = {};
