import { nearest } from "../../source/nearest.ts";
import type { Span } from "../../source/source-file.ts";
import { refuse } from "../read-context.ts";
import {
  type BridgeScalar,
  type BridgeType,
  INTEGER_NAMES,
  type ListItem,
  type ValueType,
} from "./bridge.ts";
import type { BridgeReading } from "./reading.ts";
import { insteadOf } from "./unreachable-types.ts";

export const SCALARS: readonly BridgeScalar[] = [...INTEGER_NAMES, "bool", "char32", "f32", "f64"];
const LIST_ITEMS: readonly ListItem[] = ["bytes", "text", ...INTEGER_NAMES, "f32", "f64"];
const SLICES = ["bytes", "text", "path"] as const;

const LONGEST_TYPE = 200;
const DEEPEST_ARRAY = 4;
/** Of one dimension; what a struct may hold in all is bounded elsewhere. */
const LONGEST_ARRAY = 65_536;

export function isScalar(text: string): text is BridgeScalar {
  return (SCALARS as readonly string[]).includes(text);
}

function isListItem(text: string): text is ListItem {
  return (LIST_ITEMS as readonly string[]).includes(text);
}

function isSlice(text: string): text is (typeof SLICES)[number] {
  return (SLICES as readonly string[]).includes(text);
}

function refuseUnknown(reading: BridgeReading, text: string, span: Span): never {
  const instead = insteadOf(text);
  if (instead !== null)
    refuse(span, `\`${text}\` cannot cross a bridge: ${instead.why}`, `write ${instead.write}`);
  const known = [...SCALARS, ...SLICES, ...reading.declared.keys()];
  const meant = nearest(text, known);
  const message = `there is no type \`${text}\``;
  if (meant !== null) refuse(span, `${message}; did you mean \`${meant}\`?`, null);
  refuse(
    span,
    message,
    "declare it under `structs`, `enums`, `flags`, `callbacks` or `handles`; others are the scalars, `bytes`, `text`, `path` and lists",
  );
}

function readNamed(reading: BridgeReading, name: string, span: Span): BridgeType {
  const declared = reading.declared.get(name);
  if (declared === undefined) return refuseUnknown(reading, name, span);
  switch (declared.kind) {
    case "struct":
      return { kind: declared.by === "value" ? "struct" : "struct-pointer", name };
    case "errors":
      return refuse(
        span,
        `\`${name}\` is a domain of errors, not a type`,
        `write \`errors: ${name}\` on the op`,
      );
    default:
      return { kind: declared.kind, name };
  }
}

function readList(reading: BridgeReading, item: string, span: Span): BridgeType {
  if (isListItem(item)) return { kind: "list", of: item };
  const declared = reading.declared.get(item);
  if (declared?.kind === "handle")
    refuse(
      span,
      `a list of the handle \`${item}\` would have nobody who frees each of them`,
      "give them out one by one: an op that returns one handle",
    );
  if (declared !== undefined)
    refuse(
      span,
      `\`${item}\` cannot be an item of a list`,
      "lists hold numbers, `bytes` or `text`; give structs out one by one, or through a callback",
    );
  if (item === "path") refuse(span, "a list holds no paths", "write `list<bytes>` or `list<text>`");
  if (item === "bool" || item === "char32")
    refuse(
      span,
      `a list holds no \`${item}\`: each would have to be checked`,
      `write \`list<${item === "bool" ? "u8" : "u32"}>\`, or \`text\``,
    );
  if (item.startsWith("list<"))
    refuse(span, "a list holds no lists", "write `list<bytes>`, and lay each inner list out as bytes");
  return refuseUnknown(reading, item, span);
}

function readArray(reading: BridgeReading, text: string, span: Span, depth: number): ValueType {
  if (depth > DEEPEST_ARRAY)
    refuse(
      span,
      `arrays nest more than ${DEEPEST_ARRAY} deep`,
      "put a struct in between, or fewer dimensions",
    );
  const split = /^\[(.*); ?([^;\]]*)\]$/s.exec(text);
  if (split === null)
    return refuse(span, `\`${text}\` is no array`, 'write the element and a number: "[u8; 16]"');
  const [, element = "", length = ""] = split;
  const count = /^[1-9][0-9]{0,6}$/.test(length) ? Number(length) : 0;
  if (count < 1 || count > LONGEST_ARRAY)
    refuse(
      span,
      `an array's length is a number from 1 to ${LONGEST_ARRAY}, not \`${length}\``,
      "write a plain number",
    );
  return { kind: "array", of: readValueType(reading, element.trim(), span, depth + 1), length: count };
}

/** What lies in memory as it is: scalars, enums, flags, structs by value; arrays of these in fields. */
function readValueType(reading: BridgeReading, text: string, span: Span, depth: number): ValueType {
  if (/^\[.*;/s.test(text)) return readArray(reading, text, span, depth);
  const type = readType(reading, text, span);
  switch (type.kind) {
    case "scalar":
    case "enum":
    case "struct":
    case "array":
      return type;
    case "struct-pointer":
      return refuse(
        span,
        `\`${type.name}\` crosses behind a pointer, and so cannot lie inside of another struct`,
        `write \`by: value\` on \`${type.name}\`, or pass it as a parameter of its own`,
      );
    case "handle":
      return refuse(
        span,
        `a handle inside of a struct would have nobody who frees it`,
        "make it a parameter or a result of its own",
      );
    case "callback":
      return refuse(span, "a callback cannot be kept in a struct", "make it a parameter of its own");
    default:
      return refuse(
        span,
        `a struct holds no \`${text}\`: it has no place in memory of its own`,
        'make it a parameter or a result of its own, or a struct\'s array: `"[u8; 16]"`',
      );
  }
}

/** The type of a field. */
export function readFieldType(reading: BridgeReading, text: string, span: Span): ValueType {
  return readValueType(reading, checkedText(text, span), span, 1);
}

function checkedText(text: string, span: Span): string {
  if (text.length > LONGEST_TYPE)
    refuse(span, `a type is no longer than ${LONGEST_TYPE} characters`, "name it, and use its name");
  return text.trim();
}

/** The type of a parameter or of a result. Throws a `Problem` for what is no type here, with what to write instead. */
export function readType(reading: BridgeReading, written: string, span: Span): BridgeType {
  const text = checkedText(written, span);
  if (isScalar(text)) return { kind: "scalar", name: text };
  if (isSlice(text)) return { kind: text };
  if (reading.declared.has(text)) return readNamed(reading, text, span);
  if (/^\[.*;/s.test(text))
    return refuse(
      span,
      "an array crosses only inside of a struct",
      "write a struct with the array as its field, or `bytes` or a list",
    );
  const list = /^list<(.*)>$/s.exec(text);
  if (list !== null) return readList(reading, (list[1] ?? "").trim(), span);
  return readNamed(reading, text, span);
}
