import { nearest } from "../source/nearest.ts";
import { Problem } from "../source/problem.ts";

/** One wanted output: a format, and the file it goes to; null is standard output. */
export interface Output<Format extends string> {
  readonly format: Format;
  readonly file: string | null;
}

/**
 * Reads `--format text --format json=report.json`; without any, the first known format goes to standard output.
 *
 * @throws Problem (usage) for an unknown format, two formats on standard output, or one file named twice.
 */
export function parseOutputs<Format extends string>(
  texts: readonly string[],
  known: readonly [Format, ...Format[]],
): readonly Output<Format>[] {
  const outputs: readonly Output<Format>[] =
    texts.length === 0 ? [{ format: known[0], file: null }] : texts.map((text) => parseOutput(text, known));
  const places = outputs.map(({ file }) => file);
  if (new Set(places).size < places.length) {
    throw new Problem(
      "usage",
      "two formats go to the same place",
      null,
      "Give all but one a file: --format json=report.json.",
    );
  }
  return outputs;
}

function parseOutput<Format extends string>(text: string, known: readonly Format[]): Output<Format> {
  const equals = text.indexOf("=");
  const name = equals === -1 ? text : text.slice(0, equals);
  const file = equals === -1 ? null : text.slice(equals + 1);
  const format = known.find((candidate) => candidate === name);
  if (format === undefined) {
    const meant = nearest(name, known);
    const hint = meant === null ? `known are ${known.join(", ")}` : `did you mean \`${meant}\`?`;
    throw new Problem("usage", `unknown format \`${name}\`; ${hint}`);
  }
  if (file === "") throw new Problem("usage", `\`--format ${text}\` names no file`);
  return { format, file };
}
