import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

/** Symbols that a message names; the report lists all of them. */
const MOST_NAMED = 3;

export const handshakeChanged = defineRule({
  id: "handshake-changed",
  subject: "handshake",
  summary: "partners that were generated from the older bridge file refuse the library",
  severity: { otherwise: binaryBreak },
  effect:
    "A Go package that was generated before compares hashes before its first call, and gives ErrHandshake for ever. C callers go on, as nothing else that is told here stops them.",
  remedy:
    "Write `since:` on codes, variants and fields of sized structs that are new, and on none that were there: then old partners do without them. Otherwise add a new op for what is new, or raise the major version and have both sides generated again.",
  reference: "BRIDGE.md, The handshake",
  message: "partners made of the older bridge refuse {symbols}: {change}",
  check: ({ symbols, baseline, current }) => {
    const named = symbols.slice(0, MOST_NAMED).map((symbol) => `\`${symbol}\``);
    const rest = symbols.length - named.length;
    const others = rest === 0 ? "" : ` and ${rest} more`;
    return { data: { symbols: named.join(", ") + others, change: changeOf(baseline, current) } };
  },
});

/** By the first lines of what a hash is made of that the other has not. */
function changeOf(baseline: string, current: string): string {
  if (baseline === "") return `\`${current}\` is new, without \`since\``;
  return current === "" ? `\`${baseline}\` is not there` : `\`${baseline}\` -> \`${current}\``;
}
