import type { ConstantItem } from "../../idl/contract.ts";

/** Functions of `stdint.h` that give a constant its type (C17 7.20.4.1). */
const MAKERS: Readonly<Record<string, string>> = {
  i8: "INT8_C",
  i16: "INT16_C",
  i32: "INT32_C",
  i64: "INT64_C",
  u8: "UINT8_C",
  u16: "UINT16_C",
  u32: "UINT32_C",
  u64: "UINT64_C",
};

/** The value of a constant as a C expression. */
export function constantText({ type, value }: Pick<ConstantItem, "type" | "value">): string {
  if (typeof value === "string") return type === "string" ? quoted(value) : floatText(type, value);
  const maker = MAKERS[type];
  if (maker !== undefined) return integerText(value, maker);
  if (type === "char32") return `UINT32_C(${value})`;
  return type === "usize" || type === "isize"
    ? `((${type === "usize" ? "size_t" : "intptr_t"})${value})`
    : String(value);
}

/** A minus belongs outside, and the smallest number of 64 bits has no positive twin. */
function integerText(value: bigint, maker: string): string {
  if (value >= 0n) return `${maker}(${value})`;
  return value === -(2n ** 63n) ? `(-${maker}(${-(value + 1n)}) - 1)` : `(-${maker}(${-value}))`;
}

function floatText(type: string, value: string): string {
  const text = /[.eE]/.test(value) ? value : `${value}.0`;
  const typed = type === "f32" ? `${text}f` : text;
  return text.startsWith("-") ? `(${typed})` : typed;
}

/** A string literal; what is no plain ASCII is written in octal, three digits each, which nothing that follows can lengthen. */
function quoted(value: string): string {
  let text = "";
  for (const byte of new TextEncoder().encode(value)) {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c && byte !== 0x3f;
    text += isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
  }
  return `"${text}"`;
}
