import { markPattern } from "../../idl/mark.ts";
import type { ScalarName } from "../../idl/type.ts";
import type { Attribute } from "../../syntax/rust/item.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import { integerNamed } from "./value.ts";

function named(attributes: readonly Attribute[], path: string): Attribute | undefined {
  return attributes.find((attribute) => attribute.path === path);
}

export function hasAttribute(attributes: readonly Attribute[], path: string): boolean {
  return named(attributes, path) !== undefined;
}

/** The attribute `#[path = ...]`; undefined without one. */
export function valueAttribute(attributes: readonly Attribute[], path: string): Attribute | undefined {
  return attributes.find((one) => one.path === path && one.form === "value");
}

/** What documentation comments say: of all lines the blanks that all have in common are taken off, as rustdoc does. */
function docOf(attributes: readonly Attribute[]): string | undefined {
  const lines = attributes
    .filter(({ path, form }) => path === "doc" && form === "value")
    .flatMap((attribute) => (attribute.arguments[0]?.value ?? "").split("\n"));
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
  const text = lines
    .map((line) => line.slice(Number.isFinite(indent) ? indent : 0).trimEnd())
    .join("\n")
    .trim();
  return text === "" ? undefined : text;
}

/** What `#[deprecated]` says, empty if it says nothing; undefined if it is not there. */
function deprecationOf(attributes: readonly Attribute[]): string | undefined {
  const attribute = named(attributes, "deprecated");
  if (attribute === undefined) return undefined;
  const { arguments: tokens, form } = attribute;
  if (form === "value") return tokens[0]?.value ?? "";
  const note = tokens.findIndex(({ text }) => text === "note");
  return (note === -1 ? undefined : tokens[note + 2]?.value) ?? "";
}

/** Stands in the documentation of types and constants that are part of the contract though no symbol reaches them. */
const EXPORT_MARK = markPattern("export");

/** Whether the documentation has the mark `@ffi export`. */
export function isMarkedExport(attributes: readonly Attribute[]): boolean {
  const mayBe = attributes.some(
    ({ path, arguments: [text] }) => path === "doc" && text?.value?.includes("@ffi"),
  );
  return mayBe && EXPORT_MARK.test(docOf(attributes) ?? "");
}

/** What every item says of itself; the mark `@ffi export` is for this tool alone. */
export function describedBy(attributes: readonly Attribute[]) {
  const doc = docOf(attributes)?.replace(EXPORT_MARK, "").trim() || undefined;
  const deprecated = deprecationOf(attributes);
  return {
    ...(doc === undefined ? {} : { doc }),
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}

/** What the `repr` attributes of a type ask for (Reference, "Type layout"); alignments in bytes. */
export interface Representation {
  readonly isC: boolean;
  readonly isTransparent: boolean;
  /** `repr(u8)` and its kin. */
  readonly integer: ScalarName | null;
  readonly packed: number | null;
  readonly align: number | null;
  /** `simd`, or what no Rust knows. */
  readonly other: string | null;
}

const INTEGER = /^[iu](?:8|16|32|64|128|size)$/;

export function representationOf(attributes: readonly Attribute[]): Representation {
  let isC = false;
  let isTransparent = false;
  let integer: ScalarName | null = null;
  let packed: number | null = null;
  let align: number | null = null;
  let other: string | null = null;
  for (const attribute of attributes) {
    if (attribute.path !== "repr") continue;
    const tokens = attribute.arguments;
    for (let index = 0; index < tokens.length; index += 1) {
      const text = tokens[index]?.text ?? "";
      const argument = argumentBehind(tokens, index);
      if (text === "C") isC = true;
      else if (text === "transparent") isTransparent = true;
      else if (text === "packed") packed = Math.min(packed ?? Number.POSITIVE_INFINITY, argument ?? 1);
      else if (text === "align") align = Math.max(align ?? 1, argument ?? 1);
      else if (INTEGER.test(text)) integer = integerNamed(text);
      else if (text !== "Rust" && text !== ",") other = text;
      if (argument !== null) index += 3;
    }
  }
  return { isC, isTransparent, integer, packed, align, other };
}

/** `16` of `align(16)`. */
function argumentBehind(tokens: readonly RustToken[], index: number): number | null {
  const number = tokens[index + 2];
  if (tokens[index + 1]?.text !== "(" || number?.kind !== "integer") return null;
  const value = Number(number.text.replaceAll("_", "").replace(/[iu](?:8|16|32|64|128|size)$/, ""));
  return Number.isSafeInteger(value) ? value : null;
}
