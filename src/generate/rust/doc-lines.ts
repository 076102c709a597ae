import { type Documented, docTexts, wrapWords } from "../doc-texts.ts";

const WIDTH = 100;

/** Marks what is part of the contract even where no function reaches it (`resolve/rust`). */
export const EXPORT_MARK = "/// @ffi export";

/** Paragraphs on parameters: the first of each says which it is. */
export function paramDocumentation(
  params: readonly (Documented & { readonly name: string })[],
): readonly string[] {
  return params.flatMap((param) => {
    const [first, ...rest] = docTexts(param);
    return first === undefined ? [] : [`\`${param.name}\`: ${first}`, ...rest];
  });
}

/**
 * Lines of documentation comments. The paragraphs come from a file that anybody may have written: they cannot leave the
 * comment, begin a block of code (which `cargo test` would run) or an annotation, or turn text around.
 */
export function docLines(paragraphs: readonly string[], indent: string): readonly string[] {
  const width = WIDTH - indent.length - "/// ".length;
  return paragraphs.flatMap((paragraph, index) => {
    const lines = paragraph
      .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
      .flatMap((line) => wrapWords(harmless(line), width));
    const trimmed = trimBlank(lines);
    const gap = index === 0 ? [] : [""];
    return [...gap, ...trimmed].map((line) => (line === "" ? `${indent}///` : `${indent}/// ${line}`));
  });
}

function harmless(line: string): string {
  return line
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll("```", "\\`\\`\\`")
    .replaceAll("~~~", "\\~\\~\\~")
    .replaceAll("@ffi", "@ ffi")
    .trim();
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== "");
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== "") + 1);
}
