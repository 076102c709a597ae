import type { Triple } from "../../idl/target.ts";

/**
 * How the preprocessor tells a target (the macros of clang and gcc, and Microsoft's, by their manuals). The C libraries of
 * Linux are not told apart: nothing lies differently between them.
 */
const CONDITIONS: Readonly<Record<Triple, string>> = {
  "aarch64-apple-darwin": "defined(__APPLE__) && defined(__aarch64__)",
  "aarch64-unknown-linux-gnu": "defined(__linux__) && defined(__aarch64__)",
  "aarch64-unknown-linux-musl": "defined(__linux__) && defined(__aarch64__)",
  "i686-unknown-linux-gnu": "defined(__linux__) && defined(__i386__)",
  "x86_64-pc-windows-gnu": "defined(_WIN64) && !defined(_MSC_VER)",
  "x86_64-pc-windows-msvc": "defined(_WIN64) && defined(_MSC_VER)",
  "x86_64-unknown-linux-gnu": "defined(__linux__) && defined(__x86_64__)",
  "x86_64-unknown-linux-musl": "defined(__linux__) && defined(__x86_64__)",
};

/** One condition for each kind of target that the preprocessor can tell. */
export function targetConditions(targets: readonly Triple[]): readonly string[] {
  return [...new Set(targets.map((target) => CONDITIONS[target]))];
}
