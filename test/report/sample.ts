import type { Finding, Verdict } from "../../src/findings/finding.ts";
import type { RunResult } from "../../src/findings/run-result.ts";
import type { Span } from "../../src/source/source-file.ts";

/** The span of the first occurrence of some words in a file made for it. */
export function spanOf(path: string, text: string, words: string): Span {
  const start = text.indexOf(words);
  return { file: { path, text }, start, end: start + words.length };
}

const baselineText = "struct kv_options {\n  uint32_t version;\n\tuint64_t cache_bytes;\n};\n";
const currentText =
  "struct kv_options {\n  uint32_t version;\n  uint64_t flags;\n  uint64_t cache_bytes;\n};\n";

export const moved: Finding = {
  rule: "struct-field-moved",
  family: "compatibility",
  level: "error",
  bump: "major",
  breaks: ["binary"],
  adds: false,
  status: "open",
  waiver: null,
  subject: { kind: "field", symbol: null, type: "kv_options", member: "cache_bytes" },
  message: "field `cache_bytes` of `kv_options` moved from offset 8 to 16",
  effect: "Built consumers write past the field.",
  remedy: "Append new fields at the end.",
  targets: "all",
  data: { from: 8, to: 16 },
  groups: [
    {
      targets: ["x86_64-unknown-linux-gnu"],
      data: { from: 8, to: 16 },
      message: "field `cache_bytes` of `kv_options` moved from offset 8 to 16",
    },
  ],
  baseline: spanOf("old/kv.h", baselineText, "uint64_t cache_bytes;"),
  current: spanOf("kv.h", currentText, "uint64_t cache_bytes;"),
  consequences: ["size of `kv_options` 16 -> 24"],
  affected: { symbols: ["kv_a", "kv_b", "kv_c", "kv_d", "kv_e", "kv_f", "kv_g"], callSites: [] },
  fingerprint: "5e1f0c2b9a77",
};

export const sample: RunResult & { readonly verdict: Verdict } = {
  command: "diff",
  sources: [
    { language: "c", input: "old/kv.h", side: "baseline", why: null },
    { language: "c", input: "kv.h", side: "current", why: null },
  ],
  baseline: { input: "old/kv.h", version: "1.2.0", revision: null },
  current: { input: "kv.h", version: null, revision: "4f1c2b3a4f1c2b3a4f1c2b3a4f1c2b3a4f1c2b3a" },
  identical: false,
  verdict: {
    bump: "major",
    binary: "breaking",
    source: "none",
    next: "2.0.0",
    declared: null,
    passed: false,
  },
  failOn: "error",
  findings: [moved],
  compared: {
    functions: 41,
    types: 1,
    constants: 0,
    statics: 0,
    callSites: 0,
    targets: ["x86_64-unknown-linux-gnu"],
  },
  gaps: [
    {
      side: "current",
      reason: "include",
      detail: "`missing.h` is found nowhere",
      span: spanOf("kv.h", currentText, "struct"),
    },
  ],
  gapsAllowed: false,
  off: 0,
  leftOut: [],
  unreadHeaders: 0,
};

/** The sample with other findings. */
export function withFindings(...findings: readonly Finding[]): RunResult {
  return { ...sample, findings, gaps: [] };
}
