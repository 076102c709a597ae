import { isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { Problem } from "../source/problem.ts";
import { placeOf, type SourceFile, type Span } from "../source/source-file.ts";
import { keyText, safeKey } from "./safe-key.ts";

/** A YAML value without its syntax: null, floats and odd spellings of integers were refused on the way. */
export type PlainValue = string | bigint | boolean | readonly PlainValue[] | PlainMap;
export interface PlainMap {
  readonly [key: string]: PlainValue;
}

/** Where an entry of a map or list stands. */
export interface EntryPlace {
  /** Of the key; of an item of a list, the item. */
  readonly key: Span;
  readonly value: Span;
  /** Whether every character of the value stands in the file as such, `shift` behind the value's start. */
  readonly literal: boolean;
  readonly shift: number;
}

interface Container {
  readonly span: Span;
  readonly entries: ReadonlyMap<string, EntryPlace>;
}

/** A document's value and the places of everything in it, by the very objects of the value. */
export interface PlacedValue {
  readonly file: SourceFile;
  readonly value: PlainValue;
  readonly containers: WeakMap<object, Container>;
}

const PLAIN_INTEGER = /^(?:0|-?[1-9][0-9]*)$/;
/** Values are refused beyond this; no type holds more than 128 bits. */
const LONGEST_INTEGER = 60;

function spanOf(file: SourceFile, node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { file, start, end };
}

function refuse(span: Span, message: string, remedy: string): never {
  throw new Problem("input", message, span, remedy);
}

function sourceText(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

function opensMore(text: string): boolean {
  let open = 0;
  for (const sign of text) open += sign === "(" ? 1 : sign === ")" ? -1 : 0;
  return open > 0 || (/(?:^|[ *])(?:vector|complex|atomic|u?bitint)</.test(text) && !text.includes(">"));
}

/** The text up to the bracket that closes what a comma cut in two. */
function wholeOfSplit(span: Span): string {
  const line = span.file.text.slice(span.start, span.start + 500);
  const closing = line.search(/[)>][^,(){}<>]*?(?:[,}\]\r\n]|$)/);
  if (closing === -1) return sourceText(span);
  const rest = line.slice(closing + 1).search(/[,}\]\r\n]/);
  return line.slice(0, rest === -1 ? undefined : closing + 1 + rest).trim();
}

function readString(scalar: Scalar, value: string, span: Span, inFlow: boolean): string {
  if (inFlow && scalar.type === Scalar.PLAIN && opensMore(value)) {
    const whole = wholeOfSplit(span);
    refuse(span, `an unquoted \`${whole}\` is split at its comma`, `quote it: "${whole}"`);
  }
  return value;
}

function readInteger(value: bigint, span: Span): bigint {
  const source = sourceText(span);
  if (source.length > LONGEST_INTEGER) refuse(span, "this integer is too long", "no type holds such a value");
  if (!PLAIN_INTEGER.test(source))
    refuse(
      span,
      `\`${source}\` is no plain decimal`,
      `write ${value}; if text is meant, quote it: "${source}"`,
    );
  return value;
}

function readScalar(scalar: Scalar, span: Span, inFlow: boolean): PlainValue {
  const { value } = scalar;
  if (typeof value === "string") return readString(scalar, value, span, inFlow);
  if (typeof value === "bigint") return readInteger(value, span);
  if (typeof value === "boolean") return value;
  const source = sourceText(span);
  if (typeof value === "number")
    refuse(span, `an unquoted \`${source}\` is read as the number ${value}`, `quote it: "${source}"`);
  if (source === "") return refuse(span, "a value is missing here", "write the value, or take the key away");
  return refuse(span, `an unquoted \`${source}\` is read as null`, `quote it: "${source}"`);
}

function readKey(
  file: SourceFile,
  pair: Pair<Node | null, Node | null>,
  map: Span,
): { readonly key: string; readonly span: Span } {
  const node = pair.key;
  if (node === null) return refuse({ ...map, end: map.start }, "a key is missing here", "write the key");
  const span = spanOf(file, node);
  if (!isScalar(node)) return refuse(span, "a list or map cannot be a key", "if text is meant, quote it");
  if (typeof node.value === "string") return { key: safeKey(node.value), span };
  const source = sourceText(span);
  if (source === "") return refuse(span, "a key is missing here", "write the key");
  return refuse(
    span,
    `an unquoted key \`${source}\` is read as ${String(node.value)}, not as text`,
    `quote it: "${source}"`,
  );
}

function placeEntry(key: Span, value: Span, node: Node): EntryPlace {
  const source = sourceText(value);
  const text = isScalar(node) && typeof node.value === "string" ? node.value : null;
  const shift = source.startsWith('"') || source.startsWith("'") ? 1 : 0;
  return { key, value, shift, literal: text !== null && source.slice(shift, source.length - shift) === text };
}

type Read = (node: Node, inFlow: boolean, key?: string) => PlainValue;

function readMap(
  file: SourceFile,
  node: YAMLMap<Node | null, Node | null>,
  read: Read,
  entries: Map<string, EntryPlace>,
): PlainMap {
  const result: Record<string, PlainValue> = Object.create(null);
  const mapSpan = spanOf(file, node);
  for (const pair of node.items) {
    const { key, span } = readKey(file, pair, mapSpan);
    const first = entries.get(key);
    if (first !== undefined)
      refuse(
        span,
        `the key \`${keyText(key)}\` stands twice; the first is on line ${placeOf(first.key).line}`,
        "keep one of them",
      );
    if (pair.value === null)
      return refuse(span, `\`${keyText(key)}\` has no value`, "write the value, or take the key away");
    const value = spanOf(file, pair.value);
    if (isScalar(pair.value) && pair.value.value === null && sourceText(value) === "")
      refuse(span, `\`${keyText(key)}\` has no value`, "write the value, or take the key away");
    entries.set(key, placeEntry(span, value, pair.value));
    result[key] = read(pair.value, node.flow === true, key);
  }
  return result;
}

function readList(
  file: SourceFile,
  node: YAMLSeq<Node>,
  read: Read,
  entries: Map<string, EntryPlace>,
): readonly PlainValue[] {
  return node.items.map((item, index) => {
    const span = spanOf(file, item);
    entries.set(String(index), placeEntry(span, span, item));
    return read(item, node.flow === true);
  });
}

function isNodeMap(node: Node): node is YAMLMap<Node | null, Node | null> {
  return isMap(node);
}

function isNodeList(node: Node): node is YAMLSeq<Node> {
  return isSeq(node);
}

/**
 * Takes the values out of a document, in the order of the text, and refuses what YAML reads otherwise than it looks:
 * `1.10`, `null`, hexadecimal and octal integers, keys that are no text, types split at a comma, keys that stand
 * twice. Integers are `bigint`. Under the keys in `decimals` a number with a fraction is the text that stands there, exact to
 * the last digit. The document's depth is bounded by `parseYaml`.
 */
export function readPlainValue(
  file: SourceFile,
  root: Node,
  decimals: ReadonlySet<string> = new Set(),
): PlacedValue {
  const containers = new WeakMap<object, Container>();
  const read: Read = (node, inFlow, key = "") => {
    const span = spanOf(file, node);
    if (isScalar(node) && typeof node.value === "number" && decimals.has(key)) return sourceText(span);
    if (isScalar(node)) return readScalar(node, span, inFlow);
    const entries = new Map<string, EntryPlace>();
    if (isNodeMap(node)) {
      const value = readMap(file, node, read, entries);
      containers.set(value, { span, entries });
      return value;
    }
    if (isNodeList(node)) {
      const value = readList(file, node, read, entries);
      containers.set(value, { span, entries });
      return value;
    }
    return refuse(span, "contracts use no aliases", "write the value out");
  };
  return { file, value: read(root, false), containers };
}

/** The place of a whole map or list; of another object, the start of the file. */
export function placeOfValue(placed: PlacedValue, value: object): Span {
  return placed.containers.get(value)?.span ?? { file: placed.file, start: 0, end: 0 };
}

/** The place of an entry, or null if the map or list has none under that key. */
export function placeOfEntry(
  placed: PlacedValue,
  container: object,
  key: string | number,
): EntryPlace | null {
  return placed.containers.get(container)?.entries.get(String(key)) ?? null;
}
