import type { Triple } from "../idl/target.ts";
import { Problem } from "../source/problem.ts";
import type { GoExtraction } from "./extraction.ts";
import type { GoInput } from "./input.ts";
import type { ReadingOptions } from "./reading-options.ts";

/**
 * Reads a Go package: what its cgo preambles declare, what it calls, what it exports.
 *
 * @throws Problem if a file cannot be read.
 */
export function extractGo(
  input: GoInput,
  _targets: readonly Triple[],
  _options: Pick<ReadingOptions, "defines" | "undefines">,
): GoExtraction {
  throw new Problem("input", `${input.text}: Go source is not read yet by this version`);
}
