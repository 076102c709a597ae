import type { RustType } from "../../syntax/rust/item.ts";
import { printDecimal } from "../c/decimal.ts";
import { scalarOf } from "./constant-path.ts";
import { type Evaluation, fail } from "./evaluation.ts";
import { cut, type Value } from "./value.ts";

/** `as` (Reference, "Type cast expressions"). */
export function cast(evaluation: Evaluation, value: Value, type: RustType): Value {
  if (value.kind === "string" && (type.kind === "pointer" || type.kind === "reference")) return value;
  const target = scalarOf(evaluation.resolution, type, evaluation.scope);
  const impossible = () => fail(evaluation, "a cast that is not evaluated");
  if (target === null) return impossible();
  if (value.kind === "length") return /^(?:usize|u64|u128)$/.test(target) ? value : impossible();
  if (target === "f32" || target === "f64") {
    const exact = target === "f32" ? 1n << 24n : 1n << 53n;
    if (value.kind === "float") return { ...value, type: target };
    if (value.kind !== "integer" || value.value > exact || value.value < -exact) return impossible();
    const digits = printDecimal(String(value.value).replace("-", ""), 0n);
    return { kind: "float", text: value.value < 0n ? `-${digits}` : digits, type: target };
  }
  const number = value.kind === "integer" ? value.value : numberOf(value);
  if (number === null) return impossible();
  if (target === "char32") return { kind: "char", value: String.fromCodePoint(Number(number & 0xffn)) };
  const result = cut(target, number);
  return result === null
    ? fail(evaluation, `${number} as \`${target}\` differs between targets`)
    : { kind: "integer", value: result, type: target };
}

function numberOf(value: Value): bigint | null {
  if (value.kind === "bool") return value.value ? 1n : 0n;
  return value.kind === "char" ? BigInt(value.value.codePointAt(0) ?? 0) : null;
}
