import { didYouMean } from "../../source/nearest.ts";
import type { Span } from "../../source/source-file.ts";
import { placeIn, refuse } from "../read-context.ts";
import type {
  BridgeEnum,
  BridgeField,
  BridgeScalar,
  BridgeStruct,
  DefaultValue,
  ValueType,
} from "./bridge.ts";
import { readFieldType } from "./read-type.ts";
import { rangeOn } from "./read-values.ts";
import { type BridgeReading, entriesOf, integerOf, readHistory } from "./reading.ts";
import type { WrittenStruct } from "./schema.ts";

type WrittenValue = bigint | boolean | string;

/** Decimal text of a float, as Rust, Go and C read it alike. */
const FLOAT = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e-?[1-9][0-9]*)?$/;
const LONGEST_FLOAT = 40;
const GREATEST_F32 = 3.4028234663852886e38;

export function readStructs(
  reading: BridgeReading,
  table: Readonly<Record<string, WrittenStruct>> | undefined,
  enums: readonly BridgeEnum[],
): readonly BridgeStruct[] {
  const known = new Map(enums.map((item) => [item.name, item]));
  return entriesOf(reading, table, "type", "a struct").map(({ name, entry, span }) => {
    const sized = entry.sized ?? false;
    if (sized && entry.by === "value")
      refuse(
        placeIn(reading, entry, "sized").key,
        `\`${name}\` crosses by value, where its size is settled once and for all`,
        "write `by: pointer`, or take `sized` away",
      );
    const fields = readFields(reading, entry, known);
    if (fields.length === 0)
      refuse(span, `\`${name}\` has no fields`, "C has no empty structs: write a field");
    return { name, by: entry.by, sized, fields, ...readHistory(reading, entry), span };
  });
}

function readFields(
  reading: BridgeReading,
  struct: WrittenStruct,
  enums: ReadonlyMap<string, BridgeEnum>,
): readonly BridgeField[] {
  return entriesOf(reading, struct.fields, "member", "a field").map(({ name, entry, span, value }) => {
    if (typeof entry === "string") return { name, type: readFieldType(reading, entry, value), span };
    const type = readFieldType(reading, entry.type, placeIn(reading, entry, "type").value);
    const at = placeIn(reading, entry, "default").value;
    return {
      name,
      type,
      ...(entry.default !== undefined && { default: readDefault(reading, type, entry.default, enums, at) }),
      ...readHistory(reading, entry),
      span,
    };
  });
}

function readDefault(
  reading: BridgeReading,
  type: ValueType,
  written: WrittenValue,
  enums: ReadonlyMap<string, BridgeEnum>,
  span: Span,
): DefaultValue {
  if (type.kind === "scalar") return readScalarDefault(reading, type.name, written, span);
  const item = type.kind === "enum" ? enums.get(type.name) : undefined;
  if (item === undefined)
    return refuse(span, "a field of this type has no default", "it begins as zeros; take `default` away");
  if (item.flags && typeof written === "bigint") return readFlagBits(item, written, span);
  const names = item.variants.map((variant) => variant.name);
  if (typeof written === "string" && names.includes(written)) return { kind: "variant", name: written };
  const hint = typeof written === "string" ? didYouMean(written, names) : "";
  return refuse(
    span,
    `\`${item.name}\` has no variant \`${String(written)}\`${hint}`,
    `known are ${names.join(", ")}`,
  );
}

function readFlagBits(item: BridgeEnum, value: bigint, span: Span): DefaultValue {
  const all = item.variants.reduce((bits, variant) => bits | variant.value, 0n);
  if (value < 0n || (value & ~all) !== 0n)
    refuse(span, `${value} has bits that \`${item.name}\` does not name`, `known are those of ${all}`);
  return { kind: "integer", value };
}

function readScalarDefault(
  reading: BridgeReading,
  name: BridgeScalar,
  written: WrittenValue,
  span: Span,
): DefaultValue {
  const value = readScalarValue(reading, name, written, span);
  if (typeof value === "boolean") return { kind: "bool", value };
  return typeof value === "bigint" ? { kind: "integer", value } : { kind: "float", text: value };
}

/** A scalar's value as it is written: exact integers, floats as decimal text. Throws a `Problem` if it does not fit. */
export function readScalarValue(
  reading: BridgeReading,
  name: BridgeScalar,
  written: WrittenValue,
  span: Span,
): bigint | boolean | string {
  if (name === "bool")
    return typeof written === "boolean"
      ? written
      : refuse(span, "a `bool` is `true` or `false`", "write one of them");
  if (typeof written === "boolean") return refuse(span, `\`${written}\` is no \`${name}\``, "write a number");
  if (name === "f32" || name === "f64") return readFloat(name, written, span);
  const [character = "", more] = typeof written === "string" ? written : [];
  if (name === "char32" && character !== "" && more === undefined)
    return readCharacter(BigInt(character.codePointAt(0) ?? 0), span);
  const value = integerOf(written);
  if (value === null)
    return refuse(
      span,
      `${JSON.stringify(written)} is no \`${name}\``,
      name === "char32" ? "write one character, or its number" : "write a plain integer",
    );
  if (name === "char32") return readCharacter(value, span);
  const { least, most } = rangeOn(reading.targets, name);
  if (value < least || value > most)
    refuse(span, `${value} does not fit \`${name}\``, `it holds ${least} to ${most} on every target`);
  return value;
}

function readFloat(name: "f32" | "f64", written: bigint | string, span: Span): string {
  const text = String(written);
  if (text.length > LONGEST_FLOAT || !FLOAT.test(text))
    return refuse(
      span,
      `${JSON.stringify(text.slice(0, LONGEST_FLOAT))} is no \`${name}\``,
      "write a decimal number, such as 0.5 or 1e-9",
    );
  const size = Math.abs(Number(text));
  if (size > (name === "f32" ? GREATEST_F32 : Number.MAX_VALUE))
    refuse(
      span,
      `${text} does not fit \`${name}\``,
      name === "f32" ? "write `f64`, or a smaller number" : "write a smaller number",
    );
  // Go's constants are numbers, not bit patterns (specification, "Constants"): there is no negative zero among them.
  if (Object.is(name === "f32" ? Math.fround(Number(text)) : Number(text), -0))
    refuse(span, `${text} is a negative zero, which no constant of Go is`, 'write "0.0"');
  return text;
}

function readCharacter(value: bigint, span: Span): bigint {
  if (value < 0n || value > 0x10ffffn || (value >= 0xd800n && value <= 0xdfffn))
    refuse(
      span,
      `${value} is no character of Unicode`,
      "write a scalar value: 0 to 55295, or 57344 to 1114111",
    );
  return value;
}
