import type { ConstantItem } from "../idl/contract.ts";
import type { Length, Type } from "../idl/type.ts";
import type { Layout } from "./layout.ts";

/** Arithmetic nested deeper than this is refused. */
const DEPTH_LIMIT = 256;

/** No intermediate result may be greater: 2 to the 53. */
const VALUE_LIMIT = 1n << 53n;

export type LengthValue =
  | { readonly kind: "value"; readonly value: bigint }
  | { readonly kind: "unknown"; readonly reason: string };

export interface LengthScope {
  readonly constants: ReadonlyMap<string, ConstantItem>;
  readonly layoutOf: (type: Type) => Layout;
}

/**
 * The number of elements that a length says, between 0 and 2 to the 53. Unknown, with the reason: a constant that is
 * missing or no integer, the size of a type without one, a division by zero, a result that is negative or too great.
 */
export function evaluateLength(length: Length, scope: LengthScope): LengthValue {
  const result = evaluate(length, scope, 0);
  if (result.kind === "value" && result.value < 0n)
    return unknown(`array length ${result.value} is negative`);
  return result;
}

function evaluate(length: Length, scope: LengthScope, depth: number): LengthValue {
  if (depth > DEPTH_LIMIT) return unknown(`array length is nested more than ${DEPTH_LIMIT} levels deep`);
  switch (length.kind) {
    case "integer":
      return bounded(length.value);
    case "constant":
      return evaluateConstant(length.name, scope);
    case "size-of":
      return evaluateSize(length.type, scope);
    case "binary": {
      const left = evaluate(length.left, scope, depth + 1);
      if (left.kind === "unknown") return left;
      const right = evaluate(length.right, scope, depth + 1);
      return right.kind === "unknown" ? right : calculate(length.operator, left.value, right.value);
    }
  }
}

function evaluateConstant(name: string, scope: LengthScope): LengthValue {
  const constant = scope.constants.get(name);
  if (constant === undefined) return unknown(`array length names the unknown constant \`${name}\``);
  if (typeof constant.value !== "bigint") return unknown(`constant \`${name}\` is no integer`);
  return bounded(constant.value);
}

function evaluateSize(type: Type, scope: LengthScope): LengthValue {
  const layout = scope.layoutOf(type);
  if (layout.kind === "sized") return bounded(BigInt(layout.size));
  return layout.kind === "unknown" ? layout : unknown("array length is the size of an incomplete type");
}

/** Division truncates towards zero, as in C17 6.5.5p6. */
function calculate(operator: "+" | "-" | "*" | "/", left: bigint, right: bigint): LengthValue {
  switch (operator) {
    case "+":
      return bounded(left + right);
    case "-":
      return bounded(left - right);
    case "*":
      return bounded(left * right);
    case "/":
      return right === 0n ? unknown("array length divides by zero") : bounded(left / right);
  }
}

function bounded(value: bigint): LengthValue {
  if (value > VALUE_LIMIT || value < -VALUE_LIMIT) return unknown("array length is beyond 2 to the 53");
  return { kind: "value", value };
}

function unknown(reason: string): LengthValue {
  return { kind: "unknown", reason };
}
