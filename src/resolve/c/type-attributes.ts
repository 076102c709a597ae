import type { ScalarName, Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { Alignment, Attributes } from "../../syntax/c/declaration.ts";
import { integerBytes, isInteger } from "./integer.ts";
import { addGap, integerOf, type Resolution } from "./resolution.ts";

/** In bytes; compilers have no larger vectors. */
const LARGEST_VECTOR = 65_536n;

/** The greatest demand for alignment in bytes; null if there is none (C17 6.7.5p6: 0 has no effect). */
export function resolveAlignment(
  resolution: Resolution,
  attributes: Attributes,
  what: string,
  span: Span,
): number | null {
  let greatest = 0;
  for (const alignment of attributes.alignments ?? []) {
    const bytes = alignmentBytes(resolution, alignment, what, span);
    if (bytes !== null) greatest = Math.max(greatest, bytes);
  }
  return greatest === 0 ? null : greatest;
}

/** Of several alignments of one type GCC takes the last, clang the greatest (as C17 6.7.5p6 wants of `_Alignas`). */
export function reportLesserAlignment(
  resolution: Resolution,
  attributes: Attributes,
  what: string,
  span: Span,
): void {
  const bytes = (attributes.alignments ?? []).map((alignment) =>
    alignmentBytes(resolution, alignment, what, span),
  );
  const last = bytes.at(-1) ?? 0;
  if (bytes.every((each) => each === null || each <= last)) return;
  addGap(resolution, "layout", `compilers disagree on which alignment of \`${what}\` holds`, span);
}

function alignmentBytes(
  resolution: Resolution,
  alignment: Alignment,
  what: string,
  span: Span,
): number | null {
  const subject = `the alignment of \`${what}\``;
  if (alignment.kind === "greatest") {
    // On Apple's targets clang's macro tells less than the attribute asks for.
    const isApple = resolution.facts.predefined("__APPLE__") !== undefined;
    const text = isApple ? "16" : resolution.facts.predefined("__BIGGEST_ALIGNMENT__");
    if (text !== undefined && /^[0-9]{1,4}$/.test(text)) return Number.parseInt(text, 10);
    addGap(resolution, "layout", `${subject} is the target's greatest, which is not known`, span);
    return null;
  }
  const value =
    alignment.kind === "bytes"
      ? integerOf(resolution, alignment.value, subject)
      : integerOf(resolution, { kind: "alignof", of: alignment.type, span: alignment.type.span }, subject);
  if (value === null || value === 0n) return null;
  if (value > 0n && value <= 0x1000_0000n && (value & (value - 1n)) === 0n) return Number(value);
  addGap(resolution, "layout", `${subject} is ${value}, which is no power of two`, span);
  return null;
}

/** Attributes that the contract has no words for: the layout would be guessed. */
export function reportUnsupported(resolution: Resolution, attributes: Attributes, what: string): void {
  for (const { text, span } of attributes.unsupported ?? []) {
    addGap(
      resolution,
      "layout",
      `the attribute \`${text}\` of \`${what}\` changes how it is laid out or passed`,
      span,
    );
  }
}

const MODES: ReadonlyMap<string, readonly [ScalarName, ScalarName]> = new Map([
  ["QI", ["i8", "u8"]],
  ["byte", ["i8", "u8"]],
  ["HI", ["i16", "u16"]],
  ["SI", ["i32", "u32"]],
  ["DI", ["i64", "u64"]],
  ["TI", ["i128", "u128"]],
  ["word", ["isize", "usize"]],
  ["pointer", ["isize", "usize"]],
]);

/** GCC's `mode` and `vector_size`, which make another type of the spelled one. */
export function applyTypeAttributes(
  resolution: Resolution,
  type: Type,
  attributes: Attributes,
  what: string,
  span: Span,
): Type {
  const { mode, vectorSize } = attributes;
  const moded = mode === undefined ? type : applyMode(resolution, type, mode, what, span);
  if (vectorSize === undefined) return moded;
  const size = integerOf(resolution, vectorSize, `the size of the vector \`${what}\``);
  const element = elementBytes(resolution, moded);
  if (
    size !== null &&
    element !== null &&
    size > 0n &&
    size <= LARGEST_VECTOR &&
    size % BigInt(element) === 0n
  ) {
    return { kind: "vector", of: moded, lanes: Number(size) / element };
  }
  addGap(resolution, "layout", `the vector \`${what}\` has no size that can be computed`, span);
  return { kind: "unknown", reason: `the size of the vector \`${what}\`` };
}

function elementBytes(resolution: Resolution, type: Type): number | null {
  if (type.kind !== "scalar") return null;
  if (type.name === "c_float" || type.name === "f32") return 4;
  if (type.name === "c_double" || type.name === "f64") return 8;
  return isInteger(type.name) ? integerBytes(type.name, resolution.facts.predefined) : null;
}

function applyMode(resolution: Resolution, type: Type, mode: string, what: string, span: Span): Type {
  const pair = MODES.get(mode);
  if (pair !== undefined && type.kind === "scalar" && (type.name === "c_int" || type.name === "c_uint")) {
    return { kind: "scalar", name: type.name === "c_int" ? pair[0] : pair[1] };
  }
  addGap(resolution, "layout", `the machine mode \`${mode}\` of \`${what}\` is not known`, span);
  return { kind: "unknown", reason: `the machine mode \`${mode}\`` };
}
