import type { Bridge, BridgeEnum, BridgeParam, BridgeType, ValueType } from "../../idl/bridge/bridge.ts";
import { snakeCase } from "../../lower/case.ts";
import { letterOf, saltOf } from "../test-salts.ts";
import { findStruct } from "./bridge-types.ts";

/** One value as the implementation sees it and as it crosses, each an expression of Rust. */
export interface TestValue {
  readonly safe: string;
  readonly abi: string;
}

/** What lies in memory in one piece: how many elements, and where they are. */
export interface TestSlice {
  readonly safe: string;
  readonly owned: string;
  readonly pointer: string;
  readonly length: number;
}

/** Something of each type that is neither zero nor empty, and near the edge; others for other names. */
export function testValue(bridge: Bridge, type: ValueType, name: string): TestValue {
  switch (type.kind) {
    case "scalar":
      switch (type.name) {
        case "bool":
          return saltOf(name) % 2 === 0 ? { safe: "true", abi: "1_u8" } : { safe: "false", abi: "0_u8" };
        case "char32":
          return { safe: "'\\u{10ffff}'", abi: "0x10ffff_u32" };
        case "f32":
        case "f64":
          return same(`-1.${saltOf(name)}5_${type.name}`);
        default:
          return same(`(${type.name}::MAX - ${saltOf(name)})`);
      }
    case "enum":
    case "struct":
      return madeValue(type.name);
    case "array": {
      const { safe, abi } = testValue(bridge, type.of, name);
      return { safe: `[${safe}; ${type.length}]`, abi: `[${abi}; ${type.length}]` };
    }
  }
}

function same(text: string): TestValue {
  return { safe: text, abi: text };
}

/** Functions of the tests make structs, field by field, and each variant in its turn. */
export function madeValue(name: string): TestValue {
  return { safe: `safe_${snakeCase(name)}()`, abi: `abi_${snakeCase(name)}()` };
}

/** @throws Error if the bridge is not sound. */
export function findEnum(bridge: Bridge, name: string): BridgeEnum {
  const found = bridge.enums.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the bridge has no enum ${name}`);
  return found;
}

/** A number that is none of the variants, or a bit of none of the flags; null if there is no such small number. */
export function numberBeyond({ flags, repr, variants }: BridgeEnum): string | null {
  const known = new Set(variants.map(({ value }) => value));
  if (flags) {
    const all = [...known].reduce((bits, value) => bits | value, 0n);
    for (let bit = 0n; bit < 7n; bit += 1n) if ((all & (1n << bit)) === 0n) return String(1n << bit);
    return null;
  }
  const most = repr.startsWith("u") ? 255n : 127n;
  for (let value = most; value >= 0n; value -= 1n) if (!known.has(value)) return String(value);
  return null;
}

const ITEM_COUNT = 3;

/** Bytes with a NUL, text beyond ASCII, the greatest and the least number; no longer than is allowed. */
export function testSlice(type: BridgeType, max: bigint | null, name: string): TestSlice {
  const letter = letterOf(name);
  const most = max === null || max > 99n ? 99 : Number(max);
  switch (type.kind) {
    case "bytes":
      return byteSlice(most, letter);
    case "text":
      return textSlice(most, letter);
    case "path": {
      const text = `${letter}/q`.slice(0, most);
      const safe = `std::path::Path::new("${text}")`;
      return { safe, owned: `${safe}.to_path_buf()`, pointer: `"${text}".as_ptr()`, length: text.length };
    }
    case "list": {
      const { of } = type;
      const items = (
        of === "f32" || of === "f64"
          ? [`1.${saltOf(name)}5_${of}`, `${of}::MIN`]
          : [`${of}::MAX - ${saltOf(name)}`, `${of}::MIN`]
      ).slice(0, most);
      const list = `[${items.join(", ")}]`;
      return {
        safe: items.length === 0 ? `&[] as &[${of}]` : `&${list}[..]`,
        owned: items.length === 0 ? `Vec::<${of}>::new()` : `vec!${list}`,
        pointer: items.length === 0 ? "std::ptr::null()" : `leak(${list}).cast()`,
        length: items.length,
      };
    }
    default:
      throw new Error(`${type.kind} is no slice`);
  }
}

function byteSlice(most: number, letter: string): TestSlice {
  const bytes = [letter, "\\0", "\\xff"].slice(0, most);
  const text = `b"${bytes.join("")}"`;
  return {
    safe: `&${text}[..]`,
    owned: `${text}.to_vec()`,
    pointer: `${text}.as_ptr()`,
    length: bytes.length,
  };
}

function textSlice(most: number, letter: string): TestSlice {
  const [text, length] = most >= ITEM_COUNT ? [`${letter}\\u{e4}`, 3] : most === 0 ? ["", 0] : [letter, 1];
  return { safe: `"${text}"`, owned: `String::from("${text}")`, pointer: `"${text}".as_ptr()`, length };
}

/** Items of a packed list: the first of one byte, an empty one, and one of one byte. */
export interface TestItems {
  readonly items: readonly string[];
  readonly ends: readonly number[];
  readonly length: number;
  readonly bytes: string;
}

export function testItems(isText: boolean, max: bigint | null): TestItems {
  const count = max === null || max > 3n ? ITEM_COUNT : Number(max);
  const texts = ["a", "", "b"].slice(0, count);
  const bytes = texts.join("");
  const ends = texts.map((_, index) => texts.slice(0, index + 1).join("").length);
  return {
    items: texts.map((text) => (isText ? `"${text}"` : `&b"${text}"[..]`)),
    ends,
    length: bytes.length,
    bytes: `b"${bytes}"`,
  };
}

/** What the implementation is given for a parameter. */
export function safeValue(
  bridge: Bridge,
  { type, max, name }: Pick<BridgeParam, "type" | "max" | "name">,
): string {
  switch (type.kind) {
    case "bytes":
    case "text":
    case "path":
      return testSlice(type, max, name).safe;
    case "list":
      if (type.of !== "bytes" && type.of !== "text") return testSlice(type, max, name).safe;
      return `&[${testItems(type.of === "text", max).items.join(", ")}] as &[${type.of === "text" ? "&str" : "&[u8]"}]`;
    case "struct-pointer":
      return madeValue(findStruct(bridge, type.name).name).safe;
    case "handle":
    case "callback":
      throw new Error(`${type.kind} is no value`);
    default:
      return testValue(bridge, type, name).safe;
  }
}
